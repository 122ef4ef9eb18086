from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader import errors
from reader.drafts import SIDECARS, draft_of
from reader.library.file import locking
from reader.library.file.backups import Backups
from reader.library.file.check import check
from reader.library.file.copy import contents_of
from reader.library.file.locking import change, erase_copies, lock, open_copies, recovery_key_of, remove
from reader.library.file.moving import move
from reader.library.file.opening import takes_long
from reader.library.file.swap import repair, restore
from reader.library.library import Library
from reader.library.lock.keys import KEYRING, LEAST, unlock
from reader.library.lock.seals import PAGE_BYTES, seal_of
from reader.library.sqlite import open_file
from reader.model.library import Filter
from tests.making import add_article

WORD = "Zanzibarquay"
PASSPHRASE, OTHER = "four tired harbour gulls", "nine rested river swans"


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "library.sqlite"
    library = Library(path)
    for number in range(3):
        add_article(
            library, f"{WORD} {number}", f"{WORD} opened its gates on day {number}. " * 40, body=os.urandom(9000)
        )
    library.close()
    yield path
    KEYRING.forget()


@pytest.fixture
def locked(plain: Path) -> Path:
    lock(plain, PASSPHRASE, costs=LEAST)
    return plain


def titles(path: Path) -> list[str]:
    library = Library(path)
    try:
        return sorted(row.title for row in library.articles.rows(library.listings.ids(Filter(words=WORD))))
    finally:
        library.close()


ALL = [f"{WORD} {number}" for number in range(3)]


def names(folder: Path) -> list[str]:
    """Return the names of all files but SQLite's own beside one that was only read."""
    return [path.name for path in folder.iterdir() if not path.name.endswith(SIDECARS)]


