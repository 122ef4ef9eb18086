"""Altered rows: never shown as if they were right, found by a check, mended where their sums say how."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path

import pytest

from reader.cli.safety import sentences
from reader.errors import EvidenceDamaged, TextDamaged
from reader.library.file.check import check
from reader.library.file.swap import repair
from reader.library.highlights import DAMAGED_WORDS
from reader.library.library import Library
from reader.library.sqlite import connect
from reader.model.library import Filter
from tests.making import add_article
from tests.unit.library.damaging import alter, big_library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    big_library(path, 6)
    return path


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """For a look at what is shown after the damage."""
    opened: list[Library] = []

    class Later:
        def __getattr__(self, name: str) -> object:
            if not opened:
                opened.append(Library(path))
            return getattr(opened[0], name)

    yield Later()  # type: ignore[misc]
    for one in opened:
        one.close()


def value(path: Path, sql: str) -> bytes:
    connection = sqlite3.connect(path)
    found: bytes = connection.execute(sql).fetchone()[0]
    connection.close()
    return found


def flipped(given: bytes, *bits: int) -> bytes:
    spoiled = bytearray(given)
    for bit in bits or (len(given) * 4,):
        spoiled[bit // 8] ^= 1 << bit % 8
    return bytes(spoiled)


def kinds(path: Path) -> dict[str, tuple[int, ...]]:
    return {finding.kind: finding.articles for finding in check(path).findings}


def test_a_text_with_a_flipped_bit_is_not_shown_is_found_and_comes_back_exactly(path: Path, library: Library) -> None:
    packed = value(path, "SELECT packed FROM texts WHERE article_id = 3")
    alter(path, "UPDATE texts SET packed = ? WHERE article_id = 3", flipped(packed))
    article = library.articles.article(3)
    assert (article.row.state, article.row.error_code, article.blocks) == ("failed", "text-damaged", ())
    for read in (library.content.text, library.summaries.material, library.summaries.choices):
        with pytest.raises(TextDamaged):
            read(3)
    library.close()
    assert kinds(path) == {"texts": (3,)}
    done = repair(path)
    assert done.rebuilt is not None
    assert (done.rebuilt.recovered, done.rebuilt.texts) == (1, 0)
    assert value(path, "SELECT packed FROM texts WHERE article_id = 3") == packed
    assert check(path).is_whole


def test_a_text_with_more_damage_is_removed_by_repair_and_named(path: Path) -> None:
    packed = value(path, "SELECT packed FROM texts WHERE article_id = 3")
    alter(path, "UPDATE texts SET packed = ? WHERE article_id = 3", flipped(packed, 99, 999))
    assert kinds(path) == {"texts": (3,)}
    done = repair(path)
    assert done.rebuilt is not None
    assert (done.rebuilt.texts, done.rebuilt.recovered) == (1, 0)
    assert check(path).is_whole


@pytest.mark.parametrize("title", [b"Article \x36", b"Article \xff"])
def test_an_altered_title_is_not_shown_and_comes_back_where_one_bit_was_flipped(
    path: Path, library: Library, title: bytes
) -> None:
    alter(path, "UPDATE articles SET title = CAST(? AS TEXT) WHERE id = 3", title)
    assert [row.title for row in library.articles.rows([2, 3, 4])] == ["Article 1", "Article 3", "Article 3"]
    assert library.articles.article(3).row.error_code == "entry-damaged"
    library.close()
    assert kinds(path)["entries"] == (3,)
    repair(path)
    assert check(path).is_whole
    shown = Library(path)
    restored = title == b"Article \x36"
    assert shown.articles.row(3).title == ("Article 2" if restored else "Article \ufffd")
    shown.close()


def test_an_altered_picture_is_not_shown_and_is_found(path: Path, library: Library) -> None:
    key = str(value(path, "SELECT key FROM images ORDER BY rowid LIMIT 1"))
    data = value(path, "SELECT data FROM images ORDER BY rowid LIMIT 1")
    alter(path, "UPDATE images SET data = ? WHERE key = ?", flipped(data), key)
    assert library.content.picture(key) is None
    library.close()
    assert kinds(path) == {"altered_pictures": (1,)}


@pytest.mark.parametrize("byte", [0, 40, -1])
def test_a_picture_with_a_flipped_bit_comes_back_exactly(path: Path, byte: int) -> None:
    data = value(path, "SELECT data FROM images ORDER BY rowid LIMIT 1")
    alter(path, "UPDATE images SET data = ? WHERE rowid = 1", flipped(data, byte % len(data) * 8 + 3))
    done = repair(path)
    assert done.rebuilt is not None
    assert (done.rebuilt.pictures, done.rebuilt.altered_pictures) == (1, ())
    assert value(path, "SELECT data FROM images ORDER BY rowid LIMIT 1") == data
    assert check(path).is_whole


def test_a_picture_that_stays_altered_is_told_and_kept(path: Path) -> None:
    spoiled = flipped(value(path, "SELECT data FROM images ORDER BY rowid LIMIT 1"), 80, 160)
    alter(path, "UPDATE images SET data = ? WHERE rowid = 1", spoiled)
    done = repair(path)
    assert done.rebuilt is not None
    assert (done.rebuilt.pictures, done.rebuilt.altered_pictures) == (0, (1,))
    assert value(path, "SELECT data FROM images ORDER BY rowid LIMIT 1") == spoiled
    assert sentences(done)[-1].startswith("Altered pictures aren’t shown: articles 1. ")


@pytest.mark.parametrize("byte", [0, 4, 6, 9, 700, -1])
def test_an_original_with_a_flipped_bit_comes_back_exactly(path: Path, byte: int) -> None:
    body = value(path, "SELECT body FROM pages WHERE article_id = 2")
    alter(path, "UPDATE pages SET body = ? WHERE article_id = 2", flipped(body, byte % len(body) * 8 + 5))
    assert kinds(path) == {"originals": (2,)}
    done = repair(path)
    assert done.rebuilt is not None
    assert (done.rebuilt.originals, done.rebuilt.altered_originals) == (1, ())
    assert value(path, "SELECT body FROM pages WHERE article_id = 2") == body
    assert check(path).is_whole


def test_an_original_that_stays_altered_is_told_and_kept(path: Path) -> None:
    body = value(path, "SELECT body FROM pages WHERE article_id = 2")
    spoiled = flipped(body, 800, 1600)
    alter(path, "UPDATE pages SET body = ? WHERE article_id = 2", spoiled)
    done = repair(path)
    assert done.rebuilt is not None
    assert (done.rebuilt.originals, done.rebuilt.altered_originals) == (0, (2,))
    assert value(path, "SELECT body FROM pages WHERE article_id = 2") == spoiled
    assert sentences(done)[-1].startswith("Kept with an altered original: articles 2. ")


def test_bits_of_an_original_are_not_tried_for_longer_than_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.file.bytes_repair._SEARCH_SECONDS", 0.0)
    body = value(path, "SELECT body FROM pages WHERE article_id = 2")
    alter(path, "UPDATE pages SET body = ? WHERE article_id = 2", flipped(body))
    done = repair(path)
    assert done.rebuilt is not None
    assert done.rebuilt.altered_originals == (2,)


@pytest.mark.parametrize("change", ["body = x'00'", "final_url = 'https://newt.example/2'", "fetched = '2026-11-22'"])
def test_an_altered_original_is_no_evidence_and_is_found(path: Path, library: Library, change: str) -> None:
    alter(path, f"UPDATE pages SET {change} WHERE article_id = 2")
    with pytest.raises(EvidenceDamaged):
        library.content.pages(2)
    library.close()
    assert kinds(path)["originals"] == (2,)


def test_an_altered_summary_is_made_again_and_an_altered_highlight_says_so(path: Path) -> None:
    library = Library(path)
    words = library.content.text(2)[:12]
    library.highlights.add(2, 0, 12, words, 1)
    method, version = library.connections.query("SELECT method, version FROM summaries LIMIT 1")[0]
    assert library.summaries.kept(2, str(method), int(str(version)), 1) is not None
    library.close()
    alter(path, "UPDATE summaries SET sentences = '[[0,3]]' WHERE article_id = 2 AND asked = 1")
    alter(path, "UPDATE highlights SET exact = ? WHERE id = 1", words[:-1] + "?")
    library = Library(path)
    assert library.summaries.kept(2, str(method), int(str(version)), 1) is None
    assert [one.exact for one in library.highlights.of(2)] == [DAMAGED_WORDS]
    assert [one.exact for one in library.highlights.articles([2])[0].highlights] == [DAMAGED_WORDS]
    library.close()
    assert "records" in kinds(path)
    repair(path)
    assert check(path).is_whole


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("UPDATE texts SET row_sum = (row_sum | 4) - (row_sum & 4) WHERE article_id = 2", "sums"),
        ("UPDATE counts SET unread = unread + 4", "counters"),
        ("UPDATE articles SET is_read = 1 WHERE id = 2", "counters"),
        ("UPDATE likeness_values SET value = value + 1 WHERE article_id = 2", "records"),
        ("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'articles'", "rows"),
        ("UPDATE sqlite_sequence SET name = 'articlgs' WHERE name = 'articles'", "rows"),
        ("DELETE FROM counts", "counters"),
        ("UPDATE sites SET articles = 0, unread = 1", "counters"),
        ("UPDATE captures SET state = 'dofe' WHERE id = 2", "records"),
        ("UPDATE tags SET name = 'tag 9x' WHERE id = 2", "records"),
    ],
)
def test_what_follows_from_the_rest_is_found_and_made_again(path: Path, change: str, kind: str) -> None:
    alter(path, change)
    assert kind in kinds(path)
    repair(path)
    assert check(path).is_whole


def test_a_text_whose_sum_is_spoiled_is_still_shown(path: Path) -> None:
    alter(path, "UPDATE texts SET row_sum = (row_sum | 4) - (row_sum & 4) WHERE article_id = 2")
    library = Library(path)
    assert library.content.text(2)
    library.close()


def test_a_changed_word_of_the_index_is_found_where_its_two_places_cancel_each_other_out(path: Path) -> None:
    """Of a word that stands twice in a text FTS5's own check finds no change of some bits: it joins the sums by XOR."""
    library = Library(path)
    add_article(library, "Doubled", " ".join(f"zebra{number} pier zebra{number}" for number in range(40)))
    library.close()
    (spoiled,) = islice(_unseen_changes(path), 1)
    alter(path, "UPDATE search_data SET block = ? WHERE id = ?", *spoiled)
    assert "index" in kinds(path)
    repair(path)
    assert check(path).is_whole


