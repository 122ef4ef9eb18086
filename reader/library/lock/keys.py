"""Keys of locked libraries: made from a passphrase, kept in memory while a library is open, and forgotten.

The key is Argon2id of the passphrase with the library's seal as salt. What is kept is overwritten when it is forgotten;
Python and SQLCipher make copies of their own on the way, which are only freed.
"""

from __future__ import annotations

import hmac
import threading
import unicodedata
from pathlib import Path
from typing import NamedTuple

from reader import errors
from reader.library.lock import core_dumps
from reader.library.lock.pages import opens
from reader.library.lock.recovery_key import key_in
from reader.library.lock.seals import costs_of, seal_of

KEY_BYTES = 32


class Costs(NamedTuple):
    """What one guess at a passphrase takes: passes, and bytes of memory."""

    passes: int
    memory: int


USUAL, LEAST = 1, 0
COSTS = {
    USUAL: Costs(3, 256 << 20),  # libsodium's "moderate": some 0.7 s
    LEAST: Costs(1, 8 << 10),  # for tests; no library of a reader's is made with it
}
"""By the number in the seal (https://doc.libsodium.org/password_hashing/default_phf)."""


def derive(passphrase: str, seal: bytes) -> bytes:
    """Return the key of a passphrase. Letters count the same however a keyboard composes them (NFKC).

    Raises LibraryDamaged where the seal names costs that nobody set.
    """
    from nacl import pwhash

    costs = COSTS.get(costs_of(seal))
    if costs is None:
        raise errors.LibraryDamaged(path="", detail="the mark of its lock can’t be read")
    words = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return bytes(pwhash.argon2id.kdf(KEY_BYTES, words, seal, opslimit=costs.passes, memlimit=costs.memory))


def check(path: Path, passphrase: str) -> None:
    """Do nothing where this passphrase, or recovery key, is that of a library which is unlocked; the file is not read, for
    it may be open. Raises WrongPassphrase, LibraryLocked.
    """
    seal = seal_of(path)
    known = KEYRING.get(seal) if seal is not None else None
    if seal is None or known is None:
        raise errors.LibraryLocked(path=str(path))
    if key_in(passphrase) != known and not hmac.compare_digest(derive(passphrase, seal), known):
        raise errors.WrongPassphrase(path=str(path))


class _Keyring:
    """The keys of the libraries that were unlocked in this process, by their seals. For any thread."""

    def __init__(self) -> None:
        self._keys: dict[bytes, bytearray] = {}
        self._lock = threading.Lock()

    def add(self, seal: bytes, key: bytes) -> None:
        """Keep a key. From then on the system writes no image of this process's memory when it crashes."""
        core_dumps.forbid()
        with self._lock:
            self._keys[seal] = bytearray(key)

    def get(self, seal: bytes) -> bytes | None:
        """Return the key, or None where the library is locked."""
        with self._lock:
            key = self._keys.get(seal)
            return bytes(key) if key is not None else None

    def forget(self) -> None:
        """Overwrite all keys."""
        with self._lock:
            for key in self._keys.values():
                key[:] = bytes(len(key))
            self._keys.clear()


KEYRING = _Keyring()


def can_open(path: Path) -> bool:
    """Return whether the library can be opened now: it is plain, or its key is known."""
    seal = seal_of(path)
    return seal is None or KEYRING.get(seal) is not None


def unlock(path: Path, passphrase: str) -> bytes | None:
    """Keep the key of the library at ``path`` in memory, from its passphrase or its recovery key, and return it; None for
    a plain library, which has none.

    Raises WrongPassphrase; LibraryDamaged where only the beginning of the file is damaged.
    """
    seal = seal_of(path)
    if seal is None:
        return None
    key = key_in(passphrase)
    if key is None or not opens(path, seal, key):
        key = derive(passphrase, seal)
        if not opens(path, seal, key):
            raise errors.WrongPassphrase(path=str(path))
    KEYRING.add(seal, key)
    return key
