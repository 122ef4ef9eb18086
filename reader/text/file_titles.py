"""A title for a page that has none and came from a file: the file's name, never the folders around it, which tell whose
computer it is on.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from reader.text.plain_line import plain_line

_ENDING = re.compile(r"(.)\.[A-Za-z0-9]{1,10}\Z")


def title_for(address: str) -> str:
    """Return the title of a page without one: the name of its file, or of its place in one, without folders and ending; else
    its address.
    """
    if not address.startswith("file:"):
        return address
    parts = urlsplit(address)
    name = unquote(parts.fragment or parts.path).rstrip("/").rpartition("/")[2]
    return plain_line(_ENDING.sub(r"\1", name).replace("_", " ")).strip() or "…"


def shown_title(title: str, address: str) -> str:
    """Return an article's title; earlier versions gave one from a file that has none the file's whole address, or path."""
    is_path = address.startswith("file:") and title in (address, address.removeprefix("file://"))
    return title_for(address) if is_path else title
