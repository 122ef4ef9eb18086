"""What the rooms hand to each other: frozen values, no behaviour beyond reading themselves.

The text is one thing: an article is a tuple of blocks, and ``plain_text`` joins them in exactly one way, so that a span
``(start, end)`` in Unicode code points has one place in the text, in the HTML and in the reading pane.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from reader.records import dataclass, field

BlockKind = Literal["heading", "paragraph", "item", "quote", "code", "row", "figure"]
InlineKind = Literal["strong", "em", "link", "code", "sub", "sup"]

SEPARATOR = "\n\n"
"""What stands between two blocks of the plain text; rows of one table and items of one list are joined by one line
break."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of a block's text, ``text[start:end]`` in code points; ``href`` is absolute and only set for links."""

    start: int
    end: int
    kind: InlineKind
    href: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a figure. ``src`` is its absolute address; ``key`` the SHA-256 under which the library keeps its
    bytes, or ""."""

    src: str
    alt: str = ""
    width: int = 0
    height: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article.

    ``text`` is the block's own text; figures have none (their words are in ``caption``), so that neither search offsets
    nor summaries mix captions into sentences. ``href`` is where a figure leads: to a video, which then needs no
    picture. A table row's cells are joined by tabs in ``text``. ``level`` is 1-6 for headings and the nesting depth (0
    outermost) for items; ``group`` numbers the list, table or quote that neighbouring blocks share.
    """

    kind: BlockKind
    text: str = ""
    inlines: tuple[Inline, ...] = ()
    level: int = 0
    ordered: bool = False
    header: bool = False
    group: int = 0
    picture: Picture | None = None
    caption: str = ""
    href: str = ""


def separator_between(before: Block, after: Block) -> str:
    """The characters that ``plain_text`` puts between two neighbouring blocks that both have text."""
    joined = before.kind == after.kind and before.kind in ("item", "row") and before.group == after.group
    return "\n" if joined else SEPARATOR


def block_spans(blocks: Iterable[Block]) -> Iterator[tuple[Block, int, int]]:
    """Each block with its ``(start, end)`` in the plain text, in code points. Blocks without text get an empty span."""
    position = 0
    before: Block | None = None
    for block in blocks:
        if not block.text:
            yield block, position, position
            continue
        if before is not None:
            position += len(separator_between(before, block))
        yield block, position, position + len(block.text)
        position += len(block.text)
        before = block


def plain_text(blocks: Iterable[Block]) -> str:
    """The article's text, the only one there is: every offset in the program counts in it."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if not block.text:
            continue
        if before is not None:
            parts.append(separator_between(before, block))
        parts.append(block.text)
        before = block
    return "".join(parts)


_EMPTY_BLOCK = Block("paragraph")
_BLOCK_VALUES = [name for name in Block.__match_args__ if name != "kind"]
_PICTURE_VALUES = Picture.__match_args__


def blocks_to_json(blocks: Iterable[Block]) -> str:
    """The form in which blocks are stored and cross from the worker process; default values are left out."""
    rows = []
    for block in blocks:
        row: dict[str, Any] = {"kind": block.kind}
        for name in _BLOCK_VALUES:
            value = getattr(block, name)
            if value != getattr(_EMPTY_BLOCK, name):
                row[name] = value
        if block.inlines:
            row["inlines"] = [[i.start, i.end, i.kind, i.href] for i in block.inlines]
        if block.picture is not None:
            row["picture"] = {name: getattr(block.picture, name) for name in _PICTURE_VALUES}
        rows.append(row)
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def blocks_from_json(stored: str) -> tuple[Block, ...]:
    """The inverse of ``blocks_to_json``."""
    blocks = []
    for row in json.loads(stored):
        fields: dict[str, Any] = dict(row)
        fields["inlines"] = tuple(Inline(*i) for i in fields.get("inlines", ()))
        if fields.get("picture"):
            fields["picture"] = Picture(**fields["picture"])
        blocks.append(Block(**fields))
    return tuple(blocks)


# --- capture -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """The original as it was fetched: proof of what was published. ``fetched`` is ISO 8601 in UTC, ``body`` the bytes
    after transfer and content decoding, ``sha256`` their hex digest, ``headers`` as the server sent them, in order."""

    url: str
    final_url: str
    fetched: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself. ``published`` and ``modified`` are ISO 8601 (a date, or a date and time with its
    offset) or ""; ``language`` a two- or three-letter code or ""; addresses are absolute or "". ``sources`` says for
    each field that was found where on the page it stands, as (field, place) with places such as "JSON-LD
    datePublished"."""

    title: str = ""
    byline: tuple[str, ...] = ()
    published: str = ""
    site: str = ""
    description: str = ""
    language: str = ""
    canonical_url: str = ""
    lead_picture: str = ""
    modified: str = ""
    section: str = ""
    sources: tuple[tuple[str, str], ...] = ()


