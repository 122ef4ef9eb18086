"""Scores of matches, and what looks like one."""

from __future__ import annotations

import pytest

from reader.summary.briefing.alignment import comparable
from tests.unit.summary.briefing.found import found


@pytest.mark.parametrize(
    ("text", "language", "score"),
    [
        ("They led 2-1 at half-time.", "en", 2001),
        ("The visitors lost the match 1-2.", "en", 2001),
        ("Das Spiel endete 3:1.", "de", 3001),
        ("Le match s’est terminé sur le score de 3-1.", "fr", 3001),
        ("Матч закончился со счётом 3:1.", "ru", 3001),
    ],
)
def test_a_score_is_one_whichever_side_comes_first(text: str, language: str, score: float) -> None:
    assert score in [figure.value for figure in found(text, language) if figure.kind == "score"]


def test_what_looks_like_a_score_is_none_without_a_word_of_sport() -> None:
    assert not [figure for figure in found("The committee voted 12-9 in room 3-1.") if figure.kind == "score"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("She won the final 6-4, 3-6, 7-5.", "en"),
        ("Sie gewann das Finale 6:4, 3:6 und 7:5.", "de"),
        ("Elle a gagné la finale 6-4, 3-6 et 7-5.", "fr"),
        ("Ha vinto la finale 6-4, 3-6 e 7-5.", "it"),
    ],
)
def test_scores_in_a_row_know_which_set_they_are_of(text: str, language: str) -> None:
    assert [(figure.value, figure.place) for figure in found(text, language)] == [(6004, 1), (6003, 2), (7005, 3)]


def test_only_scores_of_the_same_set_are_compared() -> None:
    one, other = found("She won the final 6-4, 3-6, 7-5."), found("She won the final 6-4, 3-6, 7-6.")
    assert [comparable(left, right) for left in one for right in other] == [
        *(True, False, False),
        *(False, True, False),
        *(False, False, True),
    ]
