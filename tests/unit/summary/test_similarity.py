"""What sentences share, and LexRank upon it."""

from __future__ import annotations

import pytest

from reader.summary.similarity import centrality, similarities, vectors


def test_the_sentence_that_shares_most_is_most_central() -> None:
    bags = [["ferry", "engine"], ["ferry", "engine", "pier", "hose"], ["pier", "hose"], ["cake"], ["tea"], ["sun"]]
    ranks = centrality(similarities(vectors(bags)))
    assert ranks.index(max(ranks)) == 1
    assert max(ranks) == pytest.approx(1.0)


def test_nothing_in_common_and_nothing_at_all_are_no_errors() -> None:
    assert centrality([]) == []
    assert centrality(similarities(vectors([["a"], ["b"]]))) == pytest.approx([1.0, 1.0])
    assert centrality(similarities(vectors([[], []]))) == pytest.approx([1.0, 1.0])
