"""One sentence of a summary: its number, its words, and the two tools at its corner."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from reader.gui.kit import icons, messages
from reader.gui.kit.theme import Theme, scaled, text_font, ui_font
from reader.text.language import direction

TOOL_PIXELS = 24
STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End)
"""Keys that lead from sentence to sentence."""
_AWAY = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Ways of losing the focus after which it comes back."""
_KEYS = (Qt.Key.Key_P, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class _Tool(QToolButton):
    """A tool that is only there where it is ``shown``, and takes the focus by Tab only then."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sentenceTool")
        self.setFixedSize(TOOL_PIXELS, TOOL_PIXELS)
        self.setIconSize(QSize(14, 14))
        self.shown = False

    def show_tool(self, shown: bool, *, reachable: bool) -> None:
        if shown != self.shown:
            self.shown = shown
            self.update()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if reachable else Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shown:
            super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.shown:
            super().mousePressEvent(event)
        else:
            event.ignore()


class SentenceRow(QPushButton):
    """A click or Enter goes to its place in the text; P pins it, Delete throws it out. ``hovered`` and ``focused`` say
    whether the mouse or the keyboard is on it, the latter also whether a key led there; ``step_asked`` carries one of
    ``STEPS``.
    """

    hovered = Signal(bool)
    focused = Signal(bool, bool)
    step_asked = Signal(int)
    pin_asked = Signal()
    out_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.pinned = False
        self.setObjectName("sentence")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._digit = QLabel()
        self._digit.setFont(ui_font(12))
        self._digit.setProperty("role", "meta")
        self._digit.setFixedWidth(scaled(20))
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setContentsMargins(2, 0, 2, 0)  # letters may reach over their line's end
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(10, 13, 8, 12)
        row.setSpacing(0)
        for label in (self._digit, self._words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._digit, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.pin = _Tool(self)
        self.pin.clicked.connect(self.pin_asked)
        self.out = _Tool(self)
        self.out.setAccessibleName(self.tr("Remove from summary"))
        self.out.setToolTip(self.tr("Remove from summary; another sentence takes its place (Del)"))
        self.out.clicked.connect(self.out_asked)
        for tool in (self.pin, self.out):
            tool.installEventFilter(self)
        self.tint()

    def show_sentence(self, number: int, text: str, *, pinned: bool, size: int) -> None:
        """``number`` counts from 1; ``size`` is that of the type, in pixels."""
        font = text_font(size, words=text)
        if (size, font.families()) != (self._words.font().pixelSize(), self._words.font().families()):
            self._words.setFont(font)
        if pinned != self.pinned:
            self.pinned = pinned
            self.tint()
        self._digit.setText(messages.number(number))
        if text != self._words.text():
            self._words.setText(text)
            rtl = direction(text) == "rtl"
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            self._words.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
            self._place_tools()
        name = f"{messages.number(number)}. {text}"
        self.setAccessibleName(self.tr("%1 (pinned)").replace("%1", name) if pinned else name)
        self.pin.setAccessibleName(self.tr("Pinned to summary") if pinned else self.tr("Pin to summary"))
        tip = self.tr("Unpin from summary (P)") if pinned else self.tr("Pin to summary (P)")
        self.pin.setToolTip(tip)
        self._show_tools()

    def tint(self) -> None:
        """Paint the icons in the theme's colours."""
        pin = "pin-full" if self.pinned else "pin"
        self.pin.setIcon(icons.icon(pin, self._theme.colour("accent" if self.pinned else "ink2"), 14))
        self.out.setIcon(icons.icon("close", self._theme.colour("ink2"), 14))

    def set_current(self, current: str) -> None:
        """``current`` is "true" for the one that is lit in the text, "soft" for one that was chosen before, or ""."""
        self._set_property("current", current)

    def _set_property(self, name: str, value: str) -> None:
        if (self.property(name) or "") != value:
            self.setProperty(name, value)
            self.style().unpolish(self)
            self.style().polish(self)

    # --- tools ---------------------------------------------------------------------------------------------------------

    def _show_tools(self) -> None:
        reached = self.hasFocus() or self.pin.hasFocus() or self.out.hasFocus()
        active = reached or self.underMouse()
        self.pin.show_tool(active or self.pinned, reachable=reached)
        self.out.show_tool(active, reachable=reached)

    def _place_tools(self) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for at, tool in enumerate((self.out, self.pin)):
            left = 3 + at * (TOOL_PIXELS - 2)
            tool.move(left if rtl else self.width() - left - TOOL_PIXELS, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and isinstance(event, QFocusEvent):
            self._focus_moved(event)
        return super().eventFilter(watched, event)

    def _focus_moved(self, event: QFocusEvent) -> None:
        if event.reason() in _AWAY and event.lostFocus():
            return
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        # A frame where a key led here; opened by a click, the colour of the lit sentence and its tools say enough.
        self._set_property("ring", "true" if event.gotFocus() and by_key else "")
        self.focused.emit(event.gotFocus(), by_key)
        self._show_tools()

    # --- events --------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # The window's own P and Delete are for articles.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _is_ours(event: QKeyEvent) -> bool:
        return event.key() in _KEYS and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            # Passed on, the pane's scroll area would take it.
            self.step_asked.emit(event.key())
        elif not self._is_ours(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_P:
            self.pin_asked.emit()
        else:
            self.out_asked.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_tools()
        self.hovered.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_tools()
        self.hovered.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_moved(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._focus_moved(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tools()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()
