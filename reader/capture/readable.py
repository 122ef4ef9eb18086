"""Texts that another program has already cleaned, or that never were a page: to blocks, without choosing.

Such a text is kept with a media type of ours, so that whoever cleans it again knows that there is nothing to choose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.capture.choosing.tidy import grouped
from reader.capture.metadata.page_metadata import same_title
from reader.capture.page import visibility
from reader.capture.page.blocks import segment
from reader.capture.page.charset import decode
from reader.capture.page.dom import base_address, parse, strip_controls
from reader.capture.page.embeds import Videos
from reader.capture.page.pictures import picture_of
from reader.capture.page.settling import settle
from reader.capture.version import VERSION
from reader.errors import NoArticle
from reader.model.blocks import Block
from reader.model.capture import Cleaned, Metadata

READABLE_TYPE = "text/html; charset=utf-8; tearsheet=readable"
PLAIN_TYPE = "text/plain; charset=utf-8; tearsheet=plain"
CLEANER = f"{VERSION} imported"
MAX_PLAIN_CHARACTERS = 700_000
"""Of a plain text that is longer only the beginning becomes an article, as of a page."""
MIN_WRAPPED_CHARACTERS = 50
"""Lines of a paragraph that are longer than this on average were broken by a program, shorter ones by their author."""
_EMPTY_LINE = re.compile(r"\n[ \t\u00a0]*\n\s*")


def is_readable(content_type: str) -> bool:
    """Tell whether a kept original is such a text."""
    return content_type in (READABLE_TYPE, PLAIN_TYPE)


def readable(body: bytes, url: str, content_type: str, title: str = "") -> Cleaned:
    """Return a text of one of the two types as an article without metadata. Raises NoArticle where there is none."""
    text = decode(body, content_type)
    blocks = paragraphs(text) if content_type == PLAIN_TYPE else readable_blocks(text, url)
    blocks = without_title(blocks, title)
    if not any(block.text or block.picture for block in blocks):
        raise NoArticle()
    return Cleaned(Metadata(), tuple(blocks), CLEANER)


def readable_blocks(html: str, url: str) -> tuple[Block, ...]:
    """Return everything that a visitor of this HTML would see, in its order."""
    root = parse(strip_controls(html))
    if root is None:
        return ()
    base = base_address(root, url)
    alive = list(root.iter())  # lxml would make each object again
    settle(root, base)
    found = segment(root, base, lambda element: picture_of(element, base), Videos(root, base).of)
    blocks = grouped([piece.block for piece in found if not visibility.is_unseen(piece.element)])
    del alive
    return blocks


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a plain text, which empty lines divide. Lines that a program broke are joined."""
    text = strip_controls(text[:MAX_PLAIN_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n"))
    blocks = []
    for part in _EMPTY_LINE.split(text):
        lines = [" ".join(line.split()) for line in part.split("\n")]
        lines = [line for line in lines if line]
        if lines:
            wrapped = sum(map(len, lines)) / len(lines) > MIN_WRAPPED_CHARACTERS
            blocks.append(Block("paragraph", (" " if wrapped else "\n").join(lines)))
    return tuple(blocks)


def without_title(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """Return the blocks without a heading at their beginning that only repeats the title, unless nothing else is there."""
    if title and len(blocks) > 1 and blocks[0].kind == "heading" and same_title(blocks[0].text, title):
        return tuple(blocks[1:])
    return tuple(blocks)
