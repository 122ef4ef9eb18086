"""Web Annotations (W3C, JSON-LD) and Hypothesis' export: highlights and notes, gathered on the pages that they are about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reader.exchange.imports import json_rows
from reader.exchange.imports.addresses import article_address, why_not
from reader.exchange.imports.citations.works import paragraphs, plain
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedHighlight, ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

MAX_SELECTORS = 200
_LISTS = ("items", "first", "rows", "@graph", "annotations", "member")
_COMMENTS = frozenset(("", "commenting", "describing", "replying", "assessing", "questioning", "editing"))


def recognises(source: Source) -> bool:
    """Tell whether a file holds annotations."""
    head = source.head_text()
    shape = json_rows.shape_of(source)
    if not shape.kind:
        return False
    if "anno.jsonld" in head or '"Annotation"' in head or '"oa:Annotation"' in head:
        return "target" in head or "AnnotationPage" in head or "AnnotationCollection" in head
    return "uri" in (shape.keys | shape.under("rows")) and '"TextQuoteSelector"' in head


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield an item for each page with all that was noted on it; annotations without a page of the web are not taken."""
    document = json_rows.document(source)
    pages: dict[str, _Page] = {}
    for number, annotation in enumerate(_annotations(document.value), 1):
        where = f"{source.name}, annotation {number}"
        found = False
        for target in _targets(annotation):
            address = _address(target)
            if address:
                found = True
                _add(pages.setdefault(address, _Page(where)), annotation, target)
        if not found:
            named = next((_source(target) for target in _targets(annotation)), "")
            yield NotTaken(where, why_not(named), named[:300])
    for address, page in pages.items():
        yield ImportedItem(
            page.where,
            address,
            page.title,
            saved=min(page.times, default=""),
            tags=tuple(dict.fromkeys(page.tags)),
            highlights=tuple(page.highlights),
            dropped=tuple(dict.fromkeys(page.dropped)),
        )
    if document.damaged:
        yield NotTaken(source.name, "damaged", rest=True)


@dataclass
class _Page:
    where: str
    title: str = ""
    times: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    highlights: list[ImportedHighlight] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


def _annotations(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _annotations(one, depth + 1)
    elif isinstance(value, dict) and depth < 8:
        if "target" in value or "uri" in value:
            yield value
            return
        for key in _LISTS:
            if isinstance(value.get(key), (list, dict)):
                yield from _annotations(value[key], depth + 1)


def _targets(annotation: dict[str, Any]) -> Iterator[Any]:
    target = annotation.get("target", annotation.get("uri"))
    for one in target if isinstance(target, list) else [target]:
        inner = one.get("items") if isinstance(one, dict) else None
        yield from inner if isinstance(inner, list) else [one]
    if not target and annotation.get("uri"):
        yield annotation["uri"]


def _source(target: Any) -> str:
    if isinstance(target, str):
        return target
    mapping = json_rows.mapping(target)
    source = mapping.get("source", mapping.get("id", mapping.get("@id")))
    if isinstance(source, dict):
        source = source.get("id", source.get("@id"))
    if isinstance(source, list):
        source = next((one for one in source if isinstance(one, str)), "")
    return source if isinstance(source, str) else ""


def _address(target: Any) -> str:
    return article_address(_source(target))


def _add(page: _Page, annotation: dict[str, Any], target: Any) -> None:
    mapping = json_rows.mapping(target)
    about = json_rows.mapping(mapping.get("source"))
    document = json_rows.mapping(annotation.get("document"))
    titles = document.get("title")
    title = titles[0] if isinstance(titles, list) and titles else titles
    page.title = page.title or plain(
        json_rows.text(about.get("title")) or json_rows.text(mapping.get("title")) or json_rows.text(title)
    )
    created = (
        parse_time(annotation.get("created"))
        or parse_time(annotation.get("modified"))
        or parse_time(annotation.get("updated"))
    )
    if created:
        page.times.append(created)
    note, tags, others = _bodies(annotation)
    page.dropped += others
    exact, prefix, suffix, start = _quote(mapping.get("selector"))
    if exact or note:
        page.highlights.append(
            ImportedHighlight(exact, prefix, suffix, note, created, tuple(tags) if exact else (), start)
        )
    if not exact:
        page.tags += tags


def _bodies(annotation: dict[str, Any]) -> tuple[str, list[str], list[str]]:
    """Return what an annotation says, its tags, and the names of what else is in it."""
    body = annotation.get("body", annotation.get("bodyValue"))
    notes, tags, others = [], [], []
    whole = annotation.get("motivation")
    motives = [whole] if isinstance(whole, str) else whole if isinstance(whole, list) else []
    for one in body if isinstance(body, list) else [body]:
        if isinstance(one, str):
            if article_address(one):
                others.append("linked page")
            else:
                notes.append(one)
            continue
        mapping = json_rows.mapping(one)
        value = json_rows.text(mapping.get("value")) or json_rows.text(mapping.get("chars"))
        purpose = json_rows.text(mapping.get("purpose"))
        if not value:
            continue
        if purpose == "tagging" or (not purpose and "tagging" in motives):
            tags.append(plain(value))
        elif purpose in _COMMENTS:
            is_html = json_rows.text(mapping.get("format")) == "text/html"
            notes.append(paragraphs(value) if is_html else value.strip())
        else:
            others.append(purpose)
    if isinstance(annotation.get("text"), str):
        notes.append(annotation["text"].strip())
    if isinstance(annotation.get("tags"), list):
        tags += [plain(tag) for tag in annotation["tags"] if isinstance(tag, str)]
    return "\n\n".join(note for note in notes if note), [tag for tag in dict.fromkeys(tags) if tag], others


def _quote(selector: Any) -> tuple[str, str, str, int]:
    """Return the words that were marked with what is before and after them, and where they begin (-1: unknown)."""
    exact = prefix = suffix = ""
    start = -1
    waiting = [selector]
    looked = 0
    while waiting and looked < MAX_SELECTORS:
        one = waiting.pop(0)
        looked += 1
        if isinstance(one, list):
            waiting += one[:MAX_SELECTORS]
            continue
        mapping = json_rows.mapping(one)
        kind = json_rows.text(mapping.get("type")) or json_rows.text(mapping.get("@type"))
        if "TextQuoteSelector" in kind and not exact:
            exact, prefix, suffix = (
                value if isinstance(value := mapping.get(key), str) else "" for key in ("exact", "prefix", "suffix")
            )
        elif "TextPositionSelector" in kind and isinstance(mapping.get("start"), int) and mapping["start"] >= 0:
            start = mapping["start"]
        for key in ("refinedBy", "items"):
            if mapping.get(key):
                waiting.append(mapping[key])
    return exact, prefix, suffix, start
