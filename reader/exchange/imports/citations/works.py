"""What lists of works have in common: which address a work has, its names, dates and keywords, and the item made of them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from reader.exchange.imports.addresses import article_address
from reader.exchange.imports.citations.attachments import joined
from reader.exchange.imports.documents.limits import whole
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

ARTICLES = frozenset(
    (
        *("", "JOUR", "EJOUR", "ELEC", "MGZN", "NEWS", "INPR", "GEN", "BLOG", "WEB", "ICOMM"),  # RIS
        *("article", "misc", "online", "electronic", "www"),  # BibTeX
        *(
            "article-journal",
            "article-magazine",
            "article-newspaper",
            "document",
            "post",
            "post-weblog",
            "webpage",
        ),  # CSL
        *("journalArticle", "magazineArticle", "newspaperArticle", "blogPost", "forumPost"),  # Zotero
        *(
            "Journal Article",
            "Magazine Article",
            "Newspaper Article",
            "Electronic Article",
            "Web Page",
            "Generic",
        ),  # EndNote
    )
)
"""Types of works that are articles: of another, the type is named among what has no place."""
MAX_NAMES = 100
MAX_TAGS = 200
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"]+", re.I)
_DOI_RESOLVER = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(?=10\.)", re.I)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BREAK = re.compile(r"</(?:p|div|li|h\d)>|<br\b[^<>]{0,100}>", re.I)
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d|21\d\d)(?!\d)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})*\Z", re.I)
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
    for name in names.split()
}


@dataclass
class Work:
    """A work as a list has it, before it is known whether it can be an item."""

    title: str = ""
    authors: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    doi: str = ""
    published: str = ""
    accessed: str = ""
    abstract: str = ""
    source: str = ""
    language: str = ""
    keywords: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


class Found(NamedTuple):
    """A work of a list, and where it is."""

    where: str
    work: Work


def items_of(source: Source, found: Iterable[Found | NotTaken]) -> Iterator[ImportedItem | NotTaken]:
    """Yield each work as an item, with the text of the files that came along with it."""
    for one in found:
        yield item_of(one.work, one.where, source) if isinstance(one, Found) else one


def item_of(work: Work, where: str, source: Source | None = None) -> ImportedItem | NotTaken:
    """Return the work as an item at its address, else at its DOI's, with the text of its files beside ``source``; one that
    has neither address nor text is not taken.
    """
    title = plain(work.title)
    addresses = list(dict.fromkeys(filter(None, [*map(address_of, work.addresses), doi_address(work.doi)])))
    address = addresses[0] if addresses else ""
    item = ImportedItem(
        where,
        address,
        title,
        byline=tuple(dict.fromkeys(name for name in map(plain, work.authors) if name))[:MAX_NAMES],
        site=plain(work.source),
        description=plain(work.abstract),
        language=work.language.strip() if _LANGUAGE.match(work.language.strip()) else "",
        published=work.published,
        saved=work.accessed,
        tags=tuple(dict.fromkeys(tag for tag in map(plain, work.keywords) if tag))[:MAX_TAGS],
        note="\n\n".join(dict.fromkeys(note for note in map(paragraphs, work.notes) if note)),
        dropped=tuple(dict.fromkeys([*work.dropped, *_without_place(work, addresses)])),
    )
    if work.files:
        item = (
            joined(item, work.files, source) if source is not None else replace(item, dropped=(*item.dropped, "files"))
        )
    return item if item.address or item.text else NotTaken(where, "no_address", title)


def _without_place(work: Work, addresses: Sequence[str]) -> Iterator[str]:
    """Yield what a work has more of than an article can have."""
    if len(addresses) > 1:
        yield "DOI" if addresses[1:] == [doi_address(work.doi)] else "other addresses"
    if any(text.strip() and not address_of(text) and not has_doi(text) for text in work.addresses):
        yield "address that is not of the web"
    if len(work.authors) > MAX_NAMES:
        yield f"authors after {MAX_NAMES}"
    if len(work.keywords) > MAX_TAGS:
        yield f"keywords after {MAX_TAGS}"
    if work.language.strip() and not _LANGUAGE.match(work.language.strip()):
        yield "language"


def address_of(text: str) -> str:
    """Return an address of the web, "" for none. One of a DOI resolver is written as the DOI's own; one that only lacks its
    scheme gets it.
    """
    text = unescape(text).strip().strip("<>")
    if text.startswith("//") or re.match(r"www\.[\w-]+\.", text):
        text = f"https://{text.lstrip('/')}"
    address = article_address(text)
    return _DOI_RESOLVER.sub("https://doi.org/", address, count=1)


def doi_address(text: str) -> str:
    """Return the address of a DOI, whatever is written around it; "" where there is none."""
    match = _DOI.search(unescape(text))
    return f"https://doi.org/{quote(match[0].rstrip('.,;'), safe='/:;()._-')}" if match else ""


def has_doi(text: str) -> bool:
    """Tell whether some words hold a DOI."""
    return _DOI.search(text) is not None


def natural_name(text: str) -> str:
    """Return "Family, Given" and "Family, Suffix, Given" as they are spoken."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 2:
        return f"{parts[1]} {parts[0]}".strip()
    if len(parts) == 3:
        suffix, given = (
            (parts[1], parts[2]) if re.match(r"(?:jr|sr|[ivx]+)\.?\Z", parts[1], re.I) else (parts[2], parts[1])
        )
        return f"{given} {parts[0]} {suffix}".strip()
    return text.strip()


