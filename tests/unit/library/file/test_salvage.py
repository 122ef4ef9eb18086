from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from reader import errors
from reader.library.file.check import check
from reader.library.file.salvage import salvage
from reader.library.file.swap import repair
from reader.library.library import Library
from reader.library.migrations import schema
from reader.model.library import Filter
from tests.making import add_article
from tests.unit.library.damaging import big_library, overwrite, page_size, pages_of


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "library.sqlite"
    big_library(path)
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "library.sqlite"
    copied.write_bytes(whole.read_bytes())
    return copied


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A twentieth of the failed reads: where the end of a table is gone, each number that a row could have is tried."""
    monkeypatch.setattr("reader.library.file.salvage._MAX_FAILED_READS", 2_500)


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def numbers_are_right(library: Library) -> bool:
    """Whatever is kept beside the rows that it is counted from says what the rows say."""
    counts = library.articles.counts()
    said = (
        counts.places["all"],
        counts.places["unread"],
        sorted((tag.name, tag.articles) for tag in library.tags.all()),
    )
    (everything, unread), *_ = library.connections.query(
        "SELECT count(*), count(CASE WHEN is_read = 0 AND is_archived = 0 THEN 1 END) FROM articles WHERE deleted IS NULL"
    )
    tags = library.connections.query(
        "SELECT g.name, count(*) FROM tags g JOIN article_tags x ON x.tag_id = g.id GROUP BY g.id"
    )
    return said == (everything, unread, sorted(tags))


def test_every_row_around_an_unreadable_page_is_saved(path: Path, tmp_path: Path) -> None:
    leaves = pages_of(path, "articles")
    assert len(leaves) > 5
    overwrite(path, leaves[len(leaves) // 2])
    saved = salvage(path, tmp_path / "saved.sqlite")
    named = 120 - len(saved.nameless)
    assert saved.articles == 120  # those on the page are known by their texts
    assert 0 < len(saved.nameless) < 20
    assert saved.lost_articles == 0
    assert (saved.originals, saved.pictures, saved.tags) == (120, 120, 10)
    assert (saved.lost_originals, saved.lost_pictures, saved.lost_tags, saved.textless) == (0, 0, 0, 0)
    library = Library(tmp_path / "saved.sqlite")
    titles = [row.title for row in library.articles.rows(library.listings.ids(Filter()))]
    assert len([title for title in titles if title.startswith("Article ")]) == named
    assert len([title for title in titles if title.startswith("article ")]) == len(saved.nameless)
    assert all(library.content.pages(number)[0].body and library.content.text(number) for number in range(1, 121))
    assert numbers_are_right(library)
    library.close()
    assert check(tmp_path / "saved.sqlite").is_whole


@pytest.mark.usefixtures("impatient")
def test_several_unreadable_pages_in_every_table(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    for table in ("articles", "texts", "pages", "images"):
        leaves = pages_of(path, table)
        overwrite(path, leaves[0], leaves[len(leaves) // 3], leaves[-1], byte=b"\xff")
    damaged = path.read_bytes()
    assert damaged != before
    saved = salvage(path, tmp_path / "saved.sqlite")
    assert path.read_bytes() == damaged, "the damaged file was touched"
    assert saved.articles > 110
    assert saved.originals > 90
    assert saved.pictures > 100
    assert saved.tags == 10
    report = check(tmp_path / "saved.sqlite")
    assert {finding.kind for finding in report.findings} <= {"pictures"}  # a text may show a picture that was lost
    library = Library(tmp_path / "saved.sqlite")
    assert numbers_are_right(library)
    library.close()


@pytest.mark.parametrize("seed", range(6))
def test_noise_anywhere_but_in_the_first_page_never_fails_and_saves_most(path: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    size = page_size(path)
    total = path.stat().st_size // size
    with path.open("rb+") as file:
        for _ in range(12):
            file.seek(chance.randrange(size, (total - 1) * size))
            file.write(chance.randbytes(3000))
    saved = salvage(path, tmp_path / "saved.sqlite")
    assert saved.articles + saved.originals > 120
    assert {finding.kind for finding in check(tmp_path / "saved.sqlite").findings} <= {"pictures"}
    library = Library(tmp_path / "saved.sqlite")
    for row in library.articles.rows(library.listings.ids(Filter())):
        library.articles.article(row.id)
        assert all(page.body for page in library.content.pages(row.id))
    library.close()


@pytest.mark.usefixtures("impatient")
def test_a_file_that_was_cut_short(path: Path, tmp_path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size * 2 // 3)
    saved = salvage(path, tmp_path / "saved.sqlite")
    assert saved.articles > 60
    assert saved.originals > 30
    assert {finding.kind for finding in check(tmp_path / "saved.sqlite").findings} <= {"pictures"}


def test_a_file_whose_schema_is_gone_is_told_in_a_sentence(path: Path, tmp_path: Path) -> None:
    size = page_size(path)
    data = bytearray(path.read_bytes())
    for at in range(0, len(data), size):
        if b"CREATE T" in data[at : at + size]:
            data[at + 100 : at + size] = bytes(size - 100)
    data[100:size] = bytes(size - 100)
    path.write_bytes(data)
    with pytest.raises(errors.BeyondRepair, match="Restore a backup"):
        salvage(path, tmp_path / "saved.sqlite")
    assert [file.name for file in tmp_path.iterdir()] == ["library.sqlite"]


def test_a_file_whose_first_page_is_gone_is_saved_with_everything_in_it(path: Path, tmp_path: Path) -> None:
    with path.open("rb+") as file:
        file.seek(100)
        file.write(b"\x00" * (page_size(path) - 100))
    saved = salvage(path, tmp_path / "saved.sqlite")
    assert (saved.articles, saved.originals, saved.pictures, saved.tags) == (120, 120, 120, 10)
    assert (saved.lost_articles, saved.lost_originals, saved.textless) == (0, 0, 0)


def test_a_file_whose_first_bytes_are_broken_is_repaired_with_everything_in_it(path: Path) -> None:
    with path.open("rb+") as file:
        file.write(b"\x00" * 16)
    done = repair(path)
    assert done.saved is not None
    assert done.saved.articles > 0
    assert done.saved.lost_articles == 0


def test_a_repair_takes_the_place_of_the_damaged_file_and_keeps_that(path: Path) -> None:
    leaves = pages_of(path, "pages")
    overwrite(path, leaves[3])
    damaged = path.read_bytes()
    done = repair(path)
    assert done.saved is not None
    assert done.kept is not None
    assert done.kept.name.startswith("library.damaged-2")
    assert done.kept.read_bytes() == damaged
    assert done.saved.lost_originals in range(1, 12)
    assert check(path).is_whole
    assert sorted(file.name for file in path.parent.iterdir()) == sorted([path.name, done.kept.name])
    library = Library(path)
    assert len(library.listings.ids(Filter())) == 120
    library.close()


def test_what_the_wal_still_holds_is_saved_too(path: Path, tmp_path: Path) -> None:
    """A program that was killed left its WAL; then the disk spoiled a page."""
    overwrite(path, pages_of(path, "pages")[3])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA wal_autocheckpoint = 0")
    other.execute("INSERT INTO tags (name) VALUES ('written last')")
    for suffix in ("", "-wal"):
        source = path.with_name(path.name + suffix)
        (tmp_path / f"killed.sqlite{suffix}").write_bytes(source.read_bytes())
    other.close()
    killed = tmp_path / "killed.sqlite"
    assert killed.with_name("killed.sqlite-wal").stat().st_size > 0
    done = repair(killed)
    assert done.saved is not None
    assert done.saved.tags == 11
    assert ("written last",) in rows(killed, "SELECT name FROM tags")
    assert done.kept is not None


def test_ending_a_salvage_leaves_everything_as_it_was(path: Path) -> None:
    overwrite(path, pages_of(path, "pages")[3])
    before = path.read_bytes()

    def stop(stage: str, _fraction: float) -> None:
        if stage == "salvaging":
            raise errors.Cancelled

    with pytest.raises(errors.Cancelled):
        repair(path, stop)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["library.sqlite"]


def test_a_damaged_library_of_an_earlier_schema_is_saved_as_such_and_upgraded_when_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        Library(path).close()
    first = sqlite3.connect(path)
    for number in range(1, 301):
        first.execute(
            "INSERT INTO articles (url, title, saved, state) VALUES (?, ?, '2026-01-01', 'ready')",
            [f"https://a/{number}", "A" * 90],
        )
        first.execute(
            'INSERT INTO texts (article_id, blocks, text) VALUES (?, \'[{"kind":"paragraph","text":"W"}]\', \'W\')',
            [number],
        )
    first.execute("INSERT INTO search(search) VALUES ('rebuild')")
    first.commit()
    first.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    first.close()
    overwrite(path, pages_of(path, "articles")[4])
    saved = salvage(path, tmp_path / "saved.sqlite")
    assert saved.articles == 300
    assert rows(tmp_path / "saved.sqlite", "PRAGMA user_version") == [(1,)]
    library = Library(tmp_path / "saved.sqlite")
    assert library.articles.article(1).text == "W"
    assert numbers_are_right(library)
    library.close()


def test_a_damaged_library_says_so_when_it_is_read(path: Path) -> None:
    overwrite(path, *pages_of(path, "articles"))
    library = Library(path)
    with pytest.raises(errors.LibraryDamaged, match="Repair it, or restore a backup"):
        library.articles.rows(range(1, 121))
    library.close()


def test_a_salvaged_library_goes_on_from_the_highest_number_that_was_ever_given(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite")
    add_article(library)
    library.articles.purge([add_article(library, "Gone for good")])
    library.close()
    salvage(tmp_path / "library.sqlite", tmp_path / "saved.sqlite")
    saved = Library(tmp_path / "saved.sqlite")
    assert add_article(saved, "Next") == 3
    saved.close()
