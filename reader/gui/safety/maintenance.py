"""What a window can leave to be done to the library's file once it is closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Restore:
    """Put this backup in the library's place."""

    copy: Path


@dataclass(frozen=True, slots=True)
class Repair:
    """Repair the library, or save what can be read of it."""


@dataclass(frozen=True, slots=True)
class Move:
    """Put the library into this folder."""

    folder: Path


@dataclass(frozen=True, slots=True)
class Reopen:
    """Open the file that took the library's path; what was open is kept beside it when the window closes."""


@dataclass(frozen=True, slots=True)
class Restart:
    """Start the program anew, which an update has replaced, on the same library."""


@dataclass(frozen=True, slots=True)
class ClearTraces:
    """Clear what window and program remember of what was done; the library's file stays the same."""


@dataclass(frozen=True, slots=True)
class LockNow:
    """Forget the key of the library, and ask for its passphrase before another window opens on it."""


@dataclass(frozen=True, slots=True)
class SetPassphrase:
    """Lock the library with this passphrase, also one that has another."""

    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RemoveLock:
    """Decrypt the library for good."""


Maintenance = Restore | Repair | Move | Reopen | Restart | ClearTraces | LockNow | SetPassphrase | RemoveLock
