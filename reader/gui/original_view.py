"""The page as it was saved, in place of the clean text. It is the kept bytes made safe: nothing runs, and nothing is ever asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextDocument, QTextImageFormat
from PySide6.QtWidgets import QComboBox, QFrame, QTextBrowser, QVBoxLayout, QWidget

from reader.desk.originals import Original, Shown
from reader.gui import messages
from reader.gui.document import picture_key
from reader.gui.pictures import Pictures
from reader.gui.theme import Theme, text_font, ui_font
from reader.gui.views import Bar

MEASURE = 760
"""The widest column in pixels: pages bring tables and rows of teasers that want more room than an article."""


class OriginalBrowser(QTextBrowser):
    """``link_clicked`` carries an address for the system's browser."""

    link_clicked = Signal(QUrl)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.pictures: Pictures | None = None
        self._sizes: dict[str, QSize] = {}
        self.setObjectName("original")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("The page as it was saved"))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.anchorClicked.connect(self.link_clicked.emit)

    def use(self, pictures: Pictures) -> None:
        self.pictures = pictures
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
            f"body {{ color: {ink}; }} a {{ color: {accent}; }} em {{ color: {quiet}; }} figcaption, small {{ color: {quiet}; }}"
            f" h1 {{ font-size: 26px; }} h2 {{ font-size: 21px; }} h3 {{ font-size: 18px; }} hr {{ color: {rule}; }}"
        )
        self.setHtml(html)
        self._settle_pictures()

    def _settle_pictures(self) -> None:
        """Give every picture the size at which it is shown, so that nothing moves when it comes."""
        self._sizes = {}
        document = self.document()
        width = max(self.viewport().width() - 2 * int(document.documentMargin()), 200)
        block = document.begin()
        while block.isValid():
            for fragment in [found.fragment() for found in block]:
                form = fragment.charFormat().toImageFormat()
                key = picture_key(QUrl(form.name())) if form.isValid() and form.name() else ""
                if key:
                    own = QSize(round(form.width()) or width, round(form.height()) or round(width * 0.6))
                    self._sizes[key] = self._resized(fragment.position(), form, own, width)
            block = block.next()

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
            self.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(f"picture:{key}"), image)
            self.viewport().update()

    # --- layout --------------------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """A column in the middle: room at both sides where the window is wide."""
        room = max((self.width() - MEASURE) // 2, 0)
        if self.viewportMargins().left() != room:
            self.setViewportMargins(room, 0, room, 0)

    def resizeEvent(self, event):  # type: ignore[no-untyped-def]
        self._fit()
        super().resizeEvent(event)


class OriginalView(QWidget):
    """``chosen`` carries the number of another kept page that a person wants to see."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("The page as it was saved"))
        self.shown: Shown | None = None
        self.bar = Bar()
        self.copies = QComboBox()
        self.copies.setFont(ui_font(13))
        self.copies.setAccessibleName(self.tr("Which of the kept pages"))
        self.copies.activated.connect(lambda index: self.chosen.emit(self.copies.itemData(index)))
        self.bar.tools.addWidget(self.copies)
        self.text = OriginalBrowser(theme)
        self.setFocusProxy(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.text, 1)
        theme.changed.connect(lambda: self.shown and self.text.show_html(self.shown.html))

    def wait(self) -> None:
        """Before the page is there: nothing of another one."""
        self.shown = None
        self.copies.hide()
        self.text.clear()
        self.bar.words.setText(self.tr("The page as it was saved is being opened …"))

    def show_page(self, shown: Shown, all_kept: Sequence[Original]) -> None:
        """A kept page, and a choice of those that there are."""
        self.shown = shown
        name = self._source(shown.original)
        words = self.tr("The page as it was saved on %1 from %2").replace("%1", messages.moment(shown.original.fetched))
        words = words.replace("%2", messages.isolated(name))
        if shown.is_cut:
            words += " · " + self.tr("It is very long: its end is not shown.")
        self.bar.words.setText(words)
        self.bar.words.setToolTip(shown.original.address)
        self.copies.clear()
        for kept in all_kept:
            self.copies.addItem(messages.moment(kept.fetched), kept.id)
        self.copies.setCurrentIndex(self.copies.findData(shown.original.id))
        self.copies.setVisible(len(all_kept) > 1)
        self.text.show_html(shown.html)
        self.text.verticalScrollBar().setValue(0)

    def _source(self, original: Original) -> str:
        address = QUrl(original.address)
        if address.isLocalFile():
            return self.tr("the file %1").replace("%1", address.fileName())
        return original.address.split("://", 1)[-1].removeprefix("www.").rstrip("/")
