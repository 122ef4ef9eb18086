from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.library.lock.seals import MAGIC, SEAL_BYTES, costs_of, hold, is_seal, new_seal, release, seal_of


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
