"""Pictures that lie beside a saved page. A page from a file is never a reason to ask the network for anything."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from reader.model import PictureFile

_KINDS = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG": "image/png",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
}


def read_pictures(sources: Iterable[str], page: Path, *, picture_bytes: int, article_bytes: int) -> dict[str, PictureFile]:
    """The pictures among ``sources`` (``file:`` addresses) that lie in the folder of ``page`` or below it, by their address.

    What is missing, too large (bytes), elsewhere, or no picture by its first bytes is left out.
    """
    folder = page.resolve().parent
    found: dict[str, PictureFile] = {}
    left = article_bytes
    for source in sources:
        parts = urlsplit(source)
        if parts.scheme != "file" or source in found:
            continue
        path = Path(url2pathname(unquote(parts.path))).resolve()
        try:
            if not path.is_relative_to(folder) or path.stat().st_size > min(picture_bytes, left):
                continue
            data = path.read_bytes()
        except OSError:
            continue
        mime = next((kind for start, kind in _KINDS.items() if data.startswith(start)), "")
        if mime:
            left -= len(data)
            found[source] = PictureFile(hashlib.sha256(data).hexdigest(), source, mime, data)
    return found
