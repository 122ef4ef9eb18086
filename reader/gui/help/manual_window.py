"""*Help > Manual*: the pages of ``resources/manual``, well set, without the network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QFontDatabase,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from reader.gui.kit.copying import mime_of
from reader.gui.kit.theme import UI_FAMILY, Theme, text_font, ui_font
from reader.resources import resource

PAGES = (
    "first-steps",
    "saving",
    "reading",
    "typography",
    "summaries",
    "briefings",
    "searching",
    "tags-and-folders",
    "highlights-and-notes",
    "quotes-and-citations",
    "evidence",
    "cleaning",
    "incomplete",
    "backups",
    "library",
    "privacy",
    "accessibility",
    "troubleshooting",
    "keyboard",
    "keyboard-article",
    "keyboard-sets",
    "terminal",
    "scripts",
    "install",
    "updating",
    "how-summaries-work",
    "how-cleaning-works",
)
"""In the order of the contents; each is a file of its own."""
MEASURE = 640
"""Pixels that a line is long at most."""
_HEADINGS = {1: 27, 2: 18, 3: 16}


class ManualWindow(QDialog):
    """The contents at the left, where there is more than one page, and the page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Manual"))
        self.resize(820, 720)
        self.page = ManualPage(theme)
        self.contents = QListWidget()
        self.contents.setObjectName("rulesList")
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setFont(ui_font(13))
        self.contents.setFixedWidth(200)
        for name in PAGES:
            self.contents.addItem(title_of(name))
        self.contents.setVisible(len(PAGES) > 1)
        self.contents.currentRowChanged.connect(lambda row: self.page.open(PAGES[row]))
        self.page.page_asked.connect(lambda name: self.contents.setCurrentRow(PAGES.index(name)))
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        panes = QHBoxLayout()
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(0)
        panes.addWidget(self.contents)
        panes.addWidget(self.page, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 16)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(panes, 1)
        column.addLayout(foot)
        self.contents.setCurrentRow(0)
        self.page.setFocus()


class ManualPage(QTextBrowser):
    """A page in Markdown. It loads nothing but what it is given; a link to the web opens in the browser.

    ``page_asked`` carries the name of another page whose link was followed.
    """

    page_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = ""
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setAccessibleName(self.tr("Manual page"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.anchorClicked.connect(self._follow)
        theme.changed.connect(lambda: self.open(self._name) if self._name else None)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is copied: words, without this window's looks."""
        return mime_of(self.textCursor())

    def open(self, name: str) -> None:
        place = self.verticalScrollBar().value() if name == self._name else 0
        self._name = name
        self.document().setDefaultFont(text_font(17))
        self.setMarkdown(text_of(name))
        self.document().setIndentWidth(20)
        self._set_type()
        self._fit()
        self.verticalScrollBar().setValue(place)

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Return nothing: the pages have all they need, and the network is never asked."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(MEASURE + 80, 600)

    def _follow(self, address: QUrl) -> None:
        name = address.toString().removesuffix(".md")
        if address.scheme() == "https":
            QDesktopServices.openUrl(address)
        elif name in PAGES:
            self.page_asked.emit(name)

    def _fit(self) -> None:
        """Lines are never longer than is good to read."""
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        side = max(36, (self.viewport().width() - MEASURE) // 2)
        form.setLeftMargin(side)
        form.setRightMargin(side)
        form.setTopMargin(30)
        form.setBottomMargin(40)
        frame.setFrameFormat(form)

    def _set_type(self) -> None:
        """Spaces, headings, code and tables, as Qt's Markdown has none that is good to read."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            self._set_block(QTextCursor(block))
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._set_table(frame)
        cursor.endEditBlock()

    def _set_block(self, cursor: QTextCursor) -> None:
        form, level = cursor.blockFormat(), cursor.blockFormat().headingLevel()
        in_table = cursor.currentTable() is not None
        form.setLineHeight(100 if level or in_table else 112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin(26 if level > 1 else 0)
        form.setBottomMargin(4 if in_table else 12 if level == 1 else 6 if level or cursor.currentList() else 12)
        cursor.setBlockFormat(form)
        block = cursor.block()
        pieces = block.begin()
        spans = []
        while not pieces.atEnd():
            fragment = pieces.fragment()
            spans.append((fragment.position(), fragment.length(), fragment.charFormat()))
            pieces += 1
        for start, length, before in spans:
            within = QTextCursor(self.document())
            within.setPosition(start)
            within.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            within.setCharFormat(self._letters(before, level, in_table))

    def _letters(self, before: QTextCharFormat, level: int, in_table: bool) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self._theme.colour("ink"))
        font = text_font(_HEADINGS.get(level, 15 if in_table else 17))
        if level:
            font = text_font(_HEADINGS[level], bold=True) if level == 1 else ui_font(_HEADINGS[level], bold=True)
        elif before.fontFixedPitch():
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            font.setPixelSize(13 if in_table else 14)
        elif in_table:
            font = QFont(UI_FAMILY)
            font.setPixelSize(13)
        if not level:
            font.setBold(before.fontWeight() >= QFont.Weight.DemiBold.value)
            font.setItalic(before.fontItalic())
        form.setFont(font)
        if before.isAnchor():
            form.setAnchor(True)
            form.setAnchorHref(before.anchorHref())
            form.setForeground(self._theme.colour("accent"))
        return form

    def _set_table(self, table: QTextTable) -> None:
        form = table.format()
        form.setBorder(0)
        form.setCellPadding(6)
        form.setCellSpacing(0)
        form.setTopMargin(6)
        form.setBottomMargin(14)
        table.setFormat(form)
        for row in range(table.rows()):
            for column in range(table.columns()):
                cell = table.cellAt(row, column)
                shape = cell.format().toTableCellFormat()
                shape.setBottomBorder(1)
                shape.setBottomBorderStyle(form.borderStyle().BorderStyle_Solid)
                shape.setBottomBorderBrush(self._theme.colour("rule"))
                cell.setFormat(shape)


def text_of(name: str) -> str:
    """Return a page's Markdown."""
    return _file(name).read_text(encoding="utf-8")


def title_of(name: str) -> str:
    """Return a page's first heading."""
    return text_of(name).partition("\n")[0].removeprefix("# ")


def _file(name: str) -> Path:
    return resource("manual", f"{name}.md")
