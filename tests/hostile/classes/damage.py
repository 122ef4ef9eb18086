"""Libraries damaged in every way that a disk, a cable or a sync program damages them.

What must hold: Check and Repair say what is wrong, or that all is well where it is, and raise nothing but a sentence; no
text is shown that was not saved; what Repair leaves opens, passes Check, or is the damaged file, untouched.
"""

from __future__ import annotations

import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.hostile.damaging import Damaged, made, outcome
from tests.hostile.kit import Case
from tests.unit.library.damaging import alter

NAME, BAR, QUICK = "damage", 300, 4

Damage = Callable[[Path, random.Random], None]


def _overwrite(path: Path, at: int, given: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(at)
        file.write(given)


def page_zeroed(path: Path, chance: random.Random) -> None:
    _overwrite(path, 8192 * chance.randrange(1, path.stat().st_size // 8192), bytes(8192))


def page_of_noise(path: Path, chance: random.Random) -> None:
    _overwrite(path, 8192 * chance.randrange(1, path.stat().st_size // 8192), chance.randbytes(8192))


def first_page_lost(path: Path, chance: random.Random) -> None:
    _overwrite(path, 0, bytes(8192) if chance.randrange(2) else chance.randbytes(8192))


def pages_exchanged(path: Path, chance: random.Random) -> None:
    data = path.read_bytes()
    one, other = chance.sample(range(1, len(data) // 8192), 2)
    _overwrite(path, one * 8192, data[other * 8192 : other * 8192 + 8192])
    _overwrite(path, other * 8192, data[one * 8192 : one * 8192 + 8192])


def sector_lost(path: Path, chance: random.Random) -> None:
    _overwrite(path, 512 * chance.randrange(path.stat().st_size // 512), bytes(512))


def cut(path: Path, chance: random.Random) -> None:
    with path.open("rb+") as file:
        file.truncate(chance.randrange(1, path.stat().st_size))


def header_field(path: Path, chance: random.Random) -> None:
    _overwrite(path, chance.randrange(100), chance.randbytes(chance.randrange(1, 5)))


def schema_number(path: Path, chance: random.Random) -> None:
    _overwrite(path, 60, chance.choice((0, 1, 4, 7, 10, 15, 1 << 31, 0xFFFFFFFF)).to_bytes(4, "big"))


def schema_text(path: Path, chance: random.Random) -> None:
    data = path.read_bytes()
    found = [at for at in range(len(data)) if data.startswith(b"CREATE ", at)]
    at = chance.choice(found) + chance.randrange(60)
    _overwrite(path, at, bytes([chance.randrange(256)]))


def index_rows(path: Path, chance: random.Random) -> None:
    table = chance.choice(("data", "idx", "docsize", "config"))
    if chance.randrange(2):
        alter(
            path,
            f"DELETE FROM search_{table} WHERE rowid IN (SELECT rowid FROM search_{table} ORDER BY random() LIMIT 3)"
            if table in ("data", "docsize")
            else f"DELETE FROM search_{table}",
        )
    else:
        alter(path, "UPDATE search_data SET block = randomblob(30) WHERE id = 10")


def blob_for_text(path: Path, chance: random.Random) -> None:
    table, column = chance.choice(
        (
            ("articles", "title"),
            ("articles", "notes"),
            ("articles", "error_values"),
            ("tags", "name"),
            ("highlights", "exact"),
            ("summaries", "sentences"),
            ("texts", "packed"),
            ("pages", "headers"),
        )
    )
    given = chance.choice(("CAST('x' AS BLOB)", "x'ff00fe'", "CAST(x'c3' AS TEXT)", "'{'", "12", "''"))
    alter(path, f"UPDATE {table} SET {column} = {given}" + (" WHERE rowid = 2" if table == "tags" else ""))


def row_altered(path: Path, chance: random.Random) -> None:
    table, column = chance.choice(
        (
            ("articles", "title"),
            ("articles", "notes"),
            ("articles", "byline"),
            ("tags", "name"),
            ("highlights", "exact"),
            ("highlights", "note"),
            ("captures", "url"),
            ("pages", "url"),
        )
    )
    alter(path, f"UPDATE {table} SET {column} = {column} || '.' WHERE rowid = 1")


def rows_gone(path: Path, chance: random.Random) -> None:
    table = chance.choice(
        ("page_sums", "image_sums", "texts", "article_images", "counts", "likeness_values", "articles")
    )
    alter(path, f"DELETE FROM {table}" + (" WHERE id = 2" if table == "articles" else ""))


def other_wal(path: Path, chance: random.Random) -> None:
    path.with_name(path.name + "-wal").write_bytes(chance.randbytes(chance.choice((1, 32, 9000))))


KINDS: tuple[Damage, ...] = (
    page_zeroed, page_of_noise, first_page_lost, pages_exchanged, sector_lost, cut, header_field, schema_number, schema_text,
    index_rows, blob_for_text, row_altered, rows_gone, other_wal,
)  # fmt: skip


def _run(damage: Damage, seed: int) -> str | None:
    with tempfile.TemporaryDirectory() as folder:
        library: Damaged = made(Path(folder))
        try:
            damage(library.path, random.Random(seed))
        except sqlite3.Error as error:
            return f"the case could not be made: {error}"
        return outcome(library, must_be_found=False)


def cases(part: float, seed: int) -> Iterator[Case]:
    """Yield the kinds in turn."""
    for number in range(round(BAR * part) + 1):
        damage = KINDS[number % len(KINDS)]
        yield Case(f"{damage.__name__} {number}", partial(_run, damage, seed * 100_003 + number))
