"""The header of a library file: its faults, and the header that it should have."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reader.library.file_header import HEADER_BYTES, header_faults, is_damaged_library, made_header, read_header
from reader.library.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    Library(path).close()
    return path


def flip(path: Path, at: int, bit: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1 << bit
    path.write_bytes(data)


def test_a_sound_header_has_no_faults_and_is_made_the_same(library: Path) -> None:
    assert header_faults(library) == []
    assert made_header(library) == read_header(library)


@pytest.mark.parametrize("at", [0, 3, 15, 16, 17, 18, 19, 20, 21, 22, 23, 47, 48, 52, 59, 64, 68, 71, 72, 91])
def test_a_flipped_bit_in_what_never_changes_is_a_fault_and_is_made_right(library: Path, at: int) -> None:
    sound = read_header(library)
    flip(library, at, 3)
    assert header_faults(library)
    assert is_damaged_library(library)
    assert made_header(library) == sound


def test_a_library_whose_header_is_lost_is_known_by_its_tables(library: Path) -> None:
    data = library.read_bytes()
    library.write_bytes(bytes(HEADER_BYTES) + data[HEADER_BYTES:])
    assert is_damaged_library(library)


def test_another_programs_database_is_no_damaged_library(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    assert not is_damaged_library(path)
    (tmp_path / "short").write_bytes(b"x")
    assert not is_damaged_library(tmp_path / "short")
    assert header_faults(tmp_path / "short")
