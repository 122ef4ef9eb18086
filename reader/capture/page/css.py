"""CSS as far as it tells what is seen: the declarations of a style, and the rules of a page's own sheets.

Properties are whole names (``--x: display`` is none of them), comments part words, and escapes are the letters that they
name, as the CSS Syntax Module has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SCREEN_WIDTH = 1280
"""Pixels of the window for which rules of a certain width hold or not."""

MAX_NESTED = 8
"""Levels of at-rules within each other that are looked into."""

_SKIPPED = r"/\*.*?(?:\*/|\Z)"
_WHOLE = (
    r"\"(?:[^\"\\\n]|\\.)*(?:\"|\n|\Z)|'(?:[^'\\\n]|\\.)*(?:'|\n|\Z)"
    r"|\burl\(\s*(?![\s\"'])(?:[^)\\]|\\.)*(?:\)|\Z)|\\[0-9a-fA-F]{1,6}\s?|\\."
)
_COMMENT_OR_WHOLE = re.compile(f"({_SKIPPED})|{_WHOLE}", re.S | re.I)
_PART = re.compile(rf"{_WHOLE}|[()\[\]{{}};,]", re.S | re.I)
_GROUPS = re.compile(r"[(\[{\"'\\]")
_BRACE = re.compile(rf"{_WHOLE}|[{{}};]", re.S | re.I)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.S)
_NAME = re.compile(r"-{0,2}[a-zA-Z_][\w-]*")
_IMPORTANT = re.compile(r"\s*!\s*important\s*\Z", re.I)
_WIDTH = re.compile(
    r"\(\s*(min|max)-width\s*:\s*([\d.]+)(px|r?em)\s*\)|\(\s*width\s*(>=?|<=?)\s*([\d.]+)(px|r?em)\s*\)"
)
_PIXELS = {"px": 1, "em": 16, "rem": 16}


def declarations(style: str) -> dict[str, tuple[str, bool]]:
    """Return the value of each property, lower-case, with whether it is ``!important``."""
    found: dict[str, tuple[str, bool]] = {}
    for part in split(without_comments(style), ";"):
        name, colon, value = part.partition(":")
        name = unescaped(name).strip().lower()
        if not colon or not _NAME.fullmatch(name):
            continue
        bare = _IMPORTANT.sub("", value)
        important = bare != value
        if important or not found.get(name, ("", False))[1]:
            found[name] = (" ".join(unescaped(bare).lower().split()), important)
    return found


def rules(sheet: str, level: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the rules of a sheet that hold on a screen ``SCREEN_WIDTH`` wide: selectors and declarations, both as text
    without comments.
    """
    for prelude, body in _blocks(without_comments(sheet) if not level else sheet):
        if not prelude.startswith("@"):
            yield prelude, body
        elif level < MAX_NESTED and _holds(prelude.lower()):
            yield from rules(body, level + 1)


def on_screen(media: str) -> bool:
    """Tell whether a media query holds for certain: what it asks besides a screen and its width is not known."""
    queries = [query.strip() for query in media.lower().split(",")]
    return not media.strip() or any(_query_holds(query) for query in queries)


def without_comments(text: str) -> str:
    """Return CSS with a space for each comment; what looks like one in a string or an address is none."""
    if "/*" not in text:
        return text
    return _COMMENT_OR_WHOLE.sub(lambda found: " " if found[1] else found[0], text)


def split(text: str, mark: str) -> list[str]:
    """Return the parts between marks (";" or ","), those in brackets, strings and addresses left whole."""
    if not _GROUPS.search(text):
        return text.split(mark)
    parts, depth, begin = [], 0, 0
    for found in _PART.finditer(text):
        sign = found[0]
        if sign in "([{":
            depth += 1
        elif sign in ")]}":
            depth = max(0, depth - 1)
        elif sign == mark and not depth:
            parts.append(text[begin : found.start()])
            begin = found.end()
    return [*parts, text[begin:]]


def unescaped(text: str) -> str:
    """Return text with the letters that its escapes name."""
    return _ESCAPE.sub(_letter, text) if "\\" in text else text


def _letter(escape: re.Match[str]) -> str:
    number = int(escape[1], 16) if escape[1] else 0
    return (chr(number) if 0 < number < 0xD800 else "\ufffd") if escape[1] else escape[2]


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    depth = begin = opened = 0
    for found in _BRACE.finditer(sheet):
        sign = found[0]
        if sign == "{":
            depth += 1
            if depth == 1:
                opened = found.start()
        elif sign == "}" and depth:
            depth -= 1
            if not depth:
                yield sheet[begin:opened].strip(), sheet[opened + 1 : found.start()]
                begin = found.end()
        elif sign == ";" and not depth:
            begin = found.end()
    if depth:
        yield sheet[begin:opened].strip(), sheet[opened + 1 :]


def _holds(prelude: str) -> bool:
    name, _, condition = prelude.partition(" ") if " " in prelude else prelude.partition("(")
    if name == "@media":
        return on_screen(prelude.removeprefix("@media"))
    return name == "@layer" or (name == "@supports" and not condition.lstrip().startswith("not"))


def _query_holds(query: str) -> bool:
    rest = _WIDTH.sub(lambda found: "all" if _wide(found) else "-", query)
    return all(word in ("only", "screen", "all", "and") for word in rest.split())


def _wide(found: re.Match[str]) -> bool:
    at_least = found[1] == "min" or (found[4] or "").startswith(">")
    pixels = float((found[2] or found[5]).strip(".") or 0) * _PIXELS[found[3] or found[6]]
    return pixels <= SCREEN_WIDTH if at_least else pixels >= SCREEN_WIDTH
