"""PDF files are taken with their text; what is encrypted, damaged or only pictures is said."""

from __future__ import annotations

from typing import Any

from reader.exchange.imports.documents import pdf as reader
from reader.exchange.imports.opening import open_data
from reader.model.blocks import Block, Picture
from reader.model.imported import NotTaken
from tests.unit.capture.pdf.making import Words, column, pdf
from tests.unit.exchange.imports.making import items, not_taken, source

TEXT = ["The board closed the eastern lock on Monday,", "and opened the old canal."]


def test_a_document_has_title_text_pictures_and_itself_as_original() -> None:
    data = pdf(
        [[Words("A <lock> closes", 72, 760, 20), *column(TEXT)]], {"CreationDate": "D:20240506070809Z"}, (60, 60)
    )
    assert reader.recognises(source(data))
    (item,) = items(reader.read, data, "my_file.pdf")
    assert (item.title, item.published) == ("A <lock> closes", "2024-05-06T07:08:09.000Z")
    assert item.text.startswith("<p>The board closed the eastern lock on Monday, and opened the old canal.</p>")
    assert '<img src="tearsheet-picture:0" alt="">' in item.text
    assert (item.original, item.mime, item.kind) == (data, "application/pdf", "readable")
    assert [picture.src for picture in item.pictures] == ["tearsheet-picture:0"]


def test_a_file_without_a_title_is_called_by_its_name() -> None:
    (item,) = items(reader.read, pdf([column(TEXT)]), "folder/my__file.pdf")
    assert item.title == "my file"


def test_scans_and_damage_are_said() -> None:
    assert not_taken(reader.read, pdf([[]], None, (100, 100)), "scan.pdf") == [NotTaken("scan.pdf", "no_text", "scan")]
    assert not_taken(reader.read, "%PDF-1.4 nothing", "bad.pdf") == [NotTaken("bad.pdf", "damaged", "bad")]


def test_a_crash_of_the_worker_is_damage() -> None:
    def crashed(*_: Any) -> Any:
        raise RuntimeError("the worker died")

    crashing = open_data("a.pdf", pdf([column(TEXT)]), crashed)
    assert list(reader.read(crashing)) == [NotTaken("a.pdf", "damaged", rest=True)]


def test_a_mark_after_lines_of_a_form_counts_and_one_in_a_mail_does_not() -> None:
    assert reader.recognises(source(b"\r\n\r\n%PDF-1.4"))
    for other in (b"From: a\n%PDF-1.4", b"<html>%PDF-", b"words"):
        assert not reader.recognises(source(other))


def test_blocks_become_html_with_their_lists() -> None:
    blocks = (
        Block("heading", "H & co", level=2),
        Block("item", "a", group=1),
        Block("item", "b", ordered=True, group=2, number=3),
        Block("figure", picture=Picture("tearsheet-picture:0")),
    )
    assert reader.as_html(blocks).split("\n") == [
        "<h3>H &amp; co</h3>",
        "<ul>",
        "<li>a</li>",
        "</ul>",
        '<ol start="3">',
        "<li>b</li>",
        "</ol>",
        '<figure><img src="tearsheet-picture:0" alt=""></figure>',
    ]
