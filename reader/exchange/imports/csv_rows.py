"""Rows of CSV files, by the names of their columns in any order and any case, whichever delimiter they use."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from reader.exchange.imports.source import READ_ERRORS, Source
from reader.model.imported import ImportedItem, NotTaken

MAX_FIELD_CHARS = 64 * 1024 * 1024
"""The longest field: wallabag keeps the text of an article in one."""
_DELIMITERS = (",", ";", "\t", "|")
_HEADER_CHARS = 16_384
_NOTHING: Mapping[str, str] = {}

csv.field_size_limit(MAX_FIELD_CHARS)


class Header(NamedTuple):
    """The first row of a file: its delimiter, and its names as they stand and folded ("highlight count")."""

    delimiter: str
    names: tuple[str, ...]
    folded: tuple[str, ...]


class Row(NamedTuple):
    """A row under its header: where it is in the file, and its fields by folded names, blanks around them cut off."""

    where: str
    fields: dict[str, str]


def fold_name(name: str) -> str:
    """Return the name of a column as it is compared: "Highlight_Count" and " highlight count" are one."""
    return re.sub(r"[\s_]+", " ", name.strip().strip("\ufeff")).lower()


def header_of(source: Source) -> Header | None:
    """Return the header of a file that may be CSV; None where its first row has no two fields or is no text. "sep=;",
    which Excel writes in front, is heeded.
    """
    return source.memo("csv_header", lambda: _header(source.head_text(_HEADER_CHARS)))


def has_columns(source: Source, *names: str) -> bool:
    """Say whether the file has a header with all these names (folded), in whichever order."""
    header = header_of(source)
    return header is not None and set(names) <= set(header.folded)


def rows(source: Source) -> Iterator[Row | NotTaken]:
    """Yield the rows under the header; empty ones are left out, missing fields are "". A quotation mark that is never
    closed, which swallows the rest of a file, a last row that breaks off, and what cannot be read end it with a NotTaken.
    """
    header = header_of(source)
    if header is None:
        return
    number = line = 0
    where = f"{source.name}, row 1"
    try:
        with source.stream() as stream:
            lines = _Lines(stream)
            reader = csv.reader(lines, delimiter=header.delimiter)
            if header.names and _skip_separator_line(source):
                next(reader, None)
            ended = True
            for fields in reader:
                spanned, line = reader.line_num - line, reader.line_num
                if not any(fields):
                    continue
                number += 1
                if number == 1:
                    continue
                where = f"{source.name}, row {number}"
                if len(fields) < len(header.names) and (lines.cut or (spanned > 1 and _is_unclosed(fields))):
                    ended = False
                    break
                yield Row(where, {name: field.strip() for name, field in zip(header.folded, fields, strict=False)})
            if not ended:
                yield NotTaken(where, "damaged", rest=True)
    except (csv.Error, UnicodeError, *READ_ERRORS):
        yield NotTaken(f"{source.name}, row {number + 1}", "damaged", rest=True)


def each(source: Source, make: Callable[[Row], ImportedItem | NotTaken]) -> Iterator[ImportedItem | NotTaken]:
    """Yield what ``make`` returns for each row, and what of the file is damaged."""
    for row in rows(source):
        yield row if isinstance(row, NotTaken) else make(row)


def unused(fields: dict[str, str], used: frozenset[str], made: Mapping[str, str] = _NOTHING) -> tuple[str, ...]:
    """Return the names of the fields that say something and are not in ``used``; and of those of which nothing was ``made``,
    as of a time that no clock shows.
    """
    found = () if used.issuperset(fields) else tuple([n for n, value in fields.items() if n not in used and value])
    lost = [name for name, value in made.items() if not value and fields.get(name)]
    return (*found, *lost) if lost else found


def split_tags(text: str, separators: str = ",;") -> tuple[str, ...]:
    """Return the tags of a field, parted at ``separators`` (each character is one), without doubles and empty ones."""
    if not text:
        return ()
    for separator in separators[1:]:
        text = text.replace(separator, separators[0])
    return unique(text.split(separators[0]))


def unique(tags: Iterable[object]) -> tuple[str, ...]:
    """Return the tags that are words, blanks around them cut off, each once, in their order."""
    kept = dict.fromkeys([" ".join(tag.split()) for tag in tags if isinstance(tag, str)])
    kept.pop("", None)
    return tuple(kept)


def _header(text: str) -> Header | None:
    lines = [line for line in text.splitlines() if line.strip()]
    separator = re.fullmatch(r'"?sep=(.)"?', lines[0].strip()) if lines else None
    if separator is not None:
        lines = lines[1:]
    if not lines or "\0" in lines[0]:
        return None
    best: Header | None = None
    for delimiter in (separator[1],) if separator else _DELIMITERS:
        try:
            names = next(csv.reader(lines[:1], delimiter=delimiter))
        except (csv.Error, StopIteration):
            continue
        if best is None or len(names) > len(best.names):
            best = Header(delimiter, tuple(name.strip() for name in names), tuple(fold_name(name) for name in names))
    return best


def _skip_separator_line(source: Source) -> bool:
    return re.match(r'\s*"?sep=.', source.head_text(_HEADER_CHARS)) is not None


def _is_unclosed(fields: list[str]) -> bool:
    return "\n" in fields[-1] or "\r" in fields[-1]


class _Lines:
    """The lines of a file without zero characters; ``cut`` says that the last one has no end, so that the file may."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.cut = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.cut = not line.endswith(("\n", "\r"))
        return line.replace("\0", "")
