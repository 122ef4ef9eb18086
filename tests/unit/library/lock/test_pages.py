from __future__ import annotations

from pathlib import Path

from reader.library.lock.keys import KEYRING
from reader.library.lock.pages import copy_readable, damaged_pages, opens
from reader.library.lock.seals import PAGE_BYTES, SEAL_BYTES, seal_of


def _seal_and_key(path: Path) -> tuple[bytes, bytes]:
    seal = seal_of(path)
    assert seal is not None
    key = KEYRING.get(seal)
    assert key is not None
    return seal, key


def test_every_page_that_the_cipher_wrote_is_whole(locked: Path) -> None:
    seal, key = _seal_and_key(locked)
    assert damaged_pages(locked, seal, key) == []
    assert opens(locked, seal, key)
    assert not opens(locked, seal, bytes(32))
    assert not opens(locked.with_name("missing"), seal, key)


def test_one_flipped_bit_is_found_in_any_page_and_leaves_the_key_right(locked: Path) -> None:
    seal, key = _seal_and_key(locked)
    whole = locked.read_bytes()
    for page in range(1, len(whole) // PAGE_BYTES + 1):
        content = bytearray(whole)
        content[page * PAGE_BYTES - 1 - page % PAGE_BYTES] ^= 1 << page % 8
        locked.write_bytes(content)
        assert damaged_pages(locked, seal, key) == [page]
        assert opens(locked, seal, key)


def test_one_flipped_bit_is_put_right_in_a_readable_copy(locked: Path) -> None:
    seal, key = _seal_and_key(locked)
    whole = locked.read_bytes()
    for at in (SEAL_BYTES, PAGE_BYTES - 41, PAGE_BYTES + 3, 4 * PAGE_BYTES - 5):
        content = bytearray(whole)
        content[at] ^= 0x20
        locked.write_bytes(content)
        copy_readable(locked, locked.with_name("copy"), seal, key)
        assert locked.with_name("copy").read_bytes() == whole


def test_a_readable_copy_has_no_damaged_page_and_stays_encrypted(locked: Path) -> None:
    seal, key = _seal_and_key(locked)
    content = bytearray(locked.read_bytes())
    content[3 * PAGE_BYTES + 77] ^= 5
    locked.write_bytes(content)
    copy = locked.with_name("copy")
    copy_readable(locked, copy, seal, key)
    assert damaged_pages(copy, seal, key) == []
    assert copy.read_bytes()[: 3 * PAGE_BYTES] == bytes(content[: 3 * PAGE_BYTES])
    assert b"Ferry" not in copy.read_bytes()
