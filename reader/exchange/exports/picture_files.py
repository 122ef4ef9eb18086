"""Name pictures that leave, and write those of a folder: by their SHA-256, with the ending of what their bytes are."""

from __future__ import annotations

from reader.exchange.exports.output import Folder
from reader.model.blocks import Picture
from reader.model.capture import PictureFile
from reader.model.exported import ExportedArticle

_ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
    "image/svg+xml": "svg",
    "image/bmp": "bmp",
    "image/x-icon": "ico",
    "image/tiff": "tif",
}
NAME_LETTERS = 24
"""Hexadecimal figures of a picture's name: 96 bits, which no two pictures share."""


def media_type(data: bytes, said: str = "") -> str:
    """Return the media type of a picture by its first bytes, else what was ``said`` of it."""
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return "image/avif"
    if data.startswith(b"BM"):
        return "image/bmp"
    return said or "application/octet-stream"


def file_name(picture: PictureFile) -> str:
    """Return the name of a picture's file."""
    kind = media_type(picture.data, picture.mime)
    return f"{picture.key[:NAME_LETTERS]}.{_ENDINGS.get(kind, 'bin')}"


class PictureFolder:
    """The pictures of an export into a folder: those that articles show, each written once, below ``name``."""

    def __init__(self, out: Folder, name: str, *, wanted: bool) -> None:
        self._out = out
        self._name = name
        self._wanted = wanted
        self._written: set[str] = set()

    def path(self, article: ExportedArticle, shown: Picture) -> str:
        """Return the path of a picture that the article shows, written by then; "" where it isn't wanted or kept."""
        file = article.shown_picture(shown.key) if shown.key and self._wanted else None
        if file is None:
            return ""
        path = f"{self._name}/{file_name(file)}"
        if path not in self._written:
            self._written.add(path)
            self._out.add(path, file.data)
        return path
