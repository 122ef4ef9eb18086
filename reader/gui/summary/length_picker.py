"""How long a summary is: four words, or any number of sentences."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSpinBox, QWidget

from reader.desk.program.settings import LENGTHS, MAX_SENTENCES
from reader.gui.kit.theme import Theme, scaled, ui_font


class _Number(QSpinBox):
    """With arrows of our own: those of the style are not made for so small a box. Letters are the window's shortcuts
    here too.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("number")
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = 11 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 11
        middle = self.height() / 2
        for up, enabled in ((1, self.value() < self.maximum()), (-1, self.value() > self.minimum())):
            painter.setPen(QPen(self._theme.colour("ink2" if enabled else "ink3"), 1.4))
            tip = middle - up * 6.5
            points = [QPointF(centre - 3, tip + up * 3), QPointF(centre, tip), QPointF(centre + 3, tip + up * 3)]
            painter.drawPolyline(points)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.text().isalpha():
            event.ignore()
            return False
        return super().event(event)


class LengthPicker(QWidget):
    """``length_chosen`` carries the name of a length, ``number_chosen`` a number of sentences that is none of them."""

    length_chosen = Signal(str)
    number_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        segments = QFrame()
        segments.setObjectName("segments")
        line = QHBoxLayout(segments)
        line.setContentsMargins(3, 3, 3, 3)
        line.setSpacing(0)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        words = {
            "sentence": self.tr("%Ln sentence(s)", "", 1),
            "short": self.tr("Short"),
            "medium": self.tr("Medium"),
            "long": self.tr("Long"),
        }
        for length, sentences in LENGTHS.items():
            button = QPushButton(words[length])
            button.setProperty("role", "segment")
            button.setFont(ui_font(12))
            button.setCheckable(True)
            button.setToolTip(self.tr("%Ln sentence(s)", "", sentences))
            button.clicked.connect(lambda _checked=False, length=length: self.length_chosen.emit(length))
            self._group.addButton(button)
            self.buttons[length] = button
            line.addWidget(button, 1)
        self.number = _Number(theme)
        self.number.setFont(ui_font(12))
        self.number.setRange(1, MAX_SENTENCES)
        self.number.setKeyboardTracking(False)
        self.number.setAccelerated(True)
        self.number.setFixedWidth(scaled(48))
        self.number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.number.setAccessibleName(self.tr("Number of sentences"))
        self.number.setToolTip(self.tr("Choose the number of sentences"))
        self.number.valueChanged.connect(self._number_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(segments, 1)
        row.addWidget(self.number)

    def show_length(self, length: str, number: int) -> None:
        """``length`` is checked, or none of the words where it is the name of no length; ``number`` says how many
        sentences that is.
        """
        self._group.setExclusive(False)
        for name, button in self.buttons.items():
            button.setChecked(name == length)
        self._group.setExclusive(True)
        self.number.blockSignals(True)
        self.number.setValue(number)
        self.number.blockSignals(False)

    def _number_changed(self, number: int) -> None:
        length = next((name for name, sentences in LENGTHS.items() if sentences == number), "")
        if length:
            self.length_chosen.emit(length)
        else:
            self.number_chosen.emit(number)
