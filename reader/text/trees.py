"""Boosted decision trees, evaluated in plain Python.

A tree is a number (a leaf) or a list ``[feature, threshold, low, high]``: ``low`` is the subtree for rows whose feature
is at most the threshold, ``high`` the one for rows above. This is how ``resources/judge.json`` and
``resources/ranker.json`` store them. Measured: 200 rows through 250 trees take 25 ms; numpy halves that, and costs
20 MB and 70 ms of import in each process.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

Forest = Sequence[Any]


def score(trees: Forest, row: Sequence[float]) -> float:
    """Return the sum of the leaves that one row of features reaches, one leaf a tree; it has no unit."""
    total = 0.0
    for tree in trees:
        while type(tree) is list:
            tree = tree[2] if row[tree[0]] <= tree[1] else tree[3]
        total += tree
    return total


def probability(trees: Forest, row: Sequence[float]) -> float:
    """Return the logistic of ``score``: a chance from 0 to 1."""
    return logistic(score(trees, row))


def logistic(value: float) -> float:
    """Return 1 / (1 + e^-value) without overflow for large negative values."""
    if value < -700:
        return 0.0
    return 1 / (1 + math.exp(-value))


class Steps:
    """A sum of trees with a single question each, stored as one step function a feature.

    ``steps`` holds ``(feature, thresholds, values)``, with one value more than there are thresholds: values[i] counts
    for features in (thresholds[i - 1], thresholds[i]]. Calling it with a row returns a chance from 0 to 1.
    """

    def __init__(self, base: float, steps: Sequence[tuple[int, list[float], list[float]]]) -> None:
        self._base = base
        self._steps = list(steps)

    def __call__(self, row: Sequence[float]) -> float:
        total = self._base
        for feature, thresholds, values in self._steps:
            total += values[bisect_left(thresholds, row[feature])]
        return logistic(total)
