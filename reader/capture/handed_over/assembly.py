"""Put a page together from the pieces in which it comes: in order, each exactly as long as it was announced."""

from __future__ import annotations

import binascii
from typing import NamedTuple

from reader.capture.handed_over.messages import About, Piece, Refused


class HandedOver(NamedTuple):
    """A whole page as the browser showed it: what is known of it, the bytes of the document, of its pictures in the
    order of ``about.pictures``, and of the picture of the page (b"" for none).
    """

    about: About
    document: bytes
    pictures: tuple[bytes, ...]
    page_picture: bytes


class Assembly:
    """A page that is coming. Its parts follow each other: document, pictures by number, picture of the page."""

    def __init__(self, about: About) -> None:
        self.about = about
        sizes = [about.document_bytes, *(picture.size for picture in about.pictures), about.page_picture_bytes]
        self._parts = [bytearray() for _ in sizes]
        self._sizes = sizes
        self._at = 0

    @property
    def size(self) -> int:
        """Bytes that all of it will have."""
        return sum(self._sizes)

    def add(self, piece: Piece) -> None:
        """Take the next bytes. Raises Refused for bytes that are no base64, out of order, or more than were announced."""
        part = self._number(piece.of)
        if part < self._at or part >= len(self._parts):
            raise _wrong("its parts come in the wrong order")
        if any(self._sizes[one] > len(self._parts[one]) for one in range(self._at, part)):
            raise _wrong("a part came before the one ahead of it was whole")
        self._at = part
        try:
            data = binascii.a2b_base64(piece.data.encode("ascii"), strict_mode=True)
        except (ValueError, UnicodeEncodeError):
            raise _wrong("its bytes aren’t valid base64") from None
        if len(self._parts[part]) + len(data) > self._sizes[part]:
            raise _wrong("a part is longer than it was announced")
        self._parts[part] += data

    def whole(self) -> HandedOver:
        """Return the page. Raises Refused where bytes are lacking."""
        if any(len(part) != size for part, size in zip(self._parts, self._sizes, strict=True)):
            raise _wrong("some of its bytes are missing")
        document, *pictures, page_picture = map(bytes, self._parts)
        return HandedOver(self.about, document, tuple(pictures), page_picture)

    def _number(self, of: str | int) -> int:
        if isinstance(of, int):
            return 1 + of if of < len(self.about.pictures) else len(self._parts)
        return 0 if of == "document" else len(self._parts) - 1


def _wrong(why: str) -> Refused:
    return Refused("not_understood", f"The page didn’t reach Tearsheet whole: {why}. Save it again.")
