"""RIS: a tag of two letters and a value a line, as every reference manager and database writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reader.exchange.imports.citations import field_words
from reader.exchange.imports.citations.fields import Fields
from reader.exchange.imports.citations.works import (
    ARTICLES,
    Found,
    Work,
    address_of,
    any_date,
    first,
    has_doi,
    items_of,
    keywords_in,
    natural_name,
)
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

MAX_RECORD_LINES = 20_000
_TAG = re.compile(r"\s?([A-Z][A-Z0-9])\s{1,2}-(?:[ \t]+(.*)|\s*)\Z", re.S)
_AUTHORS = ("AU", "A1")
_EDITORS = ("ED", "A2")

Record = dict[str, list[str]]


def recognises(source: Source) -> bool:
    """Tell whether a file begins with lines of RIS: a type, or several tags of which one closes a record."""
    lines = [line for line in source.head_text(16_384).lstrip(" \ufeff").splitlines() if line.strip(" \ufeff")]
    tags = [match[1] for line in lines[:400] if (match := _TAG.match(line.rstrip()))]
    if not tags or not _TAG.match(lines[0].lstrip("\ufeff").rstrip()):
        return False
    return "TY" in tags[:3] or (len(tags) >= 3 and "ER" in tags)


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield each record with an address, a DOI or a text."""
    yield from items_of(source, works(source))


def works(source: Source) -> Iterator[Found | NotTaken]:
    """Yield the works of a file."""
    with source.stream() as lines:
        for number, record in enumerate(records(lines), 1):
            yield Found(f"{source.name}, record {number}", _work(record))


def records(lines: Iterable[str]) -> Iterator[Record]:
    """Yield the records: a tag's values in their order, a value of several lines with its breaks. A record ends with ER, or
    where the next type comes after an empty line and a title.
    """
    record: Record = {}
    last: list[str] | None = None
    count = 0
    after_empty = False
    for line in lines:
        match = _TAG.match(line.lstrip("\ufeff").rstrip("\r\n"))
        count += 1
        if match is None:
            after_empty = not line.strip()
            if last and line.strip() and count < MAX_RECORD_LINES:
                last[-1] += "\n" + line.strip()
            continue
        tag, value = match[1], (match[2] or "").strip()
        if tag == "ER" or (tag == "TY" and after_empty and ({"TI", "T1"} & record.keys())):
            if record.keys() - {"TY"}:
                yield record
            record, last, count = {}, None, 0
            if tag == "ER":
                continue
        after_empty = False
        if count < MAX_RECORD_LINES:
            last = record.setdefault(tag, [])
            last.append(value)
    if record.keys() - {"TY"}:
        yield record


def _published(fields: Fields) -> str:
    """Take the date; where only the older tags have one, the most exact (PY often has the year alone)."""
    exact, older = fields.parsed(any_date, "DA"), fields.parsed(any_date, "PY", "Y1")
    return first(*exact) or max(older[:20], key=len, default="")


def _work(record: Record) -> Work:
    # In the order of the file: AU and A1 may be mixed in one record.
    authors = [value for tag, values in record.items() if tag in _AUTHORS for value in values if value]
    fields = Fields({tag: values for tag, values in record.items() if tag not in _AUTHORS})
    links = [value for text in fields.all("UR", "LK") for value in text.split()]
    beside = [value.strip() for value in fields.all("L1", "L2", "L4")]
    numbers = [text for text in fields.peek("M3") if has_doi(text)]
    comments = fields.all("N1")
    notes = [note for note in comments if not (has_doi(note) and len(note) < 100 and " " not in note[5:])]
    doi = first(fields.one("DO"), *numbers, *(text for text in (*comments, *beside) if has_doi(text)))
    journal = first(*fields.peek("T2"))  # a work without a title of its own is called by it, too
    return Work(
        fields.one("TI", "T1", "CT", "BT", "T2"),
        [natural_name(name.replace("\n", " ")) for name in (authors or fields.all(*_EDITORS))],
        [*links, *(value for value in beside if address_of(value))],
        doi,
        _published(fields),
        first(*fields.parsed(lambda text: parse_time(text.strip("/ ")), "Y2")),
        fields.one("AB", "N2"),
        fields.one("JF", "JO", "T2") or journal or fields.one("PB"),
        fields.one("LA"),
        keywords_in(fields.all("KW"), r";|\n|\s/\s"),
        [*notes, *fields.all("RN")],
        fields.left(
            field_words.RIS,
            ["ID", *(["TY"] if record.get("TY", [""])[0] in ARTICLES else []), *(["M3"] if numbers else [])],
        ),
        [value for value in beside if not address_of(value) and not has_doi(value)],
    )
