"""CSL-JSON, as Zotero, Pandoc and citation processors exchange it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reader.exchange.imports import json_rows
from reader.exchange.imports.citations.fields import Fields
from reader.exchange.imports.citations.works import ARTICLES, Work, any_date, date_of, item_of, keywords_in
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
_PEOPLE = ("author", "editor", "container-author")
_NOTHING: tuple[object, ...] = (None, "", [], {}, False)
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
    fields = Fields({name: [json_rows.text(value) or "…"] for name, value in item.items() if value not in _NOTHING})
    people = next((fields.all(role) and item[role] for role in _PEOPLE if item.get(role)), None)
    issued = fields.parsed(lambda _: _date(item["issued"]), "issued")
    original = [] if issued else fields.parsed(lambda _: _date(item["original-date"]), "original-date")
    accessed = fields.parsed(
        lambda _: parse_time(date) if len(date := _date(item["accessed"])) == 10 else "", "accessed"
    )
    words = fields.all("keyword")
    listed = item.get("keyword") if isinstance(item.get("keyword"), list) else None
    kind = fields.all("type")
    return Work(
        fields.one("title", "title-short"),
        [_name(name) for name in json_rows.mappings(people)],
        fields.all("URL", "url"),
        fields.one("DOI", "doi"),
        next(iter([*issued, *original]), ""),
        next(iter(accessed), ""),
        fields.one("abstract"),
        fields.one("container-title", "publisher"),
        fields.one("language"),
        keywords_in(words) if listed is None else [str(word) for word in listed],
        fields.all("note", "annote"),
        [*fields.left({}, ["id", "citation-key"]), *([] if ARTICLES.issuperset(kind) else ["type"])],
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
