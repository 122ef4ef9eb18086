"""Small files of other programs for the tests of imports."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping

from reader.exchange.imports.opening import open_data
from reader.exchange.imports.source import Source
from reader.model.imported import ImportedItem, NotTaken

Read = Callable[[Source], Iterator[ImportedItem | NotTaken]]


def source(content: str | bytes | object, name: str = "export") -> Source:
    """Return a source of text, bytes, or anything else as JSON."""
    if isinstance(content, str):
        content = content.encode()
    if not isinstance(content, bytes):
        content = json.dumps(content, ensure_ascii=False).encode()
    return open_data(name, content)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of the members, packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def items(read: Read, content: object, name: str = "export") -> list[ImportedItem]:
    """Return the items that ``read`` finds in ``content``; what is not taken is a failure."""
    found = list(read(content if isinstance(content, Source) else source(content, name)))
    assert [entry for entry in found if isinstance(entry, NotTaken)] == []
    return [entry for entry in found if isinstance(entry, ImportedItem)]


def not_taken(read: Read, content: object, name: str = "export") -> list[NotTaken]:
    """Return what ``read`` does not take of ``content``."""
    found = list(read(content if isinstance(content, Source) else source(content, name)))
    return [entry for entry in found if isinstance(entry, NotTaken)]
