"""A chapter that Tearsheet wrote: facts, summary, note and highlights around the text, taken apart again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml import etree

from reader.capture.page.dom import tag_of
from reader.model.highlight import MEANINGS
from reader.text.anchors import CONTEXT_CODE_POINTS

_BLOCKS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "th", "figure", "figcaption")
)
_MARK_ID = re.compile(r"h(\d{1,6})\Z")
_NUMBER = re.compile(r"\[(\d{1,6})\]")
_MEANING = re.compile(r"m([1-9])")


class ChapterMark(NamedTuple):
    """A passage that was marked, as in ``ImportedHighlight``."""

    exact: str
    note: str
    tags: tuple[str, ...]
    meaning: int = 1
    prefix: str = ""
    suffix: str = ""


@dataclass(slots=True)
class _Marked:
    """The words of a text one after the other, and where each numbered mark begins and ends in them."""

    words: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)

    def around(self, number: int) -> tuple[str, str]:
        start, end = self.starts.get(number, -1), self.ends.get(number, -1)
        if start < 0 or end < start:
            return "", ""
        before = self.words[max(start - CONTEXT_CODE_POINTS, 0) : start]
        return before, self.words[end : end + CONTEXT_CODE_POINTS]


def take_apart(body: Any) -> tuple[list[ChapterMark], list[str]] | None:
    """Return the highlights and the notes of a chapter, and leave of it only the title and the text; None where it is another
    program's.
    """
    facts = next((e for e in body.iter("dl") if "facts" in _classes(e)), None)
    text = next((e for e in body.iter("div") if "text" in _classes(e)), None)
    if facts is None or text is None:
        return None
    marked = _marked(text)
    highlights: list[ChapterMark] = []
    notes: list[str] = []
    for section in body.iter("section"):
        if "notes" in _classes(section):
            highlights += [_mark(number, item, marked) for number, item in enumerate(section.iter("li"), 1)]
            notes += [_words(p).strip() for p in section.iterchildren("p") if "own" in _classes(p)]
    _keep_text(body, text)
    return highlights, notes


def _mark(number: int, item: Any, marked: _Marked) -> ChapterMark:
    exact = "\n\n".join(_words(quote).strip() for quote in item.iter("blockquote"))
    note = "\n".join(_words(p).strip() for p in item.iter("p") if "own" in _classes(p))
    said = " ".join(_words(p) for p in item.iter("p") if "own" not in _classes(p))
    tags = tuple(part[1:].strip() for part in said.split(" · ") if part.startswith("#"))
    named = next((int(found[1]) for name in _classes(item) if (found := _MEANING.fullmatch(name))), 1)
    return ChapterMark(exact, note, tags, named if named in MEANINGS else 1, *marked.around(number))


def _marked(text: Any) -> _Marked:
    pieces: list[str] = []
    found = _Marked()
    length = 0

    def add(words: str | None) -> None:
        nonlocal length
        pieces.append(words or "")
        length += len(pieces[-1])

    skipped = 0
    for event, element in etree.iterwalk(text, events=("start", "end")):
        is_number = tag_of(element) == "sup" and "n" in _classes(element)
        if event == "start":
            number = _MARK_ID.search(element.get("id") or "") if tag_of(element) == "mark" else None
            if number:
                found.starts.setdefault(int(number[1]), length)
            elif is_number and (closed := _NUMBER.fullmatch(element.text or "")):
                found.ends[int(closed[1])] = length
            skipped += is_number
            add("" if skipped else element.text)
        else:
            skipped -= is_number
            add("\n\n" if tag_of(element) in _BLOCKS else "")
            add("" if skipped or element is text else element.tail)
    found.words = "".join(pieces)
    return found


def _keep_text(body: Any, text: Any) -> None:
    for number in list(text.iter("sup")):
        if "n" in _classes(number):
            number.drop_tree()
    for mark in list(text.iter("mark")):
        mark.drop_tag()
    heading = next(body.iter("h1"), None)
    for child in list(body):
        body.remove(child)
    if heading is not None:
        heading.tail = None
        body.append(heading)
    body.append(text)


def _words(element: Any) -> str:
    return "".join(element.itertext())


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split()
