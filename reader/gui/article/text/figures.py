"""The pictures of a text: served from the library alone, each in just the pixels in which it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QTextDocument

from reader.gui.article.typesetter import PICTURE_SCHEME, Figure, picture_key
from reader.gui.kit.pictures import Pictures
from reader.gui.kit.theme import Theme

if TYPE_CHECKING:
    from reader.gui.article.text.text_pane import TextPane

RESCALE_MS = 60
"""How long a column keeps its width before its pictures are scaled to it."""

IMAGE = QTextDocument.ResourceType.ImageResource.value


class Figures(QObject):
    """Answers what the document asks for, and replaces it once a picture is decoded."""

    def __init__(self, pane: TextPane, theme: Theme, pictures: Pictures) -> None:
        super().__init__(pane)
        self._pane = pane
        self._theme = theme
        self._pictures = pictures
        self._rescaling = QTimer(self)  # once for all widths that a drag goes through
        self._rescaling.setSingleShot(True)
        self._rescaling.setInterval(RESCALE_MS)
        self._rescaling.timeout.connect(self.rescale)
        pictures.ready.connect(self._picture_is_ready)

    def resource(self, kind: int, name: QUrl) -> QImage | None:
        """Return a picture of the library; everything else, whatever the article names, is nothing."""
        key = picture_key(name)
        if kind != IMAGE or not key:
            return None
        figure = next((f for f in self._pane.typesetter.figures if f.key == key), None)
        if figure is None:
            return None
        image = self.image_of(figure)
        return self._blank() if image is None else image

    def recolour(self) -> None:
        """Show what takes the place of missing pictures in the theme's colours of now."""
        document = self._pane.document()
        for figure in self._pane.typesetter.figures:
            name = QUrl(f"{PICTURE_SCHEME}:{figure.key}")
            known = document.resource(IMAGE, name)
            if isinstance(known, QImage) and known.width() == 1:
                document.addResource(IMAGE, name, self._blank())

    def _blank(self) -> QImage:
        """Return what is shown in place of a picture that isn't there."""
        blank = QImage(1, 1, QImage.Format.Format_RGB32)
        blank.fill(self._theme.colour("card"))
        return blank

    def at(self, point: QPoint) -> int:
        """Return the number of the figure whose picture is at a point of the pane, -1 where there is none."""
        key = picture_key(QUrl(self._pane.document().documentLayout().imageAt(point)))
        if not key:
            return -1
        position = self._pane.cursorForPosition(point).position()
        figures = self._pane.typesetter.figures
        found = [number for number, figure in enumerate(figures) if figure.key == key]
        return min(found, key=lambda number: abs(figures[number].position - position), default=-1)

    def first_below(self, y: int) -> int:
        """Return the number of the first figure that ends below ``y`` pixels from the pane's top, else the last; -1 where
        there is none.
        """
        document, figures = self._pane.document(), self._pane.typesetter.figures
        layout = document.documentLayout()
        for number, figure in enumerate(figures):
            if layout.blockBoundingRect(document.findBlock(figure.position)).bottom() > y:
                return number
        return len(figures) - 1

    def image_of(self, figure: Figure) -> QImage | None:
        """Return a picture in just the pixels in which it is shown, None where it is not decoded yet, or broken. Whatever
        has others Qt would stretch without smoothing.
        """
        wanted = self.pixels_of(figure)
        image = self._pictures.get(figure.key, wanted)
        return None if image is None or image.isNull() else _scaled(image, wanted)

    def pixels_of(self, figure: Figure) -> QSize:
        """Return in how many pixels of the screen a figure is shown."""
        ratio = self._pane.devicePixelRatioF()
        shown = self._pane.typesetter.shown_size(figure.width, figure.height)
        return QSize(round(shown.width() * ratio), round(shown.height() * ratio))

    def _picture_is_ready(self, key: str) -> None:
        for figure in self._pane.typesetter.figures:
            if figure.key == key:
                self._show(figure, self.image_of(figure))
                return

    def _show(self, figure: Figure, image: QImage | None) -> None:
        # Qt keeps what loadResource gave; a fresh resource under the name makes it ask for the real picture.
        if image is not None:
            document = self._pane.document()
            document.addResource(IMAGE, QUrl(f"{PICTURE_SCHEME}:{figure.key}"), image)
            document.markContentsDirty(figure.position, 1)
            self._pane.viewport().update()

    def rescale_soon(self) -> None:
        """Scale the pictures to a column of another width, once its width rests."""
        self._rescaling.start()

    def rescale(self) -> None:
        """Show each picture in the pixels of this column: the one there is until it is decoded again."""
        for figure in self._pane.typesetter.figures:
            image, wanted = self.image_of(figure), self.pixels_of(figure)
            if image is None:
                known = self._pane.document().resource(IMAGE, QUrl(f"{PICTURE_SCHEME}:{figure.key}"))
                image = _scaled(known, wanted) if isinstance(known, QImage) and known.width() > 1 else None
            self._show(figure, image)


def _scaled(image: QImage, wanted: QSize) -> QImage:
    """Return a picture in so many pixels, smoothly scaled if it has others."""
    if image.size() == wanted:
        return image
    return image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
