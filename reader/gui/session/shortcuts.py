"""The keys of actions: those that they are declared with, and those that a person gave them, which win."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QKeySequence

from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.gui.session.actions import ACTIONS, Actions

SETTING, SET = "shortcuts", "shortcut_set"
FIXED = ("copy", "paste", "select_all", "undo", "redo")
"""Actions whose keys text fields have by themselves: they stay what they are in every program."""
MOVING = (
    "Esc",
    "Tab",
    "Shift+Tab",
    "Backtab",
    "Shift+Backtab",
    "Return",
    "Enter",
    "Up",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "PgUp",
    "PgDown",
)
"""Keys with which one moves about in lists and texts: no action can have one of them, or one that begins with it."""
PIN = "P"
"""The key that pins a sentence in the summary, which no action can have either."""

_DECLARED = {declared.name: declared.keys for declared in ACTIONS}
SETS: dict[str, dict[str, tuple[str, ...]]] = {
    "tearsheet": {},
    "vi": {
        "find": ("/", "Ctrl+F"),
        "find_next": ("N", "F3"),
        "find_previous": ("Shift+N", "Shift+F3"),
        "note": ("M",),
        "palette": (":", "Ctrl+K"),
        "delete": ("D, D", "Del", "Backspace"),
        "copy_quote": ("Y", "Q"),
        "go_unread": ("G, U", "Ctrl+1"),
        "go_all": ("G, A", "Ctrl+2"),
        "go_starred": ("G, S", "Ctrl+3"),
        "go_archive": ("G, E", "Ctrl+4"),
        "highlights": ("G, H", "Ctrl+8"),
    },
    "mail": {
        "field": ("/", "Ctrl+L"),
        "star": ("S",),
        "summary": ("M",),
        "tag": ("L",),
        "read_aloud": ("V",),
        "speech_stop": ("Shift+V",),
        "delete": ("#", "Del", "Backspace"),
        "unread": ("Shift+U",),
        "go_unread": ("G, I", "Ctrl+1"),
        "go_all": ("G, A", "Ctrl+2"),
        "go_starred": ("G, S", "Ctrl+3"),
        "go_archive": ("G, E", "Ctrl+4"),
    },
}
"""Keys of actions where they are others than the declared ones, by the choice of the setting."""


class _Kept(Protocol):
    """The settings, as far as shortcuts need them."""

    def __getitem__(self, name: str) -> object: ...


def parsed(stored: str) -> dict[str, tuple[str, ...]]:
    """Return the keys that a person gave to actions, from the setting: a line for each, its name and its keys separated
    by tabs. What this version does not know, is no key, or no action can have, is passed over: somebody may have written
    the setting by hand.
    """
    found: dict[str, tuple[str, ...]] = {}
    for line in stored.split("\n"):
        name, *keys = line.split("\t")
        if name in _DECLARED and name not in FIXED:
            portable = (QKeySequence(key).toString() for key in keys)
            found[name] = tuple(key for key in portable if key and not is_kept_back(key))
    return found


def is_kept_back(key: str) -> bool:
    """Return whether no action can be given this key: the same rule for what is typed and for what is stored."""
    fixed = (key for name in FIXED for key in _DECLARED[name])
    return any(_collides(key, other) for other in (*MOVING, PIN, *fixed))


def written(changed: Mapping[str, Sequence[str]]) -> str:
    """Return the setting for these keys; ``parsed`` gives them back."""
    return "\n".join("\t".join((name, *keys)) for name, keys in sorted(changed.items()))


def in_force(changed: Mapping[str, Sequence[str]], chosen: str = "tearsheet") -> dict[str, tuple[str, ...]]:
    """Return the keys of every action in a set. A key that a person gave to one is no other's, whatever the set says."""
    taken: list[str] = []
    for name, keys in changed.items():
        changed = {**changed, name: _free(keys, taken)}
        taken += changed[name]
    return {
        name: tuple(changed[name]) if name in changed else _free(keys, taken)
        for name, keys in {**_DECLARED, **SETS[chosen]}.items()
    }


def _free(keys: Iterable[str], taken: Sequence[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if not any(_collides(key, other) for other in taken))


def _portable(key: str) -> str:
    return QKeySequence(key).toString()


def _collides(key: str, other: str) -> bool:
    return _collide(QKeySequence(key), QKeySequence(other))


def _collide(one: QKeySequence, other: QKeySequence) -> bool:
    """Return whether two shortcuts are the same, or one of them is the beginning of the other."""
    none = QKeySequence.SequenceMatch.NoMatch
    return one.matches(other) != none or other.matches(one) != none


def native(key: str) -> str:
    """Return a key as the system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def tr(words: str) -> str:
    """Return the words in the reader's language."""
    return QCoreApplication.translate("shortcuts", words)


class Shortcuts(QObject):
    """Gives actions their keys, and says which they could have. ``changed`` comes when keys may be others."""

    changed = Signal()

    def __init__(self, actions: Actions, settings: _Kept, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._settings = settings
        self.apply()

    @property
    def given(self) -> dict[str, tuple[str, ...]]:
        """The keys that a person gave, by action."""
        return parsed(str(self._settings[SETTING]))

    @property
    def _set(self) -> str:
        return str(self._settings[SET])

    def apply(self) -> None:
        """Let every action have the keys that the settings say."""
        for name, keys in in_force(self.given, self._set).items():
            self._actions.set_keys(name, keys)
        self._actions.tell_keys()
        self.changed.emit()

    def problem(self, name: str, key: str) -> str:
        """Return why an action can't have this key, in words; "" if it can."""
        wanted = QKeySequence(key)
        if name in FIXED:
            return tr(QT_TRANSLATE_NOOP("shortcuts", "This shortcut is the same in every program and stays."))
        if any(_collides(key, moving) for moving in MOVING):
            words = tr(QT_TRANSLATE_NOOP("shortcuts", "%1 moves about in lists and text. Choose another key."))
            return words.replace("%1", native(key))
        if _collides(key, PIN):
            words = tr(QT_TRANSLATE_NOOP("shortcuts", "%1 pins a sentence in the summary. Choose another key."))
            return words.replace("%1", native(key))
        for declared, action in self._actions.declared():
            if declared.name != name and any(_collide(wanted, other) for other in action.shortcuts()):
                words = tr(QT_TRANSLATE_NOOP("shortcuts", "%1 is already used for “%2”. Choose another key."))
                return words.replace("%1", native(key)).replace("%2", action.text().replace("&", ""))
        return ""

    def with_keys(self, name: str, keys: Sequence[str]) -> str:
        """Return the setting in which the action has these keys; its declared ones are no change."""
        given = self.given
        given.pop(name, None)
        if tuple(keys) != tuple(map(_portable, self.declared_keys(name))):
            given[name] = tuple(keys)
        return written(given)

    def declared_keys(self, name: str) -> tuple[str, ...]:
        """Return the keys that an action has in the chosen set."""
        return SETS[self._set].get(name, _DECLARED[name])
