"""What only this program knows of an article, in its own JSON, checked value by value: somebody else may have written the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reader.exchange.imports import json_rows
from reader.exchange.imports.times import from_iso
from reader.model.own_work import KeptSummary, OwnWork
from reader.model.summary import Choice

MAX_SUMMARIES, MAX_CHOICES, MAX_CORRECTIONS, MAX_NAMES = 100, 2_000, 20_000, 200
_SIZES = range(8, 73)
"""Text sizes in pixels that are believed."""


def own_work_in(entry: json_rows.Mapping, text: str) -> OwnWork:
    """Return what an article of the file says of itself; ``text`` is its plain text."""
    size = entry.get("text_size")
    corrections = json_rows.mapping(entry.get("corrections")).items()
    colours = json_rows.mapping(entry.get("colours")).items()
    return OwnWork(
        from_iso(entry.get("read_when")),
        size if type(size) is int and size in _SIZES else 0,
        tuple((block, kept) for block, kept in corrections if isinstance(kept, bool))[:MAX_CORRECTIONS],
        tuple(_choices(entry.get("choices"), text))[:MAX_CHOICES],
        tuple(_summaries(entry.get("summaries"), text))[:MAX_SUMMARIES],
        tuple(_names(entry.get("names")))[:MAX_NAMES],
        tuple((name, colour) for name, colour in colours if type(colour) is int),
    )


def _choices(value: object, text: str) -> Iterator[Choice]:
    for one in json_rows.mappings(value):
        words, start = json_rows.text(one.get("text")), one.get("start")
        at = start if type(start) is int and 0 <= start <= len(text) else 0
        if words and isinstance(one.get("pinned"), bool):
            yield Choice(words, at, at, one["pinned"])


def _summaries(value: object, text: str) -> Iterator[KeptSummary]:
    """Yield those whose sentences are the text's own."""
    for one in json_rows.mappings(value):
        method, sentences = json_rows.text(one.get("method")), one.get("sentences")
        version, asked, total = (_number(one.get(name)) for name in ("version", "asked", "of"))
        spans = [_span(sentence, text) for sentence in json_rows.mappings(sentences)]
        is_whole = isinstance(sentences, list) and len(spans) == len(sentences) and None not in spans
        if method and is_whole and min(version, asked, total) >= 0:
            language, found = json_rows.text(one.get("language")), tuple(span for span in spans if span)
            yield KeptSummary(method, version, asked, language, found, total, one.get("passages") is True)


def _number(value: object) -> int:
    """Return a number, -1 for what is none."""
    return value if type(value) is int and 0 <= value < 10**6 else -1


def _span(sentence: dict[str, Any], text: str) -> tuple[int, int] | None:
    start, end = sentence.get("start"), sentence.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        return None
    return (start, end) if text[start:end] == json_rows.unkept(sentence.get("text")) else None


def _names(value: object) -> Iterator[tuple[str, str, str, str]]:
    for one in json_rows.mappings(value):
        name, kind, family, given = (json_rows.text(one.get(part)) for part in ("name", "kind", "family", "given"))
        if name and kind in ("person", "organisation"):
            yield name, kind, family, given
