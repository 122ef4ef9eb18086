"""What lies over the page's foot while an article is read aloud: pause, steps, speed, and the end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QToolButton, QWidget

from reader.desk.speech.programs import SPEEDS
from reader.gui.kit.combo_box import ComboBox
from reader.gui.kit.icons import icon
from reader.gui.kit.keys import key_of
from reader.gui.kit.theme import Theme, ui_font

ABOVE_FOOT = 34
"""Pixels between the bar and the foot of its host."""
TOOL = 30


class SpeechBar(QFrame):
    """Each signal carries what a person asked for; the bar changes nothing by itself."""

    toggled = Signal()
    stepped = Signal(int)
    stopped = Signal()
    speed_chosen = Signal(int)
    going_on_chosen = Signal(bool)

    def __init__(self, host: QWidget, theme: Theme) -> None:
        super().__init__(host)
        self._host = host
        self._theme = theme
        self._speaks = False
        self.setObjectName("popover")
        self.setAccessibleName(self.tr("Reading aloud"))
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 5, 8, 5)
        line.setSpacing(2)
        self.previous = self._tool("previous")
        self.play = self._tool("pause")
        self.next = self._tool("next")
        self.stop = self._tool("close")
        self.speed = ComboBox()
        for speed in SPEEDS:
            self.speed.addItem(QLocale().toString(speed / 100, "g", 3) + "×", speed)
        self.speed.setFont(ui_font(12))
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.setToolTip(self.tr("Speed"))
        self.going_on = QCheckBox(self.tr("Then the next article"))
        self.going_on.setFont(ui_font(12))
        for widget in (self.previous, self.play, self.next):
            line.addWidget(widget)
        line.addSpacing(6)
        line.addWidget(self.speed)
        line.addSpacing(8)
        line.addWidget(self.going_on)
        line.addSpacing(6)
        line.addWidget(self.stop)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.play.clicked.connect(self.toggled)
        self.stop.clicked.connect(self.stopped)
        self.speed.activated.connect(lambda index: self.speed_chosen.emit(SPEEDS[index]))
        self.going_on.clicked.connect(self.going_on_chosen)
        host.installEventFilter(self)
        theme.changed.connect(self._recolour)
        self.hide()

    def _tool(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("popoverTool")
        button.setProperty("icon_name", name)
        button.setIconSize(QSize(17, 17))
        button.setFixedSize(TOOL, TOOL)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the text
        return button

    def _recolour(self) -> None:
        self.show_state(self._speaks)

    def show_state(self, speaks: bool) -> None:
        """Show whether it speaks now or pauses, and the keys that are in force."""
        self._speaks = speaks
        self.play.setProperty("icon_name", "pause" if speaks else "play")
        for button, words, action in (
            (self.previous, self.tr("Previous sentence"), "speech_previous"),
            (self.play, self.tr("Pause") if speaks else self.tr("Go on reading aloud"), "read_aloud"),
            (self.next, self.tr("Next sentence"), "speech_next"),
            (self.stop, self.tr("Stop reading aloud"), "speech_stop"),
        ):
            key = key_of(action)
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({key})" if key else words)
            button.setIcon(icon(str(button.property("icon_name")), self._theme.colour("ink2")))

    def show_choices(self, speed: int, going_on: bool) -> None:
        """Show how fast is read, and whether the next article follows."""
        self.speed.setCurrentIndex(SPEEDS.index(speed) if speed in SPEEDS else SPEEDS.index(100))
        self.going_on.setChecked(going_on)

    def place(self) -> None:
        """Lie in the middle over the host's foot; where that is narrow, without the words beside the choice."""
        self.going_on.show()
        if self.sizeHint().width() > self._host.width() - 16:
            self.going_on.hide()
        self.adjustSize()
        self.move((self._host.width() - self.width()) // 2, self._host.height() - self.height() - ABOVE_FOOT)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)
