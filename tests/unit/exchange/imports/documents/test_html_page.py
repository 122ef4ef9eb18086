"""Saved pages: their address and time where a program notes them, and the pictures inside and beside them."""

from __future__ import annotations

import base64
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.documents import html_page
from reader.exchange.imports.documents.limits import whole
from reader.exchange.imports.opening import open_path
from reader.model.imported import ImportedItem, NotTaken
from tests.unit.exchange.imports.documents.kit import gif
from tests.unit.exchange.imports.making import items, not_taken, source

PICTURE = gif(40, 30)
INSIDE = f'<img src="data:image/gif;base64,{base64.b64encode(PICTURE).decode()}" alt="A lock" srcset="other.png 2x">'
SINGLE = f"""<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile
 url: https://canal.example/lock?id=1
 saved date: Tue Nov 24 2026 10:00:00 GMT+0100 (Central European Standard Time)
--><head><meta charset=utf-8><title>The lock &amp; the canal</title>
<meta property="og:site_name" content="Canal Letter"><meta name="description" content="What closes."></head>
<body><article><h1>The lock</h1><p>The board closed the lock.</p>{INSIDE}</article></body></html>"""


def test_a_page_of_singlefile_has_its_address_time_and_pictures() -> None:
    assert html_page.is_single_file(source(SINGLE))
    (item,) = items(html_page.read, SINGLE, "lock.html")
    assert (item.address, item.saved) == ("https://canal.example/lock?id=1", "2026-11-24T09:00:00.000Z")
    assert (item.title, item.site, item.description) == ("The lock & the canal", "Canal Letter", "What closes.")
    assert [(picture.src, picture.data) for picture in item.pictures] == [("tearsheet-picture:0", PICTURE)]
    assert '<img src="tearsheet-picture:0" alt="A lock">' in item.text
    assert item.kind == "page"
    assert item.original.decode() == item.text
    assert "base64" not in item.text


def test_a_page_without_pictures_keeps_its_very_bytes() -> None:
    body = '<html><head><meta charset="windows-1251"><title>Шлюз</title></head><body><p>Шлюз закрыт.</p></body></html>'.encode(
        "cp1251"
    )
    (item,) = items(html_page.read, body)
    assert item.original == body
    assert "Шлюз закрыт." in item.text


def test_the_address_is_the_one_that_the_page_calls_its_own() -> None:
    page = '<html><head><title>T</title><link href="https://news.example/a" rel="canonical"></head><body>Words</body></html>'
    assert items(html_page.read, page)[0].address == "https://news.example/a"
    og = page.replace(
        '<link href="https://news.example/a" rel="canonical">',
        '<meta property="og:url" content="https://news.example/b">',
    )
    assert items(html_page.read, og)[0].address == "https://news.example/b"
    assert items(html_page.read, "<html><body><p>Words</p></body></html>")[0].address == ""
    script = page.replace("https://news.example/a", "javascript:alert(1)")
    assert items(html_page.read, script)[0].address == ""


def test_a_page_without_a_word_is_an_address_or_nothing() -> None:
    empty = "<html><head><title>Only a title</title>{}</head><body><img src=x></body></html>"
    assert not_taken(html_page.read, empty.format(""), "e.html") == [NotTaken("e.html", "no_text", "Only a title")]
    (item,) = items(html_page.read, empty.format('<link rel="canonical" href="https://news.example/a">'))
    assert (item.address, item.kind, item.text) == ("https://news.example/a", "", "")


def test_pictures_beside_a_page_come_along_and_none_from_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    (folder / "lock_files").mkdir(parents=True)
    (folder / "lock_files/a b.gif").write_bytes(PICTURE)
    (tmp_path / "secret.gif").write_bytes(gif(90, 90))
    (folder / "lock.html").write_text(
        '<html><body><p>Words</p><img src="lock_files/a%20b.gif"><img src="../secret.gif"><img src="file:///etc/passwd"></body></html>'
    )
    found = open_path(folder, None).bundle()
    assert found is not None
    page = found.get("lock.html")
    assert page is not None
    (item,) = (one for one in html_page.read(page) if isinstance(one, ImportedItem))
    assert [picture.data for picture in item.pictures] == [PICTURE]
    assert 'src="../secret.gif"' in item.text


def test_lists_of_bookmarks_and_other_things_are_no_pages() -> None:
    assert html_page.is_page(source("<html><body><p>Words</p></body></html>"))
    for other in (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><A HREF='https://a.example'>A</A>",
        "words",
        "",
        "{}",
        b"%PDF-1.4",
        b"\0\1",
    ):
        assert not html_page.is_page(source(other))


def test_a_file_beyond_the_limit_is_named() -> None:
    assert whole(source("words", "w"), 3) == NotTaken("w", "too_large")
    assert whole(source("words"), 5) == b"words"


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_raise(rubbish: bytes) -> None:
    for content in (rubbish, b"<html><body>" + rubbish, SINGLE.encode()[:400] + rubbish):
        assert list(html_page.read(source(content)))


def test_a_page_with_a_glossary_is_a_page() -> None:
    page = b'<html><body><h1>Words</h1><p>Of the pier.</p><dl><dt><a href="#f">Fender</a></dt><dd>A cushion.</dd></dl></body></html>'
    assert html_page.is_page(source(page, "words.html"))
