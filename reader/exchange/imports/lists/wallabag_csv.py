"""wallabag's CSV: ``Title;URL;Content;Tags;MIME Type;Language;Creation date``, with the texts of the articles.

Its dates are ``d/m/Y h:i:s`` on a clock of twelve hours without AM or PM: the day is right, the hour may be twelve early.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from reader.exchange.imports import csv_rows
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.lists.wallabag import text_of
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import parse_time, utc
from reader.model.imported import ImportedItem, NotTaken

_USED = frozenset({"title", "url", "content", "tags", "mime type", "language", "creation date"})
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: (\d{1,2}):(\d\d):(\d\d))?")


def recognises(source: Source) -> bool:
    """Say whether this is wallabag's CSV."""
    return csv_rows.has_columns(source, "title", "url", "content", "mime type", "creation date")


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the articles with their texts."""
    yield from csv_rows.each(source, _article)


def _article(row: csv_rows.Row) -> ImportedItem | NotTaken:
    fields = row.fields
    title = fields.get("title", "")
    address = article_address(fields.get("url"))
    text = text_of(fields.get("content", ""))
    if not address and not text:
        return refused(row.where, fields.get("url"), title)
    created = fields.get("creation date", "")
    saved = _time(created)
    twelve = ("AM or PM of the creation date, which the file doesn’t say",) if _has_clock(created) else ()
    return ImportedItem(
        row.where,
        address,
        title,
        language=fields.get("language", ""),
        saved=saved,
        tags=csv_rows.split_tags(fields.get("tags", ""), ","),
        kind="readable" if text else "",
        text=text,
        dropped=(*csv_rows.unused(fields, _USED, {"creation date": saved}), *twelve),
    )


def _has_clock(text: str) -> bool:
    found = _DATE.fullmatch(text)
    return found is not None and found[4] is not None


def _time(text: str) -> str:
    found = _DATE.fullmatch(text)
    if found is None:
        return parse_time(text)
    day, month, year, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return utc(datetime(year, month, day, hour, minute, second))
    except ValueError:
        return ""
