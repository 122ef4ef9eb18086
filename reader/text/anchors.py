"""Find a place of a text again after the text changed: it was cleaned anew, corrected, or captured again."""

from __future__ import annotations

import re

from reader.text.marks import CLOSERS, STOPS, UNSTOPPED_SCRIPTS
from reader.text.scripts import script_of

ANCHOR_CODE_POINTS = 60
"""How much of the text after an offset is looked for."""

_DIVIDERS = f"{STOPS}:;{CLOSERS}"
"""What stands before the beginning of a sentence or at its end."""


def same_place(before: str, after: str, offset: int) -> int:
    """Return the offset in ``after`` of what stands at ``offset`` in ``before``; where that is gone, of the nearest text
    before it that is not. Offsets are code points.
    """
    if before[: offset + ANCHOR_CODE_POINTS] == after[: offset + ANCHOR_CODE_POINTS]:
        return min(offset, len(after))
    at = min(offset, len(before))
    while True:
        anchor = before[at : at + ANCHOR_CODE_POINTS]
        if anchor.strip():
            found = _nearest(after, anchor, at)
            if found >= 0:
                return found
        if at == 0:
            return 0
        at = max(at - ANCHOR_CODE_POINTS, 0)


def find_again(passage: str, text: str, near: int, *, whole_sentence: bool = False) -> tuple[int, int] | None:
    """Return (start, end) of the place in ``text`` where ``passage`` stands, the one at the offset ``near`` or nearest to
    it; None where it is gone.

    The words count, not the spaces between them. With ``whole_sentence`` words that are only a part of a longer sentence
    are not that sentence.
    """
    words = passage.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))

    def fits(match: re.Match[str]) -> bool:
        return not whole_sentence or _is_whole(text, *match.span())

    first = pattern.match(text, near)
    found = [first] if first and fits(first) else [match for match in pattern.finditer(text) if fits(match)]
    return min((match.span() for match in found), key=lambda span: abs(span[0] - near), default=None)


def _nearest(text: str, words: str, wanted: int) -> int:
    """Return the offset of ``words`` in ``text`` that is nearest to ``wanted``, -1 if they are not there."""
    before, after = text.rfind(words, 0, wanted + len(words)), text.find(words, wanted)
    return min((at for at in (before, after) if at >= 0), key=lambda at: abs(at - wanted), default=-1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether what stands before and after ``text[start:end]`` may divide sentences."""
    before, after = text[max(0, start - 8) : start], text[end : end + 1]
    begins = not before.strip(" \t\u00a0") or "\n" in before[len(before.rstrip()) :] or before.rstrip()[-1] in _DIVIDERS
    ends = not after or after == "\n" or text[end - 1] in _DIVIDERS
    return begins and (
        ends or any(script_of(letter) in UNSTOPPED_SCRIPTS for letter in text[max(start, end - 8) : end])
    )
