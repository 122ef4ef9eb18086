"""What leaves the program: an article with all that belongs to it, and the articles of one export.

Tested in `tests/unit/exchange/exports`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple
from urllib.parse import quote, unquote

from reader.model.article import Article
from reader.model.capture import Page, PictureFile
from reader.model.citation import CitedWork
from reader.model.highlight import DEFAULT_MEANINGS, Highlight
from reader.model.library import Folder, Row
from reader.model.own_work import OwnWork
from reader.model.summary import Sentence

_REMARK = re.compile(r"(?:; |\n+)?\[Tearsheet: [^\[\]]*\]")


def remark(text: str) -> str:
    """Return what the program says of an article, for a format that has no place for it but the reader's own note."""
    return f"[Tearsheet: {text.replace('[', '(').replace(']', ')')}]"


def without_remarks(note: str) -> str:
    """Return a note without what ``remark`` made: it is nobody's note when the file comes back."""
    return _REMARK.sub("", note) if "[Tearsheet: " in note else note


def outward(address: str) -> str:
    """Return an address for others: that of a file, or of a place in one, without folders, which tell whose computer it is
    on, and how its owner files things.
    """
    if not address.lower().startswith("file:"):
        return address
    path, mark, place = address.partition("#")
    name = path.rstrip("/").rpartition("/")[2]
    within = unquote(place)
    if "/" not in within:
        return f"file:///{name}{mark}{place}"
    last = quote(within.rpartition("/")[2])
    # Of a folder that was imported, its name is the first of the place.
    return f"file:///{last}" if within.startswith(f"{unquote(name)}/") else f"file:///{name}#{last}"


class Origin(NamedTuple):
    """Where the newest kept original of an article came from: ``fetched`` is ISO 8601 in UTC, ``browser`` the one that
    handed it over, ``program`` the one from whose file it was imported; both are "" where a server sent it (with a
    ``status``) or it came in a file (0).
    """

    fetched: str
    address: str
    final_address: str
    status: int
    sha256: str
    browser: str = ""
    program: str = ""


def _no_originals() -> Iterator[Page]:
    return iter(())


def _no_picture(_key: str) -> PictureFile | None:
    return None


def _as_kept(picture: PictureFile) -> bytes:
    return picture.data


@dataclass(frozen=True, slots=True)
class ExportedArticle:
    """One article as it leaves. ``picture_sources`` are the kept pictures as (address, key); ``picture`` reads one by its
    key, ``originals`` the kept pages, newest first: both are read when a writer wants them, one at a time, and so is
    ``own_work``. ``outward`` gives the bytes of a picture that other programs may open, b"" for none. ``progress`` is in
    percent, ``place`` the offset where reading stopped.
    """

    article: Article
    work: CitedWork
    highlights: tuple[Highlight, ...] = ()
    summary: tuple[Sentence, ...] = ()
    origin: Origin | None = None
    picture_sources: tuple[tuple[str, str], ...] = ()
    picture: Callable[[str], PictureFile | None] = _no_picture
    originals: Callable[[], Iterator[Page]] = _no_originals
    progress: int = 0
    place: int = 0
    own_work: Callable[[], OwnWork] = OwnWork
    outward: Callable[[PictureFile], bytes] = _as_kept

    @property
    def row(self) -> Row:
        """The article's row."""
        return self.article.row

    def shown_picture(self, key: str) -> PictureFile | None:
        """Return a picture for a file that other programs open, None where there is none that may be: a drawing leaves
        without its scripts and what it asks for.
        """
        kept = self.picture(key)
        data = self.outward(kept) if kept is not None else b""
        return replace(kept, data=data) if kept is not None and data else None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be missing of the article."""
        return self.row.completeness in ("", "whole") and not self.row.error_code


@dataclass(frozen=True, slots=True)
class Batch:
    """The articles of one export. ``heads`` are their rows and ``articles`` the same, whole, in the same order: both are
    streams, which may be asked for more than once. ``title`` names the export, ``made`` is its time (ISO 8601 in UTC),
    ``meanings`` are the names of the kinds of highlights, ``folders`` the smart folders, where the whole library is exported.
    """

    title: str
    made: str
    count: int
    heads: Callable[[], Iterator[Row]]
    articles: Callable[[], Iterator[ExportedArticle]]
    meanings: Mapping[int, str] = field(default_factory=lambda: dict(DEFAULT_MEANINGS))
    folders: tuple[Folder, ...] = ()


Lacking = Literal["address", "annotations", "highlights", "text", "room"]
"""Why an article is not in an export: what it doesn’t have, or that the format takes no more articles."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What goes along, where a format has a place for it."""

    highlights: bool = True
    notes: bool = True
    summaries: bool = False
    pictures: bool = True
    originals: bool = True
