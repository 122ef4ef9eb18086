from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.library.lock import decryption
from reader.library.lock.decryption import decrypted
from reader.library.lock.keys import KEYRING
from reader.library.lock.seals import PAGE_BYTES, seal_of
from reader.library.sqlite import open_file


def _image(locked: Path) -> bytearray:
    seal = seal_of(locked)
    assert seal is not None
    key = KEYRING.get(seal)
    assert key is not None
    return decrypted(locked, locked.with_name("asked"), seal, key)


def _dump(connection: sqlite3.Connection) -> list[str]:
    return [
        f"{name}: {row}"
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
        if not name.startswith("search")
        for row in connection.execute(f"SELECT * FROM {name}").fetchall()
    ]


@pytest.mark.parametrize("batch", [1000, 300])
def test_the_image_is_the_library_without_its_passphrase(
    locked: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(decryption, "_BATCH_PAGES", batch)
    image = _image(locked)
    assert len(image) == locked.stat().st_size
    with closing(open_file(locked)) as known, closing(sqlite3.connect(":memory:")) as plain:
        image[18:20] = b"\1\1"  # no WAL in memory
        plain.deserialize(bytes(image))
        assert _dump(plain) == _dump(known) != []
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert [file.name for file in locked.parent.iterdir() if "asked" in file.name] == []


def test_a_damaged_page_leaves_the_others_as_they_are(locked: Path) -> None:
    before = _image(locked)
    content = bytearray(locked.read_bytes())
    content[2 * PAGE_BYTES + 100 : 2 * PAGE_BYTES + 300] = bytes(200)
    locked.write_bytes(content)
    after = _image(locked)
    assert len(after) == len(before)
    assert {at // PAGE_BYTES for at in range(len(before)) if before[at] != after[at]} == {2}
    assert after[2 * PAGE_BYTES + 500 : 3 * PAGE_BYTES] == before[2 * PAGE_BYTES + 500 : 3 * PAGE_BYTES]


def test_the_end_of_a_file_that_was_cut_is_decrypted_as_far_as_it_goes(locked: Path) -> None:
    before = _image(locked)
    locked.write_bytes(locked.read_bytes()[: 5 * PAGE_BYTES - 1000])
    after = _image(locked)
    assert len(after) == 5 * PAGE_BYTES
    assert after[: 4 * PAGE_BYTES] == before[: 4 * PAGE_BYTES]


def test_nothing_plain_is_on_the_disk_while_it_is_decrypted(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    close = decryption._Asking.close

    def looking(self: decryption._Asking) -> None:
        asked.append(self._draft.read_bytes())
        close(self)

    monkeypatch.setattr(decryption._Asking, "close", looking)
    image = bytes(_image(locked))
    found = image.index(b"CREATE TABLE")
    assert image[found : found + 40] not in asked[0]
    assert b"CREATE TABLE" not in asked[0]
