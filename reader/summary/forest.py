"""Boosted trees as the program reads them: a tree is a number (a leaf), or a list of a feature's index, a threshold, the tree for what is
at most the threshold, and the tree for what is above. Plain Python: a summary asks for some hundred rows, and numpy would cost 20 MB."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from reader.resources import resource
from reader.summary.features import NAMES, SET_NAMES

Forest = Sequence[Any]


def value(trees: Forest, row: Sequence[float]) -> float:
    """The sum of all trees for one row of features."""
    total = 0.0
    for tree in trees:
        while type(tree) is list:
            tree = tree[2] if row[tree[0]] <= tree[1] else tree[3]
        total += tree
    return total


@cache
def forests() -> tuple[Forest, Forest]:
    """The trees for single sentences and those for sets, from ``resources/ranker.json``. Raises ValueError where they belong to other
    features."""
    stored = json.loads(resource("ranker.json").read_text(encoding="utf-8"))
    if tuple(stored["features"]) != NAMES or tuple(stored["set_features"]) != SET_NAMES:
        raise ValueError("resources/ranker.json was trained on other features: run build_scripts/train_ranker.py")
    return stored["sentences"], stored["sets"]
