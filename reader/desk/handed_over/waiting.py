"""The folder in which pages from the browser wait until they are in the library: one for each library, for its owner alone.

A page is there whole or not at all (draft, then rename), and is removed after the transaction that took it in. For a
library that is locked it is sealed to ``PUBLIC``, which whoever opens the library writes; no plain byte of it reaches
the disk. Packing and reading it are ``capture.handed_over.page_file``.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.desk.program.locations import name_of_library
from reader.drafts import sweep_drafts
from reader.errors import DiskFull, FileUnreadable, LibraryLocked
from reader.files import make_private, make_private_folder, read_ordinary, replace_bytes, sync_folder

if TYPE_CHECKING:
    from reader.capture.handed_over.assembly import HandedOver

PLAIN, SEALED = ".page", ".sealed"
PUBLIC = "public-key"
SEAL_MAGIC = b"tearsheet sealed 1\n"
MAX_WAITING_FILES = 1000
MAX_WAITING_BYTES = 2_000_000_000
_NAME = re.compile(r"[0-9a-f]{32}\.(?:page|sealed)\Z")


class TooManyWaiting(Exception):
    """So many pages wait already that no more are taken."""


class Waiting:
    """The pages that wait for the library at ``library``; ``settings_folder`` is the account's own."""

    def __init__(self, library: Path, settings_folder: Path) -> None:
        self.library = library
        self.folder = settings_folder / "waiting" / name_of_library(library)

    def put(self, page: HandedOver) -> Path:
        """Write a page whole into its own new file; return its path. Sealed where the library is locked.

        Raises LibraryLocked where it is, and nobody has opened it since it has a passphrase, DiskFull, OSError,
        TooManyWaiting.
        """
        from reader.capture.handed_over.page_file import packed

        self._refuse_too_many()
        content, ending = packed(page), PLAIN
        seal = self._locked_by()
        if seal is not None:
            content, ending = self._sealed(seal, content), SEALED
        return self._write(content, ending)

    def _write(self, content: bytes, ending: str) -> Path:
        make_private_folder(self.folder)
        make_private(self.folder)
        target = self.folder / f"{os.urandom(16).hex()}{ending}"
        try:
            replace_bytes(target, content)
        except OSError as error:
            if error.errno in (28, 122):  # ENOSPC, EDQUOT
                raise DiskFull() from error
            raise
        return target

    def read(self, path: Path) -> HandedOver:
        """Return the page in one of the files. Raises FileUnreadable, LibraryLocked."""
        from reader.capture.handed_over.page_file import unpacked

        try:
            content = read_ordinary(path)
        except OSError as error:
            raise FileUnreadable(name=path.name, detail=(error.strerror or str(error)).lower()) from None
        if path.suffix == SEALED:
            content = self._opened(content, path.name)
        return unpacked(content, path.name)

    def all(self) -> list[Path]:
        """Return the files that wait, oldest first; drafts that a killed process left are removed."""
        if not self.folder.is_dir():
            return []
        sweep_drafts(self.folder, "")
        found = []
        with suppress(OSError):
            for path in self.folder.iterdir():
                if _NAME.match(path.name):
                    with suppress(OSError):
                        found.append((path.stat().st_mtime_ns, path))
        return [path for _, path in sorted(found)]

    def holds(self, path: Path | None) -> bool:
        """Tell whether a path is that of a page which waits here, or did."""
        return path is not None and path.parent == self.folder and _NAME.match(path.name) is not None

    def remove(self, path: Path) -> None:
        """Remove a page's file: it is in the library, or nobody wants it."""
        if self.holds(path):
            with suppress(OSError):
                path.unlink(missing_ok=True)
                sync_folder(self.folder)

    def publish_key(self) -> None:
        """Note to whom pages are to be sealed while the library, which is open, is locked; of one without a passphrase,
        nothing is kept. Where it can't be written, nothing can be saved while the library is locked, and it is said then.
        """
        from reader.desk.program.opening import key_of

        known = self.folder / PUBLIC
        found = key_of(self.library)
        with suppress(OSError):
            if found is None:
                known.unlink(missing_ok=True)
                return
            from reader.library.lock.sealed_boxes import public_half

            seal, key = found
            content = seal + public_half(key)
            if known.exists() and read_ordinary(known) == content:
                return
            make_private_folder(self.folder)
            replace_bytes(known, content)

    def seal_again(self, before: tuple[bytes, bytes] | None) -> None:
        """After the library, which is unlocked here, got another passphrase, its first one, or none: seal what waits to the
        new key. ``before`` are seal and key that it had. What can't be read with that key stays.
        """
        from reader.desk.program.opening import key_of
        from reader.library.lock.sealed_boxes import public_half, unseal
        from reader.library.lock.sealed_boxes import seal as close_box

        now = key_of(self.library)
        if now == before:
            return
        self.publish_key()
        for path in self.all():
            with suppress(OSError):
                content: bytes | None = read_ordinary(path)
                if path.suffix == SEALED:
                    start = SEAL_MAGIC + before[0] if before else b"-"
                    known = content is not None and content.startswith(start)
                    content = unseal(before[1], content[len(start) :]) if known and before and content else None
                if content is None or (path.suffix == PLAIN and now is None):
                    continue
                if now is not None:
                    self._write(SEAL_MAGIC + now[0] + close_box(public_half(now[1]), content), SEALED)
                else:
                    self._write(content, PLAIN)
                self.remove(path)

    def follow(self, library: Path) -> None:
        """Let what waits for this library wait for the one at another path, to which it was moved."""
        after = Waiting(library, self.folder.parent.parent)
        if after.folder == self.folder or not self.folder.is_dir():
            return
        with suppress(OSError):
            make_private_folder(after.folder)
            for path in [*self.all(), self.folder / PUBLIC]:
                if path.exists():
                    path.replace(after.folder / path.name)
            self.folder.rmdir()

    def _locked_by(self) -> bytes | None:
        """Return the seal of a library that is locked for this process; None where it can be opened, or is not there."""
        from reader.desk.program.opening import needs_passphrase, seal_of_library

        return seal_of_library(self.library) if needs_passphrase(self.library) else None

    def _sealed(self, seal: bytes, content: bytes) -> bytes:
        from reader.library.lock.sealed_boxes import seal as close_box

        try:
            known = read_ordinary(self.folder / PUBLIC)
        except OSError:
            known = b""
        if known[: len(seal)] != seal:
            raise LibraryLocked(path=str(self.library))
        return SEAL_MAGIC + seal + close_box(known[len(seal) :], content)

    def _opened(self, content: bytes, name: str) -> bytes:
        from reader.desk.program.opening import key_of
        from reader.library.lock.sealed_boxes import unseal

        found = key_of(self.library)
        if found is None:
            raise LibraryLocked(path=str(self.library))
        seal, key = found
        start = SEAL_MAGIC + seal
        opened = unseal(key, content[len(start) :]) if content.startswith(start) else None
        if opened is None:
            raise FileUnreadable(name=name, detail="it was sealed for another passphrase")
        return opened

    def _refuse_too_many(self) -> None:
        waiting = self.all()
        size = 0
        for path in waiting:
            with suppress(OSError):
                size += path.stat().st_size
        if len(waiting) >= MAX_WAITING_FILES or size >= MAX_WAITING_BYTES:
            raise TooManyWaiting()
