"""Sums of rows: what they find, what they can bring back, and who keeps them."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from zlib import crc32

import pytest

from reader.library.checksums import (
    PARTS,
    Raw,
    encoded,
    encoded_raw,
    flipped_back,
    is_sum,
    is_true,
    spoiled_rows,
    sum_of,
)
from reader.library.library import Library
from tests.making import add_article
from tests.unit.library.damaging import alter

ROW = (3, "https://news.example/a", "Ferry returns", "", 812)


def untrue(library: Library) -> list[tuple[str, object]]:
    with library.connections.reading_raw() as connection:
        return [(name, row.values[0]) for name in PARTS for row in spoiled_rows(connection, name)]


def test_every_flipped_bit_of_a_row_is_found_and_one_of_its_sum_is_told_from_it() -> None:
    kept = sum_of(ROW)
    assert is_true(ROW, kept)
    title = b"Ferry returns"
    for bit in range(len(title) * 8):
        spoiled = bytearray(title)
        spoiled[bit // 8] ^= 1 << bit % 8
        assert not is_true((*ROW[:2], spoiled.decode("latin-1"), *ROW[3:]), kept)
    assert all(is_true(ROW, kept ^ 1 << bit) and not is_sum(kept ^ 1 << bit) for bit in range(63))
    assert not is_true((4, *ROW[1:]), kept)  # another row's
    assert not is_true(ROW, None)


def test_a_field_that_takes_a_letter_of_the_next_one_is_found() -> None:
    assert sum_of(("a", "bc")) != sum_of(("ab", "c"))


def test_texts_are_summed_alike_whether_they_are_read_as_text_or_as_bytes() -> None:
    given = (3, "東京 – “ferry”", "", 0, None)
    assert encoded(given) == encoded_raw(Raw(one.encode()) if isinstance(one, str) else one for one in given)
    assert encoded((b"x",)) == encoded_raw((b"x",)) != encoded(("x",))  # a blob where text belongs


@pytest.mark.parametrize("size", [1, 2, 100, 4000])
def test_any_single_flipped_bit_is_flipped_back(size: int) -> None:
    chance = random.Random(size)
    data = chance.randbytes(size)
    for _ in range(20):
        spoiled = bytearray(data)
        spoiled[chance.randrange(size)] ^= 1 << chance.randrange(8)
        assert flipped_back(crc32(data), bytes(spoiled)) == data
    if size > 9:
        twice = bytearray(data)
        twice[0] ^= 1
        twice[9] ^= 1
        assert flipped_back(crc32(data), bytes(twice)) is None


def test_every_change_of_a_library_keeps_the_sums_right(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite")
    first, second = add_article(library, tags=("a",)), add_article(library, "Other", tags=("b",))
    library.tags.add([first], ("c",))
    library.tags.rename("c", "d")
    library.articles.mark([first, second], "read", True)
    library.articles.remember_place(first, 12)
    library.folders.save("Ferries", "ferry")
    library.highlights.add(first, 4, 9, library.content.text(first)[4:9], 1, "a note")
    library.highlights.put_note(second, "Ask the port’s own pilot")
    library.articles.delete([second])
    assert untrue(library) == []
    library.articles.purge([second])
    assert untrue(library) == []
    assert library.connections.query("SELECT count(*) FROM unsummed") == [(0,)]
    assert library.connections.query("SELECT count(*) FROM page_sums") == [(1,)]
    library.close()


def test_another_program_may_change_a_library_and_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    library = Library(path)
    article = add_article(library, tags=("harbour",))
    with closing(sqlite3.connect(path)) as other:  # without a function of ours
        other.execute("UPDATE articles SET title = 'Corrected elsewhere', notes = 'n' WHERE id = ?", [article])
        other.execute("UPDATE texts SET cleaner = 'theirs'")
        other.execute("INSERT INTO tags (name) VALUES ('theirs')")
        other.execute("INSERT INTO article_tags SELECT ?, id FROM tags WHERE name = 'theirs'", [article])
        other.execute("UPDATE pages SET url = url")
        other.commit()
    for _ in range(2):  # before and after our next change, which sums it
        row = library.articles.row(article)
        assert (row.title, row.state, row.tags) == ("Corrected elsewhere", "ready", ("harbour", "theirs"))
        assert library.articles.article(article).notes == "n"
        assert library.content.pages(article)
        assert untrue(library) == []
        library.articles.mark([article], "starred", True)
    assert library.connections.query("SELECT count(*) FROM unsummed") == [(0,)]
    library.close()


def test_a_change_of_a_spoiled_row_does_not_make_it_look_right(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    library = Library(path)
    article = add_article(library)
    library.close()
    alter(path, "UPDATE articles SET title = 'Ferrx returns', description = 'Ferrx' WHERE id = ?", article)
    library = Library(path)
    with library.connections.write() as db:
        db.execute("UPDATE articles SET excerpt = 'another line', notes = 'a note' WHERE id = ?", [article])
    assert library.articles.row(article).error_code == "entry-damaged"
    assert [name for name, _ in untrue(library)] == ["articles", "details"]
    library.close()
