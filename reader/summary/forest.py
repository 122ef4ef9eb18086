"""Boosted trees as the program reads them, in plain Python: a summary asks for some hundred rows, and numpy would cost 20 MB.

A tree is a number (a leaf), or a list of a feature's index, a threshold, the tree for what is at most the threshold, and the tree for what
is above. Trees of a single question add up to one step function a feature, which are stored and read as such.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Any

from reader.records import dataclass
from reader.resources import resource
from reader.summary.features import NAMES, SET_NAMES
from reader.summary.terms import PAIR_NAMES, WORD_NAMES

Forest = Sequence[Any]


def value(trees: Forest, row: Sequence[float]) -> float:
    """The sum of all trees for one row of features."""
    total = 0.0
    for tree in trees:
        while type(tree) is list:
            tree = tree[2] if row[tree[0]] <= tree[1] else tree[3]
        total += tree
    return total


class Steps:
    """A chance from 0 to 1 as the logistic of a sum: for each used feature ``(index, thresholds, values)``, with one value more than there
    are thresholds; a value of the feature that is at most a threshold lies below it."""

    def __init__(self, base: float, steps: Sequence[tuple[int, list[float], list[float]]]) -> None:
        self._base = base
        self._steps = list(steps)

    def __call__(self, row: Sequence[float]) -> float:
        total = self._base
        for feature, thresholds, values in self._steps:
            total += values[bisect_left(thresholds, row[feature])]
        return 1 / (1 + math.exp(-total))


@dataclass(frozen=True, slots=True)
class Model:
    """All that was learned: the chances of ``words`` and ``pairs``, and the trees for single ``sentences`` and for ``sets`` of them."""

    words: Steps
    pairs: Steps
    sentences: Forest
    sets: Forest


@cache
def model() -> Model:
    """What ``resources/ranker.json`` holds. Raises ValueError where it belongs to other features."""
    stored = json.loads(resource("ranker.json").read_text(encoding="utf-8"))
    expected = {"words": WORD_NAMES, "pairs": PAIR_NAMES, "sentences": NAMES, "sets": SET_NAMES}
    if any(tuple(stored["features"][part]) != names for part, names in expected.items()):
        raise ValueError("resources/ranker.json was trained on other features: run build_scripts/train_ranker.py")
    return Model(Steps(*stored["words"]), Steps(*stored["pairs"]), stored["sentences"], stored["sets"])
