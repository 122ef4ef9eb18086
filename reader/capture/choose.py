"""What of a page's blocks the cleaners found, and what belongs to the blocks that are kept."""

from __future__ import annotations

from collections.abc import Sequence

from reader.capture.blocks import Cut, is_caption
from reader.capture.words import shingles, words_of


def covered(cuts: Sequence[Cut], lines: Sequence[str]) -> float:
    """The share (0-1) of a cleaner's text that stands in the page's own blocks, by runs of three words; 1 for an empty text."""
    asked = {run for line in lines for run in shingles(words_of(line))}
    there = {run for cut in cuts for run in shingles(words_of(cut.block.text))}
    return len(asked & there) / len(asked) if asked else 1.0


def shares(cuts: Sequence[Cut], lines: Sequence[str]) -> dict[int, float]:
    """For each block with text the share (0-1) of its 3-word shingles that a cleaner's lines hold."""
    line_words = [words_of(line) for line in lines]
    known = {s for words in line_words for s in shingles(words)}
    out = {}
    for index, cut in enumerate(cuts):
        runs = shingles(words_of(cut.block.text)) if cut.block.text else []
        if runs:
            out[index] = sum(1 for s in runs if s in known) / len(runs)
    return out


def with_companions(cuts: Sequence[Cut], kept: Sequence[int]) -> list[int]:
    """The kept blocks with what belongs to them: a heading that the next kept block follows, a figure between kept blocks or directly
    before the first, and tables and code between them, which cleaners that look for prose leave out."""
    if not kept:
        return []
    chosen = set(kept)
    first, last = kept[0], kept[-1]
    for index in range(max(0, first - 6), min(len(cuts), last + 3)):
        cut = cuts[index]
        if index in chosen or cut.furniture:
            continue
        if cut.block.kind == "figure":
            if index < first and any(
                cuts[i].block.text and not is_caption(cuts[i].element) and len(cuts[i].block.text) > 200 for i in range(index, first)
            ):
                continue
            chosen.add(index)
        elif first < index < last and cut.links < 0.5:
            headed = cut.block.kind == "heading" and _followed(cuts, index, chosen)
            if headed or cut.block.kind in ("code", "row"):
                chosen.add(index)
    return sorted(chosen)


def _followed(cuts: Sequence[Cut], index: int, chosen: set[int]) -> bool:
    for after in range(index + 1, min(index + 4, len(cuts))):
        if cuts[after].block.kind == "figure":
            continue
        return after in chosen and cuts[after].block.kind != "heading"
    return False
