"""What is behind *Aa*: how the text is set and in which colours, in force at once, so that it is judged by the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.desk.program.settings import SETTINGS, Settings
from reader.gui.help.setting_words import choice_words
from reader.gui.kit.accessibility import announce
from reader.gui.kit.fonts.font_choice import FontChoice
from reader.gui.kit.icons import drawn_icon
from reader.gui.kit.popover import Popover
from reader.gui.kit.theme import FILES, Theme, scaled, text_font, tokens, ui_font

WIDTH, PAD = 384, 14
LABEL = 84
SWATCH = QSize(30, 20)
AWAY = 6
"""Pixels between the button and the popover."""
_DECLARED = {setting.name: setting for setting in SETTINGS}
_TYPE = ("text_font", "text_size", "line_spacing", "measure")


def _words(label: str) -> str:
    """Return the window's words for a setting or a choice, as the page of settings has them."""
    return QCoreApplication.translate("settings", label)


def swatch(name: str) -> QIcon:
    """Return a small sheet in the colours of a theme file, with its ink."""
    values, font = tokens(name), text_font(13, bold=True)

    def draw(painter: QPainter) -> None:
        painter.setPen(QColor(values["ink3"]))
        painter.setBrush(QColor(values["page"]))
        sheet = QRectF(0.5, 0.5, SWATCH.width() - 1, SWATCH.height() - 1)
        painter.drawRoundedRect(sheet, 4, 4)
        painter.setPen(QColor(values["ink"]))
        painter.setFont(font)
        painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, "Aa")

    return drawn_icon(SWATCH, "sheet", (name, font.key()), draw)


