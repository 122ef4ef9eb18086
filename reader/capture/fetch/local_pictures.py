"""Pictures that lie beside a saved page. A page from a file is never a reason to ask the network for anything."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

from reader.files import read_ordinary
from reader.model.capture import PictureFile

FILE_ENDINGS = (".html", ".htm", ".xhtml")
"""Names of files that are taken for saved pages."""

_KINDS = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG": "image/png",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
}


def read_pictures(
    sources: Iterable[str], page: Path, *, picture_bytes: int, article_bytes: int
) -> dict[str, PictureFile]:
    """Read the pictures among ``sources`` (``file:`` addresses) that lie in the folder of ``page`` or below it, by
    their address.

    What is missing, too large (bytes), elsewhere, or no picture by its first bytes is left out.
    """
    folder = page.resolve().parent
    found: dict[str, PictureFile] = {}
    left = article_bytes
    for source in sources:
        parts = urlsplit(source)
        if parts.scheme != "file" or source in found:
            continue
        path = file_of(parts.path).resolve()
        try:
            if not path.is_relative_to(folder):
                continue
            data = read_ordinary(path, min(picture_bytes, left))
        except OSError:
            continue
        mime = next((kind for start, kind in _KINDS.items() if data.startswith(start)), "")
        if mime:
            left -= len(data)
            found[source] = PictureFile(hashlib.sha256(data).hexdigest(), source, mime, data)
    return found


def near_file(source: str, page_url: str, path: Path) -> str:
    """Return the ``file:`` address of a picture that a browser saved beside its page: pages name it relatively, which cleaning
    has joined to the page's own address. A picture that the page names absolutely stays where it is, on the web.
    """
    folder = urljoin(page_url, ".")
    if source.startswith(folder) and not source.startswith("file:") and "\0" not in unquote(source):
        return path.resolve().parent.joinpath(unquote(source[len(folder) :])).as_uri()
    return source


def name_of(path: Path) -> str:
    """Return a file's name as UTF-8 that can be shown and stored; on a disk it may be any bytes."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def file_of(path: str) -> Path:
    """Return the file that the path of a ``file:`` address names (RFC 8089; on Windows ``/C:/page.html`` is
    ``C:/page.html``).
    """
    if os.name != "nt":
        return Path(os.fsdecode(unquote_to_bytes(path)))  # a name need not be UTF-8
    plain = unquote(path)
    return Path(plain[1:] if len(plain) > 2 and plain[0] == "/" and plain[2] == ":" else plain)
