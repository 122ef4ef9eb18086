"""Which words a summary would hold: chances, what a set of sentences may share with one, and how much of one sentence
others tell."""

from __future__ import annotations

import pytest

from reader.summary.terms import PAIR_NAMES, WORD_NAMES, Expected, SentenceUse, Terms
from reader.text.trees import Steps

STOP_WORDS = frozenset({"the", "of", "in"})


def use_of(words: str, position: int, names: tuple[str, ...] = ()) -> SentenceUse:
    raw = words.split()
    return SentenceUse(raw, raw, position, 0.5, False, frozenset(names), len(raw))


def terms(*sentences: str, title: tuple[str, ...] = ()) -> Terms:
    made = Terms(
        [use_of(words, position) for position, words in enumerate(sentences)], len(sentences), STOP_WORDS, str, title
    )
    made.judge(lambda row: 0.5, lambda row: 0.25)
    return made


def column(of: Terms, name: str) -> dict[str, float]:
    return {word: row[WORD_NAMES.index(name)] for word, row in zip(of.words, of.rows, strict=True)}


def test_a_word_is_told_by_where_and_how_often_it_comes() -> None:
    made = terms("the ferry left", "the harbour of 12 boats", "ferry crews sleep", title=("ferry",))
    assert column(made, "first place") == {
        "the": 0, "ferry": 0, "left": 0, "harbour": 1, "of": 1, "12": 1, "boats": 1, "crews": 2, "sleep": 2,
    }  # fmt: skip
    assert column(made, "times")["ferry"] == column(made, "sentences")["ferry"] == 2
    assert column(made, "number")["12"] == column(made, "stop word")["of"] == column(made, "title")["ferry"] == 1
    assert column(made, "title")["boats"] == 0


def test_without_a_title_nothing_is_said_of_it() -> None:
    assert set(column(terms("the ferry left"), "title").values()) == {-1.0}


def test_every_word_and_pair_has_all_features() -> None:
    made = terms("the ferry left", "a ferry came back")
    assert {len(row) for row in made.rows} == {len(WORD_NAMES)}
    assert {len(row) for row in made.pair_rows()} == {len(PAIR_NAMES)}


def test_a_word_that_comes_twice_in_a_set_counts_once() -> None:
    made = terms("ferry left", "ferry left", "crews sleep")
    assert made.expected([0, 1]).held_words == made.expected([0]).held_words == 1.0
    assert made.expected([0, 2]).held_words == 2.0
    assert made.expected([0, 2]).words > made.expected([0, 1]).words


def test_longer_sentences_that_bring_no_more_are_worth_less() -> None:
    made = terms("ferry left", "ferry left ferry left ferry left")
    assert made.expected([0]).words > made.expected([1]).words


def test_words_of_grammar_are_not_what_a_sentence_holds() -> None:
    made = terms("the ferry of crews", "the storm of winter", "the ferry sank")
    assert [made.words[number] for number in sorted(made.content(0))] == ["ferry", "crews"]
    assert made.content(0) & made.content(2) == {made.words.index("ferry")}
    assert not made.content(0) & made.content(1)


def test_an_empty_sentence_is_no_error() -> None:
    made = terms("", "ferry")
    assert made.expected([0]) == Expected(0.0, 0.0, 0.0, 0.0, 0)
    assert made.content(0) == frozenset()


def test_steps_add_up_what_each_feature_says() -> None:
    steps = Steps(0.0, [(0, [1.0, 2.0], [-1.0, 0.0, 3.0]), (1, [0.5], [0.0, -3.0])])
    assert steps([2.0, 0.5]) == pytest.approx(0.5)  # at the threshold is below it
    assert steps([2.5, 0.6]) == pytest.approx(0.5)
    assert steps([0.0, 0.0]) < 0.5 < steps([9.0, 0.0])
