"""EndNote's XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reader.exchange.imports.citations import field_words
from reader.exchange.imports.citations.fields import Fields
from reader.exchange.imports.citations.works import (
    ARTICLES,
    Found,
    Work,
    any_date,
    date_of,
    items_of,
    keywords_in,
    natural_name,
    works_apart,
)
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

MAX_FILE_BYTES = 100_000_000
MAX_RECORDS = 200_000
_GROUPS = frozenset(("contributors", "titles", "periodical", "dates", "urls"))
_LISTS = frozenset(
    (
        *("authors", "secondary-authors", "tertiary-authors", "subsidiary-authors", "translated-authors", "pub-dates"),
        *("web-urls", "related-urls", "text-urls", "pdf-urls", "image-urls", "keywords"),
    )
)
_KEPT = "internal-pdf:"
_OWN = ("database", "source-app", "rec-number", "foreign-keys", "ref-type", "label")


def recognises(source: Source) -> bool:
    """Tell whether a file is EndNote's XML."""
    head = source.head_text(16_384).lower()
    return (
        head.lstrip("\ufeff \r\n\t").startswith("<")
        and "<records" in head
        and "<record" in head
        and ("<ref-type" in head or "endnote" in head)
    )


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield each record with an address, a DOI or a text."""
    yield from items_of(source, works(source))


def works(source: Source) -> Iterator[Found | NotTaken]:
    """Yield the works of a file."""
    yield from works_apart(source, MAX_FILE_BYTES, works_of, "record")


def works_of(data: bytes) -> list[Work] | None:
    """Return the records' works; None where the bytes are no XML."""
    from reader.exchange.imports.citations.xml_tree import tree

    root = tree(data)
    if root is None:
        return None
    return [_work(record) for at, record in enumerate(root.iter("record")) if at < MAX_RECORDS]


def _work(record: Any) -> Work:
    fields = Fields(_values(record))
    authors = fields.all("contributors/authors") or fields.all("contributors/secondary-authors")
    year = fields.one("dates/year")
    exact = fields.parsed(any_date, "dates/pub-dates")
    kind = record.find("ref-type")
    links = fields.all("urls/web-urls", "urls/related-urls", "urls/text-urls", "urls/url", "urls/pdf-urls")
    return Work(
        fields.one("titles/title", "titles/short-title"),
        [natural_name(name) for name in authors],
        [link for link in links if not _is_file(link)],
        fields.one("electronic-resource-num"),
        exact[0] if exact and (not year or exact[0][:4] == year[:4]) else date_of(year),
        "",
        fields.one("abstract"),
        fields.one("periodical/full-title", "titles/secondary-title", "publisher"),
        fields.one("language"),
        keywords_in(fields.all("keywords"), r";|\n|\s/\s"),
        fields.all("notes", "research-notes"),
        fields.left(field_words.ENDNOTE, _OWN) + ([] if kind is None or kind.get("name", "") in ARTICLES else ["type"]),
        [_place(link, record) for link in links if _is_file(link)],
    )


def _values(record: Any) -> dict[str, list[str]]:
    """Return the words of a record by the path of what holds them: "volume", "titles/title", "urls/web-urls"."""
    found: dict[str, list[str]] = {}
    for element in record:
        outer = element.tag
        inner = list(element) if outer in _GROUPS else []
        for part in inner or [element]:
            name = f"{outer}/{part.tag}" if inner else outer
            values = list(part) if part.tag in _LISTS else [part]
            found.setdefault(name, []).extend("".join(value.itertext()).strip() for value in values)
    return found


def _is_file(link: str) -> bool:
    return link.lower().startswith((_KEPT, "file:"))


def _place(link: str, record: Any) -> str:
    """Return where EndNote keeps a file of its own, from the folder of the library "Name.enl": Name.Data/PDF/number/name."""
    database = (record.findtext("database") or "").strip()
    if not link.lower().startswith(_KEPT) or not database:
        return link
    name = re.sub(r"[.]enl[xp]?$", "", database, flags=re.IGNORECASE)
    return f"{name}.Data/PDF/{link[len(_KEPT) :].lstrip('/')}"
