"""Pictures of the library for panes and rows, decoded in a worker process. Nothing but the library is ever asked.

What strangers made is decoded where it can do no harm: in a process without network, without the reader's files, with
bounds on time and memory. It hands back pixels.
"""

from __future__ import annotations

import os
import re
from collections import OrderedDict, deque
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageReader

if TYPE_CHECKING:  # the worker, which imports this module, needs none of them
    from collections.abc import Sequence
    from concurrent.futures import ThreadPoolExecutor

    from reader.desk.desk import Desk
    from reader.desk.pictures import Pictures as LibraryPictures

BATCH = 6
"""Pictures that go to the worker together: the way there and back takes as long as decoding a small one."""
CACHE_BYTES = 48 * 1024 * 1024
LARGEST_SIDE = 20_000
"""A picture that claims more pixels a side than this is not decoded: it is a trap or a mistake."""

_REFERENCE = re.compile(
    rb"<!entity|@import|<(?:\w+:)?(?:image|use|feimage|script|foreignobject)\b[^>]*href\s*=\s*[\"']?\s*(?!#|[\"'\s#]|data:image/(?:png|jpeg|gif))"
    rb"|url\(\s*[\"']?\s*(?!#|[\"'\s#])",
    re.IGNORECASE,
)

QImageReader.setAllocationLimit(256)


class Wanted(NamedTuple):
    """A picture of the library in at most ``size`` pixels, or with ``cover`` cut to fill them."""

    key: str
    size: QSize
    cover: bool = False


class Pictures(QObject):
    """``get`` gives a picture at once if it is ready, else None, and ``ready`` follows with its key. Not ``begun``, it
    gives none: a thread that decodes would be in the way of the first paint.
    """

    ready = Signal(str)
    whole = Signal(str, QImage)
    """Answers ``ask_whole``; a picture that can't be shown is a null image."""
    _decoded = Signal(str, int, int, QImage)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cache: OrderedDict[tuple[str, int, int], QImage] = OrderedDict()
        self._bytes = 0
        self._asked: set[tuple[str, int, int]] = set()
        self._queue: deque[tuple[str, int, int]] = deque()
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
            self._queue.append(wanted)
            self._thread().submit(self._decode)
        return None

    def ask_whole(self, key: str, size: QSize) -> None:
        """Decode the picture in at most ``size`` pixels, without keeping it; ``whole`` follows."""
        if not self._closed:
            self._thread().submit(lambda: self.whole.emit(key, self._made([Wanted(key, size)])[0]))

    def _thread(self) -> ThreadPoolExecutor:
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor

            self._threads = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        return self._threads

    def begin(self) -> None:
        """Decode pictures from now on."""
        self.begun = True
        self.ready.emit("")

    def _decode(self) -> None:
        """Decode what waits, a few at once; called once for each."""
        asked = [self._queue.popleft() for _ in range(min(BATCH, len(self._queue)))]
        wanted = [Wanted(key, QSize(width, abs(height)), height < 0) for key, width, height in asked]
        for one, image in zip(asked, self._made(wanted) if asked else (), strict=True):
            self._decoded.emit(*one, image)

    def _made(self, wanted: Sequence[Wanted]) -> list[QImage]:
        try:
            return decoded_all(self._desk.pictures, wanted)
        except Exception:  # noqa: BLE001 - the thread's other pictures are shown all the same
            return [QImage() for _ in wanted]

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
        self._desk.pictures.close()
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)


def decoded(pictures: LibraryPictures, key: str, size: QSize, *, cover: bool = False) -> QImage:
    """Return a kept picture scaled into (or, with ``cover``, over and cut to) ``size`` pixels, decoded in a worker; a
    null image if it can't be shown. Blocks.

    Raises the LibraryErrors of reading.
    """
    kept = pictures.picture(key)
    if kept is None:
        return QImage()
    return _unpacked(pictures.in_worker(key, decode_packed, size.width(), size.height(), cover, kept[1]))


