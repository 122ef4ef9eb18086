"""The toolbar: one field for addresses and searches, and what is done most often with an article."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from reader.gui.kit.icons import icon
from reader.gui.kit.theme import Theme, scaled, ui_font
from reader.gui.search.search_field import SearchField

LEAST_FIELD, SHORT_FIELD = 180, 90
"""How narrow the field may be, in pixels, beside all buttons and beside the few of a narrow window."""


def _put_out(button: QToolButton) -> None:
    """Let a button whose menu closes look as the mouse is now: the menu took the mouse, and Qt never hears that it left
    the button.
    """
    here = button.rect().contains(button.mapFromGlobal(QCursor.pos()))
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, here)
    button.setDown(False)
    button.update()


class Toolbar(QFrame):
    """Buttons show actions of the window, so that each has its state and shortcut from one place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("toolbar")
        self.setFixedHeight(scaled(48))
        self.setMinimumWidth(1)  # or a window could not become narrow enough for ``shorten``
        self.field = SearchField(theme)
        self.menu_button = QToolButton()
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setAccessibleName(self.tr("More"))
        self.menu_button.setToolTip(self.tr("More"))
        self.type_button = QToolButton()
        self.type_button.setText("Aa")
        self.type_button.setFont(ui_font(15, bold=True))
        self._buttons: list[tuple[QToolButton, str]] = []
        self._less: list[QWidget] = []
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(12, 0, 12, 1)
        self.line.setSpacing(6)
        theme.changed.connect(self._tint)

    def compose(
        self, sidebar: QAction, summary: QAction, others: list[QAction], typography: QAction, menu: QMenu
    ) -> None:
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
            self._less.append(self._button(action, action.data()))
            self.line.addWidget(self._less[-1])
        self._less.append(self._rule())
        self.line.addWidget(self._less[-1])
        self.type_button.setAccessibleName(typography.text().rstrip("…"))
        self.type_button.setToolTip(typography.toolTip())
        self.type_button.clicked.connect(typography.trigger)
        self.menu_button.setMenu(menu)
        self.menu_button.menu().aboutToHide.connect(partial(_put_out, self.menu_button))
        self._buttons.append((self.menu_button, "more"))
        self.line.addWidget(self.type_button)
        self.line.addWidget(self.menu_button)
        self._tint()

    def shorten(self, short: bool) -> None:
        """Leave only what leads everywhere else: sidebar, field, summary, typography and the menu."""
        for part in self._less:
            part.setVisible(not short)
        style = Qt.ToolButtonStyle
        self.summary_button.setToolButtonStyle(style.ToolButtonIconOnly if short else style.ToolButtonTextBesideIcon)
        self.field.setMinimumWidth(SHORT_FIELD if short else scaled(LEAST_FIELD))

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
        token = "accent" if checked else "ink2"
        button.setIcon(icon(shown, self._theme.colour(token), 18, self._theme.colour("ink3")))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return super().eventFilter(watched, event)
