"""Settings, declared once: the window's page, the checks and the stored file all follow from this table."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, NamedTuple

from reader.capture.fetch.network import PROXY_UNKNOWN
from reader.drafts import sweep_drafts
from reader.errors import NoSuchSetting, SettingNeedsPath, SettingNotAllowed, SettingsUnreadable, SettingsUnwritable
from reader.files import aside_path, may_be_path, read_ordinary, replace_json


class Setting(NamedTuple):
    """One setting. ``choices`` are the values that are allowed, or empty for a yes or no; ``label`` and ``help`` are
    for the window, whose page has all in the order of this table, under the headings of their ``group``s;
    ``unlisted`` says why one is not on it. ``explained`` gives choices that are not known
    before it is asked, each with its sentence: what they come from is not imported for a start, and the default "" is
    the first of them. ``holds`` is for a path that the reader chooses, a font of their system, or a name that they
    give (or words that the window keeps for itself), where the default "" means the default one. ``unit`` is what a
    number counts.
    """

    name: str
    default: str | int | bool
    label: str
    help: str
    choices: tuple[str | int, ...] = ()
    unlisted: str = ""
    explained: Callable[[], Mapping[str, str]] | None = None
    holds: Literal["", "folder", "file", "name", "font", "proxy"] = ""
    unit: Literal["", "px", "days", "minutes", "seconds", "%"] = ""
    group: str = ""

    @property
    def listed(self) -> bool:
        """Whether it stands on the settings page."""
        return not self.unlisted

    @property
    def usual(self) -> str | int | bool:
        """The default, as it is set."""
        return self.allowed[0] if self.explained is not None else self.default

    @property
    def allowed(self) -> tuple[str | int, ...]:
        """The values that are allowed; empty for a yes or no, for a path and for a name."""
        return tuple(self.explained()) if self.explained is not None else self.choices


GROUPS: dict[str, str] = {
    "appearance": "Appearance",
    "reading": "Reading and saving",
    "aloud": "Reading aloud and focus",
    "summaries": "Summaries",
    "highlights": "Highlights",
    "network": "Network",
    "library": "Library",
}
"""Headings of the settings page, in its order, by the name of the group."""
LENGTHS: dict[str, int] = {"sentence": 1, "short": 3, "medium": 5, "long": 8}
"""The lengths of a summary, in sentences."""
NUMBER = "number"
"""The length of a summary of as many sentences as the setting ``summary_number`` says."""
MAX_SENTENCES = 50


CITATION_STYLES = ("newsroom", "apa", "chicago", "chicago-notes", "mla", "harvard", "ieee")
"""The styles that may stand below a quotation, as ``exchange.citations.styles`` names them: a start does not load it."""


def summary_methods() -> dict[str, str]:
    """The ways to choose a summary's sentences, by name, each with what it does. The first is the default."""
    from reader.summary.method_names import DEFAULT, METHODS

    return {name: METHODS[name].says for name in (DEFAULT, *(name for name in METHODS if name != DEFAULT))}


