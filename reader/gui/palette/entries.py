"""What the palette can find: each with its name, its icon, what stands at its right, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from reader.desk.program.settings import SETTINGS, Settings
from reader.gui.help.setting_words import choice_words
from reader.gui.help.setting_words import tr as setting_words
from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.gui.manual.contents import headings, title_of
from reader.gui.session.actions import GO, Actions
from reader.gui.sidebar.sidebar_rows import FOLDER_ICON, filter_of
from reader.model.library import Counts, Filter
from reader.text.fuzzy import PART, fit

MAX_SHOWN, MAX_UNTYPED = 60, 200
"""Entries that are listed for what is typed, and while nothing is."""
_MAX_CHOICES = 8
"""Settings with more choices than these are opened, not set from here."""
_ICONS = {
    "field": "search",
    "find": "search",
    "search_help": "search",
    "settings": "settings",
    "print": "print",
    "copy": "copy",
    "copy_quote": "quote",
    "copy_evidence": "quote",
    "copy_citation": "quote",
    "copy_citation_as": "quote",
    "verify_quote": "quote",
    "author_names": "quote",
    "copy_passage_link": "copy",
    "copy_address": "copy",
    "note": "note",
    "manual": "manual",
    "unread": "unread",
    "all_read": "check",
    "retry": "retry",
    "clean_again": "retry",
    "clean_all": "retry",
    "browser": "browser",
    "activity": "clock",
    "browsers": "browser",
    "save_search": "folder",
    "summarise": "summary",
    "briefing_yesterday": "briefing",
    "next": "down",
    "previous": "up",
    "go_unread": "unread",
    "go_all": "all",
    "go_starred": "star",
    "go_archive": "archive",
    "go_attention": "attention",
    "go_trash": "trash",
    "highlights": "highlight",
    **{f"highlight_{number}": "highlight" for number in range(1, 5)},
}


class Entry(NamedTuple):
    """Something that can be chosen. ``hint`` is its shortcut, or what kind of thing it is; ``is_on`` is for a switch;
    one that is not ``enabled`` is shown and does nothing. ``key`` names it among those that were run last.
    """

    key: str
    name: str
    icon: str
    hint: str
    run: Callable[[], object]
    enabled: bool = True
    is_on: bool = False

    @property
    def right(self) -> str:
        """What stands at the right: what it is, and whether it can be done."""
        said = (
            tr(QT_TRANSLATE_NOOP("palette", "Not available now"))
            if not self.enabled
            else tr(QT_TRANSLATE_NOOP("palette", "On"))
            if self.is_on
            else ""
        )
        return "   ".join(filter(None, (said, self.hint)))


def tr(words: str) -> str:
    """Return the palette's words in the reader's language."""
    return QCoreApplication.translate("palette", words)


def entries_of_actions(actions: Actions) -> list[Entry]:
    """Return every action that a menu shows, in the menus' order; one that opens a menu stands for what is in it."""
    found: list[Entry] = []
    for declared, action in actions.declared():
        if declared.name == "palette" or not action.isVisible():
            continue
        name = action.text().replace("&", "")
        icon = declared.icon or _ICONS.get(declared.name, "command")
        if declared.menu.lstrip("-") == GO and (declared.name.startswith("go_") or declared.checkable):
            name = tr(QT_TRANSLATE_NOOP("palette", "Go to %1")).replace("%1", name)
        within = action.menu()
        if not isinstance(within, QMenu):
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            found.append(_entry_of(action, declared.name, name, icon, keys))
            continue
        within.aboutToShow.emit()  # such menus are filled when they open
        for inner in within.actions():
            if inner.text() and not inner.isSeparator():
                words = f"{name}: {inner.text().replace('&', '')}"
                found.append(_entry_of(inner, f"{declared.name} {inner.text()}", words, icon, "", action.isEnabled()))
    return found


def _entry_of(action: QAction, key: str, name: str, icon: str, keys: str, enabled: bool = True) -> Entry:
    is_on = action.isCheckable() and action.isChecked()
    return Entry(key, name, icon, keys, action.trigger, enabled and action.isEnabled(), is_on)


def entries_of_library(counts: Counts, show: Callable[[Filter], object]) -> list[Entry]:
    """Return the tags, smart folders and sites, each of which lists its articles."""
    tag, folder, site = (
        tr(QT_TRANSLATE_NOOP("palette", "Tag")),
        tr(QT_TRANSLATE_NOOP("palette", "Smart folder")),
        tr(QT_TRANSLATE_NOOP("palette", "Site")),
    )
    found = [
        Entry(f"folder {one.id}", one.name, one.icon or FOLDER_ICON, folder, partial(show, filter_of(one)))
        for one in counts.folders
    ]
    found += [
        Entry(f"tag {one.name}", one.name, "tag", tag, partial(show, Filter(tag=one.name))) for one in counts.tags
    ]
    return found + [Entry(f"site {one}", one, "site", site, partial(show, Filter(site=one))) for one, _ in counts.sites]


def entries_of_settings(
    settings: Settings, put: Callable[[str, str | int], object], show: Callable[[str], object]
) -> list[Entry]:
    """Return the settings, which open at theirs, and the choices of those that have few words to choose from."""
    kind = tr(QT_TRANSLATE_NOOP("palette", "Setting"))
    found = []
    for setting in SETTINGS:
        if not setting.listed:
            continue
        label = setting_words(setting.label)
        found.append(Entry(f"setting {setting.name}", label, "settings", kind, partial(show, setting.name)))
        if 0 < len(setting.choices) <= _MAX_CHOICES and all(isinstance(choice, str) for choice in setting.choices):
            found += [
                Entry(
                    f"setting {setting.name} {choice}",
                    f"{label}: {choice_words(setting, choice)}",
                    "settings",
                    kind,
                    partial(put, setting.name, choice),
                    is_on=settings[setting.name] == choice,
                )
                for choice in setting.choices
            ]
    return found


def entries_of_manual(show: Callable[[str, str], object]) -> list[Entry]:
    """Return the pages of the manual and the headings on them."""
    kind = tr(QT_TRANSLATE_NOOP("palette", "Manual"))
    return [
        Entry(
            f"manual {page} {heading}",
            f"{title_of(page)}: {heading}" if heading else title_of(page),
            "manual",
            kind,
            partial(show, page, heading),
        )
        for page, heading in headings()
    ]


def ranked(entries: Sequence[Entry], typed: str) -> tuple[list[Entry], int]:
    """Return the entries that fit what is typed, the best first, and how many of them fit well: the others only have it
    somewhere within a word, or its letters scattered over their names. Of equal ones the first in ``entries`` come first;
    the dots of what asks for more are no part of a name.
    """
    scored = [(score, entry) for entry in entries if (score := fit(typed, entry.name.rstrip("…")))]
    scored.sort(key=lambda one: (-one[0], not one[1].enabled))
    shown = scored[:MAX_SHOWN]
    return [entry for _, entry in shown], sum(score > PART for score, _ in shown)


def recent_first(entries: Iterable[Entry], recent: Sequence[str]) -> list[Entry]:
    """Return the entries with those first that were run last, the newest of them at the top."""
    places = {key: place for place, key in enumerate(recent)}
    return sorted(entries, key=lambda entry: places.get(entry.key, len(places)))[:MAX_UNTYPED]
