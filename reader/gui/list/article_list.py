"""The middle pane: what the list is of, the articles, and a first-start card that tells in three lines what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QFontMetrics,
    QHoverEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStackedLayout,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader.desk.desk import Desk
from reader.gui.kit.pictures import Pictures
from reader.gui.kit.theme import Theme, scaled, ui_font
from reader.gui.list.article_model import ArticleModel, Role
from reader.gui.list.article_row import HEADING_HEIGHT, HEIGHTS, ArticleRow
from reader.gui.list.list_header import ListHeader
from reader.gui.list.new_articles_button import NewArticlesButton
from reader.model.library import Filter, Listing

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelectionRange

    from reader.gui.kit.empty_state import EmptyState
    from reader.gui.list.first_start_card import FirstStartCard


DRAG_WIDTH = 220
"""Pixels of a title beside the pointer."""


class ArticleView(QTableView):
    """A table of one column: it shows a hundred thousand rows as quickly as ten."""

    menu_asked = Signal(QPoint)
    activated_by_key = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_entered = False
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

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():  # else its row shows where the keyboard is
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.menu_asked.emit(place)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the chosen articles with a small image beside the pointer: Qt's, of all rows, covers what is aimed at."""
        indexes = [index for index in self.selectedIndexes() if index.flags() & Qt.ItemFlag.ItemIsDragEnabled]
        if indexes:
            drag = QDrag(self)
            drag.setMimeData(self.model().mimeData(indexes))
            drag.setPixmap(self.drag_image(indexes))
            drag.setHotSpot(QPoint(-14, -10))
            drag.exec(Qt.DropAction.CopyAction)

    def drag_image(self, indexes: Sequence[QModelIndex]) -> QPixmap:
        """Return a pill with the article's title, or the number of articles."""
        words = self.tr("%Ln article(s)", "", len(indexes))
        if len(indexes) == 1:
            words = str(indexes[0].data(Role.ROW).title)
        font = ui_font(13, bold=True)
        words = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, DRAG_WIDTH)
        size = QSize(QFontMetrics(font).horizontalAdvance(words) + 24, 28)
        pixmap = QPixmap(size * self.devicePixelRatioF())
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRect(QPoint(), size), 7, 7)
        painter.setPen(self.palette().color(QPalette.ColorRole.HighlightedText))
        painter.setFont(font)
        painter.drawText(QRect(QPoint(), size), Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
        return pixmap

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here. Qt would look for a title that begins so, and fetch every row of the library for
        it.
        """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begin()
            self.activated_by_key.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard and go nowhere: Qt would make the first article current, and so open it."""
        self._is_entered = True
        super().focusInEvent(event)
        self._is_entered = False

    def begin(self) -> None:
        """Go to the first article where a person is at none yet."""
        first = self._article_from(0, 1)
        if not self.currentIndex().isValid() and first.isValid():
            self.setCurrentIndex(first)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return where a key leads. In a table Home and End lead along a row, and without a current row every key leads to
        the first heading, where none can stay.
        """
        if self._is_entered:
            return QModelIndex()
        actions, last = QAbstractItemView.CursorAction, self.model().rowCount() - 1
        backwards = action in (actions.MoveUp, actions.MovePageUp, actions.MovePrevious, actions.MoveLeft)
        if action == actions.MoveHome or (
            not self.currentIndex().isValid() and not backwards and action != actions.MoveEnd
        ):
            return self._article_from(0, 1)
        if action == actions.MoveEnd or not self.currentIndex().isValid():
            return self._article_from(last, -1)
        led = super().moveCursor(action, modifiers)
        found = self._article_from(led.row(), -1 if backwards else 1)
        return found if found.isValid() else led

    def _article_from(self, row: int, step: int) -> QModelIndex:
        """Return the first article at or after a row, or (-1) at or before it; none where only a heading is left."""
        model = self.model()
        while 0 <= row < model.rowCount():
            index = model.index(row, 0)
            if model.flags(index) & Qt.ItemFlag.ItemIsEnabled:
                return index
            row += step
        return QModelIndex()

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
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return bool(self.itemDelegate().editorEvent(event, self.model(), option, index))


class ArticleList(QWidget):
    """``current_changed`` carries the id of the article that a person went to; ``action`` a part of a row that was
    clicked; ``action_asked`` the name of the action that an empty list or the first-start card offers.
    """

    current_changed = Signal(int)
    selected = Signal(int)
    action = Signal(str, int)
    order_chosen = Signal(str, bool)
    briefing_asked = Signal()
    menu_asked = Signal(QPoint)
    open_asked = Signal()
    samples_removal_asked = Signal()
    card_closed = Signal()
    action_asked = Signal(str)
    clearing_asked = Signal()

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
        self.view.selectionModel().selectionChanged.connect(self._show_selected)
        self.view.menu_asked.connect(self.menu_asked)
        self.view.activated_by_key.connect(self.open_asked)
        self._low: set[int] = set()
        self.model.modelReset.connect(self._set_heights)
        self.model.completed.connect(self._set_heights)
        pictures.ready.connect(lambda _key: self.view.viewport().update())
        theme.changed.connect(self.view.viewport().update)
        self._quiet = False
        self._busy = ""
        self._wished = 0
        self._then: list[Callable[[], None]] = []

        self.head = ListHeader(theme)
        self.name, self.count, self.order, self.briefing = (
            self.head.name,
            self.head.count,
            self.head.order,
            self.head.briefing,
        )
        self.head.order_chosen.connect(self.order_chosen)
        self.head.briefing_asked.connect(self.briefing_asked)
        self.new_articles = NewArticlesButton(self.view)
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._any_articles = True
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 1, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addLayout(self._stack, 1)

    @cached_property
    def empty(self) -> EmptyState:
        """What a list says that lists nothing; made for the first such list."""
        from reader.gui.kit.empty_state import EmptyState

        made = EmptyState(self._theme)
        made.asked.connect(self._do)
        self._stack.addWidget(made)
        return made

    @cached_property
    def card(self) -> FirstStartCard:
        """The first-start card; made when it is to be seen."""
        from reader.gui.list.first_start_card import FirstStartCard

        made = FirstStartCard()
        made.paste_asked.connect(lambda: self.action_asked.emit("paste"))
        made.removal_asked.connect(self.samples_removal_asked)
        made.closed.connect(self.card_closed)
        self._column.insertWidget(1, made)
        return made

    def show_card(self, shown: bool) -> None:
        """Show or hide the first-start card."""
        if shown or "card" in self.__dict__:
            self.card.setVisible(shown)

    def _do(self, name: str) -> None:
        from reader.gui.list.empty_list import CLEAR_SEARCH

        if name == CLEAR_SEARCH:
            self.clearing_asked.emit()
        else:
            self.action_asked.emit(name)

    # --- what is listed ------------------------------------------------------------------------------------------------

    def show_filter(self, wanted: Filter, name: str) -> None:
        """List what passes the filter, under ``name``."""
        self.name.setText(name)
        self._quiet = True
        self.model.set_filter(wanted)
        self.view.scrollToTop()
        self.new_articles.forget()
        self._quiet = False
        self._show_state()

    def reload(self, ids: Sequence[int] = (), then: Callable[[], None] | None = None) -> None:
        """Ask the library again, keeping the place and the current article where they are; ``ids`` are the articles
        whose rows changed (none: any may have). ``then`` is called when that is done: of a long list a thread asks.
        """
        self.model.forget(ids)
        if self.model.is_long:
            self.view.viewport().update()
            self._then += [then] if then else []
            self.model.wanted.emit(self.model.filter)
            return
        self._show(self.model.listing())
        if then:
            then()

    def found(self, wanted: Filter, listing: Listing) -> None:
        """Take the whole list of a filter, which a thread found."""
        if wanted != self.model.filter:
            if self._then:
                self.model.wanted.emit(self.model.filter)
            return
        if self.model.whole:
            self._show(listing)
        else:
            current, chosen = self.current(), self.chosen()
            self._quiet = True
            self.model.complete(wanted, listing)
            self._choose_again(current or self._wished, chosen)
            self._quiet = False
            self._show_state()
        waiting, self._then = self._then, []
        for then in waiting:
            then()

    def _show(self, listing: Listing) -> None:
        """Another listing of the same filter: what a person sees stays where it is, also what is under the mouse when
        it stands at the top, and what came above it is told.
        """
        current, chosen = self.current(), self.chosen()
        top = self.model.article_at(max(self.view.rowAt(1), 0)) or self.model.article_at(max(self.view.rowAt(1), 0) + 1)
        before = self.model.row_of(top) if top else -1
        newest = max(self.model.ids, default=0)
        offset = self.view.rowViewportPosition(before) if top else 0
        moves = self.view.verticalScrollBar().value() == 0 and not self.view.underMouse()
        self._quiet = True
        if self.model.show(listing):
            self._choose_again(current, chosen)
            row = self.model.row_of(top) if top and not moves else -1
            if row >= 0:
                bar = self.view.verticalScrollBar()
                bar.setValue(bar.value() + self.view.rowViewportPosition(row) - offset)
                # What an Undo brings back is not new: numbers are given in order, and never again.
                came = sum(article > newest for article in self.model.articles_between(0, row))
                if came and bar.value():
                    self.new_articles.say(came)
        self._quiet = False
        self._show_state()

    def _scrolled(self, value: int) -> None:
        if value == 0 and not self._quiet:
            self.new_articles.forget()

    def _choose_again(self, current: int, chosen: Sequence[int]) -> None:
        """Select after the rows were laid anew what was selected before."""
        self.select(current, scroll=False)
        if len(chosen) < 2:
            return
        selected = QItemSelection()
        wanted = set(chosen)
        for first, last in self.model.runs(wanted):
            selected.select(self.model.index(first, 0), self.model.index(last, 0))
        self.view.selectionModel().select(selected, QItemSelectionModel.SelectionFlag.Select)

    def select_all(self) -> None:
        """Select everything that the list is of, also what has not been listed yet."""
        self.model.load_all()
        self._show_state()
        self.view.selectAll()

    def _show_state(self) -> None:
        number = len(self.model.ids)
        self.head.show_state(self.model.filter, number, whole=self.model.whole)
        self._show_selected()
        self._say_empty()
        self._stack.setCurrentWidget(self.view if number else self.empty)

    def show_busy(self, words: str) -> None:
        """Say in an empty list what many articles are going through, instead of what it lacks; "" when that is over."""
        self._busy = words
        self._show_state()

    def show_library(self, any_articles: bool) -> None:
        """Remember whether the library holds any articles: an empty list says something else where it doesn't."""
        if any_articles != self._any_articles:
            self._any_articles = any_articles
            self._say_empty()

    def show_keys(self) -> None:
        """Name the keys that are in force."""
        self.head.show_keys()
        if "card" in self.__dict__:
            self.card.show_keys()
        self._say_empty()

    def _say_empty(self) -> None:
        if len(self.model.ids):
            return
        if self._busy or not self.model.whole:
            self.empty.say(self._busy)
        else:
            from reader.gui.list.empty_list import empty_state

            said = empty_state(self.model.filter, any_articles=self._any_articles)
            self.empty.say(said.words, icon=said.icon, action=said.action, button=said.button)

    def set_density(self, density: str) -> None:
        self.row.density = density
        self._set_heights()

    def _set_heights(self) -> None:
        """Headings are lower than articles. Qt keeps the heights of rows when as many others take their place."""
        header, height = self.view.verticalHeader(), scaled(HEIGHTS[self.row.density])
        if header.defaultSectionSize() != height:
            header.setDefaultSectionSize(height)
            # A new default reaches only sections that were never set: set all of them back first.
            header.resetDefaultSectionSize()
            header.setDefaultSectionSize(height)
            self._low.clear()
        headings = self.model.heading_rows()
        for row in self._low.difference(headings):
            if row < header.count():
                header.resizeSection(row, height)
        for row in headings:
            if header.sectionSize(row) != scaled(HEADING_HEIGHT):
                header.resizeSection(row, scaled(HEADING_HEIGHT))
        self._low = set(headings)

    # --- where a person is ---------------------------------------------------------------------------------------------

    def take_focus(self) -> bool:
        """Give the keyboard to the rows, if there are any. A view that is hidden would take it as soon as it appears: in
        the middle of what is typed elsewhere by then.
        """
        if self._stack.currentWidget() is not self.view:
            return False
        self.view.setFocus()
        return True

    def begin(self) -> None:
        """Give the keyboard to the rows, and go to the first where a person is at none yet."""
        if self.take_focus():
            self.view.begin()

    def current(self) -> int:
        """Return the id of the current article, 0 if there is none."""
        return self.model.article_at(self.view.currentIndex().row()) if self.view.currentIndex().isValid() else 0

    def chosen(self) -> list[int]:
        """Return the ids of all selected articles, in the list's order."""
        return [
            article_id
            for first, last in sorted(self._ranges())
            for article_id in self.model.articles_between(first, last)
        ]

    def _selected(self) -> int:
        """Return how many articles are selected."""
        return sum(self.model.number_between(first, last) for first, last in self._ranges())

    def _show_selected(self) -> None:
        number = self._selected()
        self.head.show_selected(number)
        self.selected.emit(number)

    def _ranges(self) -> list[tuple[int, int]]:
        """Return the first and last row of each run of selected rows."""
        selection = cast("Iterable[QItemSelectionRange]", self.view.selectionModel().selection())
        return [(chosen.top(), chosen.bottom()) for chosen in selection]

    def select(self, article_id: int, *, scroll: bool = True) -> None:
        """Make an article current without telling anybody."""
        row = self.model.row_of(article_id) if article_id else -1
        self._wished = article_id
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
