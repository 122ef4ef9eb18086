"""Settings, declared once: the window's page, the checks and the stored file all follow from this table."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

from reader.errors import BadValue
from reader.records import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``choices`` are the values that are allowed, or empty for a yes or no; ``label`` and ``help`` are
    for the window, whose page leaves out one that is not ``listed``. ``explained`` gives choices that are not known
    before it is asked, each with its sentence: what they come from is not imported for a start, and the default "" is
    the first of them. ``holds`` is for a path that a person chooses, where the default "" means the usual one."""

    name: str
    default: str | int | bool
    label: str
    help: str
    choices: tuple[str | int, ...] = ()
    listed: bool = True
    explained: Callable[[], Mapping[str, str]] | None = None
    holds: Literal["", "folder", "file"] = ""

    @property
    def allowed(self) -> tuple[str | int, ...]:
        """The values that are allowed; empty for a yes or no, and for a path."""
        return tuple(self.explained()) if self.explained is not None else self.choices


LENGTHS: dict[str, int] = {"sentence": 1, "short": 3, "medium": 5, "long": 8}
"""The lengths of a summary, in sentences."""
NUMBER = "number"
"""The length of a summary of as many sentences as the setting ``summary_number`` says."""
MOST_SENTENCES = 50


def summary_methods() -> dict[str, str]:
    """The ways to choose a summary's sentences, by name, each with what it does. The first is the default."""
    from reader.summary.method_names import DEFAULT, METHODS

    return {name: METHODS[name].says for name in (DEFAULT, *(name for name in METHODS if name != DEFAULT))}


SETTINGS: tuple[Setting, ...] = (
    Setting("theme", "system", "Colours", "Light, dark, or as the system has it.", ("system", "light", "dark")),
    Setting(
        "text_size",
        19,
        "Text size",
        "The size of an article's text, in pixels.",
        (15, 16, 17, 18, 19, 20, 21, 22, 24, 26, 28),
    ),
    Setting(
        "rows",
        "summary",
        "List rows",
        "With a sentence of each article, without, or one line each.",
        ("summary", "plain", "compact"),
    ),
    Setting(
        "summary_length", "short", "Summary length", "How many sentences a summary has at first.", (*LENGTHS, NUMBER)
    ),
    Setting(
        "summary_number",
        4,
        "Sentences",
        "The number that was chosen last.",
        tuple(range(1, MOST_SENTENCES + 1)),
        listed=False,
    ),
    Setting(
        "summary_method",
        "",
        "Summaries are made by",
        "How the sentences are chosen. Another method makes all summaries anew.",
        explained=summary_methods,
    ),
    Setting("mark_read", True, "Mark as read when opened", "An article that you open counts as read."),
    Setting(
        "trash_days",
        30,
        "Empty the trash after",
        "Days that a deleted article can be brought back; 0 keeps it until you empty the trash. It is told when any are removed.",
        (7, 30, 90, 365, 0),
    ),
    Setting("backups", True, "Back up by itself", "Once a day while Tearsheet is open, if the library has changed."),
    Setting("backup_folder", "", "Backups lie in", "Another disk also survives the loss of this one.", holds="folder"),
    Setting("library", "", "Library", "The file, where it was moved to.", listed=False, holds="file"),
    Setting(
        "offer_clipboard",
        True,
        "Offer links from the clipboard",
        "A link that you copied is offered, never fetched unasked.",
    ),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


class Settings:
    """The values, kept in one small JSON file. An unreadable file or a value that is not allowed means the default."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._values: dict[str, Any] = {}
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            stored = {}
        if isinstance(stored, dict):
            self._values = {
                name: value for name, value in stored.items() if name in _BY_NAME and _may_be(_BY_NAME[name], value)
            }

    def __getitem__(self, name: str) -> Any:
        value, setting = self._values.get(name, _BY_NAME[name].default), _BY_NAME[name]
        if setting.explained is not None and value != setting.default and value not in setting.allowed:
            return setting.default
        return value

    def set(self, name: str, value: str | int | bool) -> None:
        """Change and keep a setting. Raises BadValue for a name or value that the table does not have."""
        setting = _BY_NAME.get(name)
        if setting is None:
            raise BadValue(what=f"There is no setting {name}.")
        if setting.holds and not isinstance(value, str):
            raise BadValue(
                what=f"{name} cannot be {value}; it must be the path of a {setting.holds}, or empty for the usual one."
            )
        if not _allowed(setting, value):
            raise BadValue(
                what=f"{name} cannot be {value}; it can be {', '.join(map(str, setting.allowed or ('true', 'false')))}."
            )
        self._values[name] = value
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_suffix(f".{os.getpid()}.new")
        draft.write_text(json.dumps(self._values, indent=1, sort_keys=True), encoding="utf-8")
        draft.replace(self.path)


def _allowed(setting: Setting, value: object) -> bool:
    if setting.holds:
        return isinstance(value, str)
    return value in setting.allowed if setting.allowed else isinstance(value, bool)


def _may_be(setting: Setting, value: object) -> bool:
    """Like ``_allowed``, without asking for choices that are not known yet."""
    return isinstance(value, str) if setting.explained is not None else _allowed(setting, value)
