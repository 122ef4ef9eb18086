"""The words around a figure."""

from __future__ import annotations

from tests.unit.summary.briefing.found import found


def test_the_nearest_words_count_most() -> None:
    (figure,) = found("The ferry left with 214 passengers, as the owner of the tugboat said.")
    weights = {near.key: near.weight for near in figure.near}
    assert weights["c:passenger"] > weights["c:ship"] > weights["en:owner"]
