"""The judge: how likely each block of a page is part of the article, and which of them to keep.

Boosted trees over ``features``, trained by ``build_scripts/train_judge.py`` and kept as text in ``resources/judge.json``: a tree is a
number (a leaf), or a list of a feature's index, a threshold, the tree for what is at most the threshold, and the tree for what is above.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from reader.capture.blocks import Cut
from reader.capture.features import NAMES, features
from reader.resources import resource

if TYPE_CHECKING:
    import numpy as np

_LONG = 8
"""Words from which a block that stands on the page twice is a repeat; a short line may well be said twice (answers of an interview)."""


class Forest:
    """Trees side by side in arrays, so that all of them take one step for all blocks at once."""

    def __init__(self, trees: Sequence[Any]) -> None:
        import numpy as np

        feature: list[int] = []
        threshold: list[float] = []
        low: list[int] = []
        high: list[int] = []
        value: list[float] = []
        deepest = 0

        def add(node: Any, depth: int) -> int:
            nonlocal deepest
            deepest = max(deepest, depth)
            at = len(feature)
            leaf = not isinstance(node, list)
            feature.append(0 if leaf else int(node[0]))
            threshold.append(0.0 if leaf else float(node[1]))
            value.append(float(node) if leaf else 0.0)
            low.append(at)
            high.append(at)
            if not leaf:
                low[at] = add(node[2], depth + 1)
                high[at] = add(node[3], depth + 1)
            return at

        self.roots = np.array([add(tree, 0) for tree in trees], dtype=np.int32)
        self.feature, self.low, self.high = (np.array(column, dtype=np.int32) for column in (feature, low, high))
        self.threshold, self.value = np.array(threshold), np.array(value)
        self.steps = deepest

    def probabilities(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The chance (0-1) of each row."""
        import numpy as np

        table = np.asarray(rows, dtype=np.float64)
        found = np.empty(len(table))
        for start in range(0, len(table), 512):
            part = table[start : start + 512]
            at: np.ndarray[Any, Any] = np.repeat(self.roots[None, :], len(part), axis=0)
            lines = np.arange(len(part))[:, None]
            for _ in range(self.steps):
                at = np.where(part[lines, self.feature[at]] <= self.threshold[at], self.low[at], self.high[at])
            found[start : start + 512] = self.value[at].sum(axis=1)
        chances: list[float] = (1 / (1 + np.exp(-found))).tolist()
        return chances


@cache
def forest() -> Forest:
    """The trees that the program comes with. Raises ValueError where they belong to other features."""
    stored = json.loads(resource("judge.json").read_text(encoding="utf-8"))
    if tuple(stored["features"]) != NAMES:
        raise ValueError("resources/judge.json was trained on other features: run build_scripts/train_judge.py")
    return Forest(stored["trees"])


def probabilities(cuts: Sequence[Cut], found: Mapping[str, Sequence[str]], title: str, description: str) -> list[float]:
    """For each block (all have text) how likely it is part of the article, 0-1. ``found``: see ``features``."""
    return forest().probabilities(features(cuts, found, title, description)) if cuts else []


def decide(chances: Sequence[float], words: Sequence[int]) -> list[bool]:
    """Which blocks to keep: those whose chance is above one half, or above half of the F1 that can be expected of the page, if that is
    lower. (The best set for an expected F1 of F is what has a chance above F/2: Lipton et al. 2014, "Optimal Thresholding of
    Classifiers to Maximize F1 Measure".) So a page on which nothing is certain still gives its likeliest text."""
    order = sorted(range(len(chances)), key=lambda n: -chances[n])
    expected = sum(c * w for c, w in zip(chances, words, strict=True))
    right, kept, best = 0.0, 0.0, 0.0
    for n in order:
        right += chances[n] * words[n]
        kept += words[n]
        best = max(best, 2 * right / (kept + expected) if kept + expected else 0.0)
    bar = min(0.5, best / 2)
    return [chance > bar for chance in chances]


def without_repeats(kept: Sequence[int], words: Mapping[int, Sequence[str]]) -> tuple[list[int], list[int]]:
    """The kept blocks, each longer text once, and those that only repeat one before."""
    seen: set[tuple[str, ...]] = set()
    once: list[int] = []
    again: list[int] = []
    for n in kept:
        key = tuple(words[n])
        (again if len(key) >= _LONG and key in seen else once).append(n)
        seen.add(key)
    return once, again