def _unseen_changes(path: Path) -> Iterator[tuple[bytes, int]]:
    """Yield blocks of the index, with their numbers, in which a word is another one without FTS5's own check noticing."""
    with closing(connect(path)) as connection:
        for number, block in connection.execute("SELECT id, block FROM search_data WHERE id > 10").fetchall():
            for place in range(block.find(b"zebra"), len(block)):
                spoiled = flipped(block, place * 8 + 6)
                if not 48 <= block[place] <= 57:
                    continue
                connection.execute("BEGIN")
                connection.execute("UPDATE search_data SET block = ? WHERE id = ?", [spoiled, number])
                with suppress(sqlite3.DatabaseError):
                    connection.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
                    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.w USING fts5vocab(main, search, row)")
                    words = [row[0] for row in connection.execute("SELECT term FROM temp.w WHERE term >= 'zebra'")]
                    if any(not word[5:].isdigit() for word in words if word.startswith("zebra")):
                        yield spoiled, number
                connection.execute("ROLLBACK")


def test_a_tag_whose_name_is_no_text_ends_neither_check_nor_search(path: Path) -> None:
    alter(path, "UPDATE tags SET name = CAST(name AS BLOB) WHERE id = 2")
    library = Library(path)
    assert len(library.listings.ids(Filter(words="article"))) == 6
    assert list(library.listings.ids(Filter(words="tag:nowhere"))) == []
    library.close()
    assert "records" in kinds(path)
    repair(path)
    assert check(path).is_whole
