"""Whatever a person does, in whatever order: it can be taken back and done again, the numbers stay right, and so does
the index."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.desk.events import Events
from reader.desk.organizing import Done, Organizing
from reader.errors import AlreadySaved
from reader.library import counters
from reader.library.library import Library
from reader.model.blocks import Block
from reader.model.capture import Cleaned, Metadata
from reader.model.library import Folder
from tests.making import add_article, page

TITLES = ("Ferry returns", "Straße nach Łódź", "東京都知事が発表", "İstanbul’da liman", "Ёлка на площади")
TAGS = ("harbour", "work", "work/desk", "Work/Night", "東京")
MARKS = ("read", "starred", "archived")

ids = st.lists(st.integers(1, len(TITLES)), min_size=1, max_size=4)
tags = st.lists(st.sampled_from(TAGS), min_size=1, max_size=2)
tag = st.sampled_from(TAGS)

changes = st.one_of(
    st.tuples(st.just("mark"), ids, st.sampled_from(MARKS), st.booleans()),
    st.tuples(st.just("tag"), ids, tags),
    st.tuples(st.just("untag"), ids, tags),
    st.tuples(st.just("delete"), ids),
    st.tuples(st.just("restore"), ids),
    st.tuples(st.just("rename_tag"), tag, tag),
    st.tuples(st.just("recolour_tag"), tag, st.integers(0, 7)),
    st.tuples(st.just("delete_tag"), tag),
    st.tuples(
        st.just("save_folder"), st.sampled_from(("Morning", "Night")), st.sampled_from(("tag:work ferry", "is:unread"))
    ),
    st.tuples(st.just("drop_folder"), st.integers(1, 3)),
    st.tuples(
        st.just("change_folder"),
        st.builds(
            Folder, st.integers(1, 3), st.just("Other"), st.just("tag:work/desk"), st.just(""), st.integers(0, 3)
        ),
    ),
)
few = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@contextmanager
def filled() -> Iterator[tuple[Library, Organizing]]:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.sqlite")
        for number, title in enumerate(TITLES):
            add_article(
                library,
                title,
                site=("Courier", "Ledger")[number % 2],
                tags=TAGS[number : number + 1] if number % 2 else (),
            )
        yield library, Organizing(library, Events())
        library.close()


def content(library: Library) -> dict[str, Any]:
    """Everything that a person put into the library, without the numbers by which SQLite knows it."""
    query: Callable[[str], list[Any]] = library.connections.query
    return {
        "articles": query(
            "SELECT id, title, is_read, read_when, is_starred, is_archived, deleted, notes FROM articles ORDER BY id"
        ),
        "tags": query("SELECT name, colour FROM tags ORDER BY name"),
        "tagged": query("SELECT x.article_id, g.name FROM article_tags x JOIN tags g ON g.id = x.tag_id ORDER BY 1, 2"),
        "folders": query("SELECT name, query, icon, position FROM folders ORDER BY id"),
        "numbers": counters.numbers(library.connections.read()),
    }


def apply(organise: Organizing, change: tuple[Any, ...]) -> Done:
    done: Done = getattr(organise, change[0])(*change[1:])
    return done


@pytest.mark.no_cover
@few
@given(st.lists(changes, max_size=12))
def test_any_sequence_of_changes_can_be_taken_back_and_done_again(sequence: list[tuple[Any, ...]]) -> None:
    with filled() as (library, organise):
        before = content(library)
        done = [apply(organise, change) for change in sequence]
        after = content(library)
        undone = [organise.take_back(each) for each in reversed(done)]
        assert content(library) == before
        for each in reversed(undone):
            organise.take_back(each)
        assert content(library) == after


writing = st.one_of(
    changes,
    st.tuples(st.just("write"), st.integers(1, len(TITLES)), st.text(max_size=60)),
    st.tuples(st.just("add"), st.text(min_size=1, max_size=20), st.text(max_size=80)),
    st.tuples(st.just("purge"), ids),
)


@pytest.mark.no_cover
@few
@given(st.lists(writing, max_size=10))
def test_the_search_index_equals_a_rebuilt_one(sequence: list[tuple[Any, ...]]) -> None:
    with filled() as (library, organise):
        for change in sequence:
            if change[0] == "write":
                rewrite(library, *change[1:])
            elif change[0] == "add":
                with suppress(AlreadySaved):  # a title that came before gives the address of before
                    add_article(library, *change[1:])
            elif change[0] == "purge":
                library.articles.purge(change[1])
            else:
                apply(organise, change)
        words = "SELECT term, doc, col, offset FROM words ORDER BY 1, 2, 3, 4"
        with library.connections.write() as db:
            db.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'instance')")
            kept = db.execute(words).fetchall()
            db.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
            db.execute("INSERT INTO search(search) VALUES ('rebuild')")
            assert db.execute(words).fetchall() == kept
            db.execute("DROP TABLE temp.words")


def rewrite(library: Library, article_id: int, text: str) -> None:
    if not library.connections.query("SELECT 1 FROM articles WHERE id = ?", [article_id]):
        return
    capture = library.captures.again(article_id)
    library.content.fill(
        capture,
        page(capture.url),
        Cleaned(Metadata(title=text[:20]), (Block("paragraph", text),), "test"),
        {},
        language="en",
        words=1,
        minutes=1,
        excerpt=text,
        page_keys=[capture.url],
        method="test",
        version=1,
        summaries={},
    )
