"""One change is whole or not at all, and what it depends on is looked up inside it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from reader.errors import DiskTooFull, LibraryUnreachable
from reader.library import connections
from reader.library.library import Library
from reader.model.library import Folder
from tests.making import add_article


@pytest.fixture
def meanwhile(library: Library, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Library], object]], None]:
    """Let another program make a change just before the next change of ours begins."""

    def arrange(change: Callable[[Library], object]) -> None:
        begin: Callable[[], AbstractContextManager[Any]] = library.connections.write
        waiting = [change]

        @contextmanager
        def write() -> Iterator[Any]:
            if waiting:
                other = Library(library.path)
                waiting.pop()(other)
                other.close()
            with begin() as db:
                yield db

        monkeypatch.setattr(library.connections, "write", write)

    return arrange


def test_a_change_reads_what_it_has_made_so_far(library: Library) -> None:
    with library.connections.write() as db:
        db.execute("INSERT INTO tags (name) VALUES ('new')")
        assert library.connections.query("SELECT name FROM tags") == [("new",)]
    assert library.connections.query("SELECT name FROM tags") == [("new",)]


def test_changes_within_a_change_are_taken_back_with_it(library: Library) -> None:
    article = add_article(library)
    with pytest.raises(RuntimeError), library.one_change():  # noqa: PT012
        library.tags.add([article], ["work"])
        library.articles.mark([article], "starred", True)
        raise RuntimeError
    assert library.tags.all() == ()
    assert not library.articles.row(article).starred


def test_a_change_within_a_change_that_fails_is_taken_back_alone(library: Library) -> None:
    article = add_article(library)
    with library.one_change():
        library.tags.add([article], ["kept"])
        with pytest.raises(RuntimeError), library.one_change():  # noqa: PT012
            library.tags.add([article], ["lost"])
            raise RuntimeError
    assert [tag.name for tag in library.tags.all()] == ["kept"]
    library.articles.mark([article], "read", True)
    assert library.articles.row(article).read


def test_a_summary_is_not_kept_of_a_text_that_changed_just_before_it_was_written(
    library: Library, meanwhile: Callable[[Callable[[Library], object]], None]
) -> None:
    article = add_article(library, summarised=False)
    material = library.summaries.material(article)
    assert material is not None

    def retitle(other: Library) -> None:
        with other.connections.write() as db:
            db.execute("UPDATE articles SET title = 'Another title'")

    meanwhile(retitle)
    assert not library.summaries.keep(article, "lead", 1, material.content_hash, {})
    assert library.connections.query("SELECT count(*) FROM summaries") == [(0,)]


def test_a_tag_that_appeared_just_before_a_renaming_is_joined_not_left_beside(
    library: Library, meanwhile: Callable[[Callable[[Library], object]], None]
) -> None:
    article = add_article(library, tags=("work",))
    meanwhile(lambda other: other.tags.add([article], ["desk"]))
    library.tags.rename("work", "desk")
    assert [tag.name for tag in library.tags.all()] == ["desk"]


def test_an_article_that_was_tagged_just_before_its_tag_was_deleted_loses_it_too(
    library: Library, meanwhile: Callable[[Callable[[Library], object]], None]
) -> None:
    first, second = add_article(library, "First", tags=("work",)), add_article(library, "Second")
    meanwhile(lambda other: other.tags.add([second], ["work"]))
    library.tags.delete("work")
    assert [library.articles.row(article).tags for article in (first, second)] == [(), ()]


def test_two_folders_that_are_saved_at_the_same_time_have_positions_of_their_own(
    library: Library, meanwhile: Callable[[Callable[[Library], object]], None]
) -> None:
    meanwhile(lambda other: other.folders.save("Theirs", "is:unread"))
    library.folders.save("Ours", "is:starred")
    assert library.folders.all() == (Folder(1, "Theirs", "is:unread", "", 1), Folder(2, "Ours", "is:starred", "", 2))


def test_an_article_that_another_program_just_moved_to_the_trash_keeps_the_time_of_that(
    library: Library, meanwhile: Callable[[Callable[[Library], object]], None]
) -> None:
    article = add_article(library)
    earlier = "2026-01-01T00:00:00.000Z"

    def delete(other: Library) -> None:
        with other.connections.write() as db:
            db.execute("UPDATE articles SET deleted = ?", [earlier])

    meanwhile(delete)
    assert library.articles.delete([article]) == []
    assert library.connections.query("SELECT deleted FROM articles") == [(earlier,)]


def test_a_library_that_was_closed_is_not_opened_again_by_who_reads_late(library: Library) -> None:
    article = add_article(library)
    library.close()
    with pytest.raises(LibraryUnreachable, match="has closed it"):
        library.articles.row(article)
    with pytest.raises(LibraryUnreachable, match="has closed it"):
        library.articles.mark([article], "starred", True)
    assert sorted(file.name for file in library.path.parent.glob("library*")) == [library.path.name]


def test_a_library_on_a_disk_without_any_room_opens_for_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    made = Library(path)
    article = add_article(made, "Ferry", "The ferry returns.")
    made.close()
    connect = connections.connect

    def without_room(path: Path, query: str, **more: Any) -> sqlite3.Connection:
        if "immutable" not in query:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
            raise error
        return connect(path, query, **more)

    monkeypatch.setattr(connections, "connect", without_room)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=0))
    with closing(connections.Connections(path)) as found:
        assert isinstance(found.notice, DiskTooFull)
        assert found.query("SELECT title FROM articles WHERE id = ?", [article]) == [("Ferry",)]
        with pytest.raises(DiskTooFull), found.write():
            pass
