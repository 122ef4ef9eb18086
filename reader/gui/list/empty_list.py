"""What an empty list says: why it is empty, and the one thing to do about it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from reader.gui.kit.keys import key_of
from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.model.library import Filter

_T = QT_TRANSLATE_NOOP
CLEAR_SEARCH = "clear_search"
"""Stands for the way out of a search, which is no action."""


class Empty(NamedTuple):
    """Words, icon, and the action with the words of its button."""

    words: str
    icon: str
    action: str
    button: str


_PLACES: dict[str, tuple[str, str, str]] = {
    # words, the icon, the action whose key they name
    "unread": (_T("empty", "Nothing unread."), "unread", ""),
    "starred": (_T("empty", "No starred articles yet. Press %1 to star the one you’re reading."), "star", "star"),
    "archive": (
        _T("empty", "The archive is empty. Press %1 to archive an article you’re done with."),
        "archive",
        "archive",
    ),
    "attention": (
        _T("empty", "Nothing needs attention. Articles that fail or arrive incomplete are listed here."),
        "check",
        "",
    ),
    "trash": (_T("empty", "The trash is empty. Articles you delete wait here, so you can restore them."), "trash", ""),
}


def tr(words: str) -> str:
    """Return the words in the reader's language."""
    return QCoreApplication.translate("empty", words)


def empty_state(wanted: Filter, *, any_articles: bool) -> Empty:
    """Return what a list of this filter says while it has nothing; ``any_articles`` says whether the library has some."""
    every = ("go_all", tr(_T("empty", "Show all articles")))
    if wanted.folder:
        return Empty(tr(_T("empty", "No article matches this smart folder now.")), "folder", *every)
    if wanted.words:
        words = tr(_T("empty", "No results for “%1”.")).replace("%1", wanted.words.strip())
        return Empty(words, "search", CLEAR_SEARCH, tr(_T("empty", "Clear search")))
    if wanted.tag:
        words = tr(_T("empty", "No articles tagged “%1” yet. Drag one onto the tag, or press %2 while you read one."))
        return Empty(words.replace("%2", key_of("tag")).replace("%1", wanted.tag), "tag", *every)
    if wanted.site:
        return Empty(tr(_T("empty", "No articles from %1.")).replace("%1", wanted.site), "site", *every)
    if wanted.place == "all" or (not any_articles and wanted.place == "unread"):
        return Empty(tr(_T("empty", "No articles yet.")), "all", "", "")  # the page beside it says what to do
    words, icon, names = _PLACES[wanted.place]
    words = tr(words).replace("%1", key_of(names)) if names else tr(words)
    return Empty(words, icon, *(every if any_articles else ("", "")))
