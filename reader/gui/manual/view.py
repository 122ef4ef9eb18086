"""The manual over the reading pane: its contents and what was found in it at the left, a page at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
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

from reader.gui.kit import icons
from reader.gui.kit.accessibility import announce
from reader.gui.kit.focus_ring import FocusRing
from reader.gui.kit.hit_painting import Marking, hit_format
from reader.gui.kit.keys import asks_for
from reader.gui.kit.theme import Theme, scaled, ui_font
from reader.gui.manual.contents import GROUPS, Found, neighbours, title_of, tr
from reader.gui.manual.page import ManualPage
from reader.gui.search.find_box import FindBox
from reader.text.offsets import utf16_length

SIDE = 224
"""Width of the contents beside a page, in pixels."""
NARROW = 640
"""Under this width in pixels a page has all the room, and the contents take its place when they are asked for."""
_PAGE, _HEADING, _HITS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_ALT = Qt.KeyboardModifier.AltModifier


class ManualView(QWidget):
    """A page of the stack. ``asked`` carries a page and a heading ("" for its top) that somebody chose; ``searched`` what
    is looked for on all pages; ``turned`` -1 or 1 for the page before or after; ``went`` -1 or 1 for the way back and
    forward through what was read.
    """

    left = Signal()
    asked = Signal(str, str)
    searched = Signal(str)
    turned = Signal(int)
    went = Signal(int)
    shows_many = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: list[Found] | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Manual"))
        self.page = ManualPage(theme)
        self.page.setAccessibleName(self.tr("Manual page"))
        self.scroll_area = self.page
        self.find_box = FindBox(theme, self.page)
        words = self.tr("Find on this page")
        self.find_box.field.setPlaceholderText(words)
        self.find_box.field.setAccessibleName(words)
        self.field = QLineEdit()
        self.field.setObjectName("findField")
        self.field.setFont(ui_font(13))
        self.field.setPlaceholderText(self.tr("Search the manual"))
        self.field.setAccessibleName(self.tr("Search the manual"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self.searched)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("manualContents")
        self.list.setAccessibleName(self.tr("Contents"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setItemDelegate(_Row(theme, self.list))
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.nothing = QLabel()
        self.nothing.setFont(ui_font(13))
        self.nothing.setProperty("role", "meta")
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(12, 12, 12, 0)
        self.nothing.hide()
        self._compose()
        self.ring = FocusRing(theme, self.page)
        self.setFocusProxy(self.page)
        theme.changed.connect(self._tint)
        self._tint()
        self.show_contents("")

    def _compose(self) -> None:
        self.contents_button = self._tool(self.tr("Contents"))
        self.contents_button.setCheckable(True)
        self.contents_button.toggled.connect(lambda _shown: self._lay_out())
        self.back_button = self._tool(self.tr("Back"), "Alt+Left")
        self.back_button.clicked.connect(lambda: self.went.emit(-1))
        self.close_button = self._tool(self.tr("Back to the article"), "Esc")
        self.close_button.clicked.connect(self.left)
        title = QLabel(self.tr("Manual"))
        title.setFont(ui_font(14, bold=True))
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 10, 8)
        head.setSpacing(4)
        for part in (self.contents_button, self.back_button):
            head.addWidget(part)
        head.addSpacing(4)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.close_button)
        bar = QWidget()
        bar.setObjectName("viewBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setLayout(head)
        bar.setFixedHeight(scaled(48))
        self.side = QWidget()
        self.side.setObjectName("manualSide")
        self.side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beside = QVBoxLayout(self.side)
        beside.setContentsMargins(8, 10, 8, 0)
        beside.setSpacing(8)
        beside.addWidget(self.field)
        beside.addWidget(self.nothing)
        beside.addWidget(self.list, 1)
        self.previous, self.next = QPushButton(), QPushButton()
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 6, 14, 6)
        for number, button in ((-1, self.previous), (1, self.next)):
            button.setProperty("role", "link")
            button.setFont(ui_font(13, bold=True))
            button.clicked.connect(lambda _checked=False, number=number: self.turned.emit(number))
            foot.addWidget(button)
            if number < 0:
                foot.addStretch(1)
        self.foot = QWidget()
        self.foot.setObjectName("viewFoot")
        self.foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.foot.setLayout(foot)
        self.body = QWidget()
        right = QVBoxLayout(self.body)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.page, 1)
        right.addWidget(self.foot)
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self.side)
        panes.addWidget(self.body, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addLayout(panes, 1)

    def _tool(self, words: str, keys: str = "") -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(16, 16))
        button.setAccessibleName(words)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words} ({shown})" if shown else words)
        return button

    def _tint(self) -> None:
        for button, name in (
            (self.contents_button, "sidebar"),
            (self.back_button, "left"),
            (self.close_button, "close"),
        ):
            button.setIcon(icons.icon(name, self._theme.colour("ink2"), 16, self._theme.colour("ink3")))
        self.list.viewport().update()

    # --- what is shown -------------------------------------------------------------------------------------------------

    def show_page(self, name: str, markdown: str, *, can_go_back: bool) -> None:
        """Show a page from its top, and where it is in the contents."""
        self.find_box.close_()
        self.page.show_markdown(markdown)
        self.page.setAccessibleName(self.tr("Manual: %1").replace("%1", title_of(name)))
        before, after = neighbours(name)
        for button, page, words in (
            (self.previous, before, self.tr("Previous page: %1")),
            (self.next, after, self.tr("Next page: %1")),
        ):
            button.setVisible(bool(page))
            title = title_of(page) if page else ""
            button.setText(("‹  " + title) if button is self.previous else (title + "  ›"))
            button.setAccessibleName(words.replace("%1", title))
        self.back_button.setEnabled(can_go_back)
        self._tint()
        if self._found is None:
            self._select(name)
        self.contents_button.setChecked(False)

    def show_contents(self, name: str) -> None:
        """List every page, and select this one."""
        self._found = None
        self.nothing.hide()
        self.list.setAccessibleName(self.tr("Contents"))
        self.list.clear()
        for heading, names in GROUPS:
            group = QListWidgetItem(tr(heading))
            group.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(group)
            for page in names:
                item = QListWidgetItem(title_of(page))
                item.setData(_PAGE, page)
                item.setData(_HEADING, "")
                self.list.addItem(item)
        self._select(name)
        self._lay_out()

    def show_found(self, found: Sequence[Found], typed: str) -> None:
        """List where something was found, instead of the contents."""
        self._found = list(found)
        self.list.setAccessibleName(self.tr("Results"))
        self.list.clear()
        for one in found:
            title = title_of(one.page)
            item = QListWidgetItem(f"{one.heading} · {title}" if one.heading else title)
            item.setData(_PAGE, one.page)
            item.setData(_HEADING, one.heading)
            item.setData(_HITS, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}. {one.words}")
            self.list.addItem(item)
        self.nothing.setText(self.tr("Nothing found for “%1”. Try fewer words.").replace("%1", typed))
        self.nothing.setVisible(not found)
        if found:
            self.list.setCurrentRow(0)
        announce(self.list, self.tr("%Ln result(s)", "", len(found)) if found else self.nothing.text())
        self._lay_out()

    def _select(self, name: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_PAGE) == name and name:
                self.list.setCurrentRow(row)

    def _choose(self, item: QListWidgetItem) -> None:
        if item.data(_PAGE):
            self.asked.emit(item.data(_PAGE), item.data(_HEADING))
            self.contents_button.setChecked(False)
            self._lay_out()
            self.page.setFocus()

    # --- room ----------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the contents room beside the page, or the page all of it."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        narrow = self.width() < scaled(NARROW)
        asked = self.contents_button.isChecked()
        self.contents_button.setVisible(narrow)
        self.side.setVisible(not narrow or asked)
        self.body.setVisible(not narrow or not asked)
        self.side.setMaximumWidth(16_777_215 if narrow else scaled(SIDE))
        self.side.setMinimumWidth(0 if narrow else scaled(SIDE))
        if narrow and asked and not self.side.isAncestorOf(self.focusWidget() or self):
            self.field.setFocus()

    def open_search(self) -> None:
        """Give the keyboard to the field that searches all pages."""
        self.contents_button.setChecked(self.width() < scaled(NARROW))
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    # --- keys ----------------------------------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """Give the keyboard to the page, so that it scrolls."""
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Take from the window the keys that lead back and forward in every browser, and Space on a button."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.modifiers() == _ALT and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                event.accept()
                return True
            focused = self.window().focusWidget()
            if isinstance(focused, QPushButton | QToolButton) and asks_for(event, Qt.Key.Key_Space):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back and forward with Alt and the arrows, to the article with Escape."""
        if event.modifiers() == _ALT and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.went.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go back and forward with the mouse's own buttons."""
        if event.button() in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            self.went.emit(-1 if event.button() == Qt.MouseButton.BackButton else 1)
        else:
            super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, Down and Enter lead into what was found; Escape ends the search first."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self.list.count():
                self.list.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._found and self.list.currentItem() is not None:
                    self._choose(self.list.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)


