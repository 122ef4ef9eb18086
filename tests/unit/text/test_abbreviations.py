"""Full stops that end no sentence."""

from __future__ import annotations

import pytest

from reader.text.abbreviations import PUNKT_MODELS, never_ends, surely_ends


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [("It was Mr", "Okoro", "en"), ("am 3", "Mai", "de"), ("der Hr", "Bürgermeister", "de"), ("el Sr", "García", "es")],
)
def test_a_stop_after_an_abbreviation_or_an_ordinal_ends_nothing(before: str, after: str, language: str) -> None:
    assert never_ends(before, after, language)


@pytest.mark.parametrize(
    ("before", "after", "language"), [("It was late", "Okoro", "en"), ("Es war spät", "Der", "de"), ("", "A", "en")]
)
def test_a_stop_after_a_word_may_end_a_sentence(before: str, after: str, language: str) -> None:
    assert not never_ends(before, after, language)


def test_a_year_in_russian_ends_a_sentence_before_a_word_of_grammar_alone() -> None:
    assert surely_ends("в 2020 г", "Потом", "ru")
    assert not surely_ends("в 2020 г", "Москва", "ru")
    assert surely_ends("за 300 руб", "Москва", "ru")


def test_every_language_has_a_model_of_punkt_by_name() -> None:
    assert all(len(code) == 2 and name.isalpha() for code, name in PUNKT_MODELS.items())
