"""The folder in which pages from the browser wait: private, whole, bounded, and sealed for a locked library."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.desk.handed_over import waiting as room
from reader.desk.handed_over.waiting import PUBLIC, SEALED, TooManyWaiting, Waiting
from reader.errors import FileUnreadable, LibraryLocked
from reader.library.lock.keys import KEYRING, LEAST
from reader.library.lock.seals import new_seal
from tests.handing import handed_over

PAGE = handed_over(b"<p>secret words", title="Secret title")


@pytest.fixture
def waiting(tmp_path: Path) -> Waiting:
    (tmp_path / "library.sqlite").write_bytes(b"SQLite format 3\0")
    return Waiting(tmp_path / "library.sqlite", tmp_path / "settings")


def lock(waiting: Waiting) -> tuple[bytes, bytes]:
    seal, key = new_seal(LEAST), os.urandom(32)
    waiting.library.write_bytes(seal + bytes(100))
    return seal, key


def test_a_page_waits_where_only_its_owner_may_read_and_comes_back(waiting: Waiting) -> None:
    path = waiting.put(PAGE)
    assert waiting.all() == [path]
    assert waiting.read(path) == PAGE
    assert waiting.holds(path)
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
    waiting.remove(path)
    assert waiting.all() == []


def test_nothing_but_its_own_files_is_held_or_removed(waiting: Waiting, tmp_path: Path) -> None:
    waiting.put(PAGE)
    other = tmp_path / f"{'0' * 32}.page"
    inside = waiting.folder / "notes.txt"
    for path in (other, inside):
        path.write_text("mine")
        assert not waiting.holds(path)
        waiting.remove(path)
        assert path.exists()
    assert len(waiting.all()) == 1


def test_each_library_has_its_own_folder(waiting: Waiting, tmp_path: Path) -> None:
    waiting.put(PAGE)
    other = Waiting(tmp_path / "other.sqlite", tmp_path / "settings")
    assert other.all() == []
    waiting.follow(other.library)
    assert len(other.all()) == 1
    assert waiting.all() == []


def test_no_more_pages_wait_than_a_disk_can_bear(waiting: Waiting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_WAITING_FILES", 2)
    for _ in range(2):
        waiting.put(PAGE)
    with pytest.raises(TooManyWaiting):
        waiting.put(PAGE)


def test_no_plain_byte_of_a_page_for_a_locked_library_is_written(
    waiting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal, key = lock(waiting)
    with pytest.raises(LibraryLocked):
        waiting.put(PAGE)  # nobody has opened it since it has a passphrase
    KEYRING.add(seal, key)
    waiting.publish_key()
    KEYRING.forget()
    path = waiting.put(PAGE)
    assert path.suffix == SEALED
    for file in waiting.folder.iterdir():
        content = file.read_bytes()
        assert b"secret" not in content.lower()
        assert key not in content
    with pytest.raises(LibraryLocked):
        waiting.read(path)
    KEYRING.add(seal, key)
    assert waiting.read(path) == PAGE
    KEYRING.forget()


def test_a_page_that_was_sealed_for_another_passphrase_is_told_from_a_damaged_one(waiting: Waiting) -> None:
    seal, key = lock(waiting)
    KEYRING.add(seal, key)
    waiting.publish_key()
    KEYRING.forget()
    path = waiting.put(PAGE)
    other, other_key = lock(waiting)
    KEYRING.add(other, other_key)
    with pytest.raises(FileUnreadable, match="another passphrase"):
        waiting.read(path)
    KEYRING.forget()


def test_the_public_key_goes_when_the_passphrase_does(waiting: Waiting) -> None:
    seal, key = lock(waiting)
    KEYRING.add(seal, key)
    waiting.publish_key()
    assert (waiting.folder / PUBLIC).exists()
    waiting.library.write_bytes(b"SQLite format 3\0")
    waiting.publish_key()
    assert not (waiting.folder / PUBLIC).exists()
    KEYRING.forget()


def test_what_waits_is_sealed_again_when_the_passphrase_changes_comes_or_goes(waiting: Waiting) -> None:
    plain = waiting.put(PAGE)
    seal, key = lock(waiting)
    KEYRING.add(seal, key)
    waiting.seal_again(None)
    (sealed,) = waiting.all()
    assert not plain.exists()
    assert b"secret" not in sealed.read_bytes().lower()
    assert waiting.read(sealed) == PAGE
    other, other_key = lock(waiting)
    KEYRING.add(other, other_key)
    waiting.seal_again((seal, key))
    (again,) = waiting.all()
    assert again != sealed
    assert waiting.read(again) == PAGE
    waiting.library.write_bytes(b"SQLite format 3\0")
    waiting.seal_again((other, other_key))
    (open_again,) = waiting.all()
    assert open_again.suffix == room.PLAIN
    assert waiting.read(open_again) == PAGE
    KEYRING.forget()
