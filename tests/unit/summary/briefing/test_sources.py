"""An article as a briefing reads it."""

from __future__ import annotations

import pytest

from reader.summary.briefing import sources
from reader.summary.briefing.sources import Source, read, read_all

TEXT = (
    "The ferry Norna with 214 passengers left the western pier of Tenby an hour late on Monday. "
    "He said nothing. "
    "The harbour master Paul Okoro said that the engine of the ferry will be replaced in May."
)


def source(number: int = 1, text: str = TEXT, **more: object) -> Source:
    return Source(number, "Ferry leaves late", text, "en", **more)  # type: ignore[arg-type]


def test_lines_are_places_in_the_text_and_say_whether_they_stand_alone() -> None:
    found = read(source())
    assert [TEXT[line.start : line.end].split()[1] for line in found.lines if line.stands] == ["ferry", "harbour"]
    assert found.news == 0


def test_names_and_numbers_are_marks_and_terms_carry_their_language() -> None:
    found = read(source())
    assert {"214", "norna"} <= found.marks.keys()
    assert all(term.startswith("en:") for term in found.terms)
    assert ("Paul", "Okoro") in {(person.first, person.last) for person in found.people}


def test_a_sentence_that_a_person_removed_does_not_stand() -> None:
    first = read(source()).lines[0]
    assert not read(source(drop=((first.start, first.end),))).lines[0].stands


def test_only_the_beginning_of_a_very_long_text_is_read() -> None:
    long = "\n".join(f"{TEXT} Number {number}." for number in range(200))
    assert max(line.end for line in read(source(text=long)).lines) <= sources.MAX_CHARACTERS


def test_articles_are_read_in_their_order_and_always_alike() -> None:
    both = [source(2), source(1, text="")]
    assert [found.id for found in read_all(both)] == [2, 1]
    assert read_all(both) == read_all(both)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "金曜日の夜、青嶼の沖合で乗客乗員86人を乗せたフェリーが沈没し、14人が死亡した。海事当局が土曜日に発表した。",
            "ja",
        ),
        ("星期五晚载有86人的渡轮海燕号在青屿附近沉没，造成12人死亡，5人失踪。这是海事局星期六说的。", "zh"),
    ],
)
def test_a_sentence_that_only_says_who_said_it_does_not_stand_alone(text: str, language: str) -> None:
    lines = read(Source(1, "", text, language)).lines
    assert [line.stands for line in sorted(lines, key=lambda line: line.start)] == [True, False]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Judge Anna Moe said the 63-year-old had taken 40,000 euros from the builder of the bridge.", "en"),
        ("Richterin Anna Moe sagte, der 63-Jährige habe vom Erbauer der Brücke 40.000 Euro genommen.", "de"),
        ("La juge Anna Moe a dit que l’homme de 63 ans avait reçu 40 000 euros du constructeur du pont.", "fr"),
        ("La jueza Anna Moe dijo que el hombre de 63 años recibió 40.000 euros del constructor del puente.", "es"),
    ],
)
def test_a_sentence_with_an_age_for_a_name_does_not_stand_alone(text: str, language: str) -> None:
    assert [line.stands for line in read(Source(1, "", text, language)).lines] == [False]
