"""Opens what was chosen, a file, a folder or a zip, as a source; bounded, and nothing outside it is reached.

Of a zip only the two ways of packing that exporters use are unpacked: LZMA lets a member ask for 4 GiB of memory.
"""

from __future__ import annotations

import io
import os
import posixpath
import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from reader.errors import FileTooLarge, FileUnreadable
from reader.exchange.imports import broken_zip
from reader.exchange.imports.source import READ_ERRORS, Apart, Bundle, Source, folder, run_here
from reader.exchange.imports.unpacked import Unpacked
from reader.model.imported import NotTaken

MAX_UNPACKED_BYTES = 32 * 1024**3
MAX_NESTED_BYTES = 4 * 1024**3
MAX_DEPTH = 32
"""Folders in folders; deeper ones are a loop or an attack."""
ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_LITTER = re.compile(
    r"(?:.*/)?(?:__MACOSX/.*|\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini|\.git/.*|\.obsidian/.*|\.trash/.*)", re.I
)
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1


def open_path(path: Path, apart: Apart | None = None) -> Source:
    """Return the file, folder or zip at ``path`` as a source. Raises FileUnreadable where it cannot be opened."""
    apart = apart or run_here
    try:
        if path.is_dir():
            return _folder(path, apart)
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        raise FileUnreadable(name=path.name, detail=error.strerror or type(error).__name__) from error
    root = path.parent
    return Source(
        path.name,
        size,
        lambda: path.open("rb"),
        path=path.name,
        apart=apart,
        neighbour=lambda name: _neighbour(root, name, apart),
        bundled=open_zip,
    )


def open_data(name: str, data: bytes, apart: Apart | None = None) -> Source:
    """Return bytes in memory as a source: for tests, and for what was unpacked already."""
    return Source(name, len(data), lambda: io.BytesIO(data), path=name, apart=apart or run_here, bundled=open_zip)


def open_zip(source: Source, within: Callable[[], BinaryIO] | None = None) -> Bundle | None:
    """Return what is in a zip, None where ``source`` is none. A damaged one gives the members that can still be read.
    ``within`` opens one that is in a zip, so that it can be read from any place.
    """
    if source.head(4) not in ZIP_MAGIC:
        return None
    try:
        stream = within() if within else source.open()
        try:
            return _ZipReader(source, zipfile.ZipFile(stream)).bundle(within is not None)
        except (zipfile.BadZipFile, ValueError, LookupError, OSError, RuntimeError):
            return _salvaged(source, stream)
    except FileTooLarge:
        return Bundle(source.name, (), [NotTaken(source.name, "too_large", rest=True)])
    except READ_ERRORS:
        return Bundle(source.name, (), [NotTaken(source.name, "damaged", rest=True)])


class _ZipReader:
    """Makes sources of a zip's members."""

    def __init__(self, source: Source, archive: zipfile.ZipFile) -> None:
        self.source = source
        self.archive = archive
        self.not_taken: list[NotTaken] = []
        self.by_path: dict[str, Source] = {}

    def bundle(self, nested: bool) -> Bundle:
        members: list[Source] = []
        unpacked = encrypted = 0
        infos = self.archive.infolist()
        for info in infos:
            path = clean_path(_name_of(info))
            if info.is_dir() or _is_link(info) or not path or _LITTER.fullmatch(path):
                continue
            where = f"{self.source.name}/{path}"
            unpacked += info.file_size
            if len(members) >= Bundle.MAX_MEMBERS or unpacked > MAX_UNPACKED_BYTES:
                self.not_taken.append(NotTaken(where, "too_large", rest=True))
                break
            if info.flag_bits & _ENCRYPTED_FLAG:
                encrypted += 1
                self.not_taken.append(NotTaken(where, "encrypted"))
            elif info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                self.not_taken.append(NotTaken(where, "not_recognised"))
            else:
                members.append(self._member(info, where, path, nested))
        if encrypted and not members:
            self.not_taken = [NotTaken(self.source.name, "encrypted", rest=True)]
        return Bundle(self.source.name, members, self.not_taken)

    def _member(self, info: zipfile.ZipInfo, where: str, path: str, nested: bool) -> Source:
        def opened() -> BinaryIO:
            return self.archive.open(info)  # type: ignore[return-value]  # IO[bytes] that has all of BinaryIO

        def within() -> BinaryIO:
            return io.BufferedReader(Unpacked(self.source, info, MAX_NESTED_BYTES))

        member = Source(
            where,
            info.file_size,
            opened,
            path=path,
            apart=self.source.apart,
            neighbour=self.by_path.get,
            bundled=None if nested else lambda source: open_zip(source, within),
        )
        self.by_path.setdefault(path, member)
        return member


