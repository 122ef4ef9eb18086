"""Names are found by what people type of them, the best fit first."""

from __future__ import annotations

import pytest

from reader.text.fuzzy import fit


def best(typed: str, *names: str) -> list[str]:
    return sorted((name for name in names if fit(typed, name)), key=lambda name: -fit(typed, name))


def test_the_beginning_beats_word_starts_initials_parts_and_scattered_letters() -> None:
    names = ("Smart check", "Remark", "Archive", "Mark as read", "Archive market", "March archive report, kept")
    assert best("mar", *names)[:2] == ["Mark as read", "March archive report, kept"]
    assert best("mar", *names)[-1] == "Smart check"
    assert best("arch", "Research", "Go to archive", "Archive") == ["Archive", "Go to archive", "Research"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("mrk rd", "Mark as read"),
        ("rea mar", "Mark as read"),
        ("gtl", "Go to list"),
        ("ubersicht", "Übersicht"),
        ("ÜBERSICHT", "Übersicht"),
        ("elka", "Elka"),
        ("ёлка", "Елка"),
        ("hghlght", "Highlight and note"),
        ("  copy   quote ", "Copy quote"),
        ("ميناء", "افتح ميناء المدينة"),
    ],
)
def test_words_in_any_order_initials_and_accents_are_forgiven(typed: str, name: str) -> None:
    assert fit(typed, name)


def test_what_is_not_in_a_name_does_not_fit() -> None:
    assert not fit("zebra", "Archive")
    assert not fit("vihcra", "Archive")
    assert not fit("?!", "Archive")
    assert not fit("arch", "Appearance: Light")
    assert not fit("c", "Archive")


def test_everything_fits_an_empty_line() -> None:
    assert fit("", "Archive") == fit("  ", "Star") > 0


def test_of_two_equal_fits_the_shorter_name_is_better() -> None:
    assert best("copy", "Copy citation as", "Copy") == ["Copy", "Copy citation as"]
