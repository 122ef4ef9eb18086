"""What comes out of a file of another program: articles as that program kept them, and what could not be taken.

Tested in `tests/unit/exchange/imports`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from reader.model.blocks import Block
from reader.model.capture import Page
from reader.model.own_work import OwnWork

TextKind = Literal["", "readable", "page", "plain"]
"""What an item's ``text`` is: nothing; the readable text as HTML, which another program has already cleaned; a whole
page as HTML, which is yet to be cleaned; plain text, its paragraphs apart by empty lines."""


@dataclass(frozen=True, slots=True)
class ImportedHighlight:
    """A passage that was marked: ``exact`` are its words, ``prefix`` and ``suffix`` what was around them where that is
    known; ``start`` is its offset in the text in code points, -1 where it is not known. ``created`` and
    ``changed`` are ISO 8601 in UTC or "". One without words is a note on the article. ``meaning`` is one of ``MEANINGS``:
    other programs have none.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    note: str = ""
    created: str = ""
    tags: tuple[str, ...] = ()
    start: int = -1
    meaning: int = 1
    changed: str = ""


@dataclass(frozen=True, slots=True)
class ImportedPicture:
    """A picture that came with an item: ``src`` as the item's text names it, and its bytes."""

    src: str
    data: bytes


@dataclass(frozen=True, slots=True)
class OwnExport:
    """What only this program's own export says of an article: its blocks, so that the text need not be read again, its
    originals, newest first, and what else is kept about it. ``place`` is where reading stopped, an offset in the text,
    ``final_url`` and ``fetched`` say which page the text is from, and when it came.
    """

    blocks: tuple[Block, ...] = ()
    pages: tuple[Page, ...] = ()
    place: int = 0
    completeness: str = ""
    evidence: str = ""
    cleaner: str = ""
    excerpt: str = ""
    canonical_url: str = ""
    modified: str = ""
    section: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    final_url: str = ""
    fetched: str = ""
    work: OwnWork = field(default_factory=OwnWork)


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """One article of another program.

    ``address`` is absolute (http or https) or "" where there is none; ``where`` names the place in the file in words that
    a reader can find again ("part_000000.csv, row 3"). Times are ISO 8601 in UTC, dates may be bare, both "" where the
    file does not say. ``read``, ``starred`` and ``archived`` are None where it does not say. ``text`` is what ``kind``
    says, ``original`` the page's bytes as they came, of the type ``mime``, b"" where ``text`` is all there is.
    ``progress`` is in percent. ``dropped`` are the names of fields that the file has and the library has no place for.
    ``own`` is what this program's own export adds. ``work`` names the book that highlights are of: with each export of it the
    text grows, and it is the same still.
    """

    where: str
    address: str = ""
    title: str = ""
    byline: tuple[str, ...] = ()
    site: str = ""
    description: str = ""
    language: str = ""
    published: str = ""
    saved: str = ""
    read: bool | None = None
    starred: bool | None = None
    archived: bool | None = None
    progress: int = 0
    tags: tuple[str, ...] = ()
    note: str = ""
    highlights: tuple[ImportedHighlight, ...] = ()
    kind: TextKind = ""
    text: str = ""
    original: bytes = b""
    mime: str = ""
    pictures: tuple[ImportedPicture, ...] = ()
    own: OwnExport | None = None
    dropped: tuple[str, ...] = ()
    work: str = ""


NotTakenWhy = Literal["no_address", "no_text", "not_an_article", "damaged", "too_large", "encrypted", "not_recognised"]
"""Why a part of a file is not taken: it has neither an address nor a text; it is a document without a word (a scan); a
script, a folder's own link, a feed; what cannot be read; what is beyond a limit; what needs a password; a file among
others that no format knows.
"""


class NotTaken(NamedTuple):
    """A part of a file that is no item: where it is, why, and its title or address as far as it could be read. ``rest``
    says that nothing after it could be read.
    """

    where: str
    why: NotTakenWhy
    title: str = ""
    rest: bool = False
