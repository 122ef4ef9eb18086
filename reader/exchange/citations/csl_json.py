"""An item in CSL-JSON, which Zotero, Pandoc and citation processors read.

Tested in `tests/unit/exchange/citations/test_data_formats.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reader.exchange.citations.bibtex import key_of
from reader.model.citation import Author, CitedWork, PartialDate, WorkKind

TYPES: dict[WorkKind, str] = {
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "blog": "post-weblog",
    "web": "webpage",
    "report": "report",
}


def entry(work: CitedWork) -> str:
    """Return a list with the one item, indented."""
    return entries([work])


def entries(works: Sequence[CitedWork]) -> str:
    """Return a list with an item for each work, indented."""
    return json.dumps([item_of(work) for work in works], ensure_ascii=False, indent=2)


def item_of(work: CitedWork) -> dict[str, Any]:
    """Return the item; fields that are not known are left out."""
    item: dict[str, Any] = {
        "id": key_of(work),
        "type": TYPES[work.kind],
        "title": work.title,
        "container-title": work.container,
        "publisher": work.publisher,
        "author": [_name(author) for author in work.authors],
        "issued": _parts(work.issued),
        "accessed": _parts(work.accessed),
        "URL": work.url,
        "language": work.language,
    }
    return {name: value for name, value in item.items() if value}


def work_of(item: dict[str, Any]) -> CitedWork:
    """Return the work of a CSL item; a type that is not ours counts as a page."""
    kinds = {name: kind for kind, name in TYPES.items()}
    return CitedWork(
        kinds.get(str(item.get("type", "")), "web"),
        str(item.get("title", "")),
        tuple(_author(name) for name in item.get("author", ())),
        str(item.get("container-title", "")),
        str(item.get("publisher", "")),
        _date(item.get("issued")),
        _date(item.get("accessed")),
        str(item.get("URL", "")),
        str(item.get("language", "")),
    )


def _name(author: Author) -> dict[str, str]:
    fields = {
        "literal": author.literal,
        "family": author.family,
        "given": author.given,
        "non-dropping-particle": author.particle,
        "suffix": author.suffix,
    }
    return {name: value for name, value in fields.items() if value}


def _author(name: dict[str, str]) -> Author:
    particles = (name.get("dropping-particle", ""), name.get("non-dropping-particle", ""))
    return Author(
        name.get("family", ""),
        name.get("given", ""),
        " ".join(part for part in particles if part),
        name.get("suffix", ""),
        name.get("literal", ""),
    )


def _parts(date: PartialDate | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]} if date else None


def _date(value: dict[str, Any] | None) -> PartialDate | None:
    parts = ((value or {}).get("date-parts") or [[]])[0]
    return PartialDate(*map(int, parts[:3])) if parts else None
