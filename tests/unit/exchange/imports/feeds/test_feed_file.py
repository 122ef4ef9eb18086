"""Saved feeds as lists of articles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.feeds import feed_file
from reader.model.imported import ImportedItem, NotTaken
from tests.unit.exchange.imports.making import items, not_taken, source

BODY = "<p>Words of the article.</p>" * 30
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>F</title>
<item><title>One &amp; two</title><link>https://example.org/a?x=1&amp;y=2</link><description>In short</description>
<pubDate>Tue, 24 Nov 2026 10:00:00 +0100</pubDate><category>courts</category><dc:creator>Ann Author</dc:creator>
<content:encoded><![CDATA[{BODY}</item> is no end]]></content:encoded></item>
<item><title>No link</title><description>x</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">A &lt;b&gt;bold&lt;/b&gt; one</title>
<link rel="self" href="https://example.org/self"/><link href="https://example.org/a"/><author><name>Bea</name></author>
<published>2026-11-24T10:00:00Z</published><category term="x"/><summary>In short</summary></entry></feed>"""


def test_an_entry_of_rss_is_an_article_with_its_text() -> None:
    item = next(iter(feed_file.read(source(RSS.replace("</item> is no end", "")))))
    assert isinstance(item, ImportedItem)
    assert (item.title, item.address, item.byline) == ("One & two", "https://example.org/a?x=1&y=2", ("Ann Author",))
    assert (item.description, item.published, item.tags) == ("In short", "2026-11-24T10:00:00+01:00", ("courts",))
    assert (item.kind, item.text) == ("readable", BODY)


def test_an_entry_of_atom_has_the_page_as_its_address() -> None:
    (item,) = items(feed_file.read, ATOM)
    assert (item.title, item.address, item.byline, item.tags) == (
        "A bold one",
        "https://example.org/a",
        ("Bea",),
        ("x",),
    )
    assert (item.kind, item.description) == ("", "In short")


def test_a_short_content_is_a_summary_so_that_the_page_is_still_fetched() -> None:
    (item,) = items(
        feed_file.read,
        "<rss><item><link>https://example.org/</link><content:encoded>Two words</content:encoded></item></rss>",
    )
    assert (item.kind, item.description) == ("", "Two words")


def test_an_entry_without_a_link_is_named() -> None:
    assert [(lost.why, lost.title) for lost in not_taken(feed_file.read, RSS)] == [("no_address", "No link")]


def test_an_entry_that_breaks_off_is_named() -> None:
    assert not_taken(feed_file.read, ATOM[: ATOM.index("</entry>")], "f") == [
        NotTaken("f, entry 1", "damaged", rest=True)
    ]


def test_a_page_that_links_to_a_feed_is_none() -> None:
    assert feed_file.recognises(source(RSS))
    assert feed_file.recognises(source(ATOM))
    assert not feed_file.recognises(source('<html><head><link type="application/rss+xml"></head></html>'))


@given(
    st.lists(
        st.sampled_from(
            ["<item>", "</item>", "<link>", "</link>", "<title", ">", "<![CDATA[", "]]>", "https://example.org/"]
        )
    )
)
def test_no_markup_raises(pieces: list[str]) -> None:
    for entry in feed_file.read(source("<rss>" + "".join(pieces))):
        assert isinstance(entry, (ImportedItem, NotTaken))


def test_elements_without_a_place_are_named() -> None:
    text = (
        "<rss version='2.0'><channel><item><title>A</title><link>https://a.example/</link><comments>https://a.example/c</comments>"
        "<guid isPermaLink='false'>1</guid><enclosure url='https://a.example/a.mp3'/></item></channel></rss>"
    )
    (item,) = items(feed_file.read, text)
    assert item.dropped == ("comments", "enclosure")


def test_a_title_about_markup_keeps_it_and_one_with_markup_loses_it() -> None:
    text = (
        "<rss version='2.0'><channel><item><title>Why &lt;A&gt; matters</title><link>https://a.example/1</link></item>"
        "<item><title>The &lt;em&gt;lock&lt;/em&gt;</title><link>https://a.example/2</link></item></channel></rss>"
    )
    assert [item.title for item in items(feed_file.read, text)] == ["Why <A> matters", "The lock"]
