"""The tags under a title: a chip each, and a field with completion behind *+ Tag*."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QPushButton, QWidget

from reader.gui.kit.flow_layout import FlowLayout
from reader.gui.kit.icons import icon
from reader.gui.kit.theme import Theme, ui_font
from reader.model.library import Tag


def dot(theme: Theme, colour: int) -> QIcon:
    """Return the dot of a tag's colour."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        pixmap = QPixmap(round(10 * ratio), round(10 * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tag_colour(colour))
        painter.drawEllipse(0, 0, 10, 10)
        painter.end()
        made.addPixmap(pixmap)
    return made


class TagBar(QWidget):
    """``added`` and ``removed`` carry names; ``chosen`` asks for the list of a tag's articles."""

    added = Signal(list)
    removed = Signal(str)
    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known: tuple[Tag, ...] = ()
        self._shown: tuple[str, ...] = ()
        self._chips: list[QPushButton] = []
        self._flow = FlowLayout(self)
        self.button = QPushButton(self.tr("Tag"))
        self.button.setProperty("role", "chip")
        self.button.setLayoutDirection(
            QGuiApplication.layoutDirection()
        )  # the row may run as the article does; its words are ours
        self.button.setFont(ui_font(12))
        self.button.setAccessibleName(self.tr("Add a tag"))
        self.button.setToolTip(self.tr("Add a tag (T)"))
        self.button.clicked.connect(self.type_tag)
        self.field = QLineEdit()
        self.field.setObjectName("tagField")
        self.field.setFont(ui_font(12))
        self.field.setFixedWidth(180)
        self.field.setPlaceholderText(self.tr("Tags, separated by commas"))
        self.field.setAccessibleName(self.tr("New tag"))
        self.field.returnPressed.connect(self._take)
        self.field.installEventFilter(self)
        self.field.hide()
        self._flow.addWidget(self.button)
        self._flow.addWidget(self.field)

    def show_tags(self, names: Sequence[str], known: tuple[Tag, ...]) -> None:
        """Show the article's tags; ``known`` are all that there are, for completion and colours."""
        self._known, self._shown = known, tuple(names)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        colours = {tag.name: tag.colour for tag in known}
        for widget in (self.button, self.field):
            self._flow.removeWidget(widget)
        for name in names:
            chip = QPushButton(dot(self._theme, colours.get(name, 0)), f" {name}", self)
            chip.setProperty("role", "chip")
            chip.setLayoutDirection(QGuiApplication.layoutDirection())
            chip.setFont(ui_font(12))
            chip.setAccessibleName(self.tr("Tag: %1").replace("%1", name))
            chip.clicked.connect(lambda _checked=False, name=name, chip=chip: self._menu(name, chip))
            chip.show()
            self._chips.append(chip)
            self._flow.addWidget(chip)
        self._flow.addWidget(self.button)
        self._flow.addWidget(self.field)
        self.button.setIcon(icon("plus", self._theme.colour("ink2"), 12))
        completer = QCompleter([tag.name for tag in known if tag.name not in names], self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        if (popup := completer.popup()) is not None:
            popup.setObjectName("completion")
        completer.activated.connect(lambda _text: self._take())
        self.field.setCompleter(completer)
        self.updateGeometry()

    def type_tag(self) -> None:
        """Open the field and wait for a name."""
        self.button.hide()
        self.field.clear()
        self.field.show()
        self._flow.invalidate()
        self.updateGeometry()
        self.field.setFocus()

    def _take(self) -> None:
        names = [name.strip() for name in self.field.text().split(",") if name.strip()]
        if names:
            self.field.clear()
            self.added.emit(names)
        else:
            self._close_field()

    def _close_field(self) -> None:
        self.field.hide()
        self.button.show()
        self._flow.invalidate()
        self.updateGeometry()

    def _menu(self, name: str, chip: QPushButton) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Show articles tagged “%1”").replace("%1", name), lambda: self.chosen.emit(name))
        menu.addAction(self.tr("Remove tag “%1”").replace("%1", name), lambda: self.removed.emit(name))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if (
                event.type() == QEvent.Type.KeyPress
                and isinstance(event, QKeyEvent)
                and event.key() == Qt.Key.Key_Escape
            ):
                self._close_field()
                self.button.setFocus()
                return True
            popup = self.field.completer().popup() if self.field.completer() else None
            if event.type() == QEvent.Type.FocusOut and not (popup is not None and popup.isVisible()):
                self._close_field()
        return super().eventFilter(watched, event)