_EXPORTS = "the export dialog remembers it"
SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme",
        "system",
        "Appearance",
        "Colours of the window. “Match system” follows its light and dark, and high contrast where the system asks for it.",
        ("system", "light", "sepia", "dark", "black", "contrast-light", "contrast-dark"),
        group="appearance",
    ),
    Setting(
        "private_title",
        False,
        "Private window title",
        "Taskbars, window lists and screen sharing show “Tearsheet”, not the title of the article you read.",
        group="appearance",
    ),
    Setting("text_font", "", "Font", "Font of article text.", holds="font", group="appearance"),
    Setting(
        "text_size",
        19,
        "Text size",
        "Size of article text, where an article has no size of its own.",
        (15, 16, 17, 18, 19, 20, 21, 22, 24, 26, 28, 32, 36, 40),
        unit="px",
        group="appearance",
    ),
    Setting(
        "line_spacing",
        "normal",
        "Line spacing",
        "Distance between the lines of article text.",
        ("tight", "normal", "open", "double"),
        group="appearance",
    ),
    Setting(
        "measure",
        "normal",
        "Line length",
        "How wide the column of text gets. About 68 characters is easiest to read.",
        ("narrow", "normal", "wide", "full"),
        group="appearance",
    ),
    Setting(
        "rows",
        "summary",
        "List rows",
        "What each row of the article list shows.",
        ("summary", "plain", "compact"),
        group="appearance",
    ),
    Setting("mark_read", True, "Mark as read when opened", "Opening an article marks it as read.", group="reading"),
    Setting(
        "read_after",
        2,
        "Mark as read after",
        "How long an article must be shown before it counts as read, so that stepping past it doesn’t mark it.",
        (0, 1, 2, 3, 5, 10),
        unit="seconds",
        group="reading",
    ),
    Setting(
        "offer_clipboard",
        True,
        "Offer links from the clipboard",
        ("Tearsheet offers to save a link you copied, but never fetches it without asking."),
        group="reading",
    ),
    Setting(
        "citation_style",
        "newsroom",
        "Citation style",
        "Used when you copy a quote, a citation or a summary with citation.",
        CITATION_STYLES,
        group="reading",
    ),
    Setting(
        "shortcut_set",
        "tearsheet",
        "Keyboard shortcuts",
        "Tearsheet’s own, or keys known from vi or from mail programs. Shortcuts that you changed stay as they are.",
        ("tearsheet", "vi", "mail"),
        group="reading",
    ),
    Setting(
        "speech_speed",
        100,
        "Reading aloud speed",
        "How fast articles are read aloud, in percent of the voice’s own speed.",
        (75, 100, 125, 150, 175, 200),
        unit="%",
        group="aloud",
    ),
    Setting(
        "speech_goes_on",
        True,
        "Read the next article aloud, too",
        "When an article has been read aloud, the next one in the list follows.",
        group="aloud",
    ),
    Setting(
        "smooth_scrolling",
        True,
        "Scroll smoothly",
        "The page moves to a place instead of jumping there. Turn this off if motion disturbs you.",
        group="appearance",
    ),
    Setting(
        "focus_dims",
        True,
        "Dim other paragraphs in focus mode",
        "Focus mode shows only the text, with the paragraph you are reading at full strength.",
        group="aloud",
    ),
    Setting(
        "summary_length", "short", "Summary length", "Length of a new summary.", (*LENGTHS, NUMBER), group="summaries"
    ),
    Setting(
        "summary_method",
        "",
        "Summary method",
        "How sentences are chosen. Changing the method remakes every summary.",
        explained=summary_methods,
        group="summaries",
    ),
    Setting(
        "meaning_1", "", "Highlight 1", "What you call the first kind of highlight.", holds="name", group="highlights"
    ),
    Setting("meaning_2", "", "Highlight 2", "What you call the second kind.", holds="name", group="highlights"),
    Setting("meaning_3", "", "Highlight 3", "What you call the third kind.", holds="name", group="highlights"),
    Setting("meaning_4", "", "Highlight 4", "What you call the fourth kind.", holds="name", group="highlights"),
    Setting(
        "proxy",
        "",
        "Proxy",
        "For example socks5://127.0.0.1:9050 for Tor, or http://host:port. Site names are resolved there. If it fails, nothing "
        "is fetched. Empty for the system’s own setting.",
        holds="proxy",
        group="network",
    ),
    Setting(
        "plain_user_agent",
        False,
        "Don’t tell sites about Tearsheet",
        "Sites see a browser’s name, without Tearsheet’s behind it.",
        group="network",
    ),
    Setting(
        "trash_days",
        30,
        "Empty trash after",
        ("How long you can restore a deleted article. Tearsheet tells you whenever it deletes any permanently."),
        (7, 30, 90, 365, 0),
        unit="days",
        group="library",
    ),
    Setting(
        "lock_after",
        10,
        "Lock after",
        "A library with a passphrase locks itself when nobody types or moves the mouse for so long. See File › Library lock.",
        (1, 5, 10, 30, 60, 0),
        unit="minutes",
        group="library",
    ),
    Setting(
        "backups",
        True,
        "Back up automatically",
        "Once a day while Tearsheet is open, if the library has changed.",
        group="library",
    ),
    Setting(
        "backup_folder",
        "",
        "Backup folder",
        "Choose another disk to be safe if this one fails.",
        holds="folder",
        group="library",
    ),
    Setting(
        "summary_number",
        4,
        "Sentences",
        "The number you last chose.",
        tuple(range(1, MAX_SENTENCES + 1)),
        unlisted="the summary pane asks for the number",
    ),
    Setting(
        "print_paper",
        "",
        "Paper",
        "What you last printed on.",
        ("", "a4", "a5", "letter", "legal"),
        unlisted="the print preview remembers it",
    ),
    Setting(
        "print_margins",
        "normal",
        "Margins",
        "Margins you last chose.",
        ("narrow", "normal", "wide"),
        unlisted="the print preview remembers it",
    ),
    Setting(
        "print_size",
        11,
        "Text size",
        "Size in points you last chose.",
        (8, 9, 10, 11, 12, 14, 16, 18),
        unlisted="the print preview remembers it",
    ),
    Setting(
        "print_summary",
        False,
        "Summary on top",
        "Whether summaries are printed.",
        unlisted="the print preview remembers it",
    ),
    Setting(
        "print_highlights",
        True,
        "Highlights",
        "Whether highlights are printed.",
        unlisted="the print preview remembers it",
    ),
    Setting("print_notes", True, "Notes", "Whether notes are printed.", unlisted="the print preview remembers it"),
    Setting(
        "print_citation", False, "Citation", "Whether citations are printed.", unlisted="the print preview remembers it"
    ),
    Setting(
        "print_pictures", True, "Pictures", "Whether pictures are printed.", unlisted="the print preview remembers it"
    ),
    Setting(
        "fonts_told",
        "",
        "Missing fonts",
        "Scripts whose missing font you know of.",
        holds="name",
        unlisted="the line above a text asks for it",
    ),
    Setting(
        "shortcuts",
        "",
        "Changed shortcuts",
        "Keys that you changed.",
        unlisted="the list of shortcuts changes them",
        holds="name",
    ),
    Setting(
        "export_format", "html", "Export format", "The format that was chosen last.", unlisted=_EXPORTS, holds="name"
    ),
    Setting("export_highlights", True, "Highlights", "Whether highlights are exported.", unlisted=_EXPORTS),
    Setting("export_notes", True, "Notes", "Whether notes are exported.", unlisted=_EXPORTS),
    Setting("export_summaries", False, "Summaries", "Whether summaries are exported.", unlisted=_EXPORTS),
    Setting("export_pictures", True, "Pictures", "Whether pictures are exported.", unlisted=_EXPORTS),
    Setting("export_originals", True, "Original pages", "Whether original pages are exported.", unlisted=_EXPORTS),
    Setting(
        "library", "", "Library", "Where you moved the library file.", unlisted="moving the library does", holds="file"
    ),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


