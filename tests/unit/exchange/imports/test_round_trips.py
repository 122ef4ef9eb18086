"""What our own exports write as lists comes back: bookmarks, tables, highlights, feeds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.exports.bookmarks_file import write_bookmarks
from reader.exchange.exports.feed_files import write_atom, write_rss
from reader.exchange.exports.tables import write_articles, write_readwise
from reader.exchange.imports.table import recognise_source
from reader.model.exported import ExportedArticle, ExportOptions
from reader.model.imported import ImportedItem
from tests.unit.exchange.exports.making import batch, exported, written_bytes
from tests.unit.exchange.imports.making import source

LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp"))
WORDS = st.text(LETTERS, min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
NAMES = WORDS.map(lambda text: " ".join(text.replace(",", " ").replace(";", " ").replace("/", " ").split())).filter(
    bool
)
TAGS = st.lists(NAMES, max_size=4, unique=True).map(tuple)
BARE = ExportOptions(highlights=False)


def back(write: object, *articles: ExportedArticle, options: ExportOptions = BARE) -> tuple[str, list[ImportedItem]]:
    (known,), unknown = recognise_source(source(written_bytes(write, batch(*articles), options), "our file"))
    assert unknown == []
    found = list(known.read())
    assert all(isinstance(item, ImportedItem) for item in found)
    return known.format.name, [item for item in found if isinstance(item, ImportedItem)]


def article(title: str, tags: tuple[str, ...], note: str = "", **more: object) -> ExportedArticle:
    made = exported(title=title, tags=tags, completeness="whole", **more)
    return replace(made, article=replace(made.article, notes=note))


@given(WORDS, TAGS, st.lists(WORDS, max_size=3), st.booleans())
def test_bookmarks_come_back_with_title_tags_note_time_and_state(
    title: str, tags: tuple[str, ...], note: list[str], read: bool
) -> None:
    name, (item,) = back(write_bookmarks, article(title, tags, "\n".join(note), read=read))
    assert name == "netscape"
    assert (item.title, item.note, item.read) == (title, "\n".join(note), read)
    assert item.address == "https://courier.example/ferry?a=1&b=2"
    assert item.saved == "2026-11-24T08:30:00.000Z"
    assert item.tags == tags


@given(WORDS, TAGS, WORDS, st.booleans(), st.booleans(), st.booleans())
def test_the_table_of_articles_comes_back(
    title: str, tags: tuple[str, ...], note: str, read: bool, starred: bool, archived: bool
) -> None:
    name, (item,) = back(write_articles, article(title, tags, note, read=read, starred=starred, archived=archived))
    assert name == "csv"
    assert (item.title, item.tags, item.note) == (title, tags, note)
    assert (item.read, item.starred, item.archived) == (read, starred, archived)
    assert (item.byline, item.site, item.language) == (("Ana Rey", "J. R. Smith"), "Coast Courier", "en")
    assert (item.saved, item.published) == ("2026-11-24T08:30:00.000Z", "2026-11-23")


def test_highlights_come_back_with_their_notes_and_tags() -> None:
    name, (item,) = back(write_readwise, exported(), options=ExportOptions())
    assert name == "readwise-highlights"
    assert [(mark.exact, mark.tags) for mark in item.highlights] == [
        (one.exact, ("to-check",)) for one in exported().highlights
    ]
    assert [mark.note for mark in item.highlights] == [one.note for one in exported().highlights]


@given(WORDS, TAGS)
def test_feeds_come_back_with_their_texts(title: str, tags: tuple[str, ...]) -> None:
    made = article(title, tags)
    for write in (write_atom, write_rss):
        name, (item,) = back(write, made)
        assert name == "feed"
        assert (item.title, item.tags, item.kind) == (title, tags, "readable")
        assert "H<sub>2</sub>O" in item.text
    assert back(write_rss, made)[1][0].byline == ("Ana Rey", "J. R. Smith")
