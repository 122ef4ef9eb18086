"""Escape plain words for Markdown."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_\[\]<>&]|~(?=~))")
_LINE_MARKUP = re.compile(r"^(\d+)([.)])(?=\s)|^([#+\-=~])")


def escaped(text: str) -> str:
    """Return the text on one line, escaped so that nothing in it counts as markup, also at the beginning of a line."""
    line = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _LINE_MARKUP.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", line)


def link(words: str, address: str) -> str:
    """Return ``words`` linked to a web address; the bare words for any other address (a file of one's own leads nobody)."""
    if not address.startswith(("http://", "https://")):
        return escaped(words)
    address = re.sub(r"[<>\s]", "", address)
    return f"[{escaped(words)}](<{address}>)"
