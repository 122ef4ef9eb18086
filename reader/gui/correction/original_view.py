"""The page as it was saved, in place of the clean text. It is the kept bytes made safe: nothing runs, and nothing is
ever asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextImageFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout, QWidget

from reader.desk.originals import Original, Shown
from reader.gui.article.position import LINE_STEP
from reader.gui.article.text.text_pane import is_scroll_key
from reader.gui.article.typesetter import picture_key
from reader.gui.kit import messages
from reader.gui.kit.combo_box import ComboBox
from reader.gui.kit.copying import mime_of
from reader.gui.kit.focus_ring import FocusRing
from reader.gui.kit.labels import plain_tip
from reader.gui.kit.pictures import Pictures, natural_size
from reader.gui.kit.theme import Theme, text_font, ui_font
from reader.gui.kit.view_bar import Bar

MEASURE = 760
"""The widest column in pixels: pages bring tables and rows of teasers that want more room than an article."""


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    """Return the pieces of a block that have one format each."""
    found, pieces = block.begin(), []
    while not found.atEnd():
        pieces.append(found.fragment())
        found += 1
    return pieces


class OriginalBrowser(QTextBrowser):
    """``link_clicked`` carries an address for the system's browser."""

    link_clicked = Signal(QUrl)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.pictures: Pictures | None = None
        self._picture: Callable[[str], tuple[str, bytes] | None] = lambda _key: None
        self._sizes: dict[str, QSize] = {}
        self.setObjectName("original")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Original page"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(self.link_clicked.emit)

        self.ring = FocusRing(theme, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, where Qt would move a caret that nobody sees; with Shift the keys select."""
        bar = self.verticalScrollBar()
        where = {
            Qt.Key.Key_Down: bar.value() + LINE_STEP,
            Qt.Key.Key_Up: bar.value() - LINE_STEP,
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep() - LINE_STEP,
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep() + LINE_STEP,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
        }
        if is_scroll_key(event):
            bar.setValue(where[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is copied or dragged: words, without this window's looks."""
        return mime_of(self.textCursor())

    def use(self, pictures: Pictures, library_picture: Callable[[str], tuple[str, bytes] | None]) -> None:
        """Set where pictures come from; ``library_picture`` gives (media type, bytes) of a kept one, for its size
        alone.
        """
        self.pictures = pictures
        self._picture = library_picture
        pictures.ready.connect(self._picture_is_ready)

    def show_html(self, html: str) -> None:
        """Set a page that ``capture.original`` made safe."""
        self._fit()
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(24)
        document.setDefaultFont(text_font(17))
        ink, quiet, accent, rule = (self._theme.colour(name).name() for name in ("ink", "ink2", "accent", "rule"))
        document.setDefaultStyleSheet(
            f"body {{ color: {ink}; }} a {{ color: {accent}; }} figcaption, small {{ color: {quiet}; font-size: 14px; }}"
            f" h1 {{ font-size: 26px; }} h2 {{ font-size: 21px; }} h3 {{ font-size: 18px; }} hr {{ color: {rule}; }}"
        )
        self.setHtml(html)
        self._settle()

    def _settle(self) -> None:
        """Give every picture the size at which it is shown, so that nothing moves when it comes, and headings close
        lines.
        """
        self._sizes = {}
        document = self.document()
        width = max(self.viewport().width() - 2 * int(document.documentMargin()), 200)
        block = document.begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                self._close_lines(block)
            for fragment in _fragments(block):
                form = fragment.charFormat().toImageFormat()
                key = picture_key(QUrl(form.name())) if form.isValid() and form.name() else ""
                if key:
                    self._sizes[key] = self._resized(fragment.position(), form, self._own_size(key, width), width)
            block = block.next()
        for key in list(self._sizes):
            self._picture_is_ready(key)  # those that are not follow

    def _close_lines(self, block: QTextBlock) -> None:
        form = block.blockFormat()
        size = block.charFormat().font().pixelSize()
        fragments = _fragments(block)
        size = max([size, *(fragment.charFormat().font().pixelSize() for fragment in fragments)])
        if size > 0 and not any(fragment.charFormat().isImageFormat() for fragment in fragments):
            form.setLineHeight(round(size * 1.3), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            QTextCursor(block).setBlockFormat(form)

    def _own_size(self, key: str, width: int) -> QSize:
        kept = self._picture(key)
        own = natural_size(kept[1]) if kept is not None else QSize()
        return own if own.isValid() and not own.isEmpty() else QSize(width, round(width * 0.6))

    def _resized(self, position: int, form: QTextImageFormat, own: QSize, width: int) -> QSize:
        shown = own.scaled(QSize(width, width * 2), Qt.AspectRatioMode.KeepAspectRatio) if own.width() > width else own
        cursor = self.textCursor()
        cursor.setPosition(position)
        cursor.setPosition(position + 1, cursor.MoveMode.KeepAnchor)
        form.setWidth(shown.width())
        form.setHeight(shown.height())
        cursor.setCharFormat(form)
        return shown

    # --- pictures ------------------------------------------------------------------------------------------------------

    def loadResource(self, kind: int, name: QUrl) -> object:  # type: ignore[override]
        """Pictures of the library; everything else, whatever the page names, is nothing. Nothing is ever fetched."""
        key = picture_key(name)
        if kind != QTextDocument.ResourceType.ImageResource.value or not key or self.pictures is None:
            return None
        image = self._image(key)
        if image is None or image.isNull():
            blank = QImage(1, 1, QImage.Format.Format_RGB32)
            blank.fill(self._theme.colour("card"))
            return blank
        return image

    def _image(self, key: str) -> QImage | None:
        shown = self._sizes.get(key)
        if shown is None or self.pictures is None:
            return None
        ratio = self.devicePixelRatioF()
        return self.pictures.get(key, QSize(round(shown.width() * ratio), round(shown.height() * ratio)))

    def _picture_is_ready(self, key: str) -> None:
        image = self._image(key) if key in self._sizes else None
        if image is not None and not image.isNull():
            # Qt keeps what loadResource gave; a fresh resource under the name makes it ask for the real picture.
            self.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(f"picture:{key}"), image)
            self.document().markContentsDirty(0, self.document().characterCount())
            self.viewport().update()

    # --- layout --------------------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Keep the column in the middle: room at both sides where the window is wide."""
        room = max((self.width() - MEASURE) // 2, 0)
        if self.viewportMargins().left() != room:
            self.setViewportMargins(room, 0, room, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)


class OriginalView(QWidget):
    """``chosen`` carries the number of another kept page that a person wants to see."""

    chosen = Signal(int)
    left = Signal()
    shows_many = False

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Original page"))
        self.shown: Shown | None = None
        self.bar = Bar()
        self.bar.left.connect(self.left)
        self.copies = ComboBox()
        self.copies.setFont(ui_font(13))
        self.copies.setAccessibleName(self.tr("Saved versions of this page"))
        self.copies.setMaximumWidth(260)
        self.copies.activated.connect(lambda index: self.chosen.emit(self.copies.itemData(index)))
        self.bar.tools.insertWidget(1, self.copies)
        self.text = OriginalBrowser(theme)
        self.setFocusProxy(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.text, 1)
        theme.changed.connect(self._recolour)

    def take_focus(self) -> None:
        """Take the keyboard into the page's text."""
        self.setFocus()

    @property
    def scroll_area(self) -> OriginalBrowser:
        """What a screenful up or down moves."""
        return self.text

    def _recolour(self) -> None:
        if self.shown is not None:
            place = self.text.verticalScrollBar().value()
            self.text.show_html(self._html(self.shown))
            self.text.verticalScrollBar().setValue(place)

    def _html(self, shown: Shown) -> str:
        if not shown.kind:
            return shown.html
        words = self.tr("This original isn’t a web page (%1) and can’t be shown here. It’s kept in the library.")
        return f"<p>{escape(words.replace('%1', shown.kind))}</p>"

    def wait(self) -> None:
        """Show nothing of another page before this one is there."""
        self.shown = None
        self.copies.hide()
        self.text.clear()
        self.bar.words.setText(self.tr("Opening original page…"))

    def show_page(self, shown: Shown, all_kept: Sequence[Original]) -> None:
        """Show a kept page, and a choice of those that there are."""
        self.shown = shown
        name = self._source(shown.original)
        words = self.tr("Original page, saved %1 from %2")
        if shown.browser:
            words = self.tr("Original page, captured in %3 on %1 from %2. Whether you were signed in isn’t known.")
        if shown.came == "sample":
            words = self.tr("Sample page that came with Tearsheet. It names %2 as its address.")
        if shown.came == "opened":
            words = self.tr("Saved page, opened %1, not fetched by Tearsheet. It names %2 as its address.")
            if not shown.original.address.startswith(("http://", "https://")):
                words = self.tr("Saved page %2, opened %1")
        if shown.imported is not None:
            words = self.tr("Imported from %3 on %4. File: %5")
            if shown.original.fetched[:19] != shown.imported.when[:19]:
                words = self.tr("Imported from %3 on %4, as it was saved there on %1. File: %5")
            if shown.is_text:
                words = self.tr("Text without its page.") + " " + words
            words = words.replace("%4", messages.local_date(shown.imported.when))
            words = words.replace("%5", messages.isolated(shown.imported.file))
        words = words.replace("%1", messages.moment(shown.original.fetched)).replace("%2", messages.isolated(name))
        words = words.replace("%3", messages.isolated(shown.imported.program if shown.imported else shown.browser))
        if shown.is_cut:
            words += " · " + self.tr("This page is very long. The end isn’t shown.")
        self.bar.words.setText(words)
        self.bar.words.setToolTip(plain_tip(shown.original.address))
        self.copies.clear()
        times = [messages.moment(kept.fetched) for kept in all_kept]
        for kept, time in zip(all_kept, times, strict=True):
            # The pages of an article in parts came together: their addresses tell them apart.
            self.copies.addItem(time if times.count(time) == 1 else f"{time} · {self._source(kept)}", kept.id)
        self.copies.setCurrentIndex(self.copies.findData(shown.original.id))
        self.copies.setVisible(len(all_kept) > 1)
        self.text.show_html(self._html(shown))
        self.text.verticalScrollBar().setValue(0)

    def _source(self, original: Original) -> str:
        address = QUrl(original.address)
        if address.isLocalFile():
            return self.tr("the file %1").replace("%1", address.fileName())
        return original.address.split("://", 1)[-1].removeprefix("www.").rstrip("/")
