"""The file in which a page from the browser waits until it is in the library.

``MAGIC``, the length of a header (4 bytes, big-endian), the header as JSON, the bytes of document, pictures and picture of
the page one after the other, and the SHA-256 of all of that. What is read back is what was written, or FileUnreadable.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from reader.capture.handed_over.assembly import HandedOver
from reader.capture.handed_over.messages import About, Picture, Selection
from reader.errors import FileUnreadable

MAGIC = b"tearsheet page 1\n"
_LENGTH_BYTES = 4
_DIGEST_BYTES = 32


def packed(page: HandedOver) -> bytes:
    """Return a page as the bytes of its file."""
    header = json.dumps(page.about._asdict(), ensure_ascii=True).encode("ascii")
    parts = [
        MAGIC,
        len(header).to_bytes(_LENGTH_BYTES, "big"),
        header,
        page.document,
        *page.pictures,
        page.page_picture,
    ]
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return b"".join([*parts, digest.digest()])


def unpacked(content: bytes, name: str) -> HandedOver:
    """Return the page in a file; ``name`` is for the error. Raises FileUnreadable where it isn’t what was written."""
    body, digest = content[:-_DIGEST_BYTES], content[-_DIGEST_BYTES:]
    if not body.startswith(MAGIC) or hashlib.sha256(body).digest() != digest:
        raise FileUnreadable(name=name, detail="it’s damaged")
    at = len(MAGIC) + _LENGTH_BYTES
    end = at + int.from_bytes(body[len(MAGIC) : at], "big")
    try:
        about = _about(json.loads(body[at:end]))
    except (ValueError, TypeError, KeyError) as error:
        raise FileUnreadable(name=name, detail="another version of Tearsheet wrote it") from error
    parts = []
    for size in (about.document_bytes, *(picture.size for picture in about.pictures), about.page_picture_bytes):
        parts.append(body[end : end + size])
        end += size
    return HandedOver(about, parts[0], tuple(parts[1:-1]), parts[-1])


def _about(values: dict[str, Any]) -> About:
    selection = values["selection"]
    return About(
        **{
            **values,
            "chain": tuple(values["chain"]),
            "headers": tuple((name, text) for name, text in values["headers"]),
            "pictures": tuple(Picture(*one) for one in values["pictures"]),
            "tags": tuple(values["tags"]),
            "selection": Selection(*selection) if selection else None,
        }
    )
