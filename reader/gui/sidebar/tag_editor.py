"""A tag's name and colour, changed where the tag stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from reader.gui.kit.icons import drawn_icon
from reader.gui.kit.theme import Theme, scaled, ui_font

WIDTH = 280
SWATCH = 16


class TagEditor(QFrame):
    """``renamed`` carries the new name once Enter is pressed, ``recoloured`` the number of a colour that was chosen, at
    once. Escape, or a click elsewhere, closes it.
    """

    renamed = Signal(str)
    recoloured = Signal(int)

    def __init__(
        self, theme: Theme, name: str, colour: int, colours: list[str], parent: QWidget, *, naming: bool = True
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Tag “%1”").replace("%1", name))
        self.setFixedWidth(scaled(WIDTH))
        self._name = name
        self.field = QLineEdit(name)
        self.field.setAccessibleName(self.tr("Name"))
        self.field.returnPressed.connect(self._rename)
        hint = QLabel(self.tr("Enter renames it. A slash nests it: work/desk. The name of another tag merges the two."))
        hint.setFont(ui_font(12))
        hint.setProperty("role", "meta")
        hint.setWordWrap(True)
        hint.setMinimumHeight(hint.heightForWidth(scaled(WIDTH) - 28))
        self.swatches = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(2)
        for number, words in enumerate(colours):
            swatch = QToolButton()
            swatch.setCheckable(True)
            swatch.setChecked(number == colour)
            swatch.setIcon(dot(theme.tag_colour(number), SWATCH))
            swatch.setIconSize(QSize(SWATCH, SWATCH))
            swatch.setAccessibleName(words)
            swatch.setToolTip(words)
            self.swatches.addButton(swatch, number)
            line.addWidget(swatch)
        line.addStretch(1)
        self.swatches.idClicked.connect(self.recoloured)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(hint)
        column.addLayout(line)
        if naming:
            self.field.selectAll()
            self.field.setFocus()
        else:
            self.swatches.button(max(colour, 0)).setFocus()

    def open_at(self, place: QPoint) -> None:
        """Show it with its top left corner at a place of the screen, moved where it would leave the screen."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(place.x(), screen.right() - self.width())
        y = min(place.y(), screen.bottom() - self.height())
        self.move(max(x, screen.left()), max(y, screen.top()))
        self.show()

    def _rename(self) -> None:
        name = " ".join(self.field.text().split())
        self.close()
        if name and name != self._name:
            self.renamed.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)


def dot(colour: QColor, size: int = 14) -> QIcon:
    """Return a disc of a tag's colour, ``size`` pixels wide with its margin."""

    def draw(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(2, 2, size - 4, size - 4)

    return drawn_icon(QSize(size, size), "disc", colour.name(), draw)
