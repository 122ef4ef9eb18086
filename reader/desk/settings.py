"""Settings, declared once: the window's page, the checks and the stored file all follow from this table."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.errors import BadValue


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``choices`` are the values that are allowed, or empty for a yes or no; ``label`` and ``help`` are for the window."""

    name: str
    default: str | int | bool
    label: str
    help: str
    choices: tuple[str | int, ...] = ()


LENGTHS: dict[str, int] = {"sentence": 1, "short": 3, "medium": 5, "long": 8}
"""The lengths of a summary, in sentences."""

SETTINGS: tuple[Setting, ...] = (
    Setting("theme", "system", "Colours", "Light, dark, or as the system has it.", ("system", "light", "dark")),
    Setting("text_size", 19, "Text size", "The size of an article's text, in pixels.", (15, 16, 17, 18, 19, 20, 21, 22, 24, 26, 28)),
    Setting("rows", "summary", "List rows", "With a sentence of each article, without, or one line each.", ("summary", "plain", "compact")),
    Setting("summary_length", "short", "Summary length", "How many sentences a summary has at first.", tuple(LENGTHS)),
    Setting("mark_read", True, "Mark as read when opened", "An article that you open counts as read."),
    Setting("offer_clipboard", True, "Offer links from the clipboard", "A link that you copied is offered, never fetched unasked."),
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
            self._values = {name: value for name, value in stored.items() if name in _BY_NAME and _allowed(_BY_NAME[name], value)}

    def __getitem__(self, name: str) -> Any:
        return self._values.get(name, _BY_NAME[name].default)

    def set(self, name: str, value: str | int | bool) -> None:
        """Change and keep a setting. Raises BadValue for a name or value that the table does not have."""
        setting = _BY_NAME.get(name)
        if setting is None:
            raise BadValue(what=f"There is no setting {name}.")
        if not _allowed(setting, value):
            raise BadValue(what=f"{name} cannot be {value}; it can be {', '.join(map(str, setting.choices or ('true', 'false')))}.")
        self._values[name] = value
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_suffix(f".{os.getpid()}.new")
        draft.write_text(json.dumps(self._values, indent=1, sort_keys=True), encoding="utf-8")
        draft.replace(self.path)


def _allowed(setting: Setting, value: object) -> bool:
    return value in setting.choices if setting.choices else isinstance(value, bool)
