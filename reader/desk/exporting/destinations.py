"""The folders that are kept in step with the library: which, in what format, and with which articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from reader.errors import ExportError, NoSuchDestination
from reader.files import aside_path, read_ordinary, replace_json
from reader.model.exported import ExportOptions
from reader.model.library import Filter

SENDABLE = ("markdown", "html", "epub", "text")
"""Formats with a file for each article."""


@dataclass(frozen=True, slots=True)
class Destination:
    """A folder that gets the articles that pass ``place``, ``tag``, ``site`` and ``words``. ``automatic`` says that changes
    are sent without being asked for; ``library`` is the name of the library whose articles they are
    (``locations.name_of_library``).
    """

    name: str
    folder: str
    format: str = "markdown"
    place: str = "all"
    tag: str = ""
    site: str = ""
    words: str = ""
    highlights: bool = True
    notes: bool = True
    summaries: bool = False
    pictures: bool = True
    automatic: bool = False
    library: str = ""

    @property
    def filter(self) -> Filter:
        """Which articles are sent."""
        return Filter(place=self.place, tag=self.tag, site=self.site, words=self.words)  # type: ignore[arg-type]

    @property
    def options(self) -> ExportOptions:
        """What goes along."""
        return ExportOptions(self.highlights, self.notes, self.summaries, self.pictures)


class Destinations:
    """Keeps them in a small JSON file of this computer, for folders are of one. What of it cannot be read is kept beside it
    before the first change. Those of ``library`` alone are seen: another's articles must not get into its folders. Ones
    of no library, which an earlier version kept, are the default library's.
    """

    def __init__(self, path: Path, library: str = "", *, is_default: bool = False) -> None:
        self._path = path
        self._library = library
        self._own = {library, ""} if is_default else {library}

    def all(self) -> list[Destination]:
        """Return the destinations of the library in the order in which they were added."""
        return [made for one in self._stored() if (made := self._read(one)) is not None]

    def take_over(self, before: str) -> None:
        """Make those of the library that had this name, before it was moved, the library's own. Raises ExportError."""
        moved = [one for one in map(_read, self._stored()) if one is not None and one.library == before]
        if moved:
            Destinations(self._path, before)._write([replace(one, library=self._library) for one in moved])

    def _read(self, stored: Any) -> Destination | None:
        made = _read(stored)
        return made if made is not None and made.library in self._own else None

    def named(self, name: str) -> Destination:
        """Return one. Raises NoSuchDestination."""
        found = next((one for one in self.all() if one.name.casefold() == name.casefold()), None)
        if found is None:
            raise NoSuchDestination(name=name)
        return found

    def add(self, wanted: Destination) -> Destination:
        """Keep a destination, under a name that is free. Raises ExportError where the file cannot be written."""
        known = self.all()
        same = next((one for one in known if one.folder == wanted.folder), None)
        if same is not None:
            wanted = replace(wanted, name=same.name)
            known.remove(same)
        base, number = wanted.name.strip() or Path(wanted.folder).name or wanted.folder, 1
        name = base
        while any(one.name.casefold() == name.casefold() for one in known):
            number += 1
            name = f"{base} {number}"
        made = replace(wanted, name=name, library=self._library)
        self._write([*known, made])
        return made

    def remove(self, name: str) -> None:
        """Forget a destination; its folder and the files in it stay. Raises NoSuchDestination, ExportError."""
        gone = self.named(name)
        self._write([one for one in self.all() if one != gone])

    def _stored(self) -> list[Any]:
        try:
            stored = json.loads(read_ordinary(self._path))
        except (OSError, ValueError, RecursionError):
            return []
        return stored if isinstance(stored, list) else []

    def _write(self, wanted: Sequence[Destination]) -> None:
        try:
            if self._path.exists() and not self._stored() and read_ordinary(self._path).strip() not in (b"", b"[]"):
                with suppress(OSError):
                    self._path.rename(aside_path(self._path))
            others = [one for one in self._stored() if self._read(one) is None]
            made = [*(asdict(one) for one in wanted), *others]
            replace_json(self._path, made)
        except OSError as error:
            raise ExportError(path=str(self._path), detail=(error.strerror or str(error)).lower()) from error


def _read(stored: Any) -> Destination | None:
    """Return a destination as it is stored, None for what a newer version or the reader wrote and this one does not know."""
    try:
        made = Destination(**stored)
    except TypeError:
        return None
    defaults = Destination("", "")
    for name in Destination.__dataclass_fields__:
        if type(getattr(made, name)) is not type(getattr(defaults, name)):
            return None
    return made if made.format in SENDABLE and made.name and made.folder else None