class _Row(QStyledItemDelegate):
    """A page or a group of the contents on one line; of what was found, its place and two lines of words with the hits."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room of a row."""
        if index.data(_HITS) is not None:
            return QSize(option.rect.width(), scaled(76))
        return QSize(option.rect.width(), scaled(30))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row, mirrored where the window is."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, direction = option.rect, option.direction
        is_current = index.row() == self._list.currentRow()
        if is_current:
            focused = bool(self._list.hasFocus())
            painter.setPen(self._theme.colour("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        leading = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        inner = rect.adjusted(10, 0, -10, 0)
        found: Found | None = index.data(_HITS)
        is_group = not index.data(_PAGE)
        painter.setFont(ui_font(11 if is_group else 13, bold=is_group or found is not None))
        painter.setPen(self._theme.colour("ink2" if is_group else "ink"))
        line = QRect(inner.left(), inner.top(), inner.width(), 30 if found is None else 26)
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, line.width())
        low = Qt.AlignmentFlag.AlignBottom if is_group else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line.adjusted(0, 0, 0, -5 if is_group else 0), leading | low, words)
        if found is not None:
            self._paint_words(painter, found, inner.adjusted(0, 26, 0, -6))
        painter.restore()

    def _paint_words(self, painter: QPainter, found: Found, rect: QRect) -> None:
        layout = QTextLayout(found.words, ui_font(12))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        looks, ink = hit_format(Marking.of(self._theme)), QColor(self._theme.colour("ink"))
        looks.setForeground(ink)
        ranges = []
        for start, end in found.hits:
            one = QTextLayout.FormatRange()
            one.start = utf16_length(found.words[:start])
            one.length = utf16_length(found.words[start:end])
            one.format = QTextCharFormat(looks)
            ranges.append(one)
        layout.setFormats(ranges)
        layout.beginLayout()
        top = 0.0
        for _ in range(2):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(rect.width())
            line.setPosition(QPointF(0, top))
            top += line.height() + 2
        layout.endLayout()
        painter.setPen(self._theme.colour("ink2"))
        layout.draw(painter, QPointF(rect.topLeft()))
