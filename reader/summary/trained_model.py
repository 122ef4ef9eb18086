"""The trained ranker as ``build_scripts/train_ranker.py`` wrote it to ``resources/ranker.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reader.resources import resource
from reader.summary.features import NAMES
from reader.summary.marks import MARK_NAMES, PAIR_MARK_NAMES
from reader.summary.terms import PAIR_NAMES, WORD_NAMES
from reader.text.trees import Forest, Steps

FEATURES = {
    "words": WORD_NAMES,
    "pairs": PAIR_NAMES,
    "sentences": NAMES,
    "marks": MARK_NAMES,
    "leaning": PAIR_MARK_NAMES,
}
"""The features that each part was trained on, in their order."""


@dataclass(frozen=True, slots=True)
class Model:
    """The chances of single ``words`` and ``pairs`` of words to stand in a summary, the trees that score single
    ``sentences``, those that say how an editor would mark them (``marks``, by the names in ``marks.MARKS``), and
    whether one hangs after another one (``leaning``).
    """

    words: Steps
    pairs: Steps
    sentences: Forest
    marks: Mapping[str, Forest]
    leaning: Forest


@cache
def model() -> Model:
    """Return the model that the program ships with. Raises ValueError if it was trained on other features."""
    stored = json.loads(resource("ranker.json").read_text(encoding="utf-8"))
    if any(tuple(stored["features"].get(part, ())) != names for part, names in FEATURES.items()):
        raise ValueError("resources/ranker.json was trained on other features: run build_scripts/train_ranker.py")
    return Model(
        Steps(*stored["words"]),
        Steps(*stored["pairs"]),
        stored["sentences"],
        stored["marks"],
        stored["leaning"],
    )