def decoded_all(pictures: LibraryPictures, wanted: Sequence[Wanted]) -> list[QImage]:
    """Return some kept pictures, each as ``decoded`` does; one that takes the worker down costs only itself.

    Raises the LibraryErrors of reading.
    """
    made: list[Packed | None] | None = None
    if len(wanted) > 1 and not any(pictures.refuses(one.key) for one in wanted):
        data = [(pictures.picture(one.key) or ("", b""))[1] for one in wanted]
        sizes = [(one.size.width(), one.size.height(), one.cover) for one in wanted]
        made = pictures.in_worker("", decode_several, sizes, data)
    if made is None or len(made) != len(wanted):
        return [decoded(pictures, one.key, one.size, cover=one.cover) for one in wanted]
    return [_unpacked(one) for one in made]


def _unpacked(made: Packed | None) -> QImage:
    if made is None:
        return QImage()
    width, height, opaque, pixels = made
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE and len(pixels) == 4 * width * height):
        return QImage()  # not even a worker that was taken over has Qt read beyond them
    form = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
    # The image would lean on Python's bytes: a copy owns its pixels.
    return QImage(pixels, width, height, 4 * width, form).copy()


# --- in the worker ---------------------------------------------------------------------------------------------------------


Packed = tuple[int, int, bool, bytes]
"""Width, height, whether no pixel is transparent, and the pixels, four bytes each: other formats have tables beside
them, without which Qt ends the program.
"""

_application: list[object] = []


def decode_several(sizes: Sequence[tuple[int, int, bool]], data: Sequence[bytes]) -> list[Packed | None]:
    """Return ``decode_packed`` of each."""
    return [decode_packed(*size, one) for size, one in zip(sizes, data, strict=True)]


def decode_packed(width: int, height: int, cover: bool, data: bytes) -> Packed | None:
    """Return what ``decode`` makes as values that travel between processes, None if it is no picture."""
    if QGuiApplication.instance() is None and _is_drawing(data):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ.pop("QT_QPA_PLATFORMTHEME", None)
        _application.append(QGuiApplication(["tearsheet"]))  # without it Qt ends the process at the first letter
    image = decode(data, QSize(width, height), cover=cover)
    if image.isNull():
        return None
    opaque = not image.hasAlphaChannel()
    image.convertTo(QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied)
    return image.width(), image.height(), opaque, bytes(image.constBits())


def decode(data: bytes, size: QSize, *, cover: bool = False) -> QImage:
    """Return the picture scaled into (or, with ``cover``, over and cut to) ``size`` pixels; a null image if it is
    none. Only for bytes of our own making outside a worker.
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
    turned = reader.transformation() & reader.transformation().TransformationRotate90  # after it was scaled
    scaled = whole.scaled(size.transposed() if turned else size, mode)
    scaled = scaled.expandedTo(QSize(1, 1))  # an empty size would mean the whole picture
    if cover or scaled.width() < whole.width():
        reader.setScaledSize(scaled)
    image = reader.read()
    most = scaled.transposed() if turned else scaled
    if image.width() > most.width() or image.height() > most.height():
        image = image.scaled(most)  # a GIF may be larger than its first frame, whose size the reader says
    if cover and not image.isNull():
        image = image.copy(
            (image.width() - size.width()) // 2, (image.height() - size.height()) // 2, size.width(), size.height()
        )
    return image


def _is_drawing(data: bytes) -> bool:
    return b"<svg" in data[:65536].replace(b"\0", b"").lower()


def refers_elsewhere(data: bytes) -> bool:
    """Tell whether a drawing (SVG) would have to be drawn with other files, or is packed so that this can't be seen: Qt
    would read a file of this computer that it names.
    """
    if data.startswith(b"\x1f\x8b"):
        return True
    bare = data.replace(b"\0", b"")
    return _is_drawing(data) and _REFERENCE.search(bare) is not None


def natural_size(data: bytes) -> QSize:
    """Return the picture's own size in pixels, from its header alone and without a decoder; an invalid size where it
    says none.
    """
    from reader.desk.pictures import natural_size as of

    width, height = of(data)
    return QSize(width, height) if width > 0 and height > 0 else QSize()
