from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import LibraryDamaged, WrongPassphrase
from reader.library.lock.keys import COSTS, KEYRING, LEAST, USUAL, can_open, derive, unlock
from reader.library.lock.recovery_key import recovery_key
from reader.library.lock.seals import PAGE_BYTES, new_seal
from tests.unit.library.lock.conftest import PASSPHRASE


def test_a_guess_at_a_passphrase_takes_a_quarter_of_a_gigabyte() -> None:
    assert COSTS[USUAL].memory >= 256 << 20
    assert COSTS[USUAL].passes >= 3


def test_a_key_follows_from_passphrase_and_seal_however_letters_are_composed() -> None:
    seal = new_seal(LEAST)
    assert derive("caf\u00e9 au lait", seal) == derive("cafe\u0301 au lait", seal)
    assert derive("one passphrase", seal) != derive("another passphrase", seal)
    assert derive("one passphrase", seal) != derive("one passphrase", new_seal(LEAST))


def test_a_seal_of_unknown_costs_is_damage() -> None:
    with pytest.raises(LibraryDamaged):
        derive("one passphrase", new_seal(99))


def test_passphrase_and_recovery_key_unlock_and_anything_else_does_not(locked: Path) -> None:
    key = unlock(locked, PASSPHRASE)
    assert key is not None
    for wrong in (PASSPHRASE + " ", PASSPHRASE.upper(), "", recovery_key(bytes(32))):
        KEYRING.forget()
        before = locked.read_bytes()
        with pytest.raises(WrongPassphrase):
            unlock(locked, wrong)
        assert not can_open(locked)
        assert locked.read_bytes() == before
    assert unlock(locked, recovery_key(key)) == key
    assert can_open(locked)


def test_a_damaged_first_page_is_not_taken_for_a_wrong_passphrase(locked: Path) -> None:
    KEYRING.forget()
    content = bytearray(locked.read_bytes())
    content[PAGE_BYTES // 2] ^= 1
    locked.write_bytes(content)
    assert unlock(locked, PASSPHRASE)


def test_a_plain_library_needs_no_key(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"SQLite format 3\0" + bytes(100))
    assert unlock(tmp_path / "plain", "whatever it is") is None
    assert can_open(tmp_path / "plain")


def test_forgetting_overwrites_what_is_kept() -> None:
    seal = new_seal(LEAST)
    KEYRING.add(seal, b"k" * 32)
    kept = KEYRING._keys[seal]
    KEYRING.forget()
    assert kept == bytearray(32)
    assert KEYRING.get(seal) is None
