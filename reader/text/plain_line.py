"""Words of strangers where one line is meant (titles, names) or where a terminal listens."""

from __future__ import annotations

import re
import unicodedata

MAX_TITLE = 500
MAX_NAME = 160
MAX_DESCRIPTION = 3000
MAX_MARKS = 6
"""Combining marks on one letter: Tibetan, Hebrew and Vietnamese need up to five, "Zalgo" has dozens."""

_ORDERS = "\u202a-\u202e\u2066-\u2069\u206a-\u206f"
_UNSEEN = re.compile(
    f"[\x00-\x1f\x7f-\x9f\u2028\u2029]|[{_ORDERS}\u061c\ufff9-\ufffb\U000e0000-\U000e007f]|[\ud800-\udfff]"
)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]|[\ud800-\udfff]")
_ORDER = re.compile(f"[{_ORDERS}]")
_MARKS = re.compile(f"[^\x00-\u02ff]{{{MAX_MARKS + 1},}}")
_PAIRS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}


def plain_line(text: str, most: int = MAX_TITLE) -> str:
    """Return the text as one line of at most ``most`` characters: without control characters, orders that turn the
    direction of what follows, or more combining marks on a letter than a script needs. What is longer ends with "…".
    """
    if len(text) <= most and text.isascii() and text.isprintable():
        return " ".join(text.split()) if "  " in text or text[:1] == " " or text[-1:] == " " else text
    if len(text) > 8 * most:
        text = text[: 8 * most]
    if _UNSEEN.search(text):
        text = _UNSEEN.sub(lambda found: " " if found[0] in "\t\n\x0b\x0c\r\x85\u2028\u2029" else "", text)
    text = _few_marks(" ".join(text.split()))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def for_terminal(text: str) -> str:
    """Return text of any number of lines that can tell a terminal nothing: without control characters but tabs and line
    feeds, and with every order of direction closed on its line; orders that turn letters round are left out.
    """
    if text.isascii() and (text.isprintable() or not _CONTROLS.search(text)):
        return text
    text = _CONTROLS.sub("", text)
    if _ORDER.search(text):
        text = "\n".join(map(_closed, text.split("\n")))
    return _few_marks(text)


def escaped_json(text: str) -> str:
    """Return JSON in which what could tell a terminal something is written as its escape; it stays the same data."""
    return re.sub(f"[\x7f-\x9f{_ORDERS}]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _closed(line: str) -> str:
    if not _ORDER.search(line):
        return line
    opened: list[str] = []
    kept: list[str] = []
    for sign in line:
        if sign in _PAIRS:
            opened.append(_PAIRS[sign])
        elif sign in "\u202c\u2069":
            if not opened or opened[-1] != sign:
                continue
            opened.pop()
        elif _ORDER.match(sign):
            continue
        kept.append(sign)
    return "".join(kept + opened[::-1])


def _few_marks(text: str) -> str:
    """Return the text with at most ``MAX_MARKS`` combining marks in a row."""
    if not _MARKS.search(text):
        return text
    kept: list[str] = []
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        if marks <= MAX_MARKS:
            kept.append(sign)
    return "".join(kept)
