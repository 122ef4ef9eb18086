"""EndNote's XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reader.exchange.imports.citations.works import Work, any_date, date_of, items_apart, keywords_in, natural_name
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

MAX_FILE_BYTES = 100_000_000
MAX_RECORDS = 200_000


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
    """Yield each record with an address or a DOI."""
    yield from items_apart(source, MAX_FILE_BYTES, works_of, "record")


def works_of(data: bytes) -> list[Work] | None:
    """Return the records' works; None where the bytes are no XML."""
    from reader.exchange.imports.citations.xml_tree import tree

    root = tree(data)
    if root is None:
        return None
    return [_work(record) for at, record in enumerate(root.iter("record")) if at < MAX_RECORDS]


def _work(record: Any) -> Work:
    def texts(path: str) -> list[str]:
        return [text for element in record.iterfind(path) if (text := "".join(element.itertext()).strip())]

    def one(*paths: str) -> str:
        return next((text for path in paths for text in texts(path)), "")

    authors = texts("contributors/authors/author") or texts("contributors/secondary-authors/author")
    exact = record.find("dates/pub-dates/date")
    year = one("dates/year")
    dated = any_date("".join(exact.itertext())) if exact is not None else ""
    return Work(
        one("titles/title", "titles/short-title"),
        [natural_name(name) for name in authors],
        [
            *texts("urls/web-urls/url"),
            *texts("urls/related-urls/url"),
            *texts("urls/text-urls/url"),
            *texts("urls/url"),
            *texts("urls/pdf-urls/url"),
        ],
        one("electronic-resource-num"),
        dated if dated[:4] == year[:4] or not year else date_of(year),
        "",
        one("abstract"),
        one("periodical/full-title", "titles/secondary-title", "publisher"),
        one("language"),
        keywords_in(texts("keywords/keyword"), r";|\n|\s/\s"),
        [*texts("notes"), *texts("research-notes")],
    )
