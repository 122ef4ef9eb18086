"""The pictures of the articles, as the library keeps them, and the worker in which they are decoded."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple, Unpack

from reader.errors import TearsheetError

if TYPE_CHECKING:
    from reader.desk.workers import Workers
    from reader.library.library import Library

WORKER_SECONDS = 8
"""Of the processor, for one picture: the largest that are kept take a tenth."""
WORKER_MEGABYTES = 768
MAX_DEADLY = 1_000

A = TypeVarTuple("A")
T = TypeVar("T")


class Pictures:
    """Reads and decodes; may be called from any thread. No picture of a page is decoded in the caller's process."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._deadly: dict[str, None] = {}
        self._workers: Workers | None = None
        self._closed = False
        self._lock = threading.Lock()

    def picture(self, key: str) -> tuple[str, bytes] | None:
        """Return media type and bytes of the kept picture of this key, None if there is none."""
        return self._library.content.picture(key)

    def refuses(self, key: str) -> bool:
        """Tell whether the picture of this key took its worker down before."""
        return key in self._deadly

    def in_worker(self, key: str, function: Callable[[Unpack[A]], T], *arguments: *A) -> T | None:
        """Return the result of a function that decodes the picture of this key, computed in a worker process; None if
        that took too much time or memory or raised anything. Such a picture is not tried again until the next start.

        Blocks. Wherever the worker is confined (see ``capture.sandbox``), the picture is, too.
        """
        if key in self._deadly:
            return None
        from reader.desk.workers import Workers

        with self._lock:
            if self._closed:
                return None
            workers = self._workers = self._workers or Workers(1, WORKER_SECONDS, WORKER_MEGABYTES)
        try:
            return workers.run(function, *arguments)
        except TearsheetError:
            if key and len(self._deadly) < MAX_DEADLY and workers is self._workers:
                self._deadly[key] = None
            return None

    def outward(self, key: str, mime: str, data: bytes) -> bytes:
        """Return the bytes of a picture for other programs: a drawing (SVG) keeps only what draws, a photograph nothing that
        its camera noted. b"" for a drawing that can't be read. Blocks.
        """
        from reader.exchange.exports.outward_pictures.drawings import clean_drawing, is_drawing
        from reader.exchange.exports.outward_pictures.photographs import without_camera_notes

        if not is_drawing(mime, data):
            return without_camera_notes(data)
        return self.in_worker(key, clean_drawing, data) or b""

    def close(self) -> None:
        """End the worker for good: whoever waits for it, or asks later, gets None."""
        with self._lock:
            self._closed = True
            workers, self._workers = self._workers, None
        if workers is not None:
            workers.close()


# --- what a header says, read without a decoder -----------------------------------------------------------------------------

_SVG = re.compile(rb"<svg\b[^>]{0,4000}", re.IGNORECASE)
_LENGTH = re.compile(rb"""\s(width|height)\s*=\s*["']\s*(\d+(?:\.\d+)?)\s*(px|pt|mm|cm|in|pc|)\s*["']""", re.IGNORECASE)
_VIEW_BOX = re.compile(rb"""\sviewBox\s*=\s*["']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*["']""")
_PIXELS = {b"": 1.0, b"px": 1.0, b"pt": 96 / 72, b"pc": 16.0, b"mm": 96 / 25.4, b"cm": 96 / 2.54, b"in": 96.0}


def natural_size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels as a picture's header says them, turned as a photograph says that it was held;
    (0, 0) where it does not say.
    """
    from reader.capture.fetch.sniff import picture_size, picture_type
    from reader.exchange.exports.outward_pictures.photographs import orientation

    kind = picture_type(data)
    if kind == "image/svg+xml":
        return _drawing_size(data)
    if kind == "image/x-icon":
        return (data[6] or 256, data[7] or 256) if len(data) > 8 else (0, 0)
    width, height = picture_size(data)
    turned = kind == "image/jpeg" and orientation(data) >= 5
    return (height, width) if turned else (width, height)


def _drawing_size(data: bytes) -> tuple[int, int]:
    found = _SVG.search(data[:65536].replace(b"\0", b""))
    if found is None:
        return 0, 0
    said = {name.lower(): float(value) * _PIXELS[unit.lower()] for name, value, unit in _LENGTH.findall(found[0])}
    box = _VIEW_BOX.search(found[0])
    try:
        wide, high = (float(box[1]), float(box[2])) if box is not None else (0.0, 0.0)
    except ValueError:
        wide = high = 0.0
    ratio = wide / high if wide and high else 1.0
    width = said.get(b"width") or (said[b"height"] * ratio if b"height" in said else wide)
    height = said.get(b"height") or (said[b"width"] / ratio if b"width" in said else high)
    return round(min(width, 1e6)), round(min(height, 1e6))
