"""EPUB: a book is one item, a collection of articles one item each; what is locked or missing is said."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.exchange.imports.documents import epub
from reader.exchange.imports.opening import open_data
from reader.model.imported import ImportedHighlight, ImportedItem, NotTaken
from tests.unit.exchange.imports.documents.kit import gif
from tests.unit.exchange.imports.making import items, source, zipped

CONTAINER = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="O/c.opf"/></rootfiles></container>'
NAV = '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol><li><a href="a.xhtml">First part</a></li><li><a href="b.xhtml">Second part</a></li></ol></nav></body></html>'


def page(body: str, head: str = "") -> str:
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>{head}</head><body>{body}</body></html>'


def book(**changed: str | bytes) -> dict[str, str | bytes]:
    package = """<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The canal</dc:title>
    <dc:creator>Ada Lock</dc:creator><dc:date>2026-11-23</dc:date><dc:publisher>Weir Press</dc:publisher><dc:subject>Harbours</dc:subject></metadata><manifest>
    <item id="n" href="nav.xhtml" properties="nav"/><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest>
    <spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>"""
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "O/c.opf": package,
        "O/nav.xhtml": NAV,
        "O/a.xhtml": page("<p>The board closed the lock.</p><img src='p/a%20b.gif'/>"),
        "O/b.xhtml": page("<h1>Spring</h1><p>It opens.</p>"),
        "O/p/a b.gif": gif(40, 30),
    }
    for name, data in changed.items():
        members[{"a": "O/a.xhtml", "b": "O/b.xhtml", "encryption": "META-INF/encryption.xml"}[name]] = data
    return members


def read(members: Mapping[str, str | bytes], name: str = "book.epub") -> list[ImportedItem | NotTaken]:
    return list(epub.read_bundle(source(zipped(members), name)))


def test_a_book_is_one_item_with_its_chapters_as_headings() -> None:
    packed = source(zipped(book()), "b.epub")
    assert epub.recognises_bundle(packed)
    (item,) = items(epub.read_bundle, packed)
    assert (item.title, item.byline, item.published) == ("The canal", ("Ada Lock",), "2026-11-23")
    assert (item.site, item.tags, item.address) == ("Weir Press", ("Harbours",), "")
    assert item.text.startswith("<h2>First part</h2>\n<p>The board closed the lock.</p>")
    assert "Second part" not in item.text
    assert "<h1>Spring</h1>" in item.text
    assert [picture.data for picture in item.pictures] == [gif(40, 30)]


def test_a_short_chapter_of_a_collection_is_taken_if_it_is_ours_and_named_else() -> None:
    linked = '<link rel="canonical" href="https://canal.example/one"/>'
    facts, note = '<dl class="facts"><dt>x</dt><dd>y</dd></dl>', "<h1>A mail</h1>"
    own = f'{note}{facts}<div class="text"><p>It closed.</p></div>'
    members = book(a=page("<h1>One</h1><p>It opens.</p>", linked), b=page("<h1>Imprint</h1><p>Weir Press.</p>"))
    members["O/c.opf"] = str(members["O/c.opf"]).replace(
        '<item id="b"', '<item id="c" href="c.xhtml"/><item id="d" href="d.xhtml"/><item id="b"'
    )
    members["O/c.opf"] = members["O/c.opf"].replace(
        '<itemref idref="b"/>', '<itemref idref="b"/><itemref idref="c"/><itemref idref="d"/>'
    )
    members["O/c.xhtml"] = page("<h1>Two</h1><p>It opens.</p>", linked.replace("one", "two"))
    members["O/d.xhtml"] = page(own)
    found = read(members)
    assert [one.where for one in found if isinstance(one, ImportedItem)] == [
        f"book.epub, O/{name}.xhtml" for name in "acd"
    ]
    assert [one for one in found if isinstance(one, NotTaken)] == [
        NotTaken("book.epub, O/b.xhtml", "not_an_article", "Imprint")
    ]


def test_chapters_that_name_their_addresses_are_articles() -> None:
    head = '<link rel="canonical" href="https://canal.example/{}"/><meta name="author" content="Ada Lock"/><meta name="date" content="2026-11-20"/><meta name="saved" content="2026-11-21T10:00:00Z"/><meta name="keywords" content="canal, work/harbour"/>'
    marks = (
        '<dl class="facts"><dt>x</dt><dd>y</dd></dl><section class="notes"><h2>N</h2><p class="own">Mine</p></section><div class="text"><p>It closed.</p></div>'
        '<section class="notes"><ol><li><blockquote><p>closed</p></blockquote><p>A · #t</p><p class="own">Check</p></li></ol></section>'
    )
    found = read(
        book(
            a=page(f"<article><h1>The lock</h1>{marks}</article>", head.format("a")),
            b=page("<p>It opens.</p>", head.format("b")),
        )
    )
    first, second = (one for one in found if isinstance(one, ImportedItem))
    assert (first.address, first.title, first.byline) == ("https://canal.example/a", "The lock", ("Ada Lock",))
    assert (first.published, first.saved) == ("2026-11-20", "2026-11-21T10:00:00.000Z")
    assert first.tags == ("canal", "work/harbour")
    assert first.highlights == (ImportedHighlight("closed", note="Check", tags=("t",)),)
    assert (first.text, first.note) == ("<div><p>It closed.</p></div>", "Mine")
    assert (second.address, second.where) == ("https://canal.example/b", "book.epub, O/b.xhtml")


def test_one_chapter_with_a_source_makes_a_book_no_collection() -> None:
    chapters = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n in range(4))
    members = book(a=page('<p>x</p><p class="source"><a href="https://a.example/">x</a></p>'))
    package = str(members["O/c.opf"]).replace("</manifest>", chapters + "</manifest>")
    members["O/c.opf"] = package.replace("</spine>", "".join(f'<itemref idref="c{n}"/>' for n in range(4)) + "</spine>")
    members |= {f"O/c{n}.xhtml": page("<p>words</p>") for n in range(4)}
    assert len(read(members)) == 1


def test_encrypted_chapters_are_said() -> None:
    def locked(*paths: str) -> str:
        return (
            "<encryption>"
            + "".join(
                f'<EncryptedData><CipherData><CipherReference URI="{p}"/></CipherData></EncryptedData>' for p in paths
            )
            + "</encryption>"
        )

    some = read(book(encryption=locked("O/b.xhtml")))
    assert some[-1] == NotTaken("book.epub, O/b.xhtml", "encrypted")
    assert isinstance(some[0], ImportedItem)
    every = read(book(encryption=locked("O/a.xhtml", "O/b.xhtml", "O/nav.xhtml")))
    assert every == [NotTaken("book.epub", "encrypted", "The canal", rest=True)]


def test_names_in_another_case_or_encoding_and_missing_parts_are_borne() -> None:
    members = book()
    members["O/A.XHTML"] = members.pop("O/a.xhtml")
    (item,) = read(members)
    assert isinstance(item, ImportedItem)
    assert "The board closed" in item.text
    del members["O/A.XHTML"], members["META-INF/container.xml"], members["O/nav.xhtml"]
    missing = read(members)
    assert [one.where for one in missing if isinstance(one, NotTaken)] == [
        "book.epub, O/nav.xhtml",
        "book.epub, O/a.xhtml",
    ]
    assert isinstance(missing[0], ImportedItem)


def test_a_book_of_pictures_has_no_text() -> None:
    assert read(book(a=page("<img src='p/a.gif'/>"), b=page(""))) == [NotTaken("book.epub", "no_text", "The canal")]


def test_without_a_package_a_book_is_damaged() -> None:
    assert read({"mimetype": "application/epub+zip", "a": "b"}) == [NotTaken("book.epub", "damaged", rest=True)]


def test_other_zips_are_no_books() -> None:
    assert not epub.recognises_bundle(source(zipped({"a.txt": "words"})))
    assert not epub.recognises_bundle(source("words"))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 1500), st.binary(max_size=60))
def test_damage_raises_nothing(at: int, rubbish: bytes) -> None:
    data = zipped(book())
    broken = open_data("b.epub", data[:at] + rubbish + data[at + len(rubbish) :])
    if epub.recognises_bundle(broken):
        for entry in epub.read_bundle(broken):
            assert isinstance(entry, (ImportedItem, NotTaken))


def test_what_a_package_says_beyond_an_article_is_named() -> None:
    members = book()
    members["O/c.opf"] = str(members["O/c.opf"]).replace(
        "</metadata>",
        "<dc:contributor>Weir</dc:contributor><dc:identifier>urn:isbn:12</dc:identifier><dc:identifier>uuid:1</dc:identifier></metadata>",
    )
    (item,) = items(epub.read_bundle, source(zipped(members), "b.epub"))
    assert item.dropped == ("contributor", "ISBN")
