"""Where a place of one text lies in another that was made from the same page."""

from __future__ import annotations

_ANCHOR = 60
"""Characters after the place that are looked for."""


def same_place(before: str, after: str, offset: int) -> int:
    """The offset in ``after`` of what stands at ``offset`` in ``before``; where that is gone, of the nearest text
    before it that is not."""
    if before[: offset + _ANCHOR] == after[: offset + _ANCHOR]:
        return min(offset, len(after))
    at = min(offset, len(before))
    while True:
        anchor = before[at : at + _ANCHOR]
        if anchor.strip():
            found = _nearest(after, anchor, at)
            if found >= 0:
                return found
        if at == 0:
            return 0
        at = max(at - _ANCHOR, 0)


def _nearest(text: str, words: str, wanted: int) -> int:
    """The place of ``words`` in ``text`` that is nearest to ``wanted``, -1 if they are not there."""
    before, after = text.rfind(words, 0, wanted + len(words)), text.find(words, wanted)
    found = [place for place in (before, after) if place >= 0]
    return min(found, key=lambda place: abs(place - wanted), default=-1)
