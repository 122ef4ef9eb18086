"""Ages of people, as each language gives them."""

from __future__ import annotations

import pytest

from tests.unit.summary.briefing.found import found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The 34-year-old laughed.", "en"),
        ("A woman, aged 34, laughed.", "en"),
        ("Her brother, 34, laughed.", "en"),
        ("Der 34-jährige Koch lachte.", "de"),
        ("Un homme de 34 ans a ri.", "fr"),
        ("34歳の男性が笑った。", "ja"),
        ("34岁的男子笑了。", "zh"),
    ],
)
def test_an_age_is_read_as_the_language_gives_it(text: str, language: str) -> None:
    assert [(figure.kind, figure.value) for figure in found(text, language)] == [("age", 34)]


def test_no_person_is_older_than_a_hundred_and_twenty() -> None:
    assert not [figure for figure in found("The 340-year-old oak fell.") if figure.kind == "age"]
