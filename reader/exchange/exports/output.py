"""Where writers put what they write: one stream, or a folder of files whose names are safe on every system."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Protocol

from reader.files import suggested_name


class Folder(Protocol):
    """A folder that is being written. Names have "/" between folders."""

    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        """Return a new file, to be written and closed."""
        ...

    def add(self, name: str, data: bytes) -> None:
        """Write a file whole."""
        ...

    def scratch(self) -> AbstractContextManager[Path]:
        """Return a folder for what is wanted while writing, beside what is written: the system's may be anybody's."""
        ...


def scratch_file(out: BinaryIO) -> AbstractContextManager[BinaryIO]:
    """Return a file without a name for what is wanted while ``out`` is written: beside it, for one in memory there."""
    name = getattr(out, "name", None)
    return TemporaryFile(dir=Path(name).parent) if isinstance(name, str | Path) else io.BytesIO()


class FileNames:
    """Names for files of one folder, none twice: neither in another case nor in another form of the same letters."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(
        self, title: str, suffix: str, otherwise: str, is_ours: Callable[[str], bool] = lambda _name: False
    ) -> str:
        """Return a free name made from a title, with a number where it was taken; or a taken one that ``is_ours``."""
        base = suggested_name(unicodedata.normalize("NFC", title), "", otherwise)
        number = 1
        while not self.take(found := f"{base}{'' if number == 1 else f' {number}'}{suffix}") and not is_ours(found):
            number += 1
        return found

    def take(self, name: str) -> bool:
        """Mark a name as taken; False where it was."""
        key = unicodedata.normalize("NFKC", name).casefold()
        if key in self._taken:
            return False
        self._taken.add(key)
        return True
