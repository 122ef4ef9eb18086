"""The table of methods."""

from __future__ import annotations

from reader.summary.method_names import DEFAULT, METHODS
from reader.summary.methods import RANKERS


def test_every_method_says_in_one_sentence_what_it_does() -> None:
    assert DEFAULT in METHODS
    assert METHODS.keys() == RANKERS.keys()
    assert all(name == method.name and method.says.endswith(".") for name, method in METHODS.items())
