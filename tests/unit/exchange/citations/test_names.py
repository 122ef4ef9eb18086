from __future__ import annotations

import pytest

from reader.exchange.citations.names import family_of, first_inverted, in_text, initials_of, inverted, listed, whole
from reader.model.citation import Author


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Ida Rose", "I. R."),
        ("Jean-Luc", "J.-L."),
        ("I.R.", "I. R."),
        ("IR", "I. R."),
        ("Ida R.", "I. R."),
        ("João da", "J. da"),
        ("Γιώργος", "Γ."),
        ("نور", "نور"),
        ("", ""),
    ],
)
def test_initials_keep_hyphens_and_leave_scripts_without_capitals(given: str, expected: str) -> None:
    assert initials_of(given, " ") == expected


def test_a_name_in_eastern_order_is_listed_without_a_comma_unless_it_is_shortened() -> None:
    author = Author("Lin", "Haisheng", order="eastern")
    assert inverted(author) == "Lin Haisheng"
    assert inverted(author, initials=" ") == "Lin, H."
    assert whole(author) == "Lin Haisheng"


def test_hungarian_names_keep_their_order_in_the_text_and_icelandic_ones_in_lists() -> None:
    assert whole(Author("Nagy", "Péter", order="hungarian")) == "Nagy Péter"
    assert inverted(Author("Nagy", "Péter", order="hungarian")) == "Nagy, Péter"
    assert inverted(Author("Jónsdóttir", "Katla", order="icelandic")) == "Katla Jónsdóttir"


def test_names_are_joined_as_the_language_of_the_style_has_it() -> None:
    assert listed(["A", "B"], "and") == "A and B"
    assert listed(["A", "B", "C"], "and") == "A, B, and C"
    assert listed(["A", "B", "C"], "and", serial=False) == "A, B and C"
    people = [Author("Doe", "Jane"), Author("Roe", "John")]
    assert first_inverted(people, inverted) == "Doe, Jane, and John Roe"
    assert in_text(people * 2, "and", 2) == "Doe et al."
    assert in_text([], "and", 2) == ""


def test_a_particle_with_an_apostrophe_stands_close_to_its_name() -> None:
    assert family_of(Author("Arcy", "Jeanne", "d’")) == "d’Arcy"
    assert family_of(Author("Leyen", "Ursula", "von der")) == "von der Leyen"