def files_with_the_word(folder: Path) -> list[str]:
    """Return the files that hold a word of the articles, or SQLite's own beginning."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            if WORD.encode() in content or WORD.lower().encode() in content or content.startswith(b"SQLite format 3"):
                found.append(path.name)
    return found


def test_a_locked_library_is_the_same_and_no_file_has_a_word_of_it(locked: Path) -> None:
    assert titles(locked) == ALL
    assert check(locked).is_whole
    assert files_with_the_word(locked.parent) == []
    assert names(locked.parent) == [locked.name]
    assert locked.stat().st_mode & 0o077 == 0


def test_nothing_of_it_is_read_without_the_passphrase(locked: Path) -> None:
    KEYRING.forget()
    before = locked.read_bytes()
    for act in (Library, contents_of, check, repair, recovery_key_of, remove, lambda path: change(path, OTHER)):
        with pytest.raises(errors.LibraryError) as raised:
            act(locked)
        assert isinstance(raised.value, errors.LibraryLocked)
    with closing(sqlite3.connect(locked)) as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT * FROM articles")
    assert locked.read_bytes() == before
    assert names(locked.parent) == [locked.name]


def test_no_plain_text_is_written_by_any_work_on_a_locked_library(locked: Path) -> None:
    folder = locked.parent
    library = Library(locked)
    add_article(library, f"{WORD} 3", f"{WORD} closed again. " * 50)
    assert files_with_the_word(folder) == []  # the WAL is there now
    library.tags.add(library.listings.ids(Filter()), (WORD,))
    for page in library.compaction.loose_pages("9999"):
        library.compaction.tighten(page)
    library.compaction.compact(lambda: False)
    assert files_with_the_word(folder) == []
    library.close()
    copy = Backups(locked, folder / "backups").make(kept=True)
    assert copy.locked
    assert copy.contents is not None
    assert copy.contents.articles == 4
    assert check(locked).is_whole
    repair(locked)
    restore(copy.path, locked)
    (folder / "elsewhere").mkdir()
    moved = move(locked, folder / "elsewhere", lambda _path: None).path
    assert titles(moved) == [*ALL, f"{WORD} 3"]
    assert files_with_the_word(folder) == []


def test_a_changed_passphrase_opens_it_and_the_earlier_one_does_not(locked: Path) -> None:
    old, earlier = recovery_key_of(locked), seal_of(locked)
    new = change(locked, OTHER, costs=LEAST)
    assert old != new
    assert seal_of(locked) != earlier
    KEYRING.forget()
    for wrong in (PASSPHRASE, old):
        with pytest.raises(errors.WrongPassphrase):
            unlock(locked, wrong)
    unlock(locked, OTHER)
    assert titles(locked) == ALL
    assert files_with_the_word(locked.parent) == []


def test_a_removed_lock_gives_the_plain_library_back(locked: Path) -> None:
    remove(locked)
    KEYRING.forget()
    assert seal_of(locked) is None
    assert titles(locked) == ALL
    assert check(locked).is_whole
    library = Library(locked)
    assert library.schema
    assert not library.connections.is_locked
    library.close()


def test_a_lock_that_does_not_fit_is_refused(plain: Path) -> None:
    with pytest.raises(errors.PassphraseTooShort):
        lock(plain, "short", costs=LEAST)
    with pytest.raises(errors.PassphraseTooLong):
        lock(plain, "gulls " * 200, costs=LEAST)
    with pytest.raises(errors.NotLocked):
        change(plain, OTHER, costs=LEAST)
    with pytest.raises(errors.NotLocked):
        remove(plain)
    lock(plain, PASSPHRASE, costs=LEAST)
    with pytest.raises(errors.AlreadyLocked):
        lock(plain, OTHER, costs=LEAST)


@pytest.mark.parametrize("stage", ["copying", "verifying"])
def test_a_lock_that_is_ended_leaves_the_plain_library_whole(plain: Path, stage: str) -> None:
    def end(now: str, _fraction: float = -1.0) -> None:
        if now == stage:
            raise errors.Cancelled()

    with pytest.raises(errors.Cancelled):
        lock(plain, PASSPHRASE, end, costs=LEAST)
    assert seal_of(plain) is None
    assert titles(plain) == ALL
    assert names(plain.parent) == [plain.name]


def test_a_library_that_is_open_elsewhere_is_not_locked(plain: Path) -> None:
    library = Library(plain)
    with closing(sqlite3.connect(plain)) as other:
        other.execute("SELECT count(*) FROM articles").fetchone()
        with pytest.raises(errors.LibraryInUse):
            lock(plain, PASSPHRASE, costs=LEAST)
    library.close()
    assert titles(plain) == ALL


def test_what_was_saved_while_it_was_locked_is_not_lost(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def save(stage: str, _fraction: float = -1.0) -> None:
        if stage == "verifying":
            with closing(sqlite3.connect(plain, isolation_level=None)) as other:
                other.execute("UPDATE articles SET is_read = 1 - is_read")
            os.utime(plain)

    with pytest.raises(errors.LibraryInUse):
        lock(plain, PASSPHRASE, save, costs=LEAST)
    assert titles(plain) == ALL


def test_the_old_file_is_overwritten(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, int, bool]] = []
    erase = locking.erase

    def spy(path: Path) -> None:
        if path.exists():
            seen.append((path.suffix, path.stat().st_nlink, WORD.encode() in path.read_bytes()))
        erase(path)

    monkeypatch.setattr(locking, "erase", spy)
    lock(plain, PASSPHRASE, costs=LEAST)
    assert (".erasing", 1, True) in seen
    assert names(plain.parent) == [plain.name]


def test_a_name_that_a_killed_lock_left_is_swept_and_never_takes_the_library_along(plain: Path) -> None:
    left = draft_of(plain, "erasing")
    dead = left.with_name(left.name.replace(f".{os.getpid()}-", ".999999-"))
    os.link(plain, dead)
    assert titles(plain) == ALL
    assert not dead.exists()


def test_one_flipped_bit_is_found_and_costs_little(locked: Path) -> None:
    content = bytearray(locked.read_bytes())
    content[len(content) // PAGE_BYTES // 2 * PAGE_BYTES + 4000] ^= 8
    locked.write_bytes(content)
    report = check(locked)
    assert [finding.kind for finding in report.findings] == ["file"]
    done = repair(locked)
    assert done.kept is not None
    assert seal_of(done.kept) == seal_of(locked)
    assert len(titles(locked)) == 3
    assert check(locked).is_whole
    assert files_with_the_word(locked.parent) == []


@pytest.mark.parametrize("bit", [3, 41, 77, 126])
def test_a_flipped_bit_of_the_seal_is_found_and_costs_nothing(locked: Path, bit: int) -> None:
    seal = seal_of(locked)
    content = bytearray(locked.read_bytes())
    content[bit // 8] ^= 1 << bit % 8
    locked.write_bytes(content)
    KEYRING.forget()
    unlock(locked, PASSPHRASE)
    assert titles(locked) == ALL
    assert [finding.kind for finding in check(locked).findings] == ["file"]
    repair(locked)
    assert locked.read_bytes()[:16] == seal
    assert titles(locked) == ALL
    assert check(locked).is_whole


def test_a_damaged_beginning_is_damage_and_no_new_library_and_is_repaired(locked: Path) -> None:
    content = bytearray(locked.read_bytes())
    content[24:40] = bytes(16)
    locked.write_bytes(content)
    with pytest.raises(errors.LibraryDamaged):
        Library(locked)
    assert locked.read_bytes() == bytes(content)
    repair(locked)
    assert titles(locked) == ALL
    assert check(locked).is_whole


def test_a_plain_backup_comes_back_locked(plain: Path) -> None:
    backup = Backups(plain, plain.parent / "backups").make(kept=True)
    assert not backup.locked
    lock(plain, PASSPHRASE, costs=LEAST)
    restore(backup.path, plain)
    assert seal_of(plain) is not None
    assert titles(plain) == ALL


def test_a_backup_of_an_earlier_passphrase_needs_that_one(locked: Path) -> None:
    backups = Backups(locked, locked.parent / "backups")
    backup = backups.make(kept=True)
    change(locked, OTHER, costs=LEAST)
    KEYRING.forget()
    unlock(locked, OTHER)
    (known,) = backups.copies()
    assert isinstance(known.problem, errors.BackupLocked)
    with pytest.raises(errors.BackupLocked):
        restore(backup.path, locked)
    unlock(backup.path, PASSPHRASE)
    assert restore(backup.path, locked).passphrase == "other"
    assert restore(backup.path, locked).passphrase == ""
    assert titles(locked) == ALL
    assert seal_of(locked) == seal_of(backup.path)


def test_copies_that_the_passphrase_does_not_protect_are_named_and_erased(plain: Path) -> None:
    backups = Backups(plain, plain.parent / "backups")
    before = backups.make(kept=True).path
    damaged = plain.with_name("library.damaged-2026-11-01T000000Z.sqlite")
    damaged.write_bytes(plain.read_bytes())
    lock(plain, PASSPHRASE, costs=LEAST)
    after = backups.make(kept=True).path
    found = open_copies(plain, [copy.path for copy in backups.copies()])
    assert sorted(found) == sorted([before, damaged])
    assert erase_copies(found) == []
    assert not before.exists()
    assert not damaged.exists()
    assert after.exists()
    assert files_with_the_word(plain.parent) == []


def test_an_earlier_schema_is_upgraded_locked_with_a_locked_copy_before(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes((Path(__file__).parents[3] / "data/libraries/schema-3.sqlite").read_bytes())
    lock(path, PASSPHRASE, costs=LEAST)
    assert not takes_long(path)
    Library(path).close()
    (copy,) = tmp_path.glob("library.before-schema-*.sqlite")
    assert seal_of(copy) == seal_of(path)
    assert check(path).is_whole
    KEYRING.forget()


def test_a_large_locked_library_stays_whole_when_it_is_compacted(locked: Path) -> None:
    library = Library(locked)
    with library.connections.write() as db:
        db.conn.execute("CREATE TABLE filler (a)")
        db.conn.executemany("INSERT INTO filler VALUES (randomblob(?))", [(3000,)] * 3000)
    with library.connections.write() as db:
        db.conn.execute("DELETE FROM filler WHERE rowid % 3 = 0")
    assert library.compaction.compact(lambda: False) > 0
    library.close()
    with closing(open_file(locked)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for administrators alone")
def test_a_copy_that_is_a_link_is_named_and_what_it_leads_to_stays(plain: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    other.write_bytes(plain.read_bytes())
    link = plain.with_name("library.replaced-2026-11-01T000000Z.sqlite")
    link.symlink_to(other)
    lock(plain, PASSPHRASE, costs=LEAST)
    before = other.read_bytes()
    assert open_copies(plain, []) == [link]
    assert erase_copies([link]) == [link]
    assert (other.read_bytes(), link.is_symlink()) == (before, True)


def test_a_copy_that_is_named_from_here_is_counted_once(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = plain.with_name("library.damaged-2026-11-01T000000Z.sqlite")
    copy.write_bytes(plain.read_bytes())
    lock(plain, PASSPHRASE, costs=LEAST)
    monkeypatch.chdir(plain.parent)
    assert open_copies(Path(plain.name), [Path(copy.name)]) == [copy]


def test_a_plain_library_that_a_locked_backup_replaces_says_so(locked: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.sqlite"
    Library(plain).close()
    backup = Backups(locked, tmp_path / "backups-of-it")
    backup.folder.mkdir()
    done = restore(backup.make(kept=True).path, plain)
    assert done.passphrase == "first"
    assert done.kept is not None
    assert open_copies(plain, []) == [done.kept]
