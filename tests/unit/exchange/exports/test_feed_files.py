"""Feeds in files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from reader.exchange.exports.feed_files import write_atom, write_rss
from reader.exchange.imports.feeds import feed_file
from reader.model.imported import ImportedItem
from tests.unit.exchange.exports.making import batch, exported, incomplete, written
from tests.unit.exchange.imports.making import source

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def test_an_atom_feed_has_an_entry_for_each_with_its_own_id_and_whole_text() -> None:
    feed = ElementTree.fromstring(written(write_atom, batch(exported(1), incomplete(2), exported(3, title="\x07"))))
    entries = feed.findall(f"{ATOM}entry")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 3
    content = entries[0].findtext(f"{ATOM}content") or ""
    assert "ferry</mark>" in content
    assert 'src="https://pictures.example/pier.png' in content
    assert [one.get("term") for one in entries[0].findall(f"{ATOM}category")] == ["harbour", "work/desk notes", "2026"]
    assert entries[0].findtext(f"{ATOM}published") == "2026-11-23T00:00:00Z"
    assert "only the beginning" in (entries[1].findtext(f"{ATOM}content") or "")


def test_an_rss_feed_has_the_same() -> None:
    feed = ElementTree.fromstring(written(write_rss, batch(exported(1), incomplete(2))))
    items = feed.findall("channel/item")
    assert len(items) == 2
    assert items[0].findtext("pubDate") == "Mon, 23 Nov 2026 00:00:00 +0000"
    assert "ferry</mark>" in (items[0].findtext(CONTENT) or "")


class Shown(HTMLParser):
    """What a feed reader shows of HTML: its words, and the elements that it makes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.elements: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


ACTING = "How <img src=x onerror=steal()> & <script>steal()</script> work"


def test_words_that_look_like_markup_are_words_in_feed_readers() -> None:
    made = replace(exported(title=ACTING, excerpt=ACTING, site="Ledger"), origin=None)
    made = replace(made, article=replace(made.article, description=ACTING))
    item = ElementTree.fromstring(written(write_rss, batch(made))).find("channel/item")
    assert item is not None
    for name in ("title", "description"):
        shown = Shown(item.findtext(name) or "")
        assert (shown.words, shown.elements) == (ACTING, [])
    entry = ElementTree.fromstring(written(write_atom, batch(made))).find(f"{ATOM}entry")
    assert entry is not None
    for name in ("title", "summary"):
        element = entry.find(f"{ATOM}{name}")
        assert element is not None
        assert element.get("type") == "html"
        shown = Shown(element.text or "")
        assert (shown.words, shown.elements) == (ACTING, [])


def test_an_ordinary_title_is_plain_for_readers_that_take_it_for_text() -> None:
    made = exported(title="AT&T says 3 < 4")
    for write, path in ((write_rss, "channel/item/title"), (write_atom, f"{ATOM}entry/{ATOM}title")):
        assert ElementTree.fromstring(written(write, batch(made))).findtext(path) == "AT&T says 3 < 4"


@pytest.mark.parametrize("write", [write_rss, write_atom], ids=["rss", "atom"])
@pytest.mark.parametrize(
    "title", [ACTING, "AT&T says 3 < 4", "What &lt;b&gt; means", "<A> or <B>", "Plain"],
    ids=["markup", "signs", "entities", "letters", "plain"],
)  # fmt: skip
def test_titles_and_descriptions_come_back_from_a_feed(write: Callable[..., None], title: str) -> None:
    made = exported(title=title, excerpt=title)
    made = replace(made, article=replace(made.article, description=title))
    (item,) = feed_file.read(source(written(write, batch(made))))
    assert isinstance(item, ImportedItem)
    assert (item.title, item.description) == (title, title)
