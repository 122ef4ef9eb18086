from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library.file_header import header_faults
from reader.library.library import Library
from reader.library.lock.seals import (
    MAGIC,
    SEAL_BYTES,
    costs_of,
    hold,
    is_seal,
    mended,
    new_seal,
    read_beginning,
    release,
    seal_of,
)


def test_a_seal_says_what_it_is_and_no_two_are_alike() -> None:
    one, other = new_seal(1), new_seal(1)
    assert one != other
    assert len(one) == SEAL_BYTES
    assert one.startswith(MAGIC)
    assert costs_of(one) == 1


def test_a_plain_library_and_other_files_have_no_seal(tmp_path: Path) -> None:
    for name, content in (("plain", b"SQLite format 3\0" + bytes(100)), ("short", b"TLO"), ("text", b"x" * 100)):
        (tmp_path / name).write_bytes(content)
        assert seal_of(tmp_path / name) is None
    assert seal_of(tmp_path / "missing") is None
    assert seal_of(tmp_path) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name is for POSIX")
def test_a_pipe_in_the_place_of_a_library_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert seal_of(tmp_path / "pipe") is None


def test_a_seal_with_one_flipped_bit_in_its_mark_is_still_one() -> None:
    seal = bytearray(new_seal(1))
    seal[2] ^= 0x10
    assert is_seal(bytes(seal))
    seal[3] ^= 0x01
    assert not is_seal(bytes(seal))


def test_any_flipped_bit_of_a_seal_is_put_right() -> None:
    for seal in (new_seal(0), new_seal(1), new_seal(1)):
        for bit in range(8 * SEAL_BYTES):
            damaged = bytearray(seal)
            damaged[bit // 8] ^= 1 << bit % 8
            assert mended(bytes(damaged)) == seal
        assert mended(seal) == seal


def test_a_seal_that_is_damaged_twice_or_has_no_sum_is_left_as_it_is() -> None:
    seal = bytearray(new_seal(1))
    seal[9] ^= 0x81
    assert mended(bytes(seal)) == bytes(seal)
    first = MAGIC + b"\x01" + bytes(range(10))
    assert mended(first) == first
    assert costs_of(first) == 1


def test_a_file_that_is_held_is_not_opened_to_be_asked(tmp_path: Path) -> None:
    path, seal = tmp_path / "locked", new_seal(1)
    path.write_bytes(seal)
    found = path.stat()
    assert hold(path) == seal
    path.write_bytes(bytes(16))
    assert seal_of(path) == seal
    release((found.st_dev, found.st_ino))
    assert seal_of(path) is None
    release((found.st_dev, found.st_ino))


@pytest.mark.skipif(os.name != "posix", reason="locks that go with any descriptor are of POSIX")
def test_reading_the_beginning_of_an_open_library_keeps_its_locks(tmp_path: Path) -> None:
    import fcntl

    path = tmp_path / "library"
    path.write_bytes(b"SQLite format 3\0" + bytes(200))
    found = path.stat()
    hold(path)
    with path.open("rb+") as opened:  # as SQLite has it
        fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        assert read_beginning(path, 15) == b"SQLite format 3"
        assert is_locked_for_others(path)
    release((found.st_dev, found.st_ino))
    assert not is_locked_for_others(path)


def is_locked_for_others(path: Path) -> bool:
    code = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'rb+'), fcntl.LOCK_EX | fcntl.LOCK_NB)"
    return subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, check=False).returncode != 0


def test_check_looks_at_an_open_library_without_dropping_its_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    library = Library(path)
    opened: list[Path] = []
    real = Path.open
    monkeypatch.setattr(Path, "open", lambda self, *a, **k: (opened.append(self), real(self, *a, **k))[1])
    assert header_faults(path) == []
    assert header_faults(path) == []
    assert opened.count(path) == 1  # and that one stays open until the library is closed
    library.close()
