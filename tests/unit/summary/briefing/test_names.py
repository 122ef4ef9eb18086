"""Names across scripts and spellings."""

from __future__ import annotations

import pytest

from reader.summary.briefing.names import edits, han, same_name, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Волков", "Volkov"),
        ("Volkov", "Wolkow"),
        ("Sergej", "Сергей"),
        ("Tanaka", "タナカ"),
        ("Müller", "Muller"),
        ("Nilsen", "Nilssen"),
        ("Dmitrij", "Dymitr"),
        ("سليم", "Selim"),
        ("Παπαδάκης", "Papadakis"),
        ("Kowalskiego", "Kowalski"),
    ],
)
def test_spellings_and_scripts_of_one_name_are_one(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Martha", "Judith"), ("Karl", "Kurt"), ("Albert", "Alfred"), ("Anna", "Inge"), ("Nora", "Mara")]
)
def test_different_names_are_not(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_an_adjective_made_of_a_place_keeps_its_sounds() -> None:
    assert skeleton("Ростовская") == skeleton("Rostov")


def test_characters_of_china_and_japan_are_one() -> None:
    assert han("广岛县") == han("広島県")


def test_edits_count_letters_that_change() -> None:
    assert [edits("norna", "norna"), edits("norna", "norma"), edits("ab", "abc")] == [0, 1, 1]
