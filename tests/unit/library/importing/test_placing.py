"""Passages that another program marked are found again where that is certain, and kept as not found where it is not."""

from __future__ import annotations

from reader.library.importing.placing import placed
from reader.model.imported import ImportedHighlight
from tests.growth import grows_no_faster_than_length

TEXT = (
    "The council met on Monday. It said “no” to the ferry.\n\nThe council met again. It said yes to the bridge, "
    "and nobody spoke of the ferry.\n\nIt said yes to the budget."
)
WHEN = "2026-01-02T03:04:05.000Z"


def place(exact: str, **about: object) -> str | None:
    (mark,) = placed([ImportedHighlight(exact, **about)], TEXT, WHEN)  # type: ignore[arg-type]
    return TEXT[mark.start : mark.end] if mark.found else None


def test_words_that_stand_once_are_found_without_any_context() -> None:
    assert place(" said “no” to ") == "said “no” to"


def test_words_with_other_spaces_and_quotation_marks_are_found_across_paragraphs() -> None:
    assert place('It said "no" to the ferry. The council met again.') == (
        "It said “no” to the ferry.\n\nThe council met again."
    )


def test_words_that_stand_twice_are_found_by_their_context_or_place_and_else_not_at_all() -> None:
    assert place("It said yes to the") is None
    assert place("It said yes to the", suffix=" budget.", prefix="of the ferry.\n\n") == "It said yes to the"
    second = TEXT.rindex("It said yes to the")
    (mark,) = placed([ImportedHighlight("It said yes to the", start=second)], TEXT, WHEN)
    assert (mark.start, mark.found) == (second, True)


def test_what_the_text_does_not_hold_keeps_its_words_note_and_tags() -> None:
    (mark,) = placed([ImportedHighlight("Gone for good.", note="ask", tags=("x",), prefix="was ")], TEXT, WHEN)
    assert (mark.found, mark.exact, mark.prefix, mark.note, mark.tags, mark.created) == (
        *(False, "Gone for good.", "was ", "ask", ("x",), WHEN),
    )


def test_the_same_words_marked_twice_are_one_highlight() -> None:
    marks = placed(
        [ImportedHighlight("the bridge"), ImportedHighlight("the  Bridge"), ImportedHighlight("  ")], TEXT, ""
    )
    assert len(marks) == 1


def test_many_highlights_of_a_long_text_take_no_longer_than_its_length() -> None:
    long = " ".join(f"Ferry {number} left pier {number * 7 % 1000}." for number in range(3000))

    def place_all(text: str) -> None:
        marks = placed([ImportedHighlight(text[at : at + 40]) for at in range(0, len(text) - 50, 400)], text, WHEN)
        assert all(mark.found for mark in marks[:-1])

    assert grows_no_faster_than_length(place_all, long)