def date_of(year: object, month: object = "", day: object = "") -> str:
    """Return a date of parts as ISO 8601, as far as they go: "2026", "2026-11", "2026-11-24"; "" without a year."""
    found = _YEAR.search(str(year))
    if not found:
        return ""
    number = _month(str(month))
    if not number:
        return found[1]
    text = re.match(r"\s*(\d{1,2})(?!\d)", str(day))
    last = int(text[1]) if text else 0
    return f"{found[1]}-{number:02}" + (f"-{last:02}" if 1 <= last <= monthrange(int(found[1]), number)[1] else "")


def _month(text: str) -> int:
    text = text.strip().lower()
    if text.isdecimal() and len(text) < 3:
        return int(text) if 1 <= int(text) <= 12 else 0
    return _MONTHS.get(text[:3], 0)


def any_date(text: str) -> str:
    """Return a date in words or figures as ISO 8601, as far as it goes: "2005/07/15/", "2015/october", "15 July 2005"."""
    text = " ".join(text.split())[:100]
    parts = [part.strip() for part in re.split(r"[/.-]", text.partition("T")[0].partition(" ")[0])]
    if _YEAR.fullmatch(parts[0]) and (len(parts) == 1 or not parts[1] or _month(parts[1])):
        return date_of(*[*parts, "", ""][:3])
    moment = parse_time(text)
    return moment[:10] if moment else date_of(text)


def plain(text: str) -> str:
    """Return words with markup and entities as one line."""
    return " ".join(unescape(_TAG.sub("", text)).split())


def paragraphs(text: str) -> str:
    """Return words with markup as plain text that keeps its paragraphs."""
    lines = unescape(_TAG.sub("", _BREAK.sub("\n", text))).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def keywords_in(texts: Iterable[str], marks: str = r";|\n|,|\s/\s") -> list[str]:
    """Return single keywords of lines that hold several."""
    return [part.strip() for text in texts for part in re.split(marks, text) if part.strip()]


def first(*values: str) -> str:
    """Return the first that is not empty."""
    return next((value for value in values if value), "")


def all_of(values: Sequence[object]) -> list[str]:
    """Return those that are strings."""
    return [value for value in values if isinstance(value, str)]


def works_apart(
    source: Source, limit: int, works_of: Callable[[bytes], list[Work] | None], unit: str
) -> Iterator[Found | NotTaken]:
    """Yield the works that ``works_of`` reads from a whole file of at most ``limit`` bytes, in a process of its own; each is
    named by its number and ``unit``. A file that ``works_of`` has None for, or that ends its process, is damaged.
    """
    data = whole(source, limit)
    if isinstance(data, NotTaken):
        yield data
        return
    works = source.tried_apart(works_of, data)
    if works is None:
        yield NotTaken(source.name, "damaged", rest=True)
        return
    for number, work in enumerate(works, 1):
        yield Found(f"{source.name}, {unit} {number}", work)
