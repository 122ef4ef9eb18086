"""The ranking itself, and its parts."""

from __future__ import annotations

import pytest

from reader.summary.method_names import DEFAULT, METHODS
from reader.summary.methods import RANKERS
from reader.summary.phrases import is_anaphoric, is_furniture
from reader.summary.similarity import centrality, similarities, vectors
from reader.summary.vocabulary import Vocabulary


def test_the_sentence_that_shares_most_is_most_central() -> None:
    bags = [["ferry", "engine"], ["ferry", "engine", "pier", "hose"], ["pier", "hose"], ["cake"], ["tea"], ["sun"]]
    ranks = centrality(similarities(vectors(bags)))
    assert ranks.index(max(ranks)) == 1
    assert max(ranks) == pytest.approx(1.0)


def test_nothing_in_common_and_nothing_at_all_are_no_errors() -> None:
    assert centrality([]) == []
    assert centrality(similarities(vectors([["a"], ["b"]]))) == pytest.approx([1.0, 1.0])
    assert centrality(similarities(vectors([[], []]))) == pytest.approx([1.0, 1.0])


def test_every_method_says_in_one_sentence_what_it_does() -> None:
    assert DEFAULT in METHODS
    assert METHODS.keys() == RANKERS.keys()
    assert all(name == method.name and method.says.endswith(".") for name, method in METHODS.items())


def test_words_are_stemmed_where_a_stemmer_is_known_and_plain_elsewhere() -> None:
    assert Vocabulary("en").terms(("the", "ferries", "returned")) == ["ferri", "return"]
    assert Vocabulary("sw").terms(("kivuko", "cha")) == ["kivuko", "cha"]
    assert Vocabulary("").terms(("kivuko",)) == ["kivuko"]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Storm",
        "Lesen Sie auch: Sturm",
        "相关阅读：风暴",
        "Photograph: Coast Courier",
        "© 2026 Coast Courier",
    ],
)
def test_page_furniture_is_recognised(line: str) -> None:
    assert is_furniture(line)


def test_news_is_not_taken_for_furniture() -> None:
    assert not is_furniture("Readers of the harbour office's timetable saw it first.")


def test_sentences_that_point_back_are_recognised() -> None:
    assert is_anaphoric("But it was late.", ("but", "it", "was", "late"), "en")
    assert is_anaphoric("他没有回答。", (), "zh")
    assert not is_anaphoric("Ferries are late.", ("ferries", "are", "late"), "en")
