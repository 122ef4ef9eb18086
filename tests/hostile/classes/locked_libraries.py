"""Locked libraries: wrong passphrases, flipped bits, files cut short. Nothing is read without the key, every change of the
file is noticed, and neither is taken for the other.
"""

from __future__ import annotations

import math
import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from reader.errors import LibraryDamaged, LibraryError, LibraryLocked, NotALibrary, WrongPassphrase
from reader.library.file import locking
from reader.library.file.check import check
from reader.library.file.swap import repair
from reader.library.library import Library
from reader.library.lock.keys import KEYRING, LEAST, unlock
from reader.library.lock.seals import SEAL_BYTES
from tests.hostile.classes.kills import titles_in
from tests.hostile.kit import Case
from tests.making import add_article

NAME = "locked libraries"
BAR = 600

ARTICLES = 6
WORD = "Zanzibarquay"
PASSPHRASE = "four tired harbour gulls"


@cache
def _locked() -> tuple[bytes, str]:
    """Return the bytes of a locked library, made once a process, and its recovery key."""
    with tempfile.TemporaryDirectory(prefix="tearsheet-locked-") as folder:
        path = Path(folder) / "l.sqlite"
        library = Library(path)
        for number in range(ARTICLES):
            add_article(library, f"{WORD} {number}", f"{WORD} opened on day {number}. " * 60)
        library.close()
        key = locking.lock(path, PASSPHRASE, costs=LEAST)
        return path.read_bytes(), key


def _leaks(folder: Path) -> str | None:
    for path in folder.rglob("*"):
        if path.is_file() and (WORD.encode() in (content := path.read_bytes()) or content.startswith(b"SQLite format")):
            return f"plain text in {path.name}"
    return None


def _wrong(typed: str) -> Callable[[Path, bytes], str | None]:
    """Return a case in which something else than the passphrase is typed."""

    def run(path: Path, content: bytes) -> str | None:
        with suppress(WrongPassphrase):
            unlock(path, typed)
            return "it opens"
        for act in (Library, check, repair):
            with suppress(LibraryLocked):
                act(path)
                return f"{act.__name__} works without the key"
        return None if path.read_bytes() == content else "the file was changed"

    return run


def _flipped(at: int, bit: int) -> Callable[[Path, bytes], str | None]:
    """Return a case in which one bit of the file has flipped: the passphrase still opens it, *Check* finds it, and reading
    gives the true titles or says damage. In the seal nothing is lost.
    """

    def run(path: Path, content: bytes) -> str | None:
        changed = bytearray(content)
        changed[at] ^= 1 << bit
        path.write_bytes(changed)
        unlock(path, PASSPHRASE)
        if check(path).is_whole:
            return "Check finds nothing"
        try:
            titles = titles_in(path)
        except LibraryDamaged as error:
            return None if at >= SEAL_BYTES else f"it can’t be read: {error}"
        return None if titles == [f"{WORD} {number}" for number in range(ARTICLES)] else f"shown: {titles}"

    return run


def _cut(size: int) -> Callable[[Path, bytes], str | None]:
    """Return a case in which the end of the file is missing."""

    def run(path: Path, content: bytes) -> str | None:
        path.write_bytes(content[:size])
        try:
            unlock(path, PASSPHRASE)
            if check(path).is_whole:
                return "Check finds nothing"
        except (WrongPassphrase, LibraryDamaged, NotALibrary):
            return None if size < SEAL_BYTES + 1 or size < 8192 else "its passphrase is refused"
        return None

    return run


def _repaired(at: int, bit: int) -> Callable[[Path, bytes], str | None]:
    """Return a case in which *Repair* puts a flipped bit right and loses nothing; the library is locked like before."""

    def run(path: Path, content: bytes) -> str | None:
        changed = bytearray(content)
        changed[at] ^= 1 << bit
        path.write_bytes(changed)
        unlock(path, PASSPHRASE)
        try:
            repair(path)
        except LibraryError as error:
            return f"it can’t be repaired: {error}"
        KEYRING.forget()
        unlock(path, PASSPHRASE)
        titles = titles_in(path)
        lost = ARTICLES - len(titles)
        return f"{lost} articles are lost" if lost else None

    return run


def _run(case: Callable[[Path, bytes], str | None]) -> str | None:
    content, _key = _locked()
    KEYRING.forget()
    try:
        with tempfile.TemporaryDirectory(prefix="tearsheet-locked-") as folder:
            path = Path(folder) / "l.sqlite"
            path.write_bytes(content)
            return case(path, content) or _leaks(Path(folder))
    finally:
        KEYRING.forget()


def _guess(chance: random.Random, key: str) -> str:
    """Return something that is almost the passphrase or the recovery key, or nothing like them."""
    words = PASSPHRASE.split()
    at = chance.randrange(len(key))
    return chance.choice(
        (
            PASSPHRASE.upper(),
            PASSPHRASE + chance.choice(" .\n\0x"),
            PASSPHRASE[:-1],
            " ".join(chance.sample(words, 4)[:3]),
            key[:at] + ("Q" if key[at] != "Q" else "R") + key[at + 1 :],
            "".join(chance.choice("abc é漢\u202e'\"\\") for _ in range(chance.randrange(1, 300))),
        )
    )


def cases(part: float, seed: int) -> Iterator[Case]:
    """Yield the kinds in turn, each with chances of its own."""
    chance = random.Random(seed)
    content, key = _locked()
    size = len(content)
    for number in range(math.ceil(BAR * part)):
        kind = number % 6
        at, bit = chance.randrange(SEAL_BYTES, size), chance.randrange(8)
        if kind == 0:
            typed = _guess(chance, key)
            yield Case(f"{number} wrong passphrase", lambda typed=typed: _run(_wrong(typed)))  # type: ignore[misc]
        elif kind == 1:
            yield Case(f"{number} cut", lambda at=at: _run(_cut(at)))  # type: ignore[misc]
        elif kind == 2:
            yield Case(f"{number} seal", lambda at=at, bit=bit: _run(_flipped(at % SEAL_BYTES, bit)))  # type: ignore[misc]
        elif kind == 3:
            yield Case(f"{number} repair", lambda at=at, bit=bit: _run(_repaired(at, bit)))  # type: ignore[misc]
        else:
            yield Case(f"{number} bit {bit} of byte {at}", lambda at=at, bit=bit: _run(_flipped(at, bit)))  # type: ignore[misc]