class TypographyPopover(Popover):
    """Lies over ``host``. ``changed`` carries the name of a setting and its new value; ``show_values`` shows what holds.
    ``own_size`` gives the size that the article has for itself, in pixels, 0 for none; ``own_size_reset`` asks to end that.

    Tab goes round among its controls, arrows within a group; Escape, its own key, or a click elsewhere leave.
    """

    own_keys = (Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)

    changed = Signal(str, object)
    own_size_reset = Signal()

    def __init__(
        self, host: QWidget, settings: Settings, theme: Theme, own_size: Callable[[], int] = lambda: 0
    ) -> None:
        super().__init__(host)
        self._host = host
        self._settings = settings
        self._own_size = own_size
        self._before: QWidget | None = None
        self._anchor: QWidget | None = None
        self.setObjectName("popover")
        self.setAccessibleName(self.tr("Typography"))
        self.font_choice = FontChoice(str(settings["text_font"]))
        self.font_choice.chosen.connect(lambda family: self.changed.emit("text_font", family))
        size = self._sizes()
        self.groups: dict[str, dict[str, QPushButton]] = {}
        spacing, measure = self._segments("line_spacing"), self._segments("measure")
        self._body = body = QWidget()
        body.setObjectName("summaryBody")
        grid = QGridLayout(body)
        grid.setContentsMargins(PAD, PAD, PAD, PAD)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, scaled(LABEL))
        grid.setColumnStretch(1, 1)
        appearance = QLabel(_words(_DECLARED["theme"].label))
        appearance.setFont(ui_font(13))
        grid.addWidget(appearance, 4, 0)
        for row, (name, part) in enumerate(
            (("text_font", self.font_choice), ("text_size", size), ("line_spacing", spacing), ("measure", measure))
        ):
            label = QLabel(_words(_DECLARED[name].label))
            label.setFont(ui_font(13))
            grid.addWidget(label, row, 0)
            grid.addWidget(part, row, 1)
        themes = QGridLayout()
        themes.setSpacing(6)
        self._group("theme", [str(choice) for choice in _DECLARED["theme"].choices], "theme")
        for number, name in enumerate(FILES):
            button = self.groups["theme"][name]
            button.setIconSize(SWATCH)
            button.setIcon(swatch(name))
            themes.addWidget(button, number // 2, number % 2)
        grid.addWidget(self.groups["theme"]["system"], 4, 1)
        grid.addLayout(themes, 5, 0, 1, 2)
        self._area = QScrollArea()
        self._area.setObjectName("summaryScroll")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._area)
        theme.changed.connect(self.show_values)
        self.show_values()
        self.hide()

    # --- its parts -----------------------------------------------------------------------------------------------------

    def _sizes(self) -> QWidget:
        self.smaller = self._plain("A−", self.tr("Smaller text"))
        self.larger = self._plain("A+", self.tr("Larger text"))
        self.smaller.clicked.connect(lambda: self._resize(-1))
        self.larger.clicked.connect(lambda: self._resize(1))
        self.size_label = QLabel()
        self.size_label.setFont(ui_font(13, tabular=True))
        self.size_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.reset = self._plain(self.tr("Reset"), self.tr("Reset font, size, spacing and line length"))
        self.reset.clicked.connect(self._reset)
        size = self._size = QWidget()
        both = QVBoxLayout(size)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(4)
        sizes = QHBoxLayout()
        both.addLayout(sizes)
        both.addWidget(self._own_size_row())
        sizes.setSpacing(6)
        sizes.addWidget(self.smaller)
        sizes.addWidget(self.size_label, 1)
        sizes.addWidget(self.larger)
        sizes.addSpacing(10)
        sizes.addWidget(self.reset)
        return size

    def _own_size_row(self) -> QWidget:
        self.own_label = QLabel()
        self.own_label.setFont(ui_font(12))
        self.own_reset = self._plain(self.tr("Reset"), self.tr("Use the default text size for this article"))
        self.own_reset.clicked.connect(self._reset_own)
        self._own = QWidget()
        row = QHBoxLayout(self._own)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.own_label, 1)
        row.addWidget(self.own_reset)
        return self._own

    def _reset_own(self) -> None:
        self.larger.setFocus()  # the row goes
        self.own_size_reset.emit()

    @staticmethod
    def _plain(words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "tight")
        button.setFont(ui_font(13))
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _segments(self, name: str) -> QFrame:
        frame = QFrame()
        frame.setObjectName("segments")
        line = QHBoxLayout(frame)
        line.setContentsMargins(3, 3, 3, 3)
        line.setSpacing(0)
        self._group(name, [str(choice) for choice in _DECLARED[name].choices], "segment")
        for button in self.groups[name].values():
            line.addWidget(button, 1)
        return frame

    def _group(self, name: str, choices: Sequence[str], role: str) -> None:
        """Make the buttons of a setting of which one is chosen."""
        group = QButtonGroup(self)
        label = _words(_DECLARED[name].label)
        self.groups[name] = {}
        for choice in choices:
            words = choice_words(_DECLARED[name], choice)
            button = QPushButton(words)
            button.setProperty("role", role)
            button.setFont(ui_font(12))
            button.setCheckable(True)
            button.setAccessibleName(f"{label}: {words}")
            button.toggled.connect(lambda on, choice=choice: self._toggled(name, choice, on=on))
            group.addButton(button)
            self.groups[name][choice] = button

    # --- what holds ----------------------------------------------------------------------------------------------------

    def show_values(self, *_: object) -> None:
        """Show the values that hold now."""
        self.font_choice.show_family(str(self._settings["text_font"]))
        size = int(self._settings["text_size"])
        sizes = _DECLARED["text_size"].choices
        self.size_label.setText(self.tr("%1 px").replace("%1", QLocale().toString(size)))
        self.smaller.setEnabled(size != sizes[0])
        self.larger.setEnabled(size != sizes[-1])
        own = self._own_size()
        if own:
            words = self.tr("This article: %1 px").replace("%1", QLocale().toString(own))
            self.own_label.setText(words)
        self._own.setVisible(own > 0)
        if self.isVisible():
            for part in (self._size, self._body):
                if (layout := part.layout()) is not None:
                    layout.activate()
            self.place()
        for name, buttons in self.groups.items():
            chosen = buttons[str(self._settings[name])]
            if not chosen.isChecked():
                chosen.setChecked(True)
        self.reset.setEnabled(any(self._settings[name] != _DECLARED[name].default for name in _TYPE))

    def _toggled(self, name: str, value: str, *, on: bool) -> None:
        if on and self._settings[name] != value:
            self.changed.emit(name, value)
            self.show_values()  # what was refused does not hold

    def _resize(self, step: int) -> None:
        sizes = _DECLARED["text_size"].choices
        place = sizes.index(self._settings["text_size"]) + step
        if 0 <= place < len(sizes):
            self.changed.emit("text_size", sizes[place])
            self.show_values()
            announce(self.size_label, self.size_label.text())
            if not (self.larger if step > 0 else self.smaller).isEnabled():
                (self.smaller if step > 0 else self.larger).setFocus()

    def _reset(self) -> None:
        self.font_choice.setFocus()  # the button goes dark
        for name in _TYPE:
            if self._settings[name] != _DECLARED[name].default:
                self.changed.emit(name, _DECLARED[name].default)
        self.show_values()

    # --- coming and going ----------------------------------------------------------------------------------------------

    def open(self, anchor: QWidget) -> None:
        """Stand under ``anchor`` and take the keyboard; leave if it is open already."""
        if self.isVisible():
            self.leave()
            return
        self._anchor = anchor
        self._before = self.window().focusWidget()
        self.show_values()
        self.show()  # before it is measured: its style comes with that
        self.place()
        self.raise_()
        self.font_choice.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def place(self) -> None:
        """Stand under the button, within the host; scroll where the host is too low."""
        if self._anchor is None:
            return
        corner = self._anchor.mapTo(self._host, QPoint(self._anchor.width(), self._anchor.height() + AWAY))
        width = min(scaled(WIDTH), self._host.width() - 2 * AWAY)
        wanted = self._body.sizeHint().height() + 2
        self.resize(width, min(wanted, self._host.height() - corner.y() - AWAY))
        self.move(max(AWAY, min(corner.x() - width, self._host.width() - width - AWAY)), corner.y())

    def leave(self) -> None:
        """Hide it; the keyboard goes back to where it was, unless it is elsewhere already."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        before, self._before = self._before, None
        if self.isAncestorOf(self.window().focusWidget() or self._host):
            if before is not None and before.isVisible() and before.isEnabled():
                before.setFocus()
            else:
                self._host.setFocus()
        self.hide()

    def _stops(self) -> list[QWidget]:
        """Return where Tab stops: of a group the chosen one."""
        stops: list[QWidget] = [self.font_choice, self.smaller, self.larger, self.reset]
        stops += [
            next((button for button in group.values() if button.isChecked()), next(iter(group.values())))
            for group in self.groups.values()
        ]
        return [stop for stop in stops if stop.isEnabled()]

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Go round among the stops."""
        stops = self._stops()
        focused = self.window().focusWidget()
        at = stops.index(focused) if focused in stops else (-1 if next_ else 0)
        stop = stops[(at + (1 if next_ else -1)) % len(stops)]
        stop.setFocus(Qt.FocusReason.TabFocusReason if next_ else Qt.FocusReason.BacktabFocusReason)
        self._area.ensureWidgetVisible(stop, 0, PAD)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave where somebody clicks elsewhere, or the keyboard goes elsewhere."""
        kind = event.type()
        if kind not in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusIn) or not isinstance(watched, QWidget):
            return super().eventFilter(watched, event)
        ours = watched is self or self.isAncestorOf(watched) or watched.window() is not self.window()
        if not ours and watched is not self._anchor and self.isVisible():
            self.leave()
        return super().eventFilter(watched, event)
