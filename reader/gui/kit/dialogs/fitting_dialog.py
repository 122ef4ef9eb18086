"""Dialogs that fit any screen: what has no room scrolls, and the buttons stay in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QFrame, QLayoutItem, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from reader.gui.kit.accessibility import set_role
from reader.gui.kit.flow_layout import FlowLayout
from reader.gui.kit.theme import scaled

FRAME, TITLE_BAR = 20, 60
"""Pixels that a system's frame takes at the sides together, and its title bar with what docks leave."""
BODY_SHARE = 0.6
"""The most of a screen's height that a dialog's words ask for, before they scroll."""
LEAST_ROW = 400
"""How wide a dialog's row of buttons is at least, in pixels, if they take as much: the smallest screen has room for it."""
ABOVE_ROW = 8
"""Room between what scrolls and the buttons, in pixels."""
LEAST_BODY, LEAST_FIELD = 48, 84
"""The least heights of what scrolls and of a list or a field in it, in pixels at the usual size of the system's font."""

_Field = TypeVar("_Field", bound=QWidget)


def fitting(dialog: QWidget, width: int, height: int = 0) -> QSize:
    """Return a size for the dialog in pixels: what is wanted, as large as the system's font asks for, and no larger than
    its screen. At 400 % a usual screen has 480 by 300.
    """
    room = dialog.screen().availableSize() - QSize(FRAME, TITLE_BAR)
    return QSize(scaled(width), scaled(height)).boundedTo(room)


def yielding(field: _Field) -> _Field:
    """Let a list or a field take what room there is, down to a few lines, before all of the dialog scrolls."""
    policy = field.sizePolicy()
    field.setSizePolicy(policy.horizontalPolicy(), QSizePolicy.Policy.Ignored)
    field.setMinimumHeight(scaled(LEAST_FIELD))
    return field


class ButtonRow(QWidget):
    """Buttons beside each other, a None for the space between those at the start and those at the end; where they are
    wider than the row, they break into lines.
    """

    def __init__(self, buttons: Sequence[QWidget | None], least: int = 0) -> None:
        """``least`` is how wide the row is at least, in pixels, if its buttons are: else all might be below each other."""
        super().__init__()
        at = list(buttons).index(None) if None in buttons else len(buttons)
        layout = _Line(least, ends_from=at)
        for button in buttons:
            if button is not None:
                layout.addWidget(button)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class _Line(FlowLayout):
    """Items from ``ends_from`` on are at the end of the line; of several lines each ends there."""

    def __init__(self, least: int, *, ends_from: int) -> None:
        super().__init__(None, gap=8)
        self._least = least
        self._ends_from = ends_from

    def minimumSize(self) -> QSize:
        whole = self._width([(0, item) for item in self._items if not item.isEmpty()])
        return super().minimumSize().expandedTo(QSize(min(whole, self._least), 0))

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        shown = [(number, item) for number, item in enumerate(self._items) if not item.isEmpty()]
        lines: list[list[tuple[int, QLayoutItem]]] = [[]]
        for entry in shown:
            if lines[-1] and self._width(lines[-1]) + self._gap + entry[1].sizeHint().width() > rect.width():
                lines.append([])
            lines[-1].append(entry)
        top = rect.y()
        for line in lines:
            height = max((item.sizeHint().height() for _, item in line), default=0)
            if move:
                self._place(line, QRect(rect.x(), top, rect.width(), height), parted=len(lines) == 1)
            top += height + self._gap
        return max(top - self._gap - rect.y(), 0)

    def _width(self, line: Sequence[tuple[int, QLayoutItem]]) -> int:
        return sum(item.sizeHint().width() for _, item in line) + self._gap * max(len(line) - 1, 0)

    def _place(self, line: Sequence[tuple[int, QLayoutItem]], rect: QRect, *, parted: bool) -> None:
        first = [entry for entry in line if entry[0] < self._ends_from] if parted else []
        last = [entry for entry in line if entry not in first]
        parent = self.parentWidget()
        rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for entries, start in ((first, 0), (last, max(rect.width() - self._width(last), 0))):
            x = start
            for _, item in entries:
                size = item.sizeHint().boundedTo(rect.size())
                left = rect.width() - x - size.width() if rtl else x
                item.setGeometry(QRect(rect.topLeft() + QPoint(left, 0), QSize(size.width(), rect.height())))
                x += size.width() + self._gap


