"""The judge: how likely each block of a page is part of the article, and which of them to keep.

Boosted trees over ``features`` (see ``text.trees``), trained by ``build_scripts/train_judge.py`` and stored in
``resources/judge.json``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice

from reader.capture.choosing.features import NAMES, features
from reader.capture.choosing.units import level, units_of
from reader.capture.page.blocks import Segment
from reader.resources import resource
from reader.text.trees import Forest, logistic, score
from reader.text.words import tokens

MIN_REPEAT_WORDS = 8
"""Words from which a block that stands on the page twice is a repeat; a short line may well be said twice (answers of
an interview)."""

LONG_TEXT_BLOCKS = 40
"""Blocks kept in one box from which its text is a long one."""
LONG_TEXT_BOXES_UP = 2
"""How far above a block that box may be: the text's, or that of its sections."""

FIRST_TREES = 60
HOPELESS = -3.0
"""Score after the first trees below which a block is none of the article's."""


@cache
def trained_trees() -> Forest:
    """Return the trees that the program ships with. Raises ValueError if they were trained on other features."""
    stored = json.loads(resource("judge.json").read_text(encoding="utf-8"))
    if tuple(stored["features"]) != NAMES:
        raise ValueError("resources/judge.json was trained on other features: run build_scripts/train_judge.py")
    trees: Forest = stored["trees"]
    return trees


def probabilities(
    segments: Sequence[Segment],
    found: Mapping[str, Sequence[str]],
    title: str,
    description: str,
    kind: tuple[float, float] = (0.0, 0.0),
    words: Sequence[list[str]] | None = None,
) -> list[float]:
    """Return how likely each block (all have text) is part of the article, 0-1; the entries of a list all the same.
    ``found`` maps names of ``page_view.FINDERS`` to the lines that each would keep; ``kind`` is what the page calls
    itself (see ``jsonld.announced_kind``); ``words`` are the blocks' tokens, worked out where they are not given.
    """
    if not segments:
        return []
    words = words if words is not None else [tokens(segment.block.text) for segment in segments]
    sizes = [len(of_block) for of_block in words]
    units = units_of(segments, sizes)
    rows = features(segments, found, title, description, units, kind, words)
    return level(_chances(rows), units, sizes, segments)


def _chances(rows: Sequence[Sequence[float]]) -> list[float]:
    """Return the chance of each row. What the first trees find hopeless (about two thirds of a page) is not asked of
    the others: of 80,000 such blocks none came to 0.1.
    """
    trees = trained_trees()
    first, others = trees[:FIRST_TREES], trees[FIRST_TREES:]
    out = []
    for row in rows:
        total = score(first, row)
        hopeless = total < HOPELESS and len(others) > 0
        out.append(logistic(2 * total if hopeless else total + score(others, row)))
    return out


def decide(chances: Sequence[float], words: Sequence[int]) -> list[bool]:
    """Return which blocks to keep: those whose chance is above one half, or above half of the F1 that can be expected
    of the page, if that is lower. (The best set for an expected F1 of F is what has a chance above F/2: Lipton et al.
    2014, "Optimal Thresholding of Classifiers to Maximize F1 Measure".) So a page on which nothing is certain still
    gives its likeliest text.
    """
    order = sorted(range(len(chances)), key=lambda n: -chances[n])
    expected = sum(c * w for c, w in zip(chances, words, strict=True))
    right, kept, best = 0.0, 0.0, 0.0
    for n in order:
        right += chances[n] * words[n]
        kept += words[n]
        best = max(best, 2 * right / (kept + expected) if kept + expected else 0.0)
    bar = min(0.5, best / 2)
    return [chance > bar for chance in chances]


def with_long_text(
    decided: Sequence[bool], segments: Sequence[Segment], words: Sequence[Sequence[str]], lines: Sequence[str]
) -> list[bool]:
    """Return the decision plus the rest of a text longer than any the trees were trained on: the blocks of a box, or a
    box of boxes, with at least ``LONG_TEXT_BLOCKS`` kept, that match a whole line of the first cleaner's ``lines``.
    After some hundred paragraphs the trees expect comments.
    """
    boxes = Counter(
        box
        for piece, keep in zip(segments, decided, strict=True)
        if keep
        for box in islice(piece.element.iterancestors(), LONG_TEXT_BOXES_UP)
    )
    long = {box for box, kept in boxes.items() if kept >= LONG_TEXT_BLOCKS}
    if not long or all(decided):
        return list(decided)
    whole = {tuple(tokens(line)) for line in lines}
    return [
        keep or (tuple(said) in whole and any(box in long for box in piece.element.iterancestors()))
        for keep, piece, said in zip(decided, segments, words, strict=True)
    ]


def without_repeats(kept: Sequence[int], words: Mapping[int, Sequence[str]]) -> tuple[list[int], list[int]]:
    """Return the kept blocks, each longer text once, and those that only repeat one before."""
    seen: set[tuple[str, ...]] = set()
    once: list[int] = []
    again: list[int] = []
    for n in kept:
        key = tuple(words[n])
        (again if len(key) >= MIN_REPEAT_WORDS and key in seen else once).append(n)
        seen.add(key)
    return once, again
