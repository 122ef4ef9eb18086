"""All highlights and notes of an article or of the library, on a page over the article: searched, filtered, gone to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.desk.highlights import matching
from reader.gui.highlights.popover import swatch
from reader.gui.kit import icons, messages
from reader.gui.kit.empty_state import EmptyState
from reader.gui.kit.flow_layout import FlowLayout
from reader.gui.kit.hit_painting import draw_lines
from reader.gui.kit.keys import asks_for, key_of
from reader.gui.kit.note_text import note_line
from reader.gui.kit.page_view import COLUMN_WIDTH, PAD, TOP
from reader.gui.kit.theme import Theme, scaled, text_font, ui_font
from reader.model.highlight import MEANINGS, Highlight, HighlightedArticle
from reader.query.parse import field_term

SIDES = 40
HEAD, LINE, NOTE, ROOM = 22, 24, 22, 12
"""Heights of an entry's head, of a line of its passage and of its note, and the room above and below, in pixels."""
LETTER, MAX_LINES = 8.2, 3
"""How wide a letter of a passage is on average, in pixels, and how many lines of it are shown at most."""
NARROW = 520
"""Under this width of the page the search stands below the choice of articles."""
SWATCH = 18
SEARCH_MS = 120
_ENTRY = Qt.ItemDataRole.UserRole


class Entry(NamedTuple):
    """A highlight in its article, or (with None) the article's own note."""

    article: HighlightedArticle
    highlight: Highlight | None

    @property
    def words(self) -> str:
        """What was marked, or the article's note."""
        return self.highlight.words if self.highlight is not None else note_line(self.article.note)

    @property
    def note(self) -> str:
        """What a person noted on the passage."""
        return note_line(self.highlight.note) if self.highlight is not None and self.highlight.note else ""


