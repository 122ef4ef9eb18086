"""The middle pane: what the list is of, the articles, and a first-start card that tells in three lines what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHoverEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.desk.desk import Desk
from reader.gui import messages
from reader.gui.article_model import ArticleModel, Role
from reader.gui.article_row import HEADING_HEIGHT, HEIGHTS, ArticleRow
from reader.gui.elided import ElidedLabel
from reader.gui.icons import icon
from reader.gui.pictures import Pictures
from reader.gui.theme import Theme, ui_font
from reader.model import Filter


class ArticleView(QTableView):
    """A table of one column: it shows a hundred thousand rows as quickly as ten."""

    menu_asked = Signal(QPoint)
    activated_by_key = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(20)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Articles"))
        self.verticalScrollBar().setSingleStep(28)
        self.entered.connect(lambda index: self._hover(index.row()))

    def _hover(self, row: int) -> None:
        delegate = self.itemDelegate()
        if isinstance(delegate, ArticleRow) and delegate.hovered != row:
            delegate.hovered = row
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        elif event.type() == QEvent.Type.HoverMove and isinstance(event, QHoverEvent):
            self._hover(self.rowAt(round(event.position().y())))
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated_by_key.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A click on a part of the row (star, Try again) is that part's alone and selects nothing.
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and self.edit_part(event, index):
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and self.edit_part(event, index):
            event.accept()
            return
        super().mouseReleaseEvent(event)

    def edit_part(self, event: QMouseEvent, index: QModelIndex) -> bool:
        """Offer the click to the row's parts; True if one of them took it."""
        from PySide6.QtWidgets import QStyleOptionViewItem

        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return bool(self.itemDelegate().editorEvent(event, self.model(), option, index))


