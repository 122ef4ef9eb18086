from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from threading import Thread

import psutil
import pytest

from reader import errors
from reader.library.file.opening import upgrade
from reader.library.library import Library
from reader.library.migrations import schema
from reader.model.library import Filter
from tests.making import add_article


def test_a_file_that_is_no_library_is_said_so_and_left_alone(tmp_path: Path) -> None:
    for name, content in (("text.sqlite", b"This is a letter, not a library. " * 40), ("short.sqlite", b"x")):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(errors.NotALibrary, match="isn’t a Tearsheet library"):
            Library(path)
        assert path.read_bytes() == content
        assert [p.name for p in tmp_path.iterdir() if p.name.startswith(name)] == [name]


def test_a_file_that_is_no_library_is_not_held_open(tmp_path: Path) -> None:
    path = tmp_path / "text.sqlite"
    path.write_bytes(b"This is a letter, not a library. " * 400)
    with pytest.raises(errors.NotALibrary) as caught:  # what its traceback holds is not collected meanwhile
        Library(path)
    assert [file.path for file in psutil.Process().open_files() if Path(file.path) == path] == []
    assert caught.value.values == {"path": str(path)}


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(errors.NotALibrary):
        Library(path)
    assert path.read_bytes() == before


def test_a_folder_in_the_place_of_the_library_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(errors.LibraryError):
        Library(tmp_path)


def test_a_library_from_a_newer_program_opens_for_reading_only(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    library = Library(path)
    article = add_article(library)
    with library.connections.write() as db:
        db.execute("PRAGMA user_version = 99")
    library.close()
    before = path.read_bytes()
    newer = Library(path)
    assert isinstance(newer.notice, errors.LibraryTooNew)
    assert list(newer.listings.ids(Filter())) == [article]
    with pytest.raises(errors.LibraryTooNew, match="newer Tearsheet"):
        newer.articles.delete([article])
    newer.close()
    assert path.read_bytes() == before


def test_a_read_only_library_can_be_read_and_says_why_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    library = Library(path)
    article = add_article(library)
    library.close()
    monkeypatch.setattr("os.access", lambda *_: False)
    locked = Library(path)
    assert list(locked.listings.ids(Filter())) == [article]
    with pytest.raises(errors.LibraryReadOnly, match="is read-only"):
        locked.articles.delete([article])
    locked.close()


def test_a_full_disk_is_said_so_and_nothing_is_lost(library: Library) -> None:
    article = add_article(library)
    with library.connections.write() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(errors.DiskFull, match="Nothing was lost"):
        add_article(library, "Too much", "word " * 200_000)
    assert library.articles.article(article).row.title == "Ferry returns"


def test_a_library_that_is_written_by_another_is_waited_for_and_then_said_so(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.sqlite.BUSY_SECONDS", 0.05)
    article = add_article(library)
    library.close()
    mine = Library(library.path)
    other = sqlite3.connect(library.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(errors.LibraryBusy):
        mine.articles.delete([article])
    assert list(mine.listings.ids(Filter())) == [article]  # reading does not wait
    other.execute("ROLLBACK")
    other.close()
    mine.articles.delete([article])
    mine.close()


def test_what_another_process_saved_is_noticed(library: Library) -> None:
    before = library.external_change_token()
    other = Library(library.path)
    add_article(other)
    other.close()
    after = library.external_change_token()
    assert after != before
    add_article(library, "Our own")
    mark = library.external_change_token()
    add_article(library, "Our own, too")
    assert library.external_change_token() == mark


def test_a_failed_change_leaves_nothing_behind(library: Library) -> None:
    with pytest.raises(RuntimeError), library.connections.write() as db:  # noqa: PT012
        db.execute("INSERT INTO tags (name) VALUES ('half')")
        raise RuntimeError
    assert library.connections.query("SELECT count(*) FROM tags") == [(0,)]


def test_a_library_of_an_earlier_schema_is_copied_and_then_upgraded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    library = Library(path)
    article = add_article(library)
    library.close()

    def later(db: object) -> None:
        db.execute("ALTER TABLE articles ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")  # type: ignore[attr-defined]

    before = len(schema.MIGRATIONS)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, later))
    upgraded = Library(path)
    assert upgraded.connections.query("SELECT mood FROM articles") == [("calm",)]
    assert list(upgraded.listings.ids(Filter())) == [article]
    upgraded.close()
    copy = sqlite3.connect(tmp_path / f"library.before-schema-{before + 1}.sqlite")
    assert copy.execute("PRAGMA user_version").fetchone() == (before,)
    assert copy.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    copy.close()


def test_of_a_library_that_another_process_has_upgraded_meanwhile_no_copy_is_made(library: Library) -> None:
    add_article(library)
    library.close()
    upgrade(library.path, len(schema.MIGRATIONS) - 1)  # as it was when this process looked
    assert list(library.path.parent.glob("*before-schema*")) == []
    again = Library(library.path)
    assert again.connections.version == len(schema.MIGRATIONS)
    again.close()


def test_a_library_of_the_first_version_keeps_its_articles_and_learns_the_new_columns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        Library(path).close()
    first = sqlite3.connect(path)
    first.execute(
        "INSERT INTO articles (url, title, saved, state) VALUES ('https://example.org/a', 'Kept', '2026-01-01', 'ready')"
    )
    first.execute(
        'INSERT INTO texts (article_id, blocks, text) VALUES (1, \'[{"kind":"paragraph","text":"Words"}]\', \'Words\')'
    )
    first.commit()
    first.close()
    upgraded = Library(path)
    article = upgraded.articles.article(1)
    assert (article.row.title, article.text) == ("Kept", "Words")
    assert (article.row.completeness, article.evidence, article.modified, article.sources) == ("", "", "", ())
    upgraded.close()


def test_a_library_of_the_second_version_keeps_its_data_and_has_its_summaries_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:2])
        Library(path).close()
    second = sqlite3.connect(path)
    second.execute(
        "INSERT INTO articles (url, title, saved, state) VALUES ('https://example.org/a', 'Kept', '2026-01-01', 'ready')"
    )
    packed = '[{"kind":"paragraph","text":"Other words."}]'
    second.execute("INSERT INTO texts (article_id, blocks, text) VALUES (1, ?, 'Other words.')", [packed])
    second.execute("INSERT INTO summaries VALUES (1, 'lexrank-lead', 3, 'en', '[[0, 12]]', 5)")
    second.execute("INSERT INTO corrections VALUES (1, 'aa', 0)")
    second.execute(
        "INSERT INTO earlier_texts (article_id, step, replaced, fields, blocks, cleaner, summaries) SELECT id, 'step', saved,"
        " json_object('title', 'Earlier', 'site', '', 'byline', '', 'description', '', 'excerpt', '', 'language', 'en', 'published', '',"
        " 'modified', '', 'section', '', 'sources', '{}', 'canonical_url', '', 'words', 1, 'minutes', 1, 'thumbnail', '',"
        " 'completeness', 'whole', 'evidence', '', 'place', 0, 'state', 'ready', 'error_code', '', 'error_values', '{}'),"
        ' \'[{"kind":"paragraph","text":"Words."}]\', \'2 x\', \'[["lexrank-lead", 3, "en", "[[0, 6]]", 5]]\' FROM articles'
    )
    second.execute("INSERT INTO search(search) VALUES ('rebuild')")
    second.commit()
    second.close()
    upgraded = Library(path)
    assert (upgraded.articles.article(1).row.title, upgraded.content.text(1)) == ("Kept", "Other words.")
    assert upgraded.rewriting.corrections(1) == {"aa": False}
    assert upgraded.summaries.kept(1, "lexrank-lead", 1, 3) is None
    assert upgraded.summaries.choices(1) == ()
    assert upgraded.rewriting.restore("step") == [1]
    assert (upgraded.articles.article(1).row.title, upgraded.content.text(1)) == ("Earlier", "Words.")
    assert upgraded.summaries.kept(1, "lexrank-lead", 1, 3) is None
    upgraded.close()
    copy = sqlite3.connect(tmp_path / f"library.before-schema-{len(schema.MIGRATIONS)}.sqlite")
    assert copy.execute("SELECT sentences FROM summaries").fetchall() == [("[[0, 12]]",)]
    copy.close()


