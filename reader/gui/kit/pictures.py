"""Pictures of the library for panes and rows, decoded on threads of their own. Nothing but the library is ever
asked.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from reader.desk.desk import Desk
from reader.errors import TearsheetError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

CACHE_BYTES = 48 * 1024 * 1024
LARGEST_SIDE = 20_000
"""A picture that claims more pixels a side than this is not decoded: it is a trap or a mistake."""

_REFERENCE = re.compile(
    rb"<!entity|@import|<(?:\w+:)?(?:image|use|feimage|script|foreignobject)\b[^>]*href\s*=\s*[\"']?\s*(?!#|[\"'\s#]|data:image/(?:png|jpeg|gif))"
    rb"|url\(\s*[\"']?\s*(?!#|[\"'\s#])",
    re.IGNORECASE,
)

QImageReader.setAllocationLimit(256)


class Pictures(QObject):
    """``get`` gives a picture at once if it is ready, else None, and ``ready`` follows with its key. Not ``begun``, it
    gives none: a thread that decodes would be in the way of the first paint.
    """

    ready = Signal(str)
    _decoded = Signal(str, int, int, QImage)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cache: OrderedDict[tuple[str, int, int], QImage] = OrderedDict()
        self._bytes = 0
        self._asked: set[tuple[str, int, int]] = set()
        self._threads: ThreadPoolExecutor | None = None
        self.begun = True
        self._closed = False
        self._decoded.connect(self._keep)

    def get(self, key: str, size: QSize, *, cover: bool = False) -> QImage | None:
        """Return the picture in at most ``size`` device pixels; with ``cover`` cut to fill it. A broken one is a null
        image.
        """
        wanted = (key, size.width(), -size.height() if cover else size.height())
        found = self._cache.get(wanted)
        if found is not None:
            self._cache.move_to_end(wanted)
            return found
        if wanted not in self._asked and self.begun and not self._closed:
            self._asked.add(wanted)
            if self._threads is None:
                from concurrent.futures import ThreadPoolExecutor

                self._threads = ThreadPoolExecutor(1, thread_name_prefix="pictures")
            self._threads.submit(self._decode, *wanted)
        return None

    def begin(self) -> None:
        """Decode pictures from now on."""
        self.begun = True
        self.ready.emit("")

    def _decode(self, key: str, width: int, height: int) -> None:
        image = QImage()
        try:
            kept = self._desk.pictures.picture(key)
        except TearsheetError:
            kept = None
        if kept is not None:
            image = decode(kept[1], QSize(width, abs(height)), cover=height < 0)
        self._decoded.emit(key, width, height, image)

    def _keep(self, key: str, width: int, height: int, image: QImage) -> None:
        wanted = (key, width, height)
        self._asked.discard(wanted)
        self._cache[wanted] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > CACHE_BYTES and len(self._cache) > 1:
            _, old = self._cache.popitem(last=False)
            self._bytes -= old.sizeInBytes()
        self.ready.emit(key)

    def close(self) -> None:
        """Decode nothing any more: a timer of the window may still ask for a picture."""
        self._closed = True
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)


def decode(data: bytes, size: QSize, *, cover: bool = False) -> QImage:
    """Return the picture scaled into (or, with ``cover``, over and cut to) ``size`` pixels; a null image if it is
    none.
    """
    if refers_elsewhere(data):
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    whole = reader.size()
    if not whole.isValid() or max(whole.width(), whole.height()) > LARGEST_SIDE:
        return QImage()
    mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding if cover else Qt.AspectRatioMode.KeepAspectRatio
    scaled = whole.scaled(size, mode)
    if cover or scaled.width() < whole.width():
        reader.setScaledSize(scaled)
    image = reader.read()
    if cover and not image.isNull():
        image = image.copy(
            (image.width() - size.width()) // 2, (image.height() - size.height()) // 2, size.width(), size.height()
        )
    return image


def refers_elsewhere(data: bytes) -> bool:
    """Tell whether a drawing (SVG) would have to be drawn with other files, or is packed so that this can't be seen: Qt
    would read a file of this computer that it names.
    """
    if data.startswith(b"\x1f\x8b"):
        return True
    bare = data.replace(b"\0", b"")
    return b"<svg" in bare[:65536].lower() and _REFERENCE.search(bare) is not None


def natural_size(data: bytes) -> QSize:
    """Return the picture's own size in pixels, from its header alone."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    return size.transposed() if reader.transformation() & reader.transformation().TransformationRotate90 else size