class ArticleList(QWidget):
    """``current_changed`` carries the id of the article that a person went to; ``action`` a part of a row that was clicked."""

    current_changed = Signal(int)
    action = Signal(str, int)
    order_changed = Signal(bool)
    briefing_asked = Signal()
    menu_asked = Signal(QPoint)
    open_asked = Signal()
    samples_removal_asked = Signal()
    card_closed = Signal()

    def __init__(self, desk: Desk, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("List"))
        self._theme = theme
        self.model = ArticleModel(desk)
        self.view = ArticleView()
        self.row = ArticleRow(theme, pictures, self.view)
        self.row.action.connect(self.action)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.row)
        self.view.selectionModel().currentRowChanged.connect(self._went_to)
        self.view.menu_asked.connect(self.menu_asked)
        self.view.activated_by_key.connect(self.open_asked)
        self.model.modelReset.connect(self._set_heights)
        pictures.ready.connect(lambda _key: self.view.viewport().update())
        theme.changed.connect(self.view.viewport().update)
        self._quiet = False

        self.name = ElidedLabel()
        self.name.setFont(ui_font(14, bold=True))
        self.count = QLabel()
        self.count.setFont(ui_font(13, tabular=True))
        self.count.setProperty("role", "meta")
        self.order = QPushButton()
        self.order.setProperty("role", "chip")
        self.order.setStyleSheet("border: 0; padding: 2px 6px;")
        self.order.setFont(ui_font(12))
        self.order.setToolTip(self.tr("Change the order"))
        self.order.clicked.connect(lambda: self.order_changed.emit(not self.model.filter.reverse))
        self.briefing = QToolButton()
        self.briefing.setAccessibleName(self.tr("Briefing of this list"))
        self.briefing.setToolTip(self.tr("Briefing of this list, or of the articles that are selected in it (B)"))
        self.briefing.setIconSize(QSize(17, 17))
        self.briefing.clicked.connect(self.briefing_asked)
        self._tint()
        theme.changed.connect(self._tint)
        head = QFrame()
        head.setObjectName("listHead")
        head.setFixedHeight(44)
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 0, 6, 0)
        line.setSpacing(8)
        line.addWidget(self.name)
        line.addWidget(self.count)
        line.addStretch(1)
        line.addWidget(self.briefing)
        line.addWidget(self.order)

        self.empty = QLabel()
        self.empty.setFont(ui_font(13))
        self.empty.setProperty("role", "meta")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(28, 0, 28, 0)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self.card = FirstStartCard()
        self.card.removal_asked.connect(self.samples_removal_asked)
        self.card.closed.connect(self.card_closed)
        self.card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.card)
        column.addLayout(self._stack, 1)

    # --- what is listed ------------------------------------------------------------------------------------------------

    def show_filter(self, wanted: Filter, name: str) -> None:
        """List what passes the filter, under ``name``."""
        self.name.setText(name)
        self._quiet = True
        self.model.set_filter(wanted)
        self.view.scrollToTop()
        self._quiet = False
        self._tell_state()

    def reload(self, ids: Sequence[int] = ()) -> bool:
        """Ask the library again, keeping the place and the current article where they are. True if the order changed."""
        current, chosen = self.current(), self.chosen()
        top = self.model.article_at(max(self.view.rowAt(1), 0))
        offset = self.view.rowViewportPosition(self.model.row_of(top)) if top else 0
        at_top = self.view.verticalScrollBar().value() == 0
        self._quiet = True
        changed = self.model.reload(ids)
        if changed:
            self.select(current, scroll=False)
            for article_id in chosen:
                row = self.model.row_of(article_id)
                if row >= 0:
                    flag = QItemSelectionModel.SelectionFlag.Select
                    self.view.selectionModel().select(self.model.index(row, 0), flag)
            row = self.model.row_of(top) if top and not at_top else -1
            if row >= 0:
                bar = self.view.verticalScrollBar()
                bar.setValue(bar.value() + self.view.rowViewportPosition(row) - offset)
        self._quiet = False
        self._tell_state()
        return changed

    def _tell_state(self) -> None:
        number = len(self.model.ids)
        self.count.setText(messages.number(number))
        self.order.setText(self.tr("Oldest first") if self.model.filter.reverse else self.tr("Newest first"))
        self.order.setVisible(number > 1)
        self.briefing.setVisible(number > 0)
        self.empty.setText(self._empty_words())
        self._stack.setCurrentWidget(self.view if number else self.empty)

    def _tint(self) -> None:
        self.briefing.setIcon(icon("briefing", self._theme.colour("ink2"), 17))

    def _empty_words(self) -> str:
        wanted = self.model.filter
        if wanted.words:
            return self.tr("Nothing found for “%1”.").replace("%1", wanted.words.strip())
        if wanted.tag:
            return self.tr("No article is tagged “%1”. Drag one onto the tag.").replace("%1", wanted.tag)
        return {
            "unread": self.tr("Nothing unread."),
            "all": self.tr("Nothing saved yet. Paste an address."),
            "starred": self.tr("Nothing starred. F stars an article."),
            "archive": self.tr("Nothing in the archive. E puts an article here."),
            "attention": self.tr("Nothing needs attention."),
            "trash": self.tr("The trash is empty."),
        }[wanted.place]

    def set_density(self, density: str) -> None:
        self.row.density = density
        self._set_heights()

    def _set_heights(self) -> None:
        header = self.view.verticalHeader()
        header.setDefaultSectionSize(HEIGHTS[self.row.density])
        # A new default reaches only sections that were never set: set all of them back first.
        header.resetDefaultSectionSize()
        header.setDefaultSectionSize(HEIGHTS[self.row.density])
        for row in self.model.heading_rows():
            header.resizeSection(row, HEADING_HEIGHT)

    # --- where a person is ---------------------------------------------------------------------------------------------

    def current(self) -> int:
        """The id of the current article, 0 if there is none."""
        return self.model.article_at(self.view.currentIndex().row()) if self.view.currentIndex().isValid() else 0

    def chosen(self) -> list[int]:
        """The ids of all selected articles, in the list's order."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [article_id for article_id in map(self.model.article_at, rows) if article_id]

    def select(self, article_id: int, *, scroll: bool = True) -> None:
        """Make an article current without telling anybody."""
        row = self.model.row_of(article_id) if article_id else -1
        quiet, self._quiet = self._quiet, True
        if row < 0:
            self.view.selectionModel().clear()
        else:
            index = self.model.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.view.selectionModel().setCurrentIndex(index, flags)
            if scroll:
                self.view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._quiet = quiet

    def _went_to(self, index: QModelIndex, _before: QModelIndex) -> None:
        article_id = self.model.article_at(index.row()) if index.isValid() else 0
        if article_id and not self._quiet:
            self.current_changed.emit(article_id)

    def name_of(self, article_id: int) -> str:
        row = self.model.index(self.model.row_of(article_id), 0).data(Role.ROW)
        return row.title if row else ""


class FirstStartCard(QFrame):
    """Three lines at the first start, until they are closed or the samples are gone."""

    removal_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstStart")
        self.setAccessibleName(self.tr("How to begin"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 10, 8)
        column.setSpacing(5)
        for words in (
            self.tr("Paste an address anywhere: Ctrl+V saves the article."),
            self.tr("S gives its summary, in its own words. J and K walk on and back."),
            self.tr("These are samples to try it with."),
        ):
            label = QLabel(words)
            label.setFont(ui_font(13))
            label.setWordWrap(True)
            column.addWidget(label)
        remove = QPushButton(self.tr("Remove samples"))
        close = QPushButton(self.tr("Got it"))
        remove.clicked.connect(self.removal_asked)
        close.clicked.connect(self.closed)
        line = QHBoxLayout()
        line.setSpacing(14)
        for button in (close, remove):
            button.setProperty("role", "link")
            button.setFont(ui_font(13, bold=True))
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