WholeOrWhy = Literal[
    "whole", "subscription", "login", "consent", "error_page", "script", "cut_short", "link_list", "video"
]
"""Whether an article came whole, or why not: behind a subscription, a login or a consent page; an error page that says
200; a page that is made by a script; a text that stops; a list of links rather than an article; a video without
text."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning yields: metadata and blocks; text and HTML follow from the blocks. ``cleaner`` names what chose the
    text and in which version; ``evidence`` is what on the page says that it is not whole, in the page's own words or
    its data's."""

    metadata: Metadata
    blocks: tuple[Block, ...]
    cleaner: str = ""
    completeness: WholeOrWhy = "whole"
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A fetched picture: bytes as they came, ``key`` their SHA-256 in hex, size in pixels (0 where unknown)."""

    key: str
    src: str
    mime: str
    data: bytes
    width: int = 0
    height: int = 0


# --- summary -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at its place: ``text == article_text[start:end]``, in code points."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Chosen sentences in article order. ``of`` is how many sentences the article has; ``method`` names the ranker and
    its version."""

    sentences: tuple[Sentence, ...]
    method: str
    language: str
    of: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided about a sentence of an article: it is always in the summary (``pinned``), or never.
    ``start`` and ``end`` are its place in the text."""

    sentence: str
    start: int
    end: int
    pinned: bool


# --- briefing ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in an article: its words are ``text[start:end]`` of the article's text, in code points. A briefing holds
    no words of its own, only such places."""

    article_id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Given:
    """What one source gives where another gives something else: the figure or name, and the sentence in which it
    stands."""

    figure: Passage
    sentence: Passage


@dataclass(frozen=True, slots=True)
class Difference:
    """Figures, or spellings of a name, that sources seem to give differently for the same thing: to be checked, for
    both may be right. ``label`` is what the figures are of, in the words of the first source."""

    kind: Literal["figure", "name"]
    label: Passage
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Articles about one event, the most central first: its title is the heading. ``sentences`` are in the order of
    reading."""

    articles: tuple[int, ...]
    sentences: tuple[Passage, ...]
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """An article as a briefing cites it. ``published`` and ``saved`` are as in ``Row``; all offsets count in
    ``text``."""

    id: int
    title: str
    site: str
    byline: str
    url: str
    published: str
    saved: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What a briefing is of: these articles, or where there are none, what passes the filter. ``since`` is the word
    that was asked for ("yesterday", "24h"), and the filter's ``since`` the time that it means."""

    ids: tuple[int, ...] = ()
    filter: Filter = field(default_factory=lambda: Filter())
    since: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A summary of several articles: ``groups`` of those about one event, the largest first. ``made`` is ISO 8601 in
    UTC. ``without_text`` articles had nothing to read, ``beyond`` were more than a briefing takes."""

    groups: tuple[Group, ...]
    articles: Mapping[int, Cited]
    scope: Scope
    made: str
    without_text: int = 0
    beyond: int = 0

    def words(self, passage: Passage) -> str:
        """What stands there, as it stands there."""
        return self.articles[passage.article_id].text[passage.start : passage.end]

    def source(self, passage: Passage) -> Cited:
        """The article that it stands in."""
        return self.articles[passage.article_id]

    def heading(self, group: Group) -> str:
        """The title of the group's most central article."""
        return self.articles[group.articles[0]].title

    def outlets(self, group: Group) -> int:
        """How many sites the group's articles are from; an article without one counts for itself."""
        return len({self.articles[number].site or number for number in group.articles})


# --- library -----------------------------------------------------------------------------------------------------------

State = Literal["queued", "fetching", "failed", "ready"]


