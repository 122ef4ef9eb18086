"""The pages as they will be printed, below each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reader.gui.kit import messages
from reader.gui.kit.accessibility import set_role
from reader.gui.kit.theme import Colours
from reader.gui.printing.printout import Printout
from reader.gui.printing.wording import tr

GAP = 16
ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
"""Of the width of the pane."""


class Preview(QAbstractScrollArea):
    """``page_changed`` carries the number of the page that is seen, from 1. Keys scroll; + and - zoom, 0 fits a page to
    the width.
    """

    page_changed = Signal(int)

    def __init__(self, theme: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._printout: Printout | None = None
        self._zoom = ZOOMS.index(1.0)
        self._page = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self, "Document", tr("Preview"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def page(self) -> int:
        """The number of the page that is seen, from 1; 0 while there is none."""
        return self._page

    def show_printout(self, printout: Printout) -> None:
        """Show pages, at about the place that was seen before."""
        bar = self.verticalScrollBar()
        seen = bar.value() / max(bar.maximum(), 1)
        self._printout = printout
        self._lay_out()
        bar.setValue(round(seen * bar.maximum()))
        self._scrolled()
        self.viewport().update()

    def zoom(self, step: int) -> None:
        """Show pages larger (1) or smaller (-1), or as wide as the pane (0)."""
        self._zoom = ZOOMS.index(1.0) if not step else min(max(self._zoom + step, 0), len(ZOOMS) - 1)
        bar = self.verticalScrollBar()
        seen = bar.value() / max(bar.maximum(), 1)
        self._lay_out()
        bar.setValue(round(seen * bar.maximum()))
        self.viewport().update()

    def rect_of(self, number: int) -> QRectF:
        """Return where a page lies in the viewport; pages count from 0."""
        if self._printout is None:
            return QRectF()
        size, scale = self._printout.size, self._scale()
        left = max((self.viewport().width() - size.width() * scale) / 2, GAP) - self.horizontalScrollBar().value()
        top = GAP + number * (size.height() * scale + GAP) - self.verticalScrollBar().value()
        return QRectF(left, top, size.width() * scale, size.height() * scale)

    def _scale(self) -> float:
        if self._printout is None:
            return 1.0
        room = max(self.viewport().width() - 2 * GAP, 60)
        return room / self._printout.size.width() * ZOOMS[self._zoom]

    def _lay_out(self) -> None:
        if self._printout is None:
            return
        scale, view = self._scale(), self.viewport().size()
        width = self._printout.size.width() * scale + 2 * GAP
        height = len(self._printout.pages) * (self._printout.size.height() * scale + GAP) + GAP
        for bar, whole, seen in (
            (self.verticalScrollBar(), height, view.height()),
            (self.horizontalScrollBar(), width, view.width()),
        ):
            bar.setRange(0, max(round(whole) - seen, 0))
            bar.setPageStep(round(seen * 0.9))
            bar.setSingleStep(40)

    def _scrolled(self) -> None:
        page = 0
        if self._printout is not None and self._printout.pages:
            height = self._printout.size.height() * self._scale() + GAP
            middle = self.verticalScrollBar().value() + self.viewport().height() / 3
            page = min(int(middle / height) + 1, len(self._printout.pages))
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        count = len(self._printout.pages) if self._printout is not None else 0
        words = tr("Page %1 of %2").replace("%1", messages.number(page)).replace("%2", messages.number(count))
        self.setAccessibleDescription(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        seen = bar.value() / max(bar.maximum(), 1)
        self._lay_out()
        bar.setValue(round(seen * bar.maximum()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.text() in ("+", "=", "-", "0"):
            self.zoom({"-": -1, "0": 0}.get(event.text(), 1))
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("side"))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._printout is not None:
            scale = self._scale()
            for number in range(len(self._printout.pages)):
                here = self.rect_of(number)
                if here.top() > event.rect().bottom():
                    break
                if here.bottom() < event.rect().top():
                    continue
                painter.fillRect(here, QColor("#FFFFFF"))
                painter.save()
                painter.translate(here.topLeft())
                painter.scale(scale, scale)
                self._printout.paint(painter, number, hasty=True)
                painter.restore()
                painter.setPen(self._theme.colour("rule"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(here)
        if self.hasFocus():
            painter.setPen(self._theme.colour("accent"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.end()
