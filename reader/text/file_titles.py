"""A title for a page that has none and came from a file: the file's name, never the folders that it lies in, which tell whose
computer it is on.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from reader.text.plain_line import plain_line


def title_for(address: str) -> str:
    """Return the title of a page without one: the name of its file without its ending, else its address."""
    if not address.startswith("file:"):
        return address
    path = PurePosixPath(unquote(urlsplit(address).path))
    return plain_line(path.stem.replace("_", " ")).strip() or plain_line(path.name) or "…"


def shown_title(title: str, address: str) -> str:
    """Return an article's title; earlier versions gave a page from a file that has none the file's whole address."""
    return title_for(title) if title == address else title
