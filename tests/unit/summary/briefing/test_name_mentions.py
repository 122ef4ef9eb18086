"""Names of two parts in a sentence."""

from __future__ import annotations

import pytest

from reader.summary.briefing.figures import figures
from reader.summary.vocabulary import vocabulary


def names(text: str, language: str) -> list[str]:
    found = figures(text, 0, len(text), vocabulary(language))
    return [figure.unit for figure in found if figure.kind == "name"]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The mayor, Anna Lindqvist, waited.", "en", "Anna Lindqvist"),
        ("Es wartete Ruth Nilsen.", "de", "Ruth Nilsen"),
        ("Мэр города, Анна Линдквист, ждала.", "ru", "Анна Линдквист"),
        ("They tested the engine K7 again.", "en", "K 7"),
    ],
)
def test_a_name_is_its_last_two_parts(text: str, language: str, name: str) -> None:
    assert names(text, language) == [name]


def test_a_weekday_is_no_part_of_a_name() -> None:
    assert names("It left on Easter Monday.", "en") == []