def clean_path(name: str) -> str:
    """Return the name of a member as a path that cannot lead out: without a drive, a leading "/" and ".."."""
    parts = re.sub(r"^[A-Za-z]:", "", name.replace("\\", "/")).split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def _name_of(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    try:
        # Many writers store UTF-8 and forget to say so; zipfile then reads it as cp437, which maps every byte.
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _salvaged(source: Source, stream: BinaryIO) -> Bundle:
    by_path: dict[str, Source] = {}
    members = []
    for found in broken_zip.members(stream):
        path = clean_path(found.name)
        if not path or path in by_path or _LITTER.fullmatch(path):
            continue

        def opened(found: broken_zip.Member = found) -> BinaryIO:
            return io.BytesIO(broken_zip.data(stream, found))

        where = f"{source.name}/{path}"
        by_path[path] = Source(where, found.size, opened, path=path, apart=source.apart, neighbour=by_path.get)
        members.append(by_path[path])
    return Bundle(source.name, members, [NotTaken(source.name, "damaged", rest=True)])


def _folder(root: Path, apart: Apart) -> Source:
    members: list[Source] = []
    not_taken: list[NotTaken] = []
    by_path: dict[str, Source] = {}
    for path in _files_below(root):
        inner = path.relative_to(root).as_posix()
        where = f"{root.name}/{inner}"
        if _LITTER.fullmatch(inner):
            continue
        if len(members) >= Bundle.MAX_MEMBERS:
            not_taken.append(NotTaken(where, "too_large", rest=True))
            break
        source = _file_within(root, path, where, apart, by_path)
        if source is None:
            not_taken.append(NotTaken(where, "not_recognised"))
        else:
            by_path[inner] = source
            members.append(source)
    return folder(root.name, members, not_taken, apart=apart)


def _file_within(root: Path, path: Path, where: str, apart: Apart, by_path: dict[str, Source]) -> Source | None:
    """Return a file as a source, None for what is no file, cannot be read, or is a link out of the folder."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode) or (path.is_symlink() and not path.resolve().is_relative_to(root.resolve())):
            return None
        if not os.access(path, os.R_OK):
            return None
    except (OSError, RuntimeError):
        return None
    return Source(
        where,
        about.st_size,
        lambda: path.open("rb"),
        path=path.relative_to(root).as_posix(),
        apart=apart,
        neighbour=by_path.get,
        bundled=open_zip,
    )


def _files_below(root: Path) -> Iterator[Path]:
    """Yield the files below ``root`` by name, folders that are links left out, for they may lead round in a circle."""
    for place, folders, files in os.walk(root):
        here = Path(place)
        depth = len(here.relative_to(root).parts)
        folders[:] = sorted(name for name in folders if depth < MAX_DEPTH and not (here / name).is_symlink())
        yield from (here / name for name in sorted(files))


def _neighbour(root: Path, name: str, apart: Apart) -> Source | None:
    """Return a file in or below the folder of a file that was chosen alone."""
    path = root / name
    source = _file_within(root, path, posixpath.basename(name), apart, {})
    try:
        inside = path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return None
    return source if inside else None
