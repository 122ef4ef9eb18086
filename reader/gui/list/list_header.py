"""The head of the list: what it is of, how many there are, a briefing of it, and how it is sorted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from reader.gui.kit import messages
from reader.gui.kit.icons import icon
from reader.gui.kit.keys import hint_of
from reader.gui.kit.labels import ElidedLabel
from reader.gui.kit.theme import Theme, scaled, ui_font
from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.model.library import Filter, Order

ORDER_WORDS: dict[Order, tuple[str, str, str]] = {
    "saved": (
        QT_TRANSLATE_NOOP("orders", "Saved"),
        QT_TRANSLATE_NOOP("orders", "Newest first"),
        QT_TRANSLATE_NOOP("orders", "Oldest first"),
    ),
    "published": (
        QT_TRANSLATE_NOOP("orders", "Published"),
        QT_TRANSLATE_NOOP("orders", "Newest published first"),
        QT_TRANSLATE_NOOP("orders", "Oldest published first"),
    ),
    "title": (
        QT_TRANSLATE_NOOP("orders", "Title"),
        QT_TRANSLATE_NOOP("orders", "Title A–Z"),
        QT_TRANSLATE_NOOP("orders", "Title Z–A"),
    ),
    "site": (
        QT_TRANSLATE_NOOP("orders", "Site"),
        QT_TRANSLATE_NOOP("orders", "Site A–Z"),
        QT_TRANSLATE_NOOP("orders", "Site Z–A"),
    ),
    "length": (
        QT_TRANSLATE_NOOP("orders", "Length"),
        QT_TRANSLATE_NOOP("orders", "Longest first"),
        QT_TRANSLATE_NOOP("orders", "Shortest first"),
    ),
    "minutes": (
        QT_TRANSLATE_NOOP("orders", "Reading time"),
        QT_TRANSLATE_NOOP("orders", "Longest read first"),
        QT_TRANSLATE_NOOP("orders", "Quickest read first"),
    ),
}
"""What a list may be sorted by: its name, and what the list says of itself when it goes one way and the other."""


def order_words(wanted: Filter) -> str:
    """Return how a list is sorted, in words."""
    if wanted.order == "relevance":
        return QCoreApplication.translate("orders", "Most relevant first")
    return QCoreApplication.translate("orders", ORDER_WORDS[wanted.order][2 if wanted.reverse else 1])


class ListHeader(QFrame):
    """``order_chosen`` carries an ``Order`` and whether it is reversed."""

    order_chosen = Signal(str, bool)
    briefing_asked = Signal()
    keeping_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filter = Filter()
        self._number, self._whole = 0, True
        self.setObjectName("listHead")
        self.setFixedHeight(scaled(44))
        self.name = ElidedLabel()
        self.name.setFont(ui_font(14, bold=True))
        self.count = QLabel()
        self.count.setFont(ui_font(13, tabular=True))
        self.count.setProperty("role", "meta")
        self.order = QPushButton()
        self.order.setProperty("role", "order")
        self.order.setFont(ui_font(12))
        self.order.setToolTip(self.tr("Change sort order"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.order.setMenu(self._menu)
        self.briefing = QToolButton()
        self.briefing.setAccessibleName(self.tr("Briefing of this list"))
        self.briefing.setIconSize(QSize(17, 17))
        self.briefing.clicked.connect(self.briefing_asked)
        self.keep = QToolButton()
        self.keep.setAccessibleName(self.tr("Save search as smart folder"))
        self.keep.setIconSize(QSize(17, 17))
        self.keep.clicked.connect(self.keeping_asked)
        self.keep.hide()
        self.show_keys()
        self._tint()
        theme.changed.connect(self._tint)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 6, 0)
        line.setSpacing(8)
        line.addWidget(self.name)
        line.addWidget(self.count)
        line.addStretch(1)
        line.addWidget(self.keep)
        line.addWidget(self.briefing)
        line.addWidget(self.order)

    def show_keys(self) -> None:
        """Name the keys that are in force in what is said under the mouse."""
        for button, name, words in (
            (self.briefing, "briefing", self.tr("Briefing of this list or the selected articles")),
            (self.keep, "save_search", self.tr("Save search as smart folder")),
        ):
            button.setToolTip(f"{words} ({hint_of(name)})" if hint_of(name) else words)

    def show_state(self, wanted: Filter, number: int, *, whole: bool) -> None:
        """Show what the list is of by now; where it is not ``whole``, its number is not known yet."""
        self._filter = wanted
        self._number, self._whole = number, whole
        self.show_selected(0)
        self.order.setText(f"{order_words(wanted)} ▾")
        self.order.setAccessibleName(self.tr("Sort order: %1").replace("%1", order_words(wanted)))
        self.order.setVisible(number > 1)
        self.briefing.setVisible(number > 0)
        self.keep.setVisible(bool(wanted.words) and not wanted.folder)

    def show_selected(self, selected: int) -> None:
        """Show how many articles are selected, where that is more than the one that is read."""
        number = messages.number(self._number) if self._whole else "…"
        both = self.tr("%1 of %2").replace("%1", messages.number(selected)).replace("%2", number)
        self.count.setText(both if selected > 1 else number)

    def _fill_menu(self) -> None:
        self._menu.clear()
        wanted = self._filter
        group = QActionGroup(self._menu)
        for name, (words, _, _) in ORDER_WORDS.items():
            action = self._menu.addAction(QCoreApplication.translate("orders", words))
            action.setCheckable(True)
            action.setChecked(wanted.order == name)
            action.triggered.connect(lambda _checked=False, name=name: self.order_chosen.emit(name, False))
            group.addAction(action)
        self._menu.addSeparator()
        shown: Order = wanted.order if wanted.order in ORDER_WORDS else "saved"
        for reverse in (False, True):
            action = self._menu.addAction(QCoreApplication.translate("orders", ORDER_WORDS[shown][2 if reverse else 1]))
            action.setCheckable(True)
            action.setChecked(wanted.order in ORDER_WORDS and wanted.reverse == reverse)
            action.triggered.connect(lambda _checked=False, reverse=reverse: self.order_chosen.emit(shown, reverse))

    def _tint(self) -> None:
        for button, name in ((self.briefing, "briefing"), (self.keep, "folder")):
            button.setIcon(icon(name, self._theme.colour("ink2"), 17))
