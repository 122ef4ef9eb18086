"""What follows from the rest is made anew, and rows that belong to nothing are removed or brought back."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from reader.library import counters
from reader.library.compression import add_functions
from reader.library.file.repair import rebuild, rebuild_index
from reader.library.library import Library
from reader.model.library import Filter
from tests.making import add_article


def test_a_spoiled_index_and_spoiled_counters_are_made_anew(library: Library) -> None:
    article = add_article(library, tags=("work",))
    with library.connections.write() as db:
        db.execute("INSERT INTO search(search) VALUES ('delete-all')")
        db.execute('UPDATE counts SET "all" = 77')
    done = rebuild(library.connections)
    assert (done.brought_back, done.removed, done.texts) == (0, 0, 0)
    assert list(library.listings.ids(Filter(words="ferry"))) == [article]
    assert counters.places(library.connections.read())["all"] == 1


def test_an_article_comes_back_of_which_only_text_and_original_are_left(library: Library) -> None:
    article = add_article(library, url="https://news.example/a")
    with closing(sqlite3.connect(library.path)) as other, other:  # its foreign keys are off
        other.execute("INSERT INTO texts (article_id, packed) SELECT 9, packed FROM texts")
    assert rebuild(library.connections).brought_back == 1
    assert library.content.text(9) == library.content.text(article)


def test_a_text_that_was_replaced_since_the_check_is_not_taken_out(library: Library) -> None:
    article = add_article(library)
    assert rebuild(library.connections, (article,)).texts == 0
    assert library.content.text(article)


class _Greedy(sqlite3.Connection):
    """Has no memory for the index as it is, like SQLite where a spoiled block says how long it is."""

    asked = 0

    def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        if "VALUES ('rebuild')" in sql and not self.asked:
            self.asked += 1
            raise MemoryError
        return super().execute(sql, *values)  # type: ignore[arg-type]


def test_an_index_that_asks_for_more_memory_than_there_is_is_made_anew(library: Library) -> None:
    article = add_article(library)
    library.close()
    with closing(sqlite3.connect(library.path, factory=_Greedy, isolation_level=None)) as connection:
        add_functions(connection)
        connection.execute("BEGIN")
        rebuild_index(connection)
        connection.execute("COMMIT")
    again = Library(library.path)
    assert list(again.listings.ids(Filter(words="ferry"))) == [article]
    again.close()
