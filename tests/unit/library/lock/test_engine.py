from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader import errors
from reader.library.lock import engine
from reader.library.lock.keys import KEYRING
from reader.library.lock.seals import seal_of
from reader.library.sqlite import open_file


def test_its_errors_are_those_of_python_with_their_codes(locked: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with closing(open_file(locked)) as connection:
        assert isinstance(connection, engine.engine().Connection)
        with pytest.raises(sqlite3.OperationalError) as raised:
            connection.execute("SELECT * FROM nowhere")
        assert raised.value.sqlite_errorcode == sqlite3.SQLITE_ERROR
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(
                "INSERT INTO articles (id, url, title, saved, state) SELECT id, 'x', 'x', 'x', 'x' FROM articles"
            )
    content = bytearray(locked.read_bytes())
    content[9000 : len(content)] = bytes(len(content) - 9000)
    locked.write_bytes(content)
    with closing(open_file(locked)) as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT * FROM sqlite_master, articles, texts, pages").fetchall()
    assert capfd.readouterr() == ("", "")


def test_without_the_key_nothing_is_opened(locked: Path) -> None:
    KEYRING.forget()
    with pytest.raises(errors.LibraryLocked):
        open_file(locked)


def test_it_has_the_search_that_libraries_need(locked: Path) -> None:
    with closing(open_file(locked)) as connection:
        assert engine.seal_of_connection(connection) == seal_of(locked)
        assert connection.execute("SELECT count(*) FROM search WHERE search MATCH 'ferry'").fetchone()[0]


def test_where_it_is_missing_an_error_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    engine.engine.cache_clear()
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    with pytest.raises(errors.LockUnavailable):
        engine.engine()
    monkeypatch.undo()
    engine.engine()
