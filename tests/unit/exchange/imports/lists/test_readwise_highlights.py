"""Readwise's highlights, one a row."""

from __future__ import annotations

from reader.exchange.imports.lists import readwise_highlights
from reader.model.imported import ImportedHighlight, NotTaken
from tests.unit.exchange.imports.making import items, not_taken, source

EXPORT = "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n"
TAKEN = "Highlight,Title,Author,URL,Note,Location,Date\n"


def test_the_highlights_of_a_book_come_together_and_are_its_text() -> None:
    book, other = items(
        readwise_highlights.read,
        EXPORT
        + '"First, words",A Book,Ann,,my note,yellow,"x,y",order,1,2024-01-15 10:00:00+00:00,reading\n'
        + "Elsewhere,Other,Bea,,,,,,,,\n"
        + "Second words,A Book,Ann,,,,,page,9,,\n",
    )
    assert (book.title, book.byline, book.address, book.tags) == ("A Book", ("Ann",), "", ("reading",))
    assert book.highlights == (
        ImportedHighlight("First, words", note="my note", created="2024-01-15T10:00:00.000Z", tags=("x", "y")),
        ImportedHighlight("Second words"),
    )
    assert (book.kind, book.text) == ("plain", "First, words\n\nSecond words")
    assert book.dropped == ("color", "location")
    assert other.title == "Other"


def test_the_highlights_of_an_address_have_no_text_of_their_own() -> None:
    (item,) = items(
        readwise_highlights.read,
        TAKEN + "Words,T,Ann,https://example.org/a,n,,2024-01-15\nMore,T,,https://example.org/a,,,\n",
    )
    assert (item.address, item.kind, len(item.highlights)) == ("https://example.org/a", "", 2)


def test_a_row_without_words_and_address_is_named() -> None:
    assert not_taken(readwise_highlights.read, TAKEN + ",Nothing,,,only a note,,\n", "h.csv") == [
        NotTaken("h.csv, row 2", "no_address", "Nothing")
    ]


def test_both_headers_are_known() -> None:
    assert readwise_highlights.recognises(source(EXPORT))
    assert readwise_highlights.recognises(source(TAKEN))
    assert not readwise_highlights.recognises(source("title,url,highlights\n"))


def test_damage_is_said_after_what_could_be_read() -> None:
    found = list(
        readwise_highlights.read(source(TAKEN + 'Words,T,Ann,https://example.org/a,,,\n"Never closed,T\nx\n', "h.csv"))
    )
    assert [getattr(entry, "title", "") for entry in found] == ["T", ""]
    assert found[-1] == NotTaken("h.csv, row 3", "damaged", rest=True)
