"""Scores of matches, and what looks like one."""

from __future__ import annotations

import pytest

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
