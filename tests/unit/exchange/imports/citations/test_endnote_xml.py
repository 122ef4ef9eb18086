"""EndNote's XML: styled words, links, DOIs, keywords."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.citations import endnote_xml
from reader.model.imported import ImportedItem, NotTaken
from tests.unit.exchange.imports.making import items, source

XML = """<?xml version="1.0" encoding="UTF-8" ?><xml><records><record><ref-type name="Newspaper Article">23</ref-type>
<contributors><authors><author><style face="normal">Lock, Ada</style></author><author>Weir, Ben</author></authors></contributors>
<titles><title><style>The </style><style face="bold">lock</style></title><secondary-title>Canal Letter</secondary-title></titles>
<keywords><keyword>canal</keyword><keyword>work</keyword></keywords><dates><year>2026</year><pub-dates><date>November 23, 2026</date></pub-dates></dates>
<abstract>What closes.</abstract><notes>Ask.</notes><language>en</language>
<urls><related-urls><url><style>https://canal.example/lock</style></url></related-urls></urls></record>
<record><titles><title>With a DOI</title></titles><electronic-resource-num>10.1234/ab</electronic-resource-num><dates><year>1964</year></dates></record>
<record><titles><title>A book</title></titles><urls><pdf-urls><url>internal-pdf://a.pdf</url></pdf-urls></urls></record></records></xml>"""


def test_records_have_all_that_the_format_says() -> None:
    assert endnote_xml.recognises(source(XML))
    first, second, third = endnote_xml.read(source(XML, "a.xml"))
    assert isinstance(first, ImportedItem)
    assert (first.title, first.address, first.byline) == (
        "The lock",
        "https://canal.example/lock",
        ("Ada Lock", "Ben Weir"),
    )
    assert (first.site, first.published, first.tags) == ("Canal Letter", "2026-11-23", ("canal", "work"))
    assert (first.description, first.note, first.language) == ("What closes.", "Ask.", "en")
    assert isinstance(second, ImportedItem)
    assert (second.address, second.published) == ("https://doi.org/10.1234/ab", "1964")
    assert third == NotTaken("a.xml, record 3", "no_address", "A book")


def test_a_file_that_breaks_off_gives_its_first_records() -> None:
    (item,) = items(endnote_xml.read, XML[: XML.index("<record><titles><title>With")])
    assert item.title == "The lock"


def test_entities_are_not_followed() -> None:
    hostile = XML.replace("<xml>", '<!DOCTYPE xml [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml>').replace(
        "What closes.", "&e;"
    )
    found = next(iter(endnote_xml.read(source(hostile))))
    assert isinstance(found, ImportedItem)
    assert found.description in ("", "&e;")


def test_other_xml_is_none() -> None:
    for other in (
        "",
        "<xml/>",
        "<records><record/></records>",
        "<html><records><record>endnote</html",
        "words <records><record>endnote",
    ):
        assert endnote_xml.recognises(source(other)) is ("html" in other)


@given(st.integers(0, 900), st.binary(max_size=60))
def test_damage_raises_nothing(at: int, rubbish: bytes) -> None:
    data = XML.encode()
    list(endnote_xml.read(source(data[:at] + rubbish + data[at + len(rubbish) :])))


def test_what_no_place_is_for_is_named_in_words() -> None:
    text = """<xml><records><record><ref-type name="Book">6</ref-type><rec-number>1</rec-number>
    <contributors><authors><author>Lock, Ada</author></authors><secondary-authors><author>Ditor, E.</author></secondary-authors></contributors>
    <titles><title>The lock</title><secondary-title>Canal Letter</secondary-title><short-title>Lock</short-title></titles>
    <periodical><full-title>Canal Letter</full-title></periodical><volume>4</volume><number>2</number><isbn>12</isbn>
    <urls><web-urls><url>https://a.example/</url></web-urls><pdf-urls><url>internal-pdf://1/a.pdf</url></pdf-urls></urls>
    </record></records></xml>"""
    (item,) = items(endnote_xml.read, text)
    assert item.byline == ("Ada Lock",)
    assert item.dropped == ("editors", "short title", "volume", "issue", "ISBN or ISSN", "type", "a.pdf")
