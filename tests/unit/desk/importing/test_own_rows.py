"""What an article of this program's own export brings beside its text."""

from __future__ import annotations

from dataclasses import replace

from reader.desk.importing.own_rows import own_rows
from reader.library.bulk import NewArticle
from reader.library.summaries import Material
from reader.model.blocks import Block
from reader.model.capture import Page
from reader.model.imported import OwnExport
from reader.model.own_work import KeptSummary, OwnWork
from reader.model.summary import Choice

PAGE = Page("https://coast.example/1", "https://www.coast.example/f", "", 0, (), b"", "")
TEXT = "One sentence is here. Another one is here."
NEW = NewArticle(
    PAGE, "A title", (Block("paragraph", TEXT),), ("https://coast.example/1",),
    canonical_url="https://coast.example/c", language="en",
)  # fmt: skip
SUMMARY = KeptSummary("learned", 3, 1, "en", ((22, 42),), 2)


def test_addresses_that_the_page_led_to_find_it() -> None:
    assert own_rows(OwnExport(), NEW).keys == ("coast.example/f", "coast.example/c")
    assert own_rows(OwnExport(), replace(NEW, final_url="https://coast.example/g")).keys[0] == "coast.example/g"


def test_one_without_an_address_has_no_further_ones() -> None:
    assert own_rows(OwnExport(), replace(NEW, page_keys=())).keys == ()


def test_a_summary_is_of_the_text_with_what_the_reader_chose() -> None:
    choice = Choice("Another one is here.", 0, 0, True)
    work = OwnWork(choices=(choice, Choice("It is gone.", 0, 0, False)), summaries=(SUMMARY,))
    made_from = Material(TEXT, "A title", "", "en", (Choice("Another one is here.", 22, 42, True),))
    rows = own_rows(OwnExport(work=work), NEW)
    assert (rows.content_hash, rows.work) == (made_from.content_hash, work)


def test_what_cannot_be_of_the_text_is_left_out() -> None:
    work = OwnWork(choices=(Choice("one is here.", 0, 0, True),), summaries=(SUMMARY._replace(spans=((30, 42),)),))
    rows = own_rows(OwnExport(work=work), NEW)
    assert (rows.work, rows.content_hash) == (OwnWork(choices=work.choices), "")


def test_nothing_is_worked_out_without_a_summary() -> None:
    assert own_rows(OwnExport(), NEW).content_hash == ""


def test_names_are_those_of_the_byline() -> None:
    names = (("Ana Rey", "person", "Rey", "Ana"), ("Ines Aldana", "person", "Forged", "Zed"))
    rows = own_rows(OwnExport(work=OwnWork(names=names)), replace(NEW, byline="Ana Rey; Jo Hall"))
    assert rows.work.names == names[:1]
