"""Feeds in files."""

from __future__ import annotations

from xml.etree import ElementTree

from reader.exchange.exports.feed_files import write_atom, write_rss
from tests.unit.exchange.exports.making import batch, exported, incomplete, written

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
