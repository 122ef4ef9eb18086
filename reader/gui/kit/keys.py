"""Which key does what now, for sentences and hints that name one: what the reader changed is named as it is. And which
widget has the keyboard, and which keys it takes from the window's shortcuts.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_shown: dict[str, str] = {}


def put_keys(shown: Mapping[str, str]) -> None:
    """Remember the first key of each action, as the system writes it; "" for none."""
    _shown.update(shown)


def key_of(name: str) -> str:
    """Return the key of an action, or where it has none the way to it: the palette, and "" where that has none either."""
    return _shown.get(name) or _shown.get("palette", "")


def hint_of(name: str) -> str:
    """Return the key of an action for a hint beside its name, "" for none."""
    return _shown.get(name, "")


def has_keyboard(widget: QWidget) -> bool:
    """Return whether a widget, or one within it, has its window's keyboard."""
    focused = widget.window().focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


def asks_for(event: QEvent, *keys: Qt.Key) -> bool:
    """Return whether Qt asks by this event if one of these keys is the widget's own rather than a shortcut of the window:
    who accepts it gets the key.
    """
    return event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in keys
