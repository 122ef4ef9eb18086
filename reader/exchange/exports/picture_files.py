"""Name pictures that leave: by their SHA-256, with the ending of what their bytes are."""

from __future__ import annotations

from reader.model.capture import PictureFile

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
