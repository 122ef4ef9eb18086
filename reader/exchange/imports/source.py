"""What importers read from: a file, a member of a zip, a file of a folder; and the folder or zip itself.

Nothing of an archive is ever written to the disk.
"""

from __future__ import annotations

import contextlib
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO, Protocol, TextIO, TypeVar

from reader.errors import FileTooLarge
from reader.exchange.imports import decoding
from reader.model.imported import NotTaken

HEAD_BYTES = 65_536
MAX_DATA_BYTES = 256 * 1024 * 1024
"""The most that one file is read into memory with: a library of 100,000 bookmarks with icons has 100 MB."""

READ_ERRORS = (OSError, EOFError, ValueError, RuntimeError, zlib.error, zipfile.BadZipFile)
"""What reading a file or a member of a zip raises: RuntimeError covers a member that is encrypted or packed in a way that
nobody here unpacks.
"""

T = TypeVar("T")


class Apart(Protocol):
    """Runs a module-level function in a worker process and returns what it returns, or raises what it raises."""

    def __call__(self, function: Callable[..., T], *arguments: Any) -> T: ...


def run_here(function: Callable[..., T], *arguments: Any) -> T:
    """Run ``function`` in this process: for tests and for a program that has no workers."""
    return function(*arguments)


class Source:
    """One file, a member of a zip, a file of a folder, or a folder.

    ``name`` is the path as a reader knows it ("export.zip/part_000000.csv"), ``path`` the one inside the folder or zip
    ("part_000000.csv"), "" for what was chosen itself; ``size`` is in bytes, 0 for a folder. ``apart`` runs a
    module-level function in a worker process where the program gives one, else here; every parser written in C goes
    through it.
    """

    def __init__(
        self,
        name: str,
        size: int,
        opened: Callable[[], BinaryIO],
        *,
        path: str = "",
        apart: Apart = run_here,
        neighbour: Callable[[str], Source | None] | None = None,
        bundled: Callable[[Source], Bundle | None] | None = None,
    ) -> None:
        self.name = name
        self.size = size
        self.path = path
        self.apart = apart
        self._opened = opened
        self._neighbour = neighbour
        self._bundled = bundled
        self._bundle: Bundle | None = None
        self._head = b""
        self._memo: dict[object, Any] = {}

    def __repr__(self) -> str:
        return f"Source({self.name!r}, {self.size})"

    def head(self, count: int = HEAD_BYTES) -> bytes:
        """Return the first ``count`` bytes, fewer where the file is shorter or damaged before; kept, so asking again is
        cheap. Raises nothing.
        """
        if len(self._head) < min(count, self.size):
            read = bytearray()
            with contextlib.suppress(*READ_ERRORS), self.open() as stream:
                while len(read) < count and (part := stream.read(min(HEAD_BYTES, count - len(read)))):
                    read += part
            self._head = bytes(read)
        return self._head[:count]

    def tried_apart(self, function: Callable[..., T], *arguments: Any) -> T | None:
        """Return what a module-level function makes of foreign bytes in a process of its own; None where they end that process,
        take it too long, or make the function raise.
        """
        try:
            return self.apart(function, *arguments)
        except Exception:  # whatever hostile bytes do to a parser  # noqa: BLE001
            return None

    def open(self) -> BinaryIO:
        """Open the file for reading, seekable. Raises OSError, and zipfile.BadZipFile where it is damaged."""
        return self._opened()

    def data(self, limit: int = MAX_DATA_BYTES) -> bytes:
        """Return the whole file. Raises FileTooLarge above ``limit`` bytes, else what reading raises."""
        if self.size > limit:
            raise FileTooLarge(name=self.name, limit=limit // (1024 * 1024))
        with self.open() as stream:
            data = _read_up_to(stream, limit + 1)
        if len(data) > limit:
            raise FileTooLarge(name=self.name, limit=limit // (1024 * 1024))
        return data

    def text(self, limit: int = MAX_DATA_BYTES) -> str:
        """Return the whole file as text: by its mark, UTF-8, UTF-16, what it declares, else guessed; line ends stay."""
        return decoding.decode(self.data(limit))

    def stream(self) -> TextIO:
        """Return the file as a stream of text, decoded by what its beginning says; line ends stay."""
        return decoding.text_stream(self.open(), self.head())

    def head_text(self, count: int = HEAD_BYTES) -> str:
        """Return the beginning as text; its last letter may be missing."""
        return self.memo(("head_text", count), lambda: self._decoded_head(count))

    def beside(self, name: str) -> Source | None:
        """Return the neighbour ``name`` ("content/a.html", separated by "/") of the same folder or archive; None where
        there is none or the name leads out, as "..", a drive, an absolute path or a link may.
        """
        if self._neighbour is None or not name or "\0" in name or "\\" in name or re.match(r"[A-Za-z]:|/", name):
            return None
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), name))
        return None if path.startswith(("../", "/")) or path in ("..", ".") else self._neighbour(path)

    def bundle(self) -> Bundle | None:
        """Return what is inside, where this is a folder or a zip; None else."""
        if self._bundled is not None:
            self._bundle = self._bundled(self)
            self._bundled = None
        return self._bundle

    def memo(self, key: object, make: Callable[[], T]) -> T:
        """Return what ``make`` returned for ``key`` first: a look that several formats take is taken once."""
        if key not in self._memo:
            self._memo[key] = make()
        value: T = self._memo[key]
        return value

    def _decoded_head(self, count: int) -> str:
        head = self.head(count)
        encoding = decoding.encoding_of(head)
        return head.decode(encoding, "ignore").removeprefix("\ufeff")


