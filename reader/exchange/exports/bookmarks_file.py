"""Write articles as bookmarks in the Netscape format, which every browser and bookmark service imports."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import escape
from typing import BinaryIO

from reader.exchange.exports.addresses import web_address
from reader.exchange.exports.article_html import clean
from reader.exchange.exports.words import ExportWords, remark_of
from reader.model.exported import Batch, ExportedArticle, ExportOptions

_COMMAS = re.compile(r"[,\s]+")
_HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file.
     It will be read and overwritten.
     DO NOT EDIT! -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
"""


def write_bookmarks(batch: Batch, out: BinaryIO, options: ExportOptions, words: ExportWords) -> None:
    """Write a bookmark for each article with an address: its tags, when it was saved, whether it is unread, and its notes."""
    out.write(_HEAD.encode())
    for article in batch.articles():
        if holds_bookmark(article, options):
            out.write(clean(_bookmark(article, options, words)).encode("utf-8", "replace"))
    out.write(b"</DL><p>\n")


def holds_bookmark(article: ExportedArticle, _options: ExportOptions) -> bool:
    """Return whether the article has an address on the web."""
    return bool(web_address(article.row.url))


def _bookmark(article: ExportedArticle, options: ExportOptions, words: ExportWords) -> str:
    row = article.row
    address = escape("".join(row.url.split()))
    saved = unix_time(row.saved)
    parts = [f'    <DT><A HREF="{address}"']
    if saved:
        parts.append(f' ADD_DATE="{saved}" LAST_MODIFIED="{saved}"')
    parts.append(' PRIVATE="1"')
    parts.append(f' TOREAD="{int(not row.read)}"')
    if row.tags:
        tags = ",".join(_COMMAS.sub(" ", name) for name in row.tags)
        parts.append(f' TAGS="{escape(tags)}"')
    parts.append(f">{escape(' '.join(row.title.split()), quote=False)}</A>\n")
    notes = _notes(article, options, words)
    if notes:
        parts.append(f"    <DD>{escape(notes, quote=False)}\n")
    return "".join(parts)


def _notes(article: ExportedArticle, options: ExportOptions, words: ExportWords) -> str:
    lines = []
    if options.notes and article.article.notes:
        lines.append(article.article.notes)
    if options.highlights:
        for one in article.highlights:
            note = f" ({one.note})" if options.notes and one.note else ""
            lines.append(f"“{' '.join(one.exact.split())}”{note}")
    if missing := remark_of(article, words):
        lines.append(missing)
    return "\n".join(lines)


def unix_time(time: str) -> int:
    """Return the seconds since 1970 of an ISO 8601 time, 0 for none."""
    try:
        when = datetime.fromisoformat(time)
    except ValueError:
        return 0
    return int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())
