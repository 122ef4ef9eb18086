"""A PDF as an article: its own title and names where they can be believed, its text, or why there is none."""

from __future__ import annotations

import pytest

from reader.capture.pdf.article import date_of, read_pdf
from tests.unit.capture.pdf.making import Words, column, pdf

TEXT = ["The board closed the eastern lock on Monday,", "and opened the old canal to barges instead."]


def test_an_article_has_title_names_date_and_text() -> None:
    info = {
        "Title": "The lock closes",
        "Author": "Ada Lock and Ben Weir",
        "CreationDate": "D:20240506070809+02'00'",
        "Keywords": "harbour; barges",
    }
    found = read_pdf(pdf([[Words("The lock closes", 72, 760, 20), *column(TEXT)]], info))
    assert (found.title, found.byline) == ("The lock closes", ("Ada Lock", "Ben Weir"))
    assert (found.published, found.keywords) == ("2024-05-06T05:08:09+00:00", ("harbour", "barges"))
    assert [block.text for block in found.blocks] == [" ".join(TEXT)]
    assert found.fault == ""


@pytest.mark.parametrize("title", ["", "untitled", "Microsoft Word - draft.docx", "report_final.pdf", "scan0001", "  "])
def test_a_title_of_a_template_or_file_gives_way_to_the_first_heading(title: str) -> None:
    found = read_pdf(
        pdf([[Words("The lock closes", 72, 760, 20), *column(TEXT)]], {"Title": title, "Author": "Administrator"})
    )
    assert found.title == "The lock closes"
    assert found.byline == ()


def test_pages_that_are_pictures_have_no_text_and_say_so() -> None:
    found = read_pdf(pdf([[]], {"Title": "A scan"}, picture=(100, 100)))
    assert (found.fault, found.title, found.blocks) == ("no_text", "A scan", ())


def test_damage_is_said() -> None:
    assert read_pdf(b"%PDF-1.4 and nothing").fault == "damaged"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("D:20240506070809+02'00'", "2024-05-06T05:08:09+00:00"),
        ("D:20240506070809Z", "2024-05-06T07:08:09+00:00"),
        ("20240506", "2024-05-06"),
        ("D:20241332", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_dates_are_read_with_their_offset(text: str, expected: str) -> None:
    assert date_of(text) == expected