def test_a_library_of_the_third_version_keeps_its_data_and_gets_what_the_overview_asks(tmp_path: Path) -> None:
    third = Path(__file__).parents[3] / "data" / "libraries" / "schema-3.sqlite"
    path = Path(shutil.copyfile(third, tmp_path / "library.sqlite"))
    upgraded = Library(path)
    look = upgraded.overviews.look()
    assert look.articles == 3
    assert upgraded.connections.query(
        "SELECT (SELECT count(*) FROM tight_pages), (SELECT count(*) FROM tight_images)"
    ) == [(0, 0)]
    assert upgraded.connections.query("PRAGMA foreign_key_check") == []
    upgraded.close()
    (before,) = tmp_path.glob("library.before-schema-*")
    copy = sqlite3.connect(before)
    assert copy.execute("PRAGMA user_version").fetchone() == (3,)
    copy.close()


def test_a_migration_that_fails_leaves_the_library_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.sqlite"
    library = Library(path)
    add_article(library)
    library.close()

    def broken(db: object) -> None:
        db.execute("DROP TABLE texts")  # type: ignore[attr-defined]
        raise sqlite3.OperationalError("no")

    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
        with pytest.raises(errors.LibraryError):
            Library(path)
    whole = Library(path)
    assert whole.content.text(1)
    whole.close()


def test_a_library_that_was_closed_is_whole_in_its_one_file(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite", None)
    add_article(library, "Ferry returns")
    reader = Thread(
        target=lambda: library.listings.ids(Filter())
    )  # a connection for reading, opened after the one that writes
    reader.start()
    reader.join()
    library.close()
    assert [path.name for path in tmp_path.iterdir()] == ["library.sqlite"]
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes((tmp_path / "library.sqlite").read_bytes())
    again = Library(copy, None)
    assert [row.title for row in again.articles.rows(again.listings.ids(Filter()))] == ["Ferry returns"]
    again.close()


def test_an_old_sqlite_is_refused_with_a_sentence_and_the_file_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
    with pytest.raises(errors.SqliteTooOld, match=r"needs 3\.35\.0 or newer"):
        Library(path)
    assert list(tmp_path.iterdir()) == []


def test_the_copy_before_a_migration_is_never_overwritten_and_not_made_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "l.sqlite"
    library = Library(path)
    add_article(library)
    library.close()

    def fails(connection: sqlite3.Connection) -> None:
        if connection.execute("SELECT 1 FROM articles").fetchone():
            raise sqlite3.OperationalError("no")

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, fails))
    known = len(schema.MIGRATIONS)
    first = tmp_path / f"l.before-schema-{known}.sqlite"
    first.write_bytes(b"the copy of another library")
    for _ in range(2):
        with pytest.raises(errors.LibraryError):
            Library(path)
    assert first.read_bytes() == b"the copy of another library"
    assert sorted(found.name for found in tmp_path.glob("l.before*")) == [
        f"l.before-schema-{known}-2.sqlite",
        first.name,
    ]