@dataclass(frozen=True, slots=True)
class Row:
    """What one row of the list shows, and no more. Times are ISO 8601 in UTC; ``published`` may be a bare date or "".
    ``completeness`` is a ``WholeOrWhy``, or "" where nobody has judged it yet."""

    id: int
    url: str
    title: str
    site: str
    byline: str
    excerpt: str
    language: str
    published: str
    saved: str
    words: int
    minutes: int
    state: State
    error_code: str = ""
    error_values: tuple[tuple[str, str | int], ...] = ()
    read: bool = False
    starred: bool = False
    archived: bool = False
    deleted: bool = False
    sample: bool = False
    thumbnail: str = ""
    completeness: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article whole: its row, and what only the reading pane needs."""

    row: Row
    description: str
    final_url: str
    canonical_url: str
    fetched: str
    blocks: tuple[Block, ...]
    notes: str = ""
    modified: str = ""
    section: str = ""
    evidence: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    cleaner: str = ""

    @property
    def text(self) -> str:
        """The plain text in which all offsets count."""
        return plain_text(self.blocks)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with the number of its articles and of those unread (trash not counted); ``colour`` is an index into the
    theme's colours. A name with slashes nests: ``work/desk`` is under ``work``."""

    id: int
    name: str
    colour: int
    count: int
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Twin:
    """An article that tells nearly the same as another one: what "also at" shows of it."""

    id: int
    title: str
    site: str
    published: str


@dataclass(frozen=True, slots=True)
class Folder:
    """A smart folder: a saved search. ``icon`` is the name of one of the program's icons."""

    id: int
    name: str
    query: str
    icon: str = ""
    position: int = 0


Place = Literal["unread", "all", "starred", "archive", "attention", "trash"]
Order = Literal["saved", "published", "title", "site", "length", "minutes", "relevance"]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles a list shows. Empty fields do not restrict; ``words`` is what was typed into the search field.

    ``also`` are articles that stay although they no longer pass ``place``: an unread one that was opened does not
    vanish at once. ``since`` leaves out what was saved before that time (ISO 8601 in UTC). ``order`` goes from the
    newest, the longest or A; ``reverse`` the other way. By "relevance" only a search can be ordered. ``folder`` names
    the smart folder whose search ``words`` are, 0 for none.
    """

    place: Place = "all"
    tag: str = ""
    site: str = ""
    words: str = ""
    reverse: bool = False
    also: tuple[int, ...] = ()
    since: str = ""
    order: Order = "saved"
    folder: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """Where a group of articles begins that were saved (or published) on one day or, when that is long ago, in one
    month: ``position`` in the listing; ``day`` is YYYY-MM-DD here, YYYY-MM for a month, "" for those that do not
    say."""

    position: int
    day: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The ids in order, and the groups of days where the order is one of time. ``whole`` is False where a limit cut it
    off."""

    ids: array[int]
    days: tuple[Day, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles each place holds, and each tag and site (name, count), most first for sites; and the smart
    folders, whose numbers have to be counted (see ``desk.folders``)."""

    places: dict[str, int] = field(default_factory=dict)
    tags: tuple[Tag, ...] = ()
    sites: tuple[tuple[str, int], ...] = ()
    samples: int = 0
    folders: tuple[Folder, ...] = ()


# --- overview ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` on and before ``until`` (ISO form, here): how many articles were saved in them, and how
    many first read."""

    first: str
    until: str
    saved: int
    read: int


@dataclass(frozen=True, slots=True)
class Amount:
    """A site, tag or language with the number of its articles; for a tag those nested in it count too, and are in
    ``parts``."""

    name: str
    count: int
    parts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Amounts:
    """The largest of a kind, and how many ``others`` there are, with ``rest`` articles. ``unknown`` articles have
    none."""

    first: tuple[Amount, ...]
    others: int = 0
    rest: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """What is in a library, the trash left out. ``read_sometime`` of the ``read`` articles do not say when they were
    first read: they are in no period."""

    articles: int
    read: int
    read_sometime: int
    step: Literal["day", "week", "month", "year"]
    periods: tuple[Period, ...]
    sites: Amounts
    tags: Amounts
    languages: Amounts


@dataclass(frozen=True, slots=True)
class Space:
    """What takes the space, in bytes: ``file`` is all of it, ``free`` is kept inside it for what comes next. With
    ``estimated`` the parts were reckoned from a sample."""

    file: int
    originals: int
    pictures: int
    texts: int
    search: int
    free: int
    estimated: bool = False

    @property
    def other(self) -> int:
        """Titles, summaries, tags, what finds them, and the unfilled ends of the file's pages."""
        return max(0, self.file - self.originals - self.pictures - self.texts - self.search - self.free)


@dataclass(frozen=True, slots=True)
class Scaled:
    """A picture made smaller: its bytes in the form ``mime``, and its size in pixels."""

    data: bytes
    mime: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Gain:
    """What making something smaller is about: how many there are, and the bytes that it would free (or did)."""

    number: int = 0
    freed: int = 0


@dataclass(frozen=True, slots=True)
class Gains:
    """Of each kind; ``free`` bytes are unused in the file already, ``file`` is its size. ``originals`` and ``pictures``
    are estimates until it is done."""

    originals: Gain
    pictures: Gain
    unused: Gain
    free: int
    file: int
