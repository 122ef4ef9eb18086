"""The toolbar: one field for addresses and searches, and what is done most often with an article."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from reader.capture.address import looks_like_address
from reader.gui.icons import icon
from reader.gui.theme import Theme, ui_font

SEARCH_MS = 120
"""How long typing rests before the list is searched."""


class Field(QLineEdit):
    """ "Paste an address to save, or search": an address offers *Save*, words search while they are typed."""

    searched = Signal(str)
    save_asked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFont(ui_font(13))
        self.setPlaceholderText(self.tr("Paste an address to save, or search"))
        self.setAccessibleName(self.tr("Address or search"))
        self.setMaximumWidth(420)
        self.setMinimumWidth(180)
        self.setMinimumHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextMargins(24, 0, 60, 0)
        self._glass = QLabel(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint = QLabel(self.tr("Ctrl L"), self)
        self._hint.setFont(ui_font(11))
        self._hint.setProperty("role", "meta")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.save = QPushButton(self.tr("Save"), self)
        self.save.setProperty("role", "main")
        self.save.setFont(ui_font(12, bold=True))
        self.save.setStyleSheet("QPushButton { padding: 1px 10px; min-height: 18px; }")
        self.save.setCursor(Qt.CursorShape.ArrowCursor)
        self.save.clicked.connect(self._save)
        self.save.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_MS)
        self._timer.timeout.connect(self._search)
        self._searching = False
        self.textChanged.connect(self._changed)
        self.returnPressed.connect(self._entered)
        theme.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        self._glass.setPixmap(icon("search", self._theme.colour("ink2"), 15).pixmap(15, 15))
        self._glass.adjustSize()

    def resizeEvent(self, event):  # type: ignore[no-untyped-def]
        super().resizeEvent(event)
        middle = self.height() // 2
        self._glass.move(11, middle - self._glass.height() // 2)
        self._hint.adjustSize()
        self._hint.move(self.width() - self._hint.width() - 11, middle - self._hint.height() // 2)
        self.save.adjustSize()
        self.save.move(self.width() - self.save.width() - 5, middle - self.save.height() // 2)

    def is_address(self) -> bool:
        return looks_like_address(self.text().strip())

    def _changed(self, text: str) -> None:
        self.save.setVisible(self.is_address())
        self._hint.setVisible(not text)
        self._timer.start()

    def _search(self) -> None:
        if self.is_address():
            return
        words = self.text()
        if words.strip() or self._searching:
            self._searching = bool(words.strip())
            self.searched.emit(words)

    def _entered(self) -> None:
        if self.is_address():
            self._save()
        else:
            self._timer.stop()
            self._search()
            self.left.emit()

    def _save(self) -> None:
        address = self.text().strip()
        self.reset()
        self.save_asked.emit(address)

    def reset(self) -> None:
        """Empty the field without starting a search for nothing."""
        self._searching = False
        self.clear()
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            searching = self._searching
            self.reset()
            if searching:
                self.searched.emit("")
            self.left.emit()
            return
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
            return
        super().keyPressEvent(event)


class Toolbar(QFrame):
    """Buttons show actions of the window, so that each has its state and shortcut from one place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("toolbar")
        self.setFixedHeight(48)
        self.field = Field(theme)
        self.menu_button = QToolButton()
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setAccessibleName(self.tr("More"))
        self.menu_button.setToolTip(self.tr("More"))
        self.type_button = QToolButton()
        self.type_button.setText("Aa")
        self.type_button.setFont(ui_font(15, bold=True))
        self.type_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.type_button.setAccessibleName(self.tr("Type and colours"))
        self.type_button.setToolTip(self.tr("Type and colours"))
        self._buttons: list[tuple[QToolButton, str]] = []
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(12, 0, 12, 1)
        self.line.setSpacing(6)
        theme.changed.connect(self._tint)

    def compose(self, sidebar: QAction, summary: QAction, others: list[QAction], type_menu: QMenu, menu: QMenu) -> None:
        """Lay out the actions; called once."""
        self.sidebar_button = self._button(sidebar, "sidebar")
        self.sidebar_button.setObjectName("quiet")
        self._room = QWidget()
        self._room.setFixedWidth(150)
        self.line.addWidget(self.sidebar_button)
        self.line.addWidget(self._room)
        self.line.addWidget(self.field, 10)
        self.line.addStretch(6)
        self.summary_button = self._button(summary, "summary")
        self.summary_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.summary_button.setFont(ui_font(13, bold=True))
        self.line.addWidget(self.summary_button)
        self.line.addWidget(self._rule())
        for action in others:
            self.line.addWidget(self._button(action, action.data()))
        self.line.addWidget(self._rule())
        self.type_button.setMenu(type_menu)
        self.menu_button.setMenu(menu)
        self._buttons.append((self.menu_button, "more"))
        self.line.addWidget(self.type_button)
        self.line.addWidget(self.menu_button)
        self._tint()

    def align_field(self, sidebar_width: int) -> None:
        """Let the field begin where the list does."""
        self._room.setFixedWidth(max(8, sidebar_width - 12 - 30 - 12))

    def _button(self, action: QAction, name: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAccessibleName(action.text().replace("&", ""))
        self._buttons.append((button, name))
        action.changed.connect(lambda: self._tint_one(button, name))
        return button

    def _rule(self) -> QFrame:
        rule = QFrame()
        rule.setFixedSize(1, 18)
        rule.setStyleSheet("background: palette(mid);")
        rule.setProperty("rule", "true")
        return rule

    def _tint(self) -> None:
        for button, name in self._buttons:
            self._tint_one(button, name)
        for rule in self.findChildren(QFrame):
            if rule.property("rule"):
                rule.setStyleSheet(f"background: {self._theme.colour('rule').name()};")

    def _tint_one(self, button: QToolButton, name: str) -> None:
        checked = button.isChecked() and name != "sidebar"
        shown = "star-full" if name == "star" and checked else name
        token = "accent" if checked else "ink2" if button.isEnabled() else "ink3"
        button.setIcon(icon(shown, self._theme.colour(token), 18))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return super().eventFilter(watched, event)
