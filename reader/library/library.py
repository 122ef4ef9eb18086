"""A library: the file and what can be asked of it, subject by subject."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.lazy import lazy
from reader.library.articles import Articles
from reader.library.file.opening import open_library
from reader.library.folders import Folders
from reader.library.search.listing import Listings
from reader.library.tags import Tags

if TYPE_CHECKING:
    from reader.library.bulk import Bulk
    from reader.library.captures import Captures
    from reader.library.content import Content
    from reader.library.file.compact import Compaction
    from reader.library.highlights import Highlights
    from reader.library.importing.taking import Importing
    from reader.library.near_duplicates import NearDuplicates
    from reader.library.overview import Overviews
    from reader.library.person_names import PersonNames
    from reader.library.rewriting import Rewriting
    from reader.library.summaries import KeptSummaries


class Library:
    """A library: one file, opened (or made) with ``file.opening.open_library``, whose errors it raises.

    ``listings`` says what a list shows; ``articles`` finds and marks; ``content`` holds texts, pictures and originals;
    ``highlights`` what a person marked and noted; ``summaries`` those that are kept, and a person's choices in them;
    ``rewriting`` a person's corrections and the texts that cleaning again replaced; ``tags``, ``folders`` and
    ``captures`` are what they say; ``near_duplicates`` finds near-identical texts, ``bulk`` takes in many articles at
    once, ``importing`` those of other programs; ``overviews`` says what is in here, ``compaction`` makes
    the file smaller. Every method is one query or one transaction and may be called from any thread.
    """

    def __init__(self, path: Path, template: Path | None = None) -> None:
        self.connections = open_library(path, template)
        self.articles = Articles(self.connections)
        self.listings = Listings(self.connections)
        self.tags = Tags(self.connections)
        self.folders = Folders(self.connections)

    # What a window does not need to show its list is made at first use.

    @lazy
    def content(self) -> Content:
        """Texts, original pages and pictures."""
        from reader.library.content import Content

        return Content(self.connections)

    @lazy
    def summaries(self) -> KeptSummaries:
        """Kept summaries and the choices in them."""
        from reader.library.summaries import KeptSummaries

        return KeptSummaries(self.connections)

    @lazy
    def rewriting(self) -> Rewriting:
        """Corrections, and texts that were replaced."""
        from reader.library.rewriting import Rewriting

        return Rewriting(self.connections)

    @lazy
    def highlights(self) -> Highlights:
        """Highlights and notes."""
        from reader.library.highlights import Highlights

        return Highlights(self.connections)

    @lazy
    def person_names(self) -> PersonNames:
        """Names in bylines as a person wants them cited."""
        from reader.library.person_names import PersonNames

        return PersonNames(self.connections)

    @lazy
    def near_duplicates(self) -> NearDuplicates:
        """The same report at other papers."""
        from reader.library.near_duplicates import NearDuplicates

        return NearDuplicates(self.connections)

    @lazy
    def captures(self) -> Captures:
        """The acts of saving that wait, run, failed or are done."""
        from reader.library.captures import Captures

        return Captures(self.connections)

    @lazy
    def bulk(self) -> Bulk:
        """Many articles at once."""
        from reader.library.bulk import Bulk

        return Bulk(self.connections)

    @lazy
    def importing(self) -> Importing:
        """What another program kept."""
        from reader.library.importing.taking import Importing

        return Importing(self.connections)

    @lazy
    def overviews(self) -> Overviews:
        """What is in here, in numbers."""
        from reader.library.overview import Overviews

        return Overviews(self.connections)

    @lazy
    def compaction(self) -> Compaction:
        """What makes the file smaller."""
        from reader.library.file.compact import Compaction

        return Compaction(self.connections)

    @property
    def path(self) -> Path:
        """The file."""
        return self.connections.path

    @property
    def created(self) -> bool:
        """True if opening made the file."""
        return self.connections.created

    @property
    def notice(self) -> LibraryError | None:
        """Why nothing can be changed here, or None."""
        return self.connections.notice

    @property
    def set_aside(self) -> Path | None:
        """Where what was open is kept, because its file has lost the library's path; else None."""
        return self.connections.set_aside

    @property
    def is_keeping(self) -> bool:
        """Whether what is open is being kept there now."""
        return self.connections.is_keeping

    def look_at_file(self) -> LibraryError | None:
        """Return ``Connections.look_at_file``: what is wrong with the library's path, or None."""
        return self.connections.look_at_file()

    @property
    def schema(self) -> int:
        """The number of the last migration that made the file's tables."""
        number: int = self.connections.read().execute("PRAGMA user_version").fetchone()[0]
        return number

    def external_change_token(self) -> tuple[int, int] | None:
        """Return ``Connections.external_change_token``."""
        return self.connections.external_change_token()

    @contextmanager
    def one_change(self) -> Iterator[None]:
        """Let all changes within be one transaction, whole or not at all. Raises what changes raise."""
        with self.connections.write():
            yield

    def close(self) -> None:
        """Close every connection; the file alone is then all of the library."""
        self.connections.close()
