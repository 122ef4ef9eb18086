"""OPML, well-formed or not, as addresses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.feeds import opml
from reader.model.imported import ImportedItem, NotTaken
from tests.unit.exchange.imports.making import items, not_taken, source


def file(body: str) -> str:
    return f'<?xml version="1.0"?>\n<opml version="2.0"><head><title>T</title></head><body>{body}</body></opml>'


def test_the_page_is_preferred_to_its_feed_and_names_are_known_in_any_case() -> None:
    page, feed, spelled = items(
        opml.read,
        file(
            '<outline text="A" xmlUrl="https://example.org/feed" htmlUrl="https://example.org/"/>'
            '<outline title="B" type="rss" xmlUrl="feed://example.org/feed" htmlUrl=""/>'
            '<outline text="C" XMLURL="feed:https://example.org/c"/>'
        ),
    )
    assert (page.address, page.title) == ("https://example.org/", "A")
    assert (feed.address, feed.title) == ("http://example.org/feed", "B")
    assert spelled.address == "https://example.org/c"


def test_folders_and_categories_are_tags() -> None:
    deep, flat = items(
        opml.read,
        file(
            '<outline text="News"><outline text="Courts"><outline text="A" category="/x/y,z" xmlUrl="https://example.org/a"/></outline></outline>'
            '<outline text="B" xmlUrl="https://example.org/b" created="Tue, 24 Nov 2026 10:00:00 GMT"></outline>'
        ),
    )
    assert deep.tags == ("News/Courts", "x/y", "z")
    assert (flat.tags, flat.saved) == ((), "2026-11-24T10:00:00.000Z")


def test_what_is_no_xml_is_read_all_the_same() -> None:
    broken = (
        '<opml><body><outline text="arch&aelig;ology & &nosuch; more" xmlUrl="https://example.org/a"/></unexpected></opml>'
        '<opml version="1.0"><outline text="second document" xmlUrl="https://example.org/b"></body>'
    )
    assert [item.title for item in items(opml.read, broken)] == ["archæology & &nosuch; more", "second document"]


def test_included_lists_and_rows_without_an_address_are_named() -> None:
    body = (
        '<outline text="More" type="include" url="https://example.org/list/"/><outline text="List" type="link" url="https://example.org/l.opml"/>'
        '<outline text="Just words"/><outline text="Pipe" xmlUrl="|~/fetch.py"/>'
    )
    assert [(lost.why, lost.title) for lost in not_taken(opml.read, file(body))] == [
        ("not_an_article", "More"),
        ("not_an_article", "List"),
        ("no_address", "Just words"),
        ("no_address", "Pipe"),
    ]


def test_a_file_that_breaks_off_between_two_rows_says_so() -> None:
    text = file(
        '<outline text="A" xmlUrl="https://example.org/a"/>\n<outline text="B" xmlUrl="https://example.org/b"/>'
    )
    found = list(opml.read(source(text[: text.index('<outline text="B')], "f.opml")))
    assert found[1:] == [NotTaken("f.opml, after outline 1", "damaged", rest=True)]


def test_a_link_to_a_page_is_taken() -> None:
    (item,) = items(
        opml.read, file('<outline text="Page" type="link" url="https://example.org/page.html" _note="why"/>')
    )
    assert (item.address, item.note) == ("https://example.org/page.html", "why")


def test_an_empty_folder_is_no_loss_of_an_article_but_it_is_named() -> None:
    assert [lost.title for lost in not_taken(opml.read, file('<outline text="Empty"></outline>'))] == ["Empty"]


def test_a_comment_about_opml_is_none() -> None:
    assert opml.recognises(source(file("")))
    assert opml.recognises(source("<outlineDocument><body></body></outlineDocument>"))
    assert not opml.recognises(source("<!-- <opml> --><html></html>"))


@given(
    st.lists(
        st.sampled_from(
            ["<outline", "/>", ">", "</outline>", ' text="a"', " xmlUrl='https://example.org/'", "<!--", "&", '"']
        )
    )
)
def test_no_markup_raises(pieces: list[str]) -> None:
    for entry in opml.read(source("<opml>" + "".join(pieces))):
        assert isinstance(entry, (ImportedItem, NotTaken))


def test_the_feed_of_a_page_is_named_and_one_without_a_page_is_the_address() -> None:
    text = (
        "<opml><body><outline text='A' xmlUrl='https://a.example/feed' htmlUrl='https://a.example/'/>"
        "<outline text='B' xmlUrl='https://b.example/feed'/></body></opml>"
    )
    first, second = items(opml.read, text)
    assert (first.address, first.dropped) == ("https://a.example/", ("xmlurl",))
    assert (second.address, second.dropped) == ("https://b.example/feed", ())
