"""Photographs that leave without what cameras and programs wrote beside the pixels: place, owner, serial number, thumbnail,
edits. Which way the camera was held stays, and so do colours (ICC); no pixel changes. The bytes that the library keeps stay
as they came.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from reader.capture.fetch.sniff import picture_type
from reader.exchange.exports.outward_pictures.avif import clean_avif
from reader.exchange.exports.outward_pictures.bitmaps import clean_bmp, clean_icon
from reader.exchange.exports.outward_pictures.gif import clean_gif
from reader.exchange.exports.outward_pictures.jpeg import clean_jpeg, orientation
from reader.exchange.exports.outward_pictures.png import clean_png
from reader.exchange.exports.outward_pictures.tiff import clean_tiff
from reader.exchange.exports.outward_pictures.webp import clean_webp

_CLEANERS: Mapping[str, Callable[[bytes], bytes]] = {
    "image/jpeg": clean_jpeg,
    "image/png": clean_png,
    "image/webp": clean_webp,
    "image/gif": clean_gif,
    "image/avif": clean_avif,
    "image/tiff": clean_tiff,
    "image/bmp": clean_bmp,
    "image/x-icon": lambda data: clean_icon(data, without_camera_notes),
}


def without_camera_notes(data: bytes) -> bytes:
    """Return a picture without what was noted in it, a broken one as far as it can be read; b"" for what is no picture, or
    none of which that can be told.
    """
    cleaner = _CLEANERS.get(picture_type(data))
    try:
        return cleaner(data) if cleaner else b""
    except (struct.error, IndexError, ValueError):
        return b""


__all__ = ["orientation", "without_camera_notes"]
