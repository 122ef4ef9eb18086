"""An article's text: blocks, and the one way in which they join to plain text.

An article is a tuple of blocks, and ``plain_text`` joins them in exactly one way, so that a span ``(start, end)`` in
Unicode code points has one place in the text, in the HTML and in the reading pane.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

BlockKind = Literal["heading", "paragraph", "item", "quote", "code", "row", "figure"]
InlineKind = Literal["strong", "em", "link", "code", "sub", "sup", "del", "ins", "ref", "back"]
Role = Literal["", "correction", "note", "caption", "question", "name", "time", "post", "pull"]

SEPARATOR = "\n\n"
"""Separates two blocks in the plain text; rows of one table and items of one list are one line break apart."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of a block's text, ``text[start:end]`` in code points.

    ``href`` is absolute for links. A footnote's mark ("ref") has "#note-KEY", and the number before the note ("back")
    "#ref-KEY". What was struck out ("del") is no part of the text, so that it never reads as if it still held: its run
    is empty, and ``words`` holds what stood there.
    """

    start: int
    end: int
    kind: InlineKind
    href: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a figure. ``src`` is its absolute address; ``key`` the SHA-256 under which the library keeps its
    bytes, or "".
    """

    src: str
    alt: str = ""
    width: int = 0
    height: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article.

    ``text`` is the block's own text; figures have none (their words are in ``caption``), so that neither search offsets
    nor summaries mix captions into sentences. ``href`` is where a figure leads: to a video, which then needs no
    picture. A table row's cells are joined by tabs in ``text``. ``level`` is 1-6 for headings and the nesting depth (0
    outermost) for items; ``group`` numbers the list, table or quote that neighbouring blocks share. ``number`` is an
    ordered item's own number on the page, 0 where it is the next one.

    ``role`` says what a block is for where its kind does not: a "correction" (update, disclaimer or editors' note), a
    footnote ("note"), the "caption" of a table or quote, an interview's "question", the "name" above what somebody
    says, the "time" of a live blog's entry, an embedded "post", a "pull" quote.
    """

    kind: BlockKind
    text: str = ""
    inlines: tuple[Inline, ...] = ()
    level: int = 0
    ordered: bool = False
    header: bool = False
    group: int = 0
    picture: Picture | None = None
    caption: str = ""
    href: str = ""
    role: Role = ""
    number: int = 0


def separator_between(before: Block, after: Block) -> str:
    """Return the characters that ``plain_text`` puts between two neighbouring blocks that both have text."""
    joined = before.kind == after.kind and before.kind in ("item", "row") and before.group == after.group
    return "\n" if joined else SEPARATOR


def block_spans(blocks: Iterable[Block]) -> Iterator[tuple[Block, int, int]]:
    """Yield each block with its ``(start, end)`` in the plain text, in code points; one without text has an empty span."""
    position = 0
    before: Block | None = None
    for block in blocks:
        if not block.text:
            yield block, position, position
            continue
        if before is not None:
            position += len(separator_between(before, block))
        yield block, position, position + len(block.text)
        position += len(block.text)
        before = block


NOT_TOLD: frozenset[Role] = frozenset({"correction", "note", "caption", "name", "time", "post", "pull"})
"""The roles of blocks whose sentences are not the article's own: no summary is made of them."""


def spans_apart(blocks: Iterable[Block]) -> tuple[tuple[int, int], ...]:
    """Return where in the plain text blocks are whose sentences are not the article's own."""
    return _spans_of(blocks, NOT_TOLD)


def correction_spans(blocks: Iterable[Block]) -> tuple[tuple[int, int], ...]:
    """Return where in the plain text corrections, updates and editors' notes are."""
    return _spans_of(blocks, frozenset({"correction"}))


def _spans_of(blocks: Iterable[Block], roles: frozenset[Role]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for block, start, end in block_spans(blocks) if block.role in roles and end > start)


def plain_text(blocks: Iterable[Block]) -> str:
    """Return the article's plain text, the only one there is: every offset in the program counts in it."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if not block.text:
            continue
        if before is not None:
            parts.append(separator_between(before, block))
        parts.append(block.text)
        before = block
    return "".join(parts)


_EMPTY_BLOCK = Block("paragraph")
_BLOCK_VALUES = [name for name in Block.__match_args__ if name != "kind"]
_PICTURE_VALUES = Picture.__match_args__


def blocks_to_json(blocks: Iterable[Block]) -> str:
    """Return blocks as JSON, the form in which they are stored and leave the worker process, without default values."""
    rows = []
    for block in blocks:
        row: dict[str, Any] = {"kind": block.kind}
        for name in _BLOCK_VALUES:
            value = getattr(block, name)
            if value != getattr(_EMPTY_BLOCK, name):
                row[name] = value
        if block.inlines:
            row["inlines"] = [[i.start, i.end, i.kind, i.href, *([i.words] if i.words else [])] for i in block.inlines]
        if block.picture is not None:
            row["picture"] = {name: getattr(block.picture, name) for name in _PICTURE_VALUES}
        rows.append(row)
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def blocks_from_json(stored: str) -> tuple[Block, ...]:
    """Return the blocks that ``blocks_to_json`` wrote. Raises ValueError if that is no JSON."""
    blocks = []
    for row in json.loads(stored):
        fields: dict[str, Any] = dict(row)
        fields["inlines"] = tuple(Inline(*i) for i in fields.get("inlines", ()))
        if fields.get("picture"):
            fields["picture"] = Picture(**fields["picture"])
        blocks.append(Block(**fields))
    return tuple(blocks)
