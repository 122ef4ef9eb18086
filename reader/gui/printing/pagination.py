"""Where pages end: no heading alone at a page's end, no line of a paragraph alone on a page, no row or picture cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

LEAST_FULL = 0.2
"""How much of a page is filled at least before what belongs together is parted after all."""


class Strip(NamedTuple):
    """A line of text, a picture or a row of a table, from ``top`` to ``bottom`` in a text as tall as it gets. No page
    should begin with one that is ``glued`` to what is above it. ``head`` is where the head of its table is, which each
    page repeats; None for what is in no table, and for the head.
    """

    top: float
    bottom: float
    glued: bool = False
    head: tuple[float, float] | None = None


class PageSpan(NamedTuple):
    """What stands on a page: the text from ``top`` to ``bottom``, below the repeated ``head`` of a table."""

    top: float
    bottom: float
    head: tuple[float, float] | None = None


def paginate(strips: Sequence[Strip], height: float) -> list[PageSpan]:
    """Return the pages of so many units of height; all strips are on them, in their order, each once."""
    pages: list[PageSpan] = []
    first = 0
    while first < len(strips):
        head, room = _head_and_room(strips[first], height)
        top = strips[first].top
        after = first + 1
        while after < len(strips) and strips[after].bottom - top <= room:
            after += 1
        if after < len(strips):
            after = _better(strips, first, after, room)
        bottom = max(strip.bottom for strip in strips[first:after])
        while bottom - top > room + 0.01:  # one that no page can hold
            pages.append(PageSpan(top, top + room, head))
            top += room
        pages.append(PageSpan(top, bottom, head))
        first = after
    return pages


def _head_and_room(strip: Strip, height: float) -> tuple[tuple[float, float] | None, float]:
    """Return the head to repeat above a page's first strip, and the height that is left below it. A head that takes a
    third of the page is not repeated.
    """
    if strip.head is None or strip.head[1] - strip.head[0] > height / 3:
        return None, height
    return strip.head, height - (strip.head[1] - strip.head[0])


def _better(strips: Sequence[Strip], first: int, after: int, room: float) -> int:
    """Return where the next page may begin at best: at ``after`` or a little earlier."""
    best = after
    while best > first + 1 and strips[best].glued:
        best -= 1
    filled = strips[best].top - strips[first].top
    return after if strips[best].glued or filled < room * LEAST_FULL else best
