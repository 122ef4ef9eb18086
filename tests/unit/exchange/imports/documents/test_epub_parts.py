"""The XML of an EPUB: package, contents, chapters, what is encrypted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.documents.epub_parts import (
    chapter_of,
    contents_of,
    package_of,
    package_path,
    protected_paths,
)

PACKAGE = b"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The canal</dc:title><dc:creator>Ada Lock</dc:creator>
<dc:creator>Ben Weir</dc:creator><dc:date>2026-11-23</dc:date><dc:language>en</dc:language><dc:subject>Harbours</dc:subject>
<dc:source>https://canal.example/book</dc:source><dc:identifier>urn:x</dc:identifier></metadata>
<manifest><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
<item id="a" href="Text/one%20a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="../two.xhtml"/>
<item id="x" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>
<spine toc="x"><itemref idref="a"/><itemref idref="b"/><itemref idref="a"/><itemref idref="gone"/></spine></package>"""


def test_a_package_has_its_spine_and_says_what_the_book_is() -> None:
    found = package_of(PACKAGE, "OEBPS/content.opf")
    assert found is not None
    assert found.spine == ["OEBPS/Text/one a.xhtml", "two.xhtml"]
    assert (found.nav, found.ncx) == ("OEBPS/nav.xhtml", "OEBPS/toc.ncx")
    assert (found.title, found.creators, found.date, found.language) == (
        "The canal",
        ["Ada Lock", "Ben Weir"],
        "2026-11-23",
        "en",
    )
    assert (found.subjects, found.addresses) == (["Harbours"], ["https://canal.example/book"])


def test_a_container_names_the_package() -> None:
    data = b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="O/c.opf"/></rootfiles></container>'
    assert package_path(data) == "O/c.opf"
    assert package_path(b"<container/>") == package_path(b"rubbish") == ""


def test_scrambled_fonts_are_not_encrypted_chapters() -> None:
    data = b"""<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#">
    <e:EncryptedData><e:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></e:EncryptedData>
    <e:EncryptedData><e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><e:CipherData><e:CipherReference URI="O/a%20b.xhtml"/></e:CipherData></e:EncryptedData>
    <e:EncryptedData><e:EncryptionMethod Algorithm="http://ns.adobe.com/pdf/enc#RC"/><e:CipherData><e:CipherReference URI="O/f.otf"/></e:CipherData></e:EncryptedData></encryption>"""
    assert protected_paths(data) == ["O/a b.xhtml"]


def test_both_kinds_of_contents_lists_name_the_chapters() -> None:
    nav = b'<html xmlns="http://www.w3.org/1999/xhtml"><nav><a href="a.xhtml#x">One</a><a href="a.xhtml#y">More</a></nav></html>'
    ncx = b'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>One</text></navLabel><content src="a.xhtml#x"/></navPoint></navMap></ncx>'
    assert contents_of(nav, "O/nav.xhtml") == contents_of(ncx, "O/toc.ncx") == {"O/a.xhtml": "One"}


CHAPTER = b"""<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="de" lang="de"><head><title>T</title>
<link rel="canonical" href="https://canal.example/lock"/><meta name="author" content="Ada Lock"/><meta name="author" content="Ben Weir"/></head>
<body class="x"><h1 id="h">The lock</h1><p onclick="x()">Words, <a href="two.xhtml#n1">note</a>, <a href="https://a.example/">link</a>, <a href="gone.xhtml#z">gone</a>.</p>
<img src="../Images/a%20b.png" style="x"/><svg><image xlink:href="c.png"/></svg><script>x</script></body></html>"""


def test_a_chapter_is_its_body_with_links_and_pictures_that_hold_outside() -> None:
    found = chapter_of(CHAPTER, "O/Text/one.xhtml", {"O/Text/one.xhtml": 0, "O/Text/two.xhtml": 1})
    assert (found.title, found.heading, found.language) == ("The lock", True, "de")
    assert (found.address, found.said["author"]) == ("https://canal.example/lock", ["Ada Lock", "Ben Weir"])
    assert '<h1 id="d0-h">The lock</h1>' in found.html
    assert 'href="#d1-n1"' in found.html
    assert '<a href="https://a.example/">link</a>' in found.html
    assert "<a>gone</a>" in found.html
    assert 'src="epub:O/Images/a%20b.png"' in found.html
    assert 'src="epub:O/Text/c.png"' in found.html
    assert "<h1" not in found.without_heading
    for gone in ("onclick", "script", "style", "<body"):
        assert gone not in found.html


def test_a_mark_that_a_style_sheet_raises_is_no_part_of_the_number_before_it() -> None:
    page = (
        b'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
        b'<p>It closed in 2013<a epub:type="noteref" href="#n4">4</a>, 2014<sup><a role="doc-noteref" href="#n5">5</a></sup>.</p></body></html>'
    )
    html = chapter_of(page, "one.xhtml", {"one.xhtml": 0}).html
    assert "2013<a" in html
    assert html.count("<sup>") == 2
    assert "<sup>4</sup></a>" in html


def test_the_source_of_an_article_is_found_where_reading_programs_write_it() -> None:
    def address(body: str, head: str = "") -> str:
        data = f"<html><head>{head}</head><body>{body}</body></html>".encode()
        return chapter_of(data, "a.xhtml", {}).address

    assert (
        address("<h1>A</h1><p>x</p>", '<meta name="dc.source" content="https://a.example/1"/>') == "https://a.example/1"
    )
    assert (
        address("<p>long</p>" * 9 + '<a rel="calibre-downloaded-from" href="https://a.example/2">x</a>')
        == "https://a.example/2"
    )
    assert (
        address('<h1>A</h1><p class="source"><a href="https://a.example/3">Original</a></p><p>x</p>')
        == "https://a.example/3"
    )
    assert address('<h1>A</h1><p><a href="https://a.example/4">a.example</a></p><p>x</p>') == "https://a.example/4"
    assert address('<h1>A</h1><p>He told <a href="https://b.example/5">another paper</a> so.</p>') == ""
    assert address('<p><a rel="bookmark" href="javascript:x">x</a></p>') == ""


@given(st.integers(0, 600), st.binary(max_size=60))
def test_damage_raises_nothing(at: int, rubbish: bytes) -> None:
    for data, read in ((PACKAGE, package_of), (CHAPTER, lambda d, p: chapter_of(d, p, {})), (CHAPTER, contents_of)):
        read(data[:at] + rubbish + data[at + len(rubbish) :], "O/a")
    package_path(rubbish)
    protected_paths(rubbish)
