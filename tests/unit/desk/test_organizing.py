"""Changes of a person's; that any sequence of them can be undone is tested in tests/unit/library/test_any_changes.py."""

from __future__ import annotations

from reader.desk.events import ArticlesChanged, Event, Events
from reader.desk.organizing import Organizing
from reader.library.library import Library
from tests.making import add_article


def test_only_articles_that_changed_are_published_and_taking_back_twice_is_redo(library: Library) -> None:
    first, second = (add_article(library, title) for title in ("First", "Second"))
    heard: list[Event] = []
    events = Events()
    events.subscribe(heard.append)
    organizing = Organizing(library, events)
    organizing.mark([first], "starred", True)
    done = organizing.mark([first, second], "starred", True)
    assert heard[-1] == ArticlesChanged("changed", (second,))
    undone = organizing.take_back(done)
    assert not library.articles.row(second).starred
    organizing.take_back(undone)
    assert library.articles.row(second).starred


def test_deleted_articles_are_in_the_trash_until_it_is_emptied(library: Library) -> None:
    number = add_article(library)
    organizing = Organizing(library, Events())
    organizing.delete([number])
    assert organizing.in_trash() == [number]
    assert organizing.in_trash("2000-01-01T00:00:00.000Z") == []
    assert organizing.empty_trash() == 1
    assert organizing.in_trash() == []
