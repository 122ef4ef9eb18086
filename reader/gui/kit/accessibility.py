"""What screen readers are told beside what Qt finds out itself: announcements, and what a widget of our own is.

A bare ``QWidget`` is a "filler" to Qt, which screen readers pass over even where it has a name and takes the keyboard.
Nothing here costs anything until a screen reader asks: only then does Qt ask for interfaces.

Found by experiment (PySide6 6.11.3, AT-SPI). Interfaces registered when a widget is made are lost as soon as PySide
changes its meta-object, which it does with each connected method; so Qt asks a factory. A factory may answer for an object
twice, and Qt takes the later answer: the interface that Qt itself would make can be asked for within. No reference to an
interface that Qt made may be kept, as Python is not told when Qt deletes it. Qt's own interface of a scroll area crashes
when it is asked for the scroll bar that it had a moment ago (``QAccessibleAbstractScrollArea::child`` checks no bounds):
a screen reader that looks around while a page is turned ends the program. So none of them is left to Qt.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface

RoleName = Literal["Button", "Document", "Grouping", "Heading", "ListItem", "Paragraph", "Section", "StaticText"]
"""Names of ``QAccessible.Role``."""

_ROLE = "accessibleRole"
_CRASHING = frozenset({"QScrollArea", "QAbstractScrollArea"})
_makers: dict[str, Callable[[QWidget], QAccessibleInterface]] = {}
_asking: set[int] = set()


def announce(widget: QWidget, words: str) -> None:
    """Say ``words`` where somebody listens; nothing is shown and no focus moves."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def set_role(widget: QWidget, role: RoleName, name: str = "") -> None:
    """Say what a widget is, and how it is called if it has no name yet."""
    widget.setProperty(_ROLE, role)
    if name:
        widget.setAccessibleName(name)


def provide(class_name: str, maker: Callable[[QWidget], QAccessibleInterface]) -> None:
    """Let ``maker`` make the interfaces of all widgets of a class, by its name."""
    _makers[class_name] = maker


@cache
def install() -> None:
    """Tell Qt about roles and makers; only the first call does. To make ``QAccessible`` with its enumerations costs more
    than a hundredth of a start, so this waits for the first paint.
    """
    from PySide6.QtGui import QAccessible

    QAccessible.installFactory(_interface_of)


def _interface_of(class_name: str, of: QObject | None) -> QAccessibleInterface | None:
    """Answer Qt, which asks for each class of an object, its own first; None leaves the answer to Qt."""
    if not isinstance(of, QWidget) or id(of) in _asking:
        return None
    maker = _makers.get(class_name)
    if maker is not None:
        _asking.add(id(of))
        try:
            return maker(of)
        finally:
            _asking.discard(id(of))
    role = of.property(_ROLE) or ("Section" if class_name in _CRASHING else "")
    if not role:
        return None
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QAccessibleWidget

    return QAccessibleWidget(of, QAccessible.Role[role])
