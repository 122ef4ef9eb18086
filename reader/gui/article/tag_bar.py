"""The tags under a title: a chip each, and *+ Tag*."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPainter
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from reader.gui.kit.flow_layout import FlowLayout
from reader.gui.kit.icons import drawn_icon, icon
from reader.gui.kit.labels import tab_through
from reader.gui.kit.theme import Theme, ui_font
from reader.model.library import Tag


def dot(theme: Theme, colour: int) -> QIcon:
    """Return the dot of a tag's colour."""
    filled = theme.tag_colour(colour)

    def draw(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(filled)
        painter.drawEllipse(0, 0, 10, 10)

    return drawn_icon(QSize(10, 10), "dot", filled.name(), draw)


class TagBar(QWidget):
    """``removed`` carries a name; ``chosen`` asks for the list of what has a tag, ``asked`` for a tag to be added.
    ``show_words`` say what that list holds.
    """

    asked = Signal()
    removed = Signal(str)
    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[QPushButton] = []
        self.show_words = self.tr("Show articles tagged “%1”")
        self._flow = FlowLayout(self)
        self.button = QPushButton(self.tr("Tag"))
        self.button.setProperty("role", "chip")
        self.button.setLayoutDirection(
            QGuiApplication.layoutDirection()
        )  # the row may run as the article does; its words are ours
        self.button.setFont(ui_font(12))
        self.button.setAccessibleName(self.tr("Add a tag"))
        self.button.setToolTip(self.tr("Add a tag (T)"))
        self.button.clicked.connect(self.asked)
        self._flow.addWidget(self.button)

    @property
    def buttons(self) -> list[QPushButton]:
        """The chips, and the button that asks for another."""
        return [*self._chips, self.button]

    def show_tags(self, names: Sequence[str], known: tuple[Tag, ...]) -> None:
        """Show the article's tags; ``known`` are all that there are, for colours."""
        focused = self.window().focusWidget()
        if focused in self._chips:
            self.button.setFocus()  # not to whatever follows a chip that goes
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        colours = {tag.name: tag.colour for tag in known}
        self._flow.removeWidget(self.button)
        for name in names:
            chip = QPushButton(dot(self._theme, colours.get(name, 0)), f" {name}", self)
            chip.setIconSize(QSize(10, 10))
            chip.setProperty("role", "chip")
            chip.setLayoutDirection(QGuiApplication.layoutDirection())
            chip.setFont(ui_font(12))
            chip.setAccessibleName(self.tr("Tag: %1").replace("%1", name))
            chip.clicked.connect(lambda _checked=False, name=name, chip=chip: self._menu(name, chip))
            chip.show()
            self._chips.append(chip)
            self._flow.addWidget(chip)
        self._flow.addWidget(self.button)
        tab_through(self, *self._chips, self.button)
        self.button.setIcon(icon("plus", self._theme.colour("ink2"), 12))
        self.updateGeometry()

    def _menu(self, name: str, chip: QPushButton) -> None:
        menu = QMenu(self)
        menu.addAction(self.show_words.replace("%1", name), lambda: self.chosen.emit(name))
        menu.addAction(self.tr("Remove tag “%1”").replace("%1", name), lambda: self.removed.emit(name))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))
