"""The trained ranker as ``build_scripts/train_ranker.py`` wrote it to ``resources/ranker.json``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from reader.resources import resource
from reader.summary.features import NAMES, SET_NAMES
from reader.summary.terms import PAIR_NAMES, WORD_NAMES
from reader.text.trees import Forest, Steps


@dataclass(frozen=True, slots=True)
class Model:
    """The chances of single ``words`` and ``pairs`` of words to stand in a summary, and the trees that score single
    ``sentences`` and ``sets`` of them.
    """

    words: Steps
    pairs: Steps
    sentences: Forest
    sets: Forest


@cache
def model() -> Model:
    """Return the model that the program ships with. Raises ValueError if it was trained on other features."""
    stored = json.loads(resource("ranker.json").read_text(encoding="utf-8"))
    expected = {"words": WORD_NAMES, "pairs": PAIR_NAMES, "sentences": NAMES, "sets": SET_NAMES}
    if any(tuple(stored["features"][part]) != names for part, names in expected.items()):
        raise ValueError("resources/ranker.json was trained on other features: run build_scripts/train_ranker.py")
    return Model(Steps(*stored["words"]), Steps(*stored["pairs"]), stored["sentences"], stored["sets"])