class _EntryDelegate(QStyledItemDelegate):
    """Draws an entry: number and kind, title and site, the passage on up to two lines, the note."""

    def __init__(self, view: HighlightsView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: object) -> QSize:
        entry: Entry = index.data(_ENTRY)  # type: ignore[attr-defined]
        lines = self._lines(entry)
        return QSize(100, 2 * ROOM + scaled(HEAD) + lines * LINE + (scaled(NOTE) if entry.note else 0))

    def _lines(self, entry: Entry) -> int:
        """Return how many lines of a passage are shown: few letters are wider, so that it hardly ever wants one more."""
        room = self._view.list.viewport().width() - 2 * PAD - SWATCH - 18
        return max(1, min(MAX_LINES, ceil(len(entry.words) * LETTER * 1.06 / max(room, 100))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        entry: Entry = index.data(_ENTRY)  # type: ignore[attr-defined]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected and self._view.list.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(1, 3, -1, -3), 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("card"))
            painter.drawRoundedRect(rect.adjusted(0, 2, 0, -2), 8, 8)
        room = rect.adjusted(PAD + 4, ROOM, -PAD - 4, -ROOM)
        left, width = room.left() + SWATCH + 10, room.width() - SWATCH - 10
        place = QRect(room.left(), room.top(), SWATCH, SWATCH)
        if entry.highlight is not None:
            swatch(theme, entry.highlight.meaning).paint(painter, place)
        else:
            icons.paint_icon(painter, "note", place.toRectF(), theme.colour("ink2"))
        head = QRect(left, room.top(), width, scaled(HEAD))
        ink = theme.colour("problem" if entry.highlight is not None and not entry.highlight.found else "ink2")
        draw_lines(painter, self._view.head_of(entry), ui_font(12), ink, head, 1, scaled(SWATCH))
        lines = self._lines(entry)
        passage = QRect(left, room.top() + scaled(HEAD), width, lines * LINE)
        draw_lines(painter, entry.words, text_font(16), theme.colour("ink"), passage, lines, LINE)
        if entry.note:
            below = QRect(left, passage.bottom() + 2, width, scaled(NOTE))
            icons.paint_icon(painter, "note", QRect(left, below.top() + 4, 14, 14).toRectF(), theme.colour("ink2"))
            draw_lines(
                painter, entry.note, ui_font(13), theme.colour("ink2"), below.adjusted(22, 0, 0, 0), 1, scaled(NOTE)
            )
        painter.restore()


class HighlightsView(QWidget):
    """``opened`` and ``removed`` carry an ``Entry``; ``scope_chosen`` says that others are to be shown, ``copied`` that all
    that is shown is wanted as Markdown.
    """

    left = Signal()
    opened = Signal(object)
    removed = Signal(object)
    scope_chosen = Signal()
    copied = Signal()
    shows_many = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: Mapping[int, str] = {}
        self._articles: Sequence[HighlightedArticle] = ()
        self.shown: list[HighlightedArticle] = []
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Highlights and notes"))
        title = QLabel(self.tr("Highlights and notes"))
        title.setFont(text_font(31, bold=True))
        title.setWordWrap(True)
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Back to the article"))
        self.close_button.setToolTip(self.tr("Back to the article (Esc)"))
        self.close_button.clicked.connect(self.left)
        self.one = self._segment(self.tr("This article"))
        self.every = self._segment(self.tr("All articles"))
        self.every.setChecked(True)
        self.field = QLineEdit()
        self.field.setFont(ui_font(13))
        self.field.setPlaceholderText(self.tr("Search passages, notes, titles, or tag:name"))
        self.field.setAccessibleName(self.tr("Search highlights and notes"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.kinds: dict[int, QToolButton] = {}
        for meaning in MEANINGS:
            button = QToolButton()
            button.setObjectName("popoverTool")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(SWATCH, SWATCH))
            button.setFont(ui_font(13))
            button.setCheckable(True)
            button.toggled.connect(lambda _checked: self._show())
            self.kinds[meaning] = button
        self.copy = QPushButton(self.tr("Copy as Markdown"))
        self.copy.setFont(ui_font(13))
        self.copy.clicked.connect(self.copied)
        self.count = QLabel()
        self.count.setFont(ui_font(12))
        self.count.setProperty("role", "meta")
        self.list = QListWidget()
        self.list.setObjectName("highlightList")
        self.list.setAccessibleName(self.tr("Highlights and notes"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(_EntryDelegate(self, theme))
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda item: self.opened.emit(item.data(_ENTRY)))
        self.list.installEventFilter(self)
        self.empty = EmptyState(theme, words=14)
        self.empty.asked.connect(self._clear)
        self.empty.hide()  # until it is known that there is nothing
        self._search = QTimer(self)
        self._search.setSingleShot(True)
        self._search.setInterval(SEARCH_MS)
        self._search.timeout.connect(self._show)
        self.field.textChanged.connect(lambda _text: self._search.start())
        self._compose(title)
        theme.changed.connect(self._tint)
        self._tint()

    def _segment(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "segment")
        button.setFont(ui_font(13))
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.clicked.connect(self.scope_chosen)
        return button

    def _compose(self, title: QLabel) -> None:
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        segments = QFrame()
        segments.setObjectName("segments")
        scope = QHBoxLayout(segments)
        scope.setContentsMargins(3, 3, 3, 3)
        scope.setSpacing(2)
        scope.addWidget(self.one)
        scope.addWidget(self.every)
        self._row = search = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        search.setSpacing(12)
        search.addWidget(segments, 0, Qt.AlignmentFlag.AlignLeft)
        search.addWidget(self.field, 1)
        kinds = QWidget()
        flow = FlowLayout(kinds, gap=6)
        for button in self.kinds.values():
            flow.addWidget(button)
        flow.addWidget(self.copy)
        middle = QWidget()
        middle.setObjectName("pageColumn")
        middle.setMaximumWidth(COLUMN_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, TOP, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(search)
        column.addWidget(kinds)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(SIDES, 0, SIDES, 0)
        outer.addStretch(1)
        outer.addWidget(middle, 1000)
        outer.addStretch(1)

    def _tint(self) -> None:
        self.close_button.setIcon(icons.icon("close", self._theme.colour("ink2"), 16))
        for meaning, button in self.kinds.items():
            button.setIcon(swatch(self._theme, meaning))
        self.list.viewport().update()

    # --- what is shown -------------------------------------------------------------------------------------------------

    def name(self, names: Mapping[int, str]) -> None:
        """Call the kinds by these names."""
        self._names = names
        for meaning, button in self.kinds.items():
            button.setText(names[meaning])
            button.setAccessibleName(self.tr("Only %1").replace("%1", names[meaning]))

    def show_articles(self, articles: Sequence[HighlightedArticle]) -> None:
        """Show these articles' notes and highlights, as far as the search and the kinds let them through."""
        self._articles = articles
        self._show()

    def _show(self) -> None:
        self._search.stop()
        kinds = [meaning for meaning, button in self.kinds.items() if button.isChecked()]
        self.shown = matching(self._articles, self.field.text(), kinds)
        entries = [
            entry
            for article in self.shown
            for entry in (
                *([Entry(article, None)] if article.note else []),
                *(Entry(article, one) for one in article.highlights),
            )
        ]
        row, bar = self.list.currentRow(), self.list.verticalScrollBar().value()
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem()
            item.setData(_ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._said(entry))
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(row, len(entries) - 1)))
        self.list.verticalScrollBar().setValue(bar)
        self.list.setVisible(bool(entries))
        self.copy.setEnabled(bool(entries))
        notes = sum(entry.highlight is None for entry in entries)
        marked = len(entries) - notes
        counts = [
            self.tr("%Ln highlight(s)", "", marked) if marked else "",
            self.tr("%Ln note(s)", "", notes) if notes else "",
        ]
        self.count.setText(" · ".join(filter(None, counts)))
        self.empty.setVisible(not entries)
        filtered = bool(self.field.text().strip() or kinds)
        if filtered and self._articles:
            self.empty.say(self.tr("Nothing matches."), icon="search", action="clear", button=self.tr("Show all"))
            return
        words = self.tr("No highlights yet. Select words in an article and press %1 to %2; %3 writes a note.")
        for number, name in enumerate(("highlight_1", "highlight_4", "note"), 1):
            words = words.replace(f"%{number}", key_of(name))
        self.empty.say(words, icon="highlight", action="back", button=self.tr("Back to the article"), key="Esc")

    def _clear(self, action: str) -> None:
        """Do what the empty list offers: show everything again, or go back to where highlights are made."""
        if action == "back":
            self.left.emit()
            return
        for button in self.kinds.values():
            button.setChecked(False)
        self.field.clear()
        self._show()
        self.take_focus()

    def show_tagged(self, name: str) -> None:
        """Show all highlights with this tag, and no others."""
        for button in self.kinds.values():
            button.setChecked(False)
        self.field.setText(field_term("tag", name))
        self._show()

    def kind_of(self, entry: Entry) -> str:
        """Return what an entry is called."""
        return self._names[entry.highlight.meaning] if entry.highlight is not None else self.tr("Note on the article")

    def head_of(self, entry: Entry) -> str:
        """Return the line above the passage."""
        gone = entry.highlight is not None and not entry.highlight.found
        tags = [f"#{name}" for name in entry.highlight.tags] if entry.highlight is not None else []
        parts = [self.kind_of(entry), self.tr("Not found in the text") if gone else "", *tags]
        if self.every.isChecked():
            parts += [entry.article.title, entry.article.site]
        return " · ".join(messages.isolated(part) for part in parts if part)

    def _said(self, entry: Entry) -> str:
        return ". ".join(filter(None, (self.head_of(entry), entry.words, entry.note)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the search below the choice of articles in a narrow window."""
        super().resizeEvent(event)
        narrow = self.width() - 2 * SIDES < NARROW
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    # --- keys ----------------------------------------------------------------------------------------------------------

    @property
    def scroll_area(self) -> QAbstractScrollArea:
        """What a screenful up or down moves."""
        return self.list

    def take_focus(self) -> None:
        """Give the keyboard to the list, or to the field while that is empty."""
        (self.list if self.list.count() else self.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open on Enter and remove on Delete in the list; go down from the field."""
        if not isinstance(event, QKeyEvent) or event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return super().eventFilter(watched, event)
        key = event.key()
        if watched is self.list:
            removes = key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
            if event.type() == QEvent.Type.ShortcutOverride:
                if removes:
                    event.accept()
                return removes
            item = self.list.currentItem()
            if item is not None and (removes or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
                (self.removed if removes else self.opened).emit(item.data(_ENTRY))
                return True
        elif watched is self.field and event.type() == QEvent.Type.KeyPress and key == Qt.Key.Key_Down:
            self.take_focus()
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Take Space from the window, where it turns pages, for the button that has the keyboard."""
        if asks_for(event, Qt.Key.Key_Space) and isinstance(self.window().focusWidget(), QAbstractButton):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def middle_of(self, row: int) -> QPoint:
        """Return where in the list a row's middle is."""
        return self.list.visualItemRect(self.list.item(row)).center()
