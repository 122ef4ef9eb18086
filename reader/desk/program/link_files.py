"""What a file is that was given: one of the small files that hold one address (``.url`` of Windows, ``.webloc`` of macOS,
``.desktop`` of type Link), a saved page, or something for an import.
"""

from __future__ import annotations

import re
import stat
from contextlib import suppress
from pathlib import Path

from reader.capture.fetch.address import normalize
from reader.capture.fetch.local_pictures import FILE_ENDINGS
from reader.errors import FileUnreadable, NotAnAddress
from reader.files import read_head

LINK_ENDINGS = (".url", ".website", ".webloc", ".desktop")
"""Names of files that are taken for links."""
MAX_BYTES = 65536
"""Bytes of such a file; they have some hundred."""
_URL_LINE = re.compile(r"^[ \t]*(?:Base)?URL(?:\[\$e\])?[ \t]*=[ \t]*(.+?)[ \t]*$", re.IGNORECASE | re.MULTILINE)


def address_in(path: Path) -> str:
    """Return the web address in a link file, normalized. Raises FileUnreadable where it holds none or can't be read."""
    try:
        held = read_head(path, MAX_BYTES)
    except OSError as error:
        detail = (error.strerror or "it can’t be read").lower()
        raise FileUnreadable(name=path.name, detail=detail) from None
    found = _plist_url(held) if path.suffix.lower() == ".webloc" else None
    for candidate in [found] if found else [match[1] for match in _URL_LINE.finditer(_text(held))]:
        try:
            return normalize(candidate)
        except NotAnAddress:
            continue
    raise FileUnreadable(name=path.name, detail="it contains no web address")


def _text(held: bytes) -> str:
    if held.startswith((b"\xff\xfe", b"\xfe\xff")):
        return held.decode("utf-16", "replace")
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError:
        return held.decode("latin-1")


def _plist_url(held: bytes) -> str:
    """Return ``URL`` of a property list, or "". Old ones have it in a resource fork, which no other system reads."""
    import plistlib

    try:
        found = plistlib.loads(held)
    except Exception:  # noqa: BLE001 - what the parser raises for broken bytes is not documented
        return ""
    return str(found.get("URL", "")) if isinstance(found, dict) else ""


HEAD_BYTES = 8192
_LIST_MARKS = (b"<dt", b"<dl", b"time_added=", b"netscape-bookmark")
"""What lists of bookmarks begin with, which are HTML and no pages."""
_PAGES = frozenset({"html", "singlefile"})
"""The names of those formats of an import that are pages."""


def is_page(path: Path) -> bool:
    """Return whether a file is an HTML page, by its content, and so is saved as it is: a web archive, a document, or another
    program's list is for an import. One that can't be read counts as a page, for saving it says why.
    """
    from reader.capture.fetch.sniff import other_than_a_page, web_archive

    try:
        start = read_head(path, HEAD_BYTES)
    except OSError:
        with suppress(OSError):
            return not path.is_dir()
        return True
    named = path.name.lower().endswith(FILE_ENDINGS)
    if web_archive(start) or other_than_a_page("text/html" if named else "text/plain", start):
        return False
    if named and not any(mark in start.lower() for mark in _LIST_MARKS):
        return True
    from reader.exchange.imports.opening import open_path
    from reader.exchange.imports.table import format_of

    try:
        found = format_of(open_path(path))
    except FileUnreadable:
        return True
    return found is None or found.name in _PAGES


def is_saved_page(path: Path) -> bool:
    """Return whether a file is saved as it is: one that is called a page and is one. Whatever else there is, is for an
    import.
    """
    return path.name.lower().endswith(FILE_ENDINGS) and is_page(path)


def check_there(path: Path, name: str = "") -> None:
    """Raise FileUnreadable, of ``name`` where one is given, unless ``path`` leads to a file or a folder: a pipe or a device
    may never end.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        missing = isinstance(error, FileNotFoundError | NotADirectoryError | ValueError)
        why = (getattr(error, "strerror", "") or "it cannot be looked at").lower()
        raise FileUnreadable(name=name or path.name, detail="the file doesn’t exist" if missing else why) from None
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise FileUnreadable(name=name or path.name, detail="it isn’t a regular file")


def is_document(given: str) -> bool:
    """Return whether what was given names a file or folder that is there and no page: an import takes it, or says why not."""
    if "://" in given:
        return False
    try:
        path = Path(given).expanduser()
        return path.is_dir() or (path.is_file() and not is_saved_page(path))
    except (OSError, ValueError):  # a pasted text may be longer than any file's name
        return False
