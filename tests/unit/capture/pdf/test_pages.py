"""What PDFium tells of a PDF: lines with their places, pictures, information, faults."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.capture.fetch.sniff import picture_size, picture_type
from reader.capture.pdf import pages
from reader.capture.pdf.pages import PdfPages, pages_of, png
from tests.unit.capture.pdf.making import Words, column, pdf


def test_lines_have_their_text_place_and_size() -> None:
    read = pages_of(pdf([[Words("A heading", 72, 760, 20, bold=True), *column(["first line", "second line"])]]))
    (page,) = read.pages
    assert [line.text.strip() for line in page.lines] == ["A heading", "first line", "second line"]
    heading, first, second = page.lines
    assert heading.height > 1.5 * first.height
    assert first.left == pytest.approx(72, abs=3)
    assert first.bottom > second.bottom
    assert (page.width, page.height) == (595, 842)


def test_a_hyphen_that_only_breaks_a_word_is_told() -> None:
    (page,) = pages_of(pdf([column(["the harbour mas-", "ter said so"])])).pages
    assert [line.text.strip(" -") for line in page.lines] == ["the harbour mas", "ter said so"]
    assert page.lines[0].hyphen or page.lines[0].text.rstrip().endswith("-")


def test_information_and_pictures_are_read() -> None:
    read = pages_of(pdf([column(["words"])], {"Title": "Minutes", "Author": "Ada Lock"}, picture=(60, 50)))
    assert (read.title, read.author) == ("Minutes", "Ada Lock")
    (picture,) = read.pages[0].pictures
    assert picture_type(picture.data) == "image/png"
    assert picture_size(picture.data) == (60, 50)


def test_small_pictures_are_left_out() -> None:
    assert pages_of(pdf([column(["words"])], picture=(20, 20))).pages[0].pictures == ()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.4\ntrailer << >>", b"\0" * 1000])
def test_what_is_no_pdf_is_damaged(data: bytes) -> None:
    assert pages_of(data) == PdfPages(fault="damaged")


LOCKED = pdf([column(["words"])]).replace(
    b"/Root 1 0 R",
    b"/Root 1 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard"
    b" /V 1 /R 2 /Length 40 /P -4 /O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b"> >>",
)


def test_a_file_that_needs_a_password_says_so() -> None:
    assert pages_of(LOCKED).fault == "encrypted"


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 900), st.binary(max_size=60))
def test_damage_anywhere_raises_nothing(at: int, rubbish: bytes) -> None:
    whole = pdf([column(["first line", "second line"]), column(["third line"])])
    assert isinstance(pages_of(whole[:at] + rubbish + whole[at + len(rubbish) :]), PdfPages)


def test_a_bitmap_of_an_unknown_kind_is_no_png() -> None:
    assert png(b"\0" * 8, 2, 2, 4, 2) == b""
    assert picture_size(png(b"\1\2\3\0" * 4, 2, 2, 8, 4)) == (2, 2)


def test_a_document_that_takes_too_long_is_cut_short_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MAX_SECONDS", -1)
    assert pages_of(pdf([column(["words"]), column(["more"])])) == PdfPages(fault="too_large")
    monkeypatch.setattr(pages, "MAX_SECONDS", 12)
    monkeypatch.setattr(pages, "MAX_PAGES", 1)
    read = pages_of(pdf([column(["words"]), column(["more"])]))
    assert (len(read.pages), read.fault) == (1, "too_large")


def test_pictures_beyond_the_limit_of_pixels_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MAX_PIXELS_OF_ALL", 60 * 50 - 1)
    assert pages_of(pdf([column(["words"])], picture=(60, 50))).pages[0].pictures == ()
