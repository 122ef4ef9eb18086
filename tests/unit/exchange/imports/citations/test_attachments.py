"""A PDF or a saved page that a list names gives the work its text."""

from __future__ import annotations

from reader.exchange.imports.citations.attachments import beside, is_readable, joined
from reader.exchange.imports.source import Source
from reader.model.imported import ImportedItem
from tests.unit.capture.pdf.making import column, pdf
from tests.unit.exchange.imports.making import source, zipped

PAGE = "<!doctype html><title>Saved</title><p>The lock closes for the winter, the office says.</p>"


def list_with(files: dict[str, str | bytes]) -> Source:
    bundle = source(zipped({"list.ris": "TY  - JOUR\n", **files}), "a.zip").bundle()
    found = bundle.get("list.ris") if bundle is not None else None
    assert found is not None
    return found


def test_a_saved_page_becomes_the_text_and_what_the_list_says_stays() -> None:
    item = ImportedItem(
        "w", "https://canal.example/lock", "The lock", byline=("Ada Lock",), tags=("canal",), note="Ask."
    )
    made = joined(item, ["files/1/page.html"], list_with({"files/1/page.html": PAGE}))
    assert (made.title, made.byline, made.tags, made.note) == ("The lock", ("Ada Lock",), ("canal",), "Ask.")
    assert (made.kind, made.original, made.dropped) == ("page", PAGE.encode(), ())


def test_a_pdf_goes_before_a_page_and_the_page_is_named() -> None:
    files: dict[str, str | bytes] = {
        "files/1/page.html": PAGE,
        "files/2/paper.pdf": pdf([column(["The paper itself, of many words."])]),
    }
    made = joined(ImportedItem("w", title="The lock"), list(files), list_with(files))
    assert (made.mime, made.dropped) == ("application/pdf", ("page.html",))
    assert "The paper itself" in made.text


def test_a_file_without_words_leaves_the_text_to_the_next_one() -> None:
    files: dict[str, str | bytes] = {"a.pdf": b"%PDF-1.4 broken", "b.html": PAGE}
    made = joined(ImportedItem("w"), list(files), list_with(files))
    assert (made.kind, made.title, made.dropped) == ("page", "Saved", ("a.pdf",))


def test_files_that_did_not_come_along_are_named() -> None:
    made = joined(ImportedItem("w", "https://a.example/"), ["C:\\papers\\a.pdf", "b.pdf"], list_with({}))
    assert (made.text, made.dropped) == ("", ("a.pdf", "b.pdf"))


def test_a_path_may_be_written_as_an_address_or_with_backslashes() -> None:
    here = list_with({"files/1/a b.html": PAGE})
    for path in ("files/1/a b.html", "files/1/a%20b.html", "files\\1\\a b.html", "./files/1/a b.html"):
        assert beside(here, path) is not None
    assert beside(here, "../list.ris") is None


def test_only_pages_and_pdfs_give_a_text() -> None:
    assert is_readable(source(PAGE))
    assert is_readable(source(b"%PDF-1.4"))
    assert not is_readable(source(b"\x89PNG\r\n\x1a\n\0\0\0\0"))
