"""What is in a reader's file, folder or archive: which formats, and then item by item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.desk.program.link_files import check_there
from reader.errors import (
    FileEmpty,
    FileIsDatabase,
    FileUnreadable,
    NothingAddressed,
    NothingReadable,
    NothingToImport,
    NothingUnlocked,
    NothingWritten,
    NotRecognised,
)
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.table import Recognised

SAMPLE_ITEMS = 10
"""How many items of a file are shown before it is taken."""

_DATABASE = b"SQLite format 3\0"

Apart = Callable[..., Any]
"""Runs a function of a module in a worker process (``desk.workers.Workers.run``)."""


NOTHING: dict[str, type[NothingToImport]] = {
    "encrypted": NothingUnlocked,
    "no_address": NothingAddressed,
    "no_text": NothingWritten,
    "damaged": NothingReadable,
}
"""The error for a file whose parts are all not taken for the same reason, by that reason."""


class Entry(NamedTuple):
    """An item of a file, or what of it is not taken; ``path`` is what the person named, ``format`` is the name of what
    recognised it, ``title`` the same for people.
    """

    path: Path
    format: str
    title: str
    item: ImportedItem | NotTaken

    @property
    def file(self) -> str:
        """The name of what the person named."""
        return self.path.name


class Found(NamedTuple):
    """What one path holds: the formats that were recognised, and files that no format knows."""

    path: Path
    recognised: tuple[Recognised, ...]
    not_taken: tuple[NotTaken, ...]


@dataclass(slots=True)
class FormatCount:
    """How much of one format there is: items, how many with a text, and passages that were marked in them."""

    name: str
    title: str
    items: int = 0
    with_text: int = 0
    highlights: int = 0


@dataclass(slots=True)
class Survey:
    """What would be taken from the ``files``: by format, a ``sample`` of the first items, and what would not be; ``left_out``
    says of how many items which details would be.
    """

    files: tuple[str, ...]
    formats: list[FormatCount] = field(default_factory=list)
    sample: list[ImportedItem] = field(default_factory=list)
    not_taken: list[tuple[str, NotTaken]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def items(self) -> int:
        """How many items there are, duplicates among them counted each."""
        return sum(one.items for one in self.formats)

    @property
    def with_text(self) -> int:
        """How many items bring a text."""
        return sum(one.with_text for one in self.formats)

    @property
    def is_cut(self) -> bool:
        """Whether a part of a file could not be read to its end."""
        return any(one.rest for _, one in self.not_taken)

    @property
    def is_one_text(self) -> bool:
        """Whether all that there is, is one article with its text."""
        return self.items == self.with_text == 1 and not self.not_taken

    @property
    def reasons(self) -> Counter[str]:
        """Why how many lines would not be taken."""
        return Counter(one.why for _, one in self.not_taken)


def find(paths: Sequence[Path], apart: Apart | None = None) -> list[Found]:
    """Return what each of these paths holds. Raises FileUnreadable for one that is not there or can't be read, NotRecognised
    where no format knows anything in any of them.
    """
    from reader.exchange.imports.table import recognise

    found = []
    for path in paths:
        try:
            check_there(path)
            if path.is_file():
                with path.open("rb"):
                    pass
            recognised, not_taken = recognise(path, apart)
        except (OSError, ValueError) as error:
            detail = getattr(error, "strerror", None) or str(error)
            raise FileUnreadable(name=path.name, detail=detail[:1].lower() + detail[1:]) from error
        found.append(Found(path, tuple(recognised), tuple(not_taken)))
    if not any(one.recognised for one in found):
        raise _unknown(paths)
    return found


def _unknown(paths: Sequence[Path]) -> NotRecognised:
    """Return the error for files that no format knows."""
    if len(paths) > 1:
        return NotRecognised(name=f"{len(paths)} files")
    name = paths[0].name
    if not paths[0].is_file():
        return NotRecognised(name=name)
    with paths[0].open("rb") as file:
        head = file.read(len(_DATABASE))
    if not head:
        return FileEmpty(name=name)
    return FileIsDatabase(name=name) if head == _DATABASE else NotRecognised(name=name)


def entries(found: Sequence[Found]) -> Iterator[Entry]:
    """Yield every item of what was found, and what of it is not taken."""
    for one in found:
        for not_taken in one.not_taken:
            yield Entry(one.path, "", "", not_taken)
        for recognised in one.recognised:
            known = recognised.format
            for item in recognised.read():
                yield Entry(one.path, known.name, known.title, item)


def survey(found: Sequence[Found], progress: Callable[[int], None] = lambda _items: None) -> Survey:
    """Return what would be taken; ``progress`` is told the number of items after each hundred. Raises NothingToImport where
    there is none.
    """
    from reader.desk.importing.left_out import left_out

    result = Survey(tuple(one.path.name for one in found))
    known = [recognised.format for one in found for recognised in one.recognised]
    formats = {one.name: FormatCount(one.name, one.title) for one in known}
    number = 0
    for entry in entries(found):
        item = entry.item
        if isinstance(item, NotTaken):
            result.not_taken.append((entry.file, item))
            continue
        number += 1
        if number % 100 == 0:
            progress(number)
        counted = formats[entry.format]
        counted.items += 1
        counted.with_text += bool(item.text.strip())
        counted.highlights += sum(bool(mark.exact.strip()) for mark in item.highlights)
        result.left_out.update(left_out(item))
        if len(result.sample) < SAMPLE_ITEMS:
            result.sample.append(item)
    result.formats = list(formats.values())
    return result


def refuse_empty(result: Survey) -> None:
    """Raise NothingToImport where a survey found no items."""
    if not result.items:
        raise nothing({one.why for _, one in result.not_taken}, result.files, [one.title for one in result.formats])


def nothing(whys: Set[str], files: Sequence[str], formats: Sequence[str]) -> NothingToImport:
    """Return the error for files in which there is no item: the reason where it is one and the same for all parts."""
    error = NOTHING.get(next(iter(whys)), NothingToImport) if len(whys) == 1 else NothingToImport
    return error(name=", ".join(files), format=" and ".join(formats) or "unknown")
