"""What Tearsheet exports comes back: EPUB, Markdown and WACZ with all that each can hold."""

from __future__ import annotations

import io
import re
from pathlib import Path

from reader.exchange.exports.book import write_book
from reader.exchange.exports.markdown_folder import write_markdown
from reader.exchange.exports.web_archive import write_wacz
from reader.exchange.exports.words import ExportWords
from reader.exchange.imports.opening import open_data, open_path
from reader.exchange.imports.table import recognise, recognise_source
from reader.model.blocks import Block, plain_text
from reader.model.imported import ImportedItem
from tests.unit.exchange.exports.making import ALL, Files, batch, exported

BLOCKS = (
    Block("paragraph", "The ferry returns to the eastern pier on Monday."),
    Block("heading", "Why it was away", level=2),
    Block("paragraph", "It needed a new engine, the *board* said."),
)


def read(data: bytes) -> ImportedItem:
    ((found,), _) = recognise_source(open_data("export", data))
    (item,) = (one for one in found.read() if isinstance(one, ImportedItem))
    return item


def written(write: object) -> bytes:
    out = io.BytesIO()
    write(batch(exported(1, BLOCKS)), out, ALL, ExportWords())  # type: ignore[operator]
    return out.getvalue()


def assert_same(item: ImportedItem) -> None:
    article = exported(1, BLOCKS)
    assert (item.title, item.address, item.language) == (article.row.title, article.row.url, "en")
    assert (item.byline, item.site) == (("Ana Rey", "J. R. Smith"), "Coast Courier")
    assert item.published == "2026-11-23"
    assert item.description == "What the <page> says & means"
    assert item.note == "My *own* note\nin two lines"
    assert [(one.exact, one.note) for one in item.highlights] == [(one.exact, one.note) for one in article.highlights]
    assert all(one.tags for one in item.highlights)
    text = re.sub(r"</?mark>", "", item.text)
    for block in BLOCKS:
        assert block.text in text
    for around in ("Summary", "Captured", "Highlights", "My <em>own</em>", item.title):
        assert around not in item.text
    assert plain_text(BLOCKS).count("ferry") == item.text.count("ferry")


def test_an_article_of_a_book_comes_back() -> None:
    item = read(written(write_book))
    assert_same(item)
    assert item.saved == "2026-11-24T08:30:00.000Z"
    assert item.tags == ("harbour", "work/desk notes", "2026")


def test_a_note_comes_back(tmp_path: Path) -> None:
    folder = Files()
    write_markdown(batch(exported(1, BLOCKS)), folder, ALL, ExportWords())
    for name, data in folder.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    ((found,), _) = recognise(tmp_path)
    (item,) = (one for one in found.read() if isinstance(one, ImportedItem))
    assert_same(item)
    assert item.saved == "2026-11-24T08:30:00.000Z"
    assert set(item.tags) == {"harbour", "work/desk-notes", "2026-"}
    assert item.dropped == ()


def test_a_page_of_an_archive_comes_back() -> None:
    item = read(written(write_wacz))
    assert (item.address, item.kind) == (exported().row.url, "page")
    assert "<p>Original</p>" in item.text


def test_an_export_in_a_folder_is_found(tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(written(write_book))
    assert open_path(tmp_path, None).bundle() is not None
    ((found,), _) = recognise(tmp_path)
    assert found.format.name == "epub"