_ENTRY = re.compile(r'"(\w+)"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null)')
"""One name with its value, as it stands in a file that is not valid JSON as a whole."""

_CAREFUL = {"proxy": PROXY_UNKNOWN, "private_title": True, "plain_user_agent": True}
"""What holds for a value that could not be read, where the default might give away what somebody meant to keep."""


class Settings:
    """The values, kept in one small JSON file that a person or a newer version may write as well.

    A value that this version does not allow counts as the default and stays in the file, as do names that it does not
    know. ``problem`` is the error of a file that was not valid JSON as the program started: what can be read of it holds, and
    it is put aside before the first change. Names that it does not hold have their defaults, those that protect somebody what
    protects most. A file that is damaged or gone later changes nothing of what holds.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        sweep_drafts(path.parent, path.name)
        self._stored, self.problem = self._read()

    def __getitem__(self, name: str) -> Any:
        setting = _BY_NAME[name]
        value = self._stored.get(name, setting.default)
        if not _may_be(setting, value):
            return setting.default
        if setting.explained is not None and value != setting.default and value not in setting.allowed:
            return setting.default
        return value

    def proxy(self) -> str:
        """Return the proxy as it is set; what is stored for it but is no text comes back as text that is no address, so
        that nothing goes around a proxy that somebody meant to set.
        """
        return str(self._stored.get("proxy", ""))

    def set(self, name: str, value: str | int | bool) -> None:
        """Change and keep a setting.

        Raises BadValue for a name or value that the table does not have, SettingsUnwritable where the file cannot be
        written; then the setting keeps its value.
        """
        setting = _BY_NAME.get(name)
        if setting is None:
            raise NoSuchSetting(name=name)
        if setting.holds in ("name", "font", "proxy") and not isinstance(value, str):
            raise SettingNotAllowed(name=name, value=str(value), allowed="any words")
        if setting.holds and not isinstance(value, str):
            raise SettingNeedsPath(name=name, value=str(value), holds=setting.holds)
        if not _allowed(setting, value):
            allowed = ", ".join(map(str, setting.allowed or ("true", "false")))
            raise SettingNotAllowed(name=name, value=str(value), allowed=allowed)
        stored, problem = self._read()  # another window or a person may have changed the file
        if not self.path.exists() or (problem is not None and self.problem is None):
            stored = dict(self._stored)
        stored[name] = value
        try:
            if problem is not None:
                self.path.replace(aside_path(self.path))
            replace_json(self.path, dict(sorted(stored.items())))
        except OSError as error:
            raise SettingsUnwritable(path=str(self.path), detail=(error.strerror or str(error)).lower()) from error
        self._stored = stored

    def remember_library(self, path: Path) -> None:
        """Keep which library was chosen when the settings could not say it; the file that could not be read is put
        aside. Where it can't be written, the choice holds until the end.
        """
        value = str(path) if path.exists() else ""
        with suppress(SettingsUnwritable):
            self.set("library", value)
        self._stored["library"] = value
        self.problem = None

    def _read(self) -> tuple[dict[str, Any], SettingsUnreadable | None]:
        """Return what the file holds, and the error if that is not all of it."""
        try:
            content = read_ordinary(self.path)
        except FileNotFoundError:
            return {}, None
        except OSError as error:
            return dict(_CAREFUL), self._unreadable((error.strerror or str(error)).lower())
        try:
            stored = json.loads(content.decode("utf-8-sig"))
            if isinstance(stored, dict):
                if may_be_path(stored.get("library", "")):
                    return stored, None
                del stored["library"]
                return stored, self._unreadable("what it names as the library can’t be a file")
            detail = "it isn’t a JSON object"
        except json.JSONDecodeError as error:
            detail = f"line {error.lineno} isn’t valid JSON"
        except UnicodeDecodeError:
            detail = "it isn’t UTF-8 text"
        except (ValueError, RecursionError):
            detail = "it isn’t valid JSON"
        stored = dict(_CAREFUL)
        for name, value in _ENTRY.findall(content.decode("utf-8", "replace")):
            with suppress(ValueError):
                stored[name] = json.loads(value)
        return stored, self._unreadable(detail)

    def _unreadable(self, detail: str) -> SettingsUnreadable:
        return SettingsUnreadable(path=str(self.path), detail=detail, aside=aside_path(self.path).name)


def _allowed(setting: Setting, value: object) -> bool:
    if setting.holds:
        return may_be_path(value) if setting.holds in ("file", "folder") else isinstance(value, str)
    return value in setting.allowed if setting.allowed else isinstance(value, bool)


def _may_be(setting: Setting, value: object) -> bool:
    """Like ``_allowed``, without asking for choices that are not known yet."""
    return isinstance(value, str) if setting.explained is not None else _allowed(setting, value)
