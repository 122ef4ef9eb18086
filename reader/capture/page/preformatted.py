"""Text that a page sets line by line: prose in a ``pre`` becomes paragraphs again, code and tables stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from reader.capture.page.dom import hints, tag_of

_CODE_NAME = re.compile(r"\blang(?:uage)?-|highlight|\bcode|prettyprint|brush:|\bhljs|sourcecode|terminal|console")
_CODE_SIGNS = re.compile(
    r"[{};<>=$|\\]|\(\)|//|^\s*(?:def|class|import|function|var|let|const|#include|return)\b", re.MULTILINE
)
_COLUMNS = re.compile(r"\S(?:\t| {3,})\S")
_ITEM = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+\S")
MIN_PROSE_WORDS = 25
"""Words from which the lines of a ``pre`` are looked at: a few may be a form, a poem or a command."""
MIN_WRAPPED_CHARACTERS, MAX_WRAPPED_CHARACTERS = 45, 100
"""Characters of the longest line of hard-wrapped prose: shorter ones are verse, longer ones were not wrapped."""
MAX_CODE_SIGNS_SHARE = 0.015

Kind = Literal["paragraph", "quote", "code"]


def paragraphs_of(text: str, element: etree._Element) -> Iterator[tuple[Kind, str]]:
    """Yield the paragraphs of a ``pre`` that holds prose, with their kinds; else its text, as one block of code."""
    if not _is_prose(text, element):
        yield "code", text
        return
    for chunk in re.split(r"\n[ \t]*\n\s*?(?=\S|[ \t]+\S)", text):
        lines = [line.rstrip() for line in chunk.split("\n") if line.strip()]
        if not lines:
            continue
        if all(line.lstrip().startswith(">") for line in lines):
            said = _joined([re.sub(r"^[>\s]+", "", line) for line in lines])
            if said:
                yield "quote", said
        elif sum(bool(_COLUMNS.search(line.strip())) for line in lines) > len(lines) / 2 and len(lines) > 1:
            yield "code", "\n".join(lines)
        else:
            yield "paragraph", _joined([line.strip() for line in lines])


def _is_prose(text: str, element: etree._Element) -> bool:
    if any(tag_of(part) in ("code", "samp", "kbd", "table") for part in element.iter()):
        return False
    if any(_CODE_NAME.search(hints(e)) for e in (element, element.getparent()) if e is not None):
        return False
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    words = len(text.split())
    if words < MIN_PROSE_WORDS or not lines or len(_CODE_SIGNS.findall(text)) > MAX_CODE_SIGNS_SHARE * len(text):
        return False
    longest = max(map(len, lines))
    if longest < MIN_WRAPPED_CHARACTERS:
        return False
    letters = sum(c.isalpha() or c.isspace() for c in text)
    columns = sum(bool(_COLUMNS.search(line)) for line in lines)
    return letters > 0.8 * len(text) and words / len(lines) > 4 and columns < len(lines) / 2


def _joined(lines: list[str]) -> str:
    """Return lines as one, each item of a list still on its own; a word that was parted at a line's end is whole."""
    said = ""
    for line in lines:
        if not said:
            said = line
        elif _ITEM.match(line):
            said += "\n" + line
        elif re.search(r"[^\W\d_]-$", said) and line[:1].islower():
            said += line
        else:
            said += " " + line
    return " ".join(said.split(" "))


def rejoined(text: str) -> str:
    """Return a paragraph whose lines break where the page was typed, not where a line of its own ends, in one line;
    any other as it is. No character is added or taken away.
    """
    if text.count("\n") < 3:
        return text
    lines = text.split("\n")
    longest = max(map(len, lines[:-1]))
    if not MIN_WRAPPED_CHARACTERS <= longest <= MAX_WRAPPED_CHARACTERS:
        return text
    if any(len(line) < 0.6 * longest for line in lines[:-1]):
        return text
    running = sum(line[:1].islower() for line in lines[1:])
    return text.replace("\n", " ") if running >= 0.5 * (len(lines) - 1) else text
