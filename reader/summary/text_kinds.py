"""Kinds of text that are not told from the beginning on: live blogs, whose newest entry comes first, and interviews,
whose questions are not what was said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from reader.text.marks import CLOSERS_AND_SPACES, QUESTION_MARKS, STOPS

_BLOCK = re.compile(r"[^\n\r\u2028\u2029]+")
_TIME = re.compile(
    r"\s*(?:\+{3}\s*)?[\[(]?(?:[01]?\d|2[0-4])\s?[:.h]\s?[0-5]\d\s?(?:Uhr|[ap]\.?m\.?|hs?|GMT|BST|CET|[EC][DS]?T)?\b\s*[\])]?(?:\s*[:–—|-]|\s*$|\s+\S)",
    re.IGNORECASE,
)
_ENTRIES, _QUESTIONS = 3, 3


def entry_starts(text: str) -> list[int]:
    """Return where the texts of a live blog's entries begin, in code points: at their time, or after a line of it that
    is no sentence; empty for a text that is no live blog.
    """
    blocks = [block for block in _BLOCK.finditer(text) if _TIME.match(block.group())]
    starts = [
        block.start() if block.group().rstrip(CLOSERS_AND_SPACES).endswith(tuple(STOPS)) else block.end()
        for block in blocks
    ]
    return starts if len(starts) >= _ENTRIES else []


def depth(start: int, entries: Sequence[int], spans: Sequence[tuple[int, int]], at: int) -> int:
    """Return how deep in its entry the sentence ``spans[at]``, which begins at ``start``, stands: 0 for its first one
    and for everything in a text without entries. What stands before the first entry only greets.
    """
    if not entries:
        return 0
    own = bisect_right(entries, start) - 1
    return 1 if own < 0 else sum(entries[own] <= other < start for other, _ in spans[max(0, at - 40) : at])


def questions(text: str) -> list[tuple[int, int]]:
    """Return the blocks ``(start, end)`` of an interview that are its questions, with all their sentences; empty for a
    text that is none.
    """
    found = [
        block.span()
        for block in _BLOCK.finditer(text)
        if block.group().rstrip(CLOSERS_AND_SPACES).endswith(tuple(QUESTION_MARKS))
    ]
    return found if len(found) >= _QUESTIONS else []
