"""Changes of a person's; that any sequence of them can be undone is tested in tests/unit/library/test_any_changes.py."""

from __future__ import annotations

import pytest

from reader.desk.events import ArticlesChanged, Event, Events
from reader.desk.organizing import Organizing
from reader.errors import DiskFull
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


def test_emptying_the_trash_leaves_no_word_of_it_in_the_file(library: Library) -> None:
    for number in range(30):
        add_article(library, f"Ferry {number}", f"The ferry of pier {number} returns to the harbour.")
    words = "The source is Qwxquokka, who lives in Zzyzxharbour."
    number = add_article(library, "Qwxquokka speaks", words, body=f"<p>{words}</p>".encode())
    organizing = Organizing(library, Events())
    organizing.delete([number])
    assert held(library) > 0
    organizing.empty_trash()
    assert held(library) == 0
    library.close()
    assert held(library) == 0


def test_emptying_the_trash_forgets_sites_of_which_nothing_is_left(library: Library) -> None:
    gone, _, trashed = (add_article(library, f"Ferry of {site}", site=site) for site in ("Gone", "Left", "Trashed"))
    organizing = Organizing(library, Events())
    organizing.delete([gone])
    organizing.empty_trash()
    organizing.delete([trashed])
    list(library.articles.overwrite_purged())
    assert sites(library) == [("Left", 1), ("Trashed", 0)]
    organizing.restore([trashed])
    assert sites(library) == [("Left", 1), ("Trashed", 1)]


def sites(library: Library) -> list[tuple[str, int]]:
    return [(name, number) for name, number in library.connections.query("SELECT site, articles FROM sites ORDER BY 1")]


@pytest.mark.parametrize("kind", ["note", "note-of-a-highlight"])
def test_words_of_a_note_that_is_deleted_are_gone_as_the_program_ends(library: Library, kind: str) -> None:
    number = add_article(library)
    organizing = Organizing(library, Events())
    secret = "The source is Qwxquokka, who lives in Zzyzxharbour."
    if kind == "note":
        organizing.published(library.highlights.put_note(number, secret))
        organizing.published(library.highlights.put_note(number, ""))
    else:
        words = library.content.text(number)[:30].strip()
        organizing.published(library.highlights.add(number, 0, len(words), words, 1, secret))
        organizing.published(library.highlights.remove([one.id for one in library.highlights.of(number)]))
    organizing.forget_words()
    library.close()
    assert held(library) == 0


def held(library: Library) -> int:
    """Return how often the rare words, or all but their first letter, are in the file and beside it."""
    files = library.path.parent.glob(f"{library.path.name}*")
    bytes_of = [path.read_bytes().lower() for path in files]
    return sum(one.count(word) for one in bytes_of for word in (b"wxquokka", b"zyzxharbour"))


def test_a_disk_without_room_keeps_nothing_in_the_trash(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    number = add_article(library)

    def full(*_: object, **__: object) -> bool:
        raise DiskFull()

    monkeypatch.setattr("reader.library.search.index.merge_some", full)
    organizing = Organizing(library, Events())
    organizing.delete([number])
    assert organizing.empty_trash() == 1


def test_articles_in_the_trash_are_there_and_those_removed_for_good_are_not(library: Library) -> None:
    kept, deleted, gone = (add_article(library, title) for title in ("Kept", "Deleted", "Gone"))
    organizing = Organizing(library, Events())
    organizing.delete([gone])
    organizing.empty_trash()
    organizing.delete([deleted])
    assert organizing.there([kept, deleted, gone, 999]) == {kept, deleted}