class Bundle:
    """A folder or a zip: ``members`` are all files in it, those of its folders too, in its own order (a folder's by
    name), at most ``MAX_MEMBERS`` of them; ``not_taken`` says what of it cannot be read. The paths of members begin with
    ``base``, the bundle's own place in the folder or zip that was chosen.
    """

    MAX_MEMBERS = 250_000

    def __init__(
        self, name: str, members: Sequence[Source], not_taken: Sequence[NotTaken] = (), base: str = ""
    ) -> None:
        self.name = name
        self.members = members
        self.not_taken = not_taken
        self.base = base
        self._by_path: dict[str, Source] | None = None
        self._memo: dict[object, Any] = {}

    def memo(self, key: object, make: Callable[[], T]) -> T:
        """Return what ``make`` returned for ``key`` first, as ``Source.memo`` does."""
        if key not in self._memo:
            self._memo[key] = make()
        value: T = self._memo[key]
        return value

    def get(self, path: str) -> Source | None:
        """Return the member at ``path``, "/" between folders, relative to this bundle; None where there is none."""
        if self._by_path is None:
            self._by_path = {}
            for member in self.members:
                self._by_path.setdefault(self.inner(member), member)
        return self._by_path.get(path)

    def inner(self, member: Source) -> str:
        """Return the path of ``member`` relative to this bundle."""
        return member.path.removeprefix(self.base)

    def at_top(self) -> list[Source]:
        """Return the files that are in no folder of the bundle."""
        return [member for member in self.members if "/" not in self.inner(member)]

    def folders(self) -> list[Source]:
        """Return the folders of the bundle's top level, each a source with a bundle of its own."""
        grouped: dict[str, list[Source]] = {}
        for member in self.members:
            first, slash, _ = self.inner(member).partition("/")
            if slash:
                grouped.setdefault(first, []).append(member)
        return [
            folder(f"{self.name}/{first}", members, apart=members[0].apart, base=f"{self.base}{first}/")
            for first, members in grouped.items()
        ]


def folder(
    name: str, members: Sequence[Source], not_taken: Sequence[NotTaken] = (), *, apart: Apart = run_here, base: str = ""
) -> Source:
    """Return a folder as a source: no bytes, its bundle holds ``members``, whose paths begin with ``base``."""
    bundle = Bundle(name, members, not_taken, base)
    return Source(name, 0, io.BytesIO, path=base.rstrip("/"), apart=apart, bundled=lambda _: bundle)


def _read_up_to(stream: BinaryIO, count: int) -> bytes:
    parts, left = [], count
    while left > 0:
        part = stream.read(left)
        if not part:
            break
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
