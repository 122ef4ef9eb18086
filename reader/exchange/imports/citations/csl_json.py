"""CSL-JSON, as Zotero, Pandoc and citation processors exchange it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reader.exchange.imports import json_rows
from reader.exchange.imports.citations.works import Work, any_date, date_of, item_of, keywords_in
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

_TYPES = frozenset(
    [
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    ]
)
_KEYS = frozenset(("author", "issued", "URL", "DOI", "container-title", "accessed", "publisher", "ISBN", "editor"))


def recognises(source: Source) -> bool:
    """Tell whether a file is a list of CSL items, or an object with one under "items"."""
    shape = json_rows.shape_of(source)
    keys = shape.keys if shape.kind == "list" else shape.under("items")
    return (
        {"type", "title"} <= keys and bool(keys & _KEYS) and any(f'"{kind}"' in source.head_text() for kind in _TYPES)
    )


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield each item with an address or a DOI."""
    key = None if json_rows.shape_of(source).kind == "list" else "items"
    for element in json_rows.elements(source, key):
        if isinstance(element, NotTaken):
            yield element
        else:
            yield item_of(_work(json_rows.mapping(element.value)), element.where)


def _work(item: Any) -> Work:
    def text(*names: str) -> str:
        return next((found for name in names if (found := json_rows.text(item.get(name)))), "")

    people = item.get("author") or item.get("editor") or item.get("container-author")
    accessed = _date(item.get("accessed"))
    return Work(
        text("title", "title-short"),
        [_name(name) for name in json_rows.mappings(people)],
        [text("URL", "url")],
        text("DOI", "doi"),
        _date(item.get("issued")) or _date(item.get("original-date")),
        parse_time(accessed) if len(accessed) == 10 else "",
        text("abstract"),
        text("container-title", "publisher"),
        text("language"),
        keywords_in([text("keyword")])
        if not isinstance(item.get("keyword"), list)
        else [str(k) for k in item["keyword"]],
        [text("note"), text("annote")],
    )


def _name(name: Any) -> str:
    def part(key: str) -> str:
        return json_rows.text(name.get(key))

    if part("literal") or part("name"):
        return part("literal") or part("name")
    particle = " ".join(p for p in (part("dropping-particle"), part("non-dropping-particle")) if p)
    return " ".join(p for p in (part("given"), particle, part("family"), part("suffix")) if p)


def _date(value: Any) -> str:
    """Return a date; its parts may be strings, or missing for a literal one."""
    if isinstance(value, str):
        return any_date(value)
    date = json_rows.mapping(value)
    parts = date.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first:
        return date_of(*([str(part) for part in first[:3]] + ["", ""])[:3])
    return any_date(json_rows.text(date.get("raw")) or json_rows.text(date.get("literal")))
