"""A PDF is cleaned, explained and shown as what it is."""

from __future__ import annotations

import pytest

from reader.capture.choosing.overrides import Corrections, fingerprint
from reader.capture.clean import clean
from reader.capture.explain import examine
from reader.capture.pdf.cleaned import clean_pdf, pictures_of
from reader.errors import CleaningFailed, PdfLocked, PdfWithoutText
from reader.model.blocks import plain_text
from tests.unit.capture.pdf.making import Words, column, pdf
from tests.unit.capture.pdf.test_pages import LOCKED

TEXT = ["The board closed the eastern lock on Monday,", "and opened the old canal to barges instead."]
DOCUMENT = pdf([[Words("The lock closes", 72, 760, 20), *column(TEXT)]], {"Author": "Ada Lock"}, (60, 60))


def test_a_pdf_is_an_article_whatever_type_it_was_sent_as() -> None:
    for kind in ("application/pdf", "text/html", ""):
        cleaned = clean(DOCUMENT, "https://canal.example/a.pdf", kind)
        assert (cleaned.metadata.title, cleaned.metadata.byline) == ("The lock closes", ("Ada Lock",))
        assert plain_text(cleaned.blocks) == " ".join(TEXT)
        assert cleaned.metadata.language == "en"
        assert cleaned.completeness == "whole"


def test_its_figures_name_the_pictures_in_it() -> None:
    (figure,) = (block for block in clean_pdf(DOCUMENT).blocks if block.picture)
    assert figure.picture is not None
    found = pictures_of(DOCUMENT)
    assert list(found) == [figure.picture.src]
    picture = found[figure.picture.src]
    assert (picture.width, picture.height, picture.mime.partition("/")[0]) == (60, 60, "image")
    assert pictures_of(pdf([column(TEXT)])) == {}


def test_what_has_no_text_says_why() -> None:
    with pytest.raises(PdfWithoutText):
        clean_pdf(pdf([[]], None, (100, 100)))
    with pytest.raises(PdfLocked):
        clean_pdf(LOCKED)
    with pytest.raises(CleaningFailed):
        clean_pdf(b"%PDF-1.4 nothing")


def test_its_blocks_are_explained_without_rules() -> None:
    found = examine(DOCUMENT, "https://canal.example/a.pdf")
    assert [(block.kept, block.why, block.rule) for block in found.blocks] == [(True, "judged", "")] * 2
    gone = Corrections({fingerprint(found.blocks[0].block): False})
    assert [(block.kept, block.why) for block in examine(DOCUMENT, "", "", gone).blocks] == [
        *((False, "person"), (True, "judged")),
    ]
