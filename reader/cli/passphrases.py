"""Passphrases in the terminal: typed unseen, or read from a descriptor; never from an argument or the environment, which
other programs can read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from reader.desk.program.opening import unlock as unlock_library
from reader.errors import (
    NewPassphraseMissing,
    PassphraseMismatch,
    PassphraseMissing,
    PassphraseUnreadable,
    WrongPassphrase,
)

TRIES = 3
MAX_BYTES = 4096


def unlock(path: Path, descriptor: int | None, tell: Callable[[object], None]) -> None:
    """Unlock the library by what is typed, which may be tried three times, or by a line of ``descriptor``. ``tell`` hears of a
    wrong one.

    Raises WrongPassphrase, PassphraseMissing, PassphraseUnreadable.
    """
    for left in reversed(range(TRIES)):
        try:
            unlock_library(path, read_passphrase(f"Passphrase of {path.name}: ", descriptor, path))
            return
        except WrongPassphrase as error:
            if descriptor is not None or not left:
                raise
            tell(error)


def read_passphrase(prompt: str, descriptor: int | None, path: Path) -> str:
    """Return a line of ``descriptor``, or what is typed at the terminal, where it is not shown.

    Raises PassphraseMissing, PassphraseUnreadable.
    """
    if descriptor is not None:
        return _line_of(descriptor)
    if not _has_terminal():
        raise PassphraseMissing(path=str(path))
    from getpass import getpass

    try:
        return getpass(prompt)
    except (EOFError, OSError) as error:
        raise PassphraseMissing(path=str(path)) from error


def read_new_passphrase(descriptor: int | None, path: Path) -> str:
    """Return a new passphrase, which is typed twice. Raises PassphraseMismatch, NewPassphraseMissing, PassphraseUnreadable."""
    try:
        first = read_passphrase("New passphrase: ", descriptor, path)
        if descriptor is None and read_passphrase("New passphrase again: ", None, path) != first:
            raise PassphraseMismatch()
    except PassphraseMissing as error:
        raise NewPassphraseMissing(path=str(path)) from error
    return first


def _line_of(descriptor: int) -> str:
    """Return one line without its end; bytes after it are left for the next one who reads. Raises PassphraseUnreadable."""
    found = bytearray()
    try:
        while len(found) < MAX_BYTES and (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
            found += byte
        if len(found) == MAX_BYTES:  # cut, it would be another passphrase
            raise PassphraseUnreadable(number=descriptor)
        text = found.decode("utf-8").removesuffix("\r")
    except (OSError, OverflowError, ValueError) as error:
        raise PassphraseUnreadable(number=descriptor) from error
    finally:
        found[:] = bytes(len(found))
    if not text:
        raise PassphraseUnreadable(number=descriptor)
    return text


def _has_terminal() -> bool:
    """Return whether there is somebody to ask; ``getpass`` would show what is typed where there is not."""
    if os.name == "posix":
        try:
            with open("/dev/tty", "rb"):  # noqa: PTH123 - a terminal can't be opened by Path for less
                return True
        except OSError:
            return False
    return sys.stdin is not None and sys.stdin.isatty()
