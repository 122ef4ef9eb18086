"""The numbers beside places, tags and sites are those that counting the rows gives."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reader.library import counters
from reader.library.library import Library
from tests.making import add_article
from tests.unit.library.test_edits import apply, changes, few, filled


@few
@given(st.lists(changes, max_size=12))
def test_the_numbers_that_are_kept_are_those_that_counting_gives(sequence: list[tuple[Any, ...]]) -> None:
    with filled() as (library, organise):
        for change in sequence:
            apply(organise, change)
        organise.empty_trash()
        kept = counters.numbers(library.connections.read())
        with library.connections.write() as db:
            counters.recount(db.conn)
        assert counters.numbers(library.connections.read()) == kept


def test_an_article_in_the_archive_is_not_unread_and_one_in_the_trash_is_nowhere_else(library: Library) -> None:
    archived, deleted = add_article(library, "One", tags=("work",)), add_article(library, "Two", tags=("work",))
    library.articles.mark([archived], "archived", True)
    library.articles.delete([deleted])
    places = counters.places(library.connections.read())
    assert (places["unread"], places["all"], places["archive"], places["trash"]) == (0, 1, 1, 1)
    assert [(tag.name, tag.articles, tag.unread) for tag in library.tags.all()] == [("work", 1, 0)]
