"""Messages as the browser's extension sends them, for tests."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

from reader.capture.handed_over.assembly import Assembly, HandedOver
from reader.capture.handed_over.messages import Begin, Piece, parse

ADDRESS = "https://news.example/ferry"
PIECE_BYTES = 600_000


def begin(number: str = "s1", **changed: Any) -> dict[str, Any]:
    """Return the first message of a save; ``changed`` are fields of the page or of the message."""
    page = {
        "address": ADDRESS,
        "asked": "",
        "chain": [],
        "title": "Ferry returns",
        "charset": "UTF-8",
        "language": "en",
        "kind": "html",
        "headers": [],
        "taken": "2026-01-02T03:04:05Z",
        "browser": "Firefox 153",
        "extension": "1.0.0",
        "document": 1,
        "picture_of_page": 0,
        "pictures": [],
    }
    message: dict[str, Any] = {"tags": [], "star": False, "note": "", "selection": None, "as": "new"}
    for name, value in changed.items():
        (page if name in page else message)[name.rstrip("_")] = value
    return {"v": 1, "id": number, "verb": "save", "part": "begin", "page": page, **message}


def messages(
    document: bytes,
    pictures: Sequence[tuple[str, bytes]] = (),
    page_picture: bytes = b"",
    number: str = "s1",
    **changed: Any,
) -> list[dict[str, Any]]:
    """Return all messages of a save."""
    listed = [
        {"address": address, "mime": "image/png", "bytes": len(data), "width": 1, "height": 1}
        for address, data in pictures
    ]
    first = begin(
        number, **{"document": len(document), "pictures": listed, "picture_of_page": len(page_picture), **changed}
    )
    parts: list[tuple[str | int, bytes]] = [("document", document), *enumerate(data for _, data in pictures)]
    parts += [("page_picture", page_picture)] if page_picture else []
    save = {"v": 1, "id": number, "verb": "save"}
    pieces = [
        {**save, "part": "bytes", "of": of, "data": base64.b64encode(data[at : at + PIECE_BYTES]).decode()}
        for of, data in parts
        for at in range(0, max(len(data), 1), PIECE_BYTES)
    ]
    return [first, *pieces, {**save, "part": "end"}]


def handed_over(document: bytes, *pictures: tuple[str, bytes], **changed: Any) -> HandedOver:
    """Return a page as it is once all its messages came."""
    first, *rest, _end = (parse(json.dumps(one).encode()) for one in messages(document, pictures, **changed))
    assert isinstance(first, Begin)
    assembly = Assembly(first.about)
    for piece in rest:
        assert isinstance(piece, Piece)
        assembly.add(piece)
    return assembly.whole()
