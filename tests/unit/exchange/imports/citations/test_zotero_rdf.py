"""RDF: Zotero's own with notes and collections, and works of other vocabularies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.citations import zotero_rdf
from reader.exchange.imports.citations.xml_tree import local_name, tree
from reader.model.imported import ImportedItem, NotTaken
from tests.unit.exchange.imports.making import items, source

ZOTERO = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:link="http://purl.org/rss/1.0/modules/link/">
<bib:Article rdf:about="https://canal.example/lock"><z:itemType>newspaperArticle</z:itemType>
 <dcterms:isPartOf><bib:Newspaper><dc:title>Canal Letter</dc:title></bib:Newspaper></dcterms:isPartOf>
 <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Lock</foaf:surname><foaf:givenName>Ada</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
 <dcterms:isReferencedBy rdf:resource="#item_2"/><link:link rdf:resource="#item_3"/>
 <dc:subject>canal</dc:subject><dc:subject><z:AutomaticTag><rdf:value>work</rdf:value></z:AutomaticTag></dc:subject>
 <dc:title>The lock closes</dc:title><dcterms:abstract>What closes.</dcterms:abstract><dc:date>2026-11-23</dc:date>
 <z:language>en</z:language><dcterms:dateSubmitted>2026-11-24 10:00:00</dcterms:dateSubmitted>
 <dc:identifier><dcterms:URI><rdf:value>https://canal.example/lock</rdf:value></dcterms:URI></dc:identifier></bib:Article>
<bib:Memo rdf:about="#item_2"><rdf:value>&lt;p&gt;Ask the &lt;b&gt;office&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Again.&lt;/p&gt;</rdf:value></bib:Memo>
<z:Attachment rdf:about="#item_3"><dc:title>Snapshot</dc:title></z:Attachment>
<bib:Article rdf:about="#item_4"><z:itemType>journalArticle</z:itemType><dc:title>With a DOI</dc:title>
 <dcterms:isPartOf><bib:Journal><dc:identifier>DOI 10.1234/ab</dc:identifier></bib:Journal></dcterms:isPartOf></bib:Article>
<bib:Book rdf:about="urn:isbn:1"><z:itemType>book</z:itemType><dc:title>A book</dc:title></bib:Book>
<z:Collection rdf:about="#c1"><dc:title>Work</dc:title><dcterms:hasPart rdf:resource="#c2"/></z:Collection>
<z:Collection rdf:about="#c2"><dc:title>Harbour</dc:title><dcterms:hasPart rdf:resource="https://canal.example/lock"/></z:Collection>
</rdf:RDF>"""


def test_an_article_of_zotero_has_its_names_note_tags_and_collections() -> None:
    assert zotero_rdf.recognises(source(ZOTERO))
    first, second, third = zotero_rdf.read(source(ZOTERO, "a.rdf"))
    assert isinstance(first, ImportedItem)
    assert (first.title, first.address, first.byline) == (
        "The lock closes",
        "https://canal.example/lock",
        ("Ada Lock",),
    )
    assert (first.site, first.published, first.saved) == ("Canal Letter", "2026-11-23", "2026-11-24T10:00:00.000Z")
    assert (first.description, first.language) == ("What closes.", "en")
    assert first.tags == ("canal", "work", "Work/Harbour")
    assert first.note == "Ask the office.\nAgain."
    assert isinstance(second, ImportedItem)
    assert second.address == "https://doi.org/10.1234/ab"
    assert third == NotTaken("a.rdf, item 3", "no_address", "A book")


def test_works_of_other_vocabularies_are_read_as_far_as_they_go() -> None:
    schema = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://schema.org/"><s:Article rdf:nodeID="n1">
    <s:name>The lock</s:name><s:author rdf:resource="#p"/><s:sameAs rdf:resource="http://dx.doi.org/10.1234/ab"/><s:keywords>canal</s:keywords></s:Article>
    <s:Person rdf:about="#p"><s:givenName>Ada</s:givenName><s:familyName>Lock</s:familyName></s:Person></rdf:RDF>"""
    assert zotero_rdf.recognises(source(schema))
    (item,) = items(zotero_rdf.read, schema)
    assert (item.title, item.address, item.byline, item.tags) == (
        "The lock",
        "https://doi.org/10.1234/ab",
        ("Ada Lock",),
        ("canal",),
    )


def test_feeds_and_pages_are_no_works() -> None:
    feed = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item/></rdf:RDF>'
    for other in (feed, "", "<html>zotero.org/namespaces 22-rdf-syntax-ns#", "words"):
        assert not zotero_rdf.recognises(source(other))


def test_damaged_xml_is_read_as_far_as_it_goes() -> None:
    (item,) = items(zotero_rdf.read, ZOTERO[: ZOTERO.index("<bib:Memo")])
    assert item.title == "The lock closes"
    assert tree(b"") is None
    root = tree(b"<a:b/>")
    assert root is None or local_name(root) == "b"


@given(st.integers(0, 2500), st.binary(max_size=60))
def test_damage_raises_nothing(at: int, rubbish: bytes) -> None:
    data = ZOTERO.encode()
    list(zotero_rdf.read(source(data[:at] + rubbish + data[at + len(rubbish) :])))


FULL = ZOTERO.replace(
    "<dc:title>The lock closes</dc:title>",
    "<dc:title>The lock closes</dc:title><bib:pages>1-9</bib:pages><z:shortTitle>Lock</z:shortTitle><bib:editors>E. Ditor</bib:editors>"
    "<dc:identifier>ISBN 1 2</dc:identifier>",
).replace(
    "<dc:title>Canal Letter</dc:title>",
    "<dc:title>Canal Letter</dc:title><prism:volume xmlns:prism='p'>4</prism:volume>",
)


def test_what_no_place_is_for_is_named() -> None:
    first, *_ = zotero_rdf.read(source(FULL, "a.rdf"))
    assert isinstance(first, ImportedItem)
    assert set(first.dropped) == {"pages", "short title", "editors", "ISBN", "volume"}


def test_an_article_that_is_all_taken_names_nothing_and_a_book_its_type() -> None:
    first, *_ = zotero_rdf.read(source(ZOTERO, "a.rdf"))
    assert isinstance(first, ImportedItem)
    assert first.dropped == ()
    book = ZOTERO.replace('rdf:about="urn:isbn:1"', 'rdf:about="https://books.example/a"')
    last = list(zotero_rdf.read(source(book, "a.rdf")))[-1]
    assert isinstance(last, ImportedItem)
    assert last.dropped == ("type",)


def test_a_date_in_words_that_nobody_can_read_is_named() -> None:
    first, *_ = zotero_rdf.read(source(ZOTERO.replace("2026-11-23</dc:date>", "soon</dc:date>"), "a.rdf"))
    assert isinstance(first, ImportedItem)
    assert (first.published, first.dropped) == ("", ("date",))
