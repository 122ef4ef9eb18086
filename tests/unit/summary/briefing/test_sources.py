"""An article as a briefing reads it."""

from __future__ import annotations

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
