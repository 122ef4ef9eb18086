"""Links that were dragged to a folder: Windows' ``.url``, the Mac's ``.webloc``, Linux' ``.desktop``; the file's name is the
title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from reader.errors import FileTooLarge
from reader.exchange.imports import tags_scanner
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.source import READ_ERRORS, Source
from reader.model.imported import ImportedItem, NotTaken

MAX_BYTES = 64 * 1024
_INI = re.compile(r"\s*\[(?:InternetShortcut|\{000214A0|Desktop Entry|DEFAULT)[^\]]*\]", re.IGNORECASE)
_INI_ADDRESS = re.compile(r"^(?:URL|URL\[\$e\])\s*=\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_PLIST = re.compile(r"<plist\b.*?<key>\s*URL\s*</key>\s*<string>\s*([^<]*?)\s*</string>", re.IGNORECASE | re.DOTALL)
_BINARY_ADDRESS = re.compile(rb"SURL_(?:\x10.|\x11..)(https?://[\x21-\x7e]{1,2000})", re.DOTALL)
_NAMED = re.compile(r"^Name\s*=\s*(.+)$", re.IGNORECASE | re.MULTILINE)


def recognises(source: Source) -> bool:
    """Say whether this is a shortcut to an address."""
    if not 0 < source.size <= MAX_BYTES:
        return False
    head = source.head(4096)
    if head.startswith(b"bplist00"):
        return _BINARY_ADDRESS.search(head) is not None
    text = source.head_text(4096)
    return (_INI.match(text) is not None and _INI_ADDRESS.search(text) is not None) or _PLIST.search(text) is not None


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the one address."""
    try:
        data = source.data(MAX_BYTES)
        text = source.text(MAX_BYTES)
    except (FileTooLarge, *READ_ERRORS):
        yield NotTaken(source.name, "damaged", rest=True)
        return
    binary = _BINARY_ADDRESS.search(data) if data.startswith(b"bplist00") else None
    found = _INI_ADDRESS.search(text) or _PLIST.search(text)
    given = binary[1].decode("ascii") if binary else tags_scanner.unescaped(found[1]) if found else ""
    named = _NAMED.search(text) if binary is None else None
    title = named[1].strip() if named else PurePosixPath(source.name).stem
    address = article_address(given)
    yield ImportedItem(source.name, address, title) if address else refused(source.name, given, title)