class _Inside(QWidget):
    """Is never lower than what is in it can be: Qt's own height for a width leaves out the least heights of fields."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        if layout is None:
            return -1
        return max(layout.totalHeightForWidth(width), layout.totalMinimumHeightForWidth(width))


class _Body(QScrollArea):
    """Asks for as much height as its words take at ``width``; with less it scrolls, and takes the keyboard for that."""

    def __init__(self, inside: QWidget, width: int) -> None:
        super().__init__()
        self._inside, self._width = inside, width
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.rangeChanged.connect(self._follow)

    def _follow(self) -> None:
        scrolls = self.verticalScrollBar().maximum() > 0 or self.horizontalScrollBar().maximum() > 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        inside = self._inside
        width = max(self._width, inside.minimumSizeHint().width())
        height = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        return QSize(width, min(height, int(self.screen().availableSize().height() * BODY_SHARE)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(scaled(LEAST_BODY), self.sizeHint().height()))


class FittingDialog(QDialog):
    """A dialog of any height scrolls its words, not its buttons, and opens within its screen."""

    _body: _Body
    _opened = False
    _wanted = QSize()

    def compose(
        self,
        buttons: Sequence[QWidget | None],
        *,
        width: int,
        height: int = 0,
        margins: tuple[int, int, int, int] = (20, 18, 20, 16),
        spacing: int = 12,
    ) -> QVBoxLayout:
        """Return the column to fill, above these buttons. ``width`` and ``height`` are wanted at the usual size of the
        system's font, in pixels; without a height it is as high as what is in it.
        """
        left, top, right, bottom = margins
        inside = _Inside()
        column = QVBoxLayout(inside)
        column.setContentsMargins(left, top, right, max(spacing - ABOVE_ROW, 0))
        column.setSpacing(spacing)
        self._wanted = fitting(self, width, height)
        self._body = _Body(inside, self._wanted.width())
        set_role(self._body, "Section", self.windowTitle())
        foot = ButtonRow(buttons, LEAST_ROW)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._body, 1)
        around = QVBoxLayout()
        around.setContentsMargins(left, ABOVE_ROW, right, bottom)
        around.addWidget(foot)
        whole.addLayout(around)
        return column

    def setVisible(self, visible: bool) -> None:
        """Open in the wanted size the first time."""
        if visible and not self._opened and self._wanted.isValid():
            self._opened = True
            self.fit()
        super().setVisible(visible)

    def bring_into_view(self, part: QWidget) -> None:
        """Grow for words that came, as far as the screen goes, and scroll to them."""
        size = self.size()
        self.fit()
        room = self.screen().availableSize() - QSize(FRAME, TITLE_BAR)
        self.resize(self.size().expandedTo(size).boundedTo(room))
        QTimer.singleShot(0, part, lambda: self._body.ensureWidgetVisible(part))

    def fit(self) -> None:
        """Take the wanted size, or that of what is in the dialog now, within the screen."""
        self.ensurePolished()
        size = QSize(self._wanted)
        layout = self.layout()
        if not size.height() and layout is not None:
            self._body.updateGeometry()  # else the layout goes by what was in it before
            layout.activate()
            hint = layout.totalSizeHint()
            high = layout.totalHeightForWidth(size.width()) if layout.hasHeightForWidth() else hint.height()
            size.setHeight(max(high, hint.height()))
        room = self.screen().availableSize() - QSize(FRAME, TITLE_BAR)
        self.resize(size.boundedTo(room))
