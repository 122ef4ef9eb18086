"""An article's text without the marks of its footnotes, which no quotation has, and the way back to its own offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from reader.model.blocks import Block, block_spans, plain_text

_RAISED_MARK = re.compile(r"(?<=[.,;:!?…”’“‘»«)\]。！？」])[⁰¹²³⁴-⁹]+(?!\w)")
"""Raised figures behind a stop or a closing mark: no exponent, but a footnote whose words the page did not have."""


class QuotableText:
    """``text`` is what is quoted from, and looked through. Offsets are code points; ``whole`` is the article's text."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        blocks = tuple(blocks)
        self.whole = plain_text(blocks)
        raised = [match.span() for match in _RAISED_MARK.finditer(self.whole)]
        cuts = [
            (start + mark.start, start + mark.end)
            for block, start, _ in block_spans(blocks)
            for mark in block.inlines
            if mark.kind in ("ref", "back") and mark.end > mark.start
        ]
        pieces: list[str] = []
        self._starts: list[int] = []  # of the pieces, in the whole text
        self._places: list[int] = []  # the same in the text without marks
        at = length = 0
        for start, end in [*sorted({*cuts, *raised}), (len(self.whole), len(self.whole))]:
            if start > at:
                self._starts.append(at)
                self._places.append(length)
                pieces.append(self.whole[at:start])
                length += start - at
            at = max(at, end)
        self.text = "".join(pieces)

    def shortened(self, offset: int) -> int:
        """Return where an offset of the whole text lies in the text without marks; within a mark, its beginning."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0
        end = self._places[at + 1] if at + 1 < len(self._places) else len(self.text)
        return min(self._places[at] + offset - self._starts[at], end)

    def lengthened(self, offset: int, *, is_end: bool = False) -> int:
        """Return where an offset of the text without marks lies in the whole text; an end stands before a mark."""
        at = bisect_right(self._places, offset - is_end) - 1
        return offset if at < 0 else self._starts[at] + offset - self._places[at]
