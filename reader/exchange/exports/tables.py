"""Write tables for spreadsheets: one of articles, and one of highlights as Readwise takes them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import BinaryIO

from reader.exchange.cells import cell
from reader.exchange.exports.words import ExportWords, authors_of, captured_of, incomplete_of
from reader.model.exported import Batch, ExportedArticle, ExportOptions
from reader.text.plain_line import for_terminal

COLUMNS = (
    "Title", "URL", "Site", "Author", "Published", "Saved", "Language", "Words", "Minutes", "Read", "Starred", "Archived",
    "Tags", "Note", "Highlights", "Description", "Summary", "Incomplete", "Captured", "SHA-256",
)  # fmt: skip
READWISE = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")


def write_articles(batch: Batch, out: BinaryIO, options: ExportOptions, words: ExportWords) -> None:
    """Write a row an article. Excel reads it as it is: UTF-8 with its mark, CRLF, and no cell that it would compute."""
    _begin(out, COLUMNS)
    for article in batch.articles():
        row, whole = article.row, article.article
        _add(
            out,
            (
                row.title,
                row.url,
                row.site,
                "; ".join(authors_of(article)),
                row.published,
                row.saved,
                row.language,
                str(row.words),
                str(row.minutes),
                *("yes" if mark else "no" for mark in (row.read, row.starred, row.archived)),
                _tags(row.tags),
                whole.notes if options.notes else "",
                "\n".join(one.exact for one in article.highlights) if options.highlights else "",
                whole.description,
                "\n".join(one.text for one in article.summary) if options.summaries else "",
                incomplete_of(article, words),
                captured_of(article, words),
                article.origin.sha256 if article.origin else "",
            ),
        )


def _tags(names: tuple[str, ...]) -> str:
    """Return tags in a cell; a lone one with a comma in it ends in the mark that parts them, or it would be two."""
    joined = "; ".join(names)
    return f"{joined};" if len(names) == 1 and re.search(r"[,|]", joined) else joined


def write_readwise(batch: Batch, out: BinaryIO, options: ExportOptions, _words: ExportWords) -> None:
    """Write a row a highlight, in the columns that Readwise imports. Its ``Location`` is the highlight's number in its
    article's order, its tags are ``.tag`` lines of the note, as Readwise has them. An article's own note is no highlight
    there and is left out.
    """
    _begin(out, READWISE)
    for article in batch.articles():
        row = article.row
        for number, one in enumerate(article.highlights, 1):
            if not one.exact:
                continue
            tags = " ".join(f".{name.replace(' ', '-')}" for name in one.tags)
            note = "\n".join(part for part in (one.note if options.notes else "", tags) if part)
            when = one.created[:19].replace("T", " ")
            _add(out, (one.exact, row.title, "; ".join(authors_of(article)), row.url, note, str(number), when))


def holds_quote(article: ExportedArticle, _options: ExportOptions) -> bool:
    """Return whether the article has a highlight with words."""
    return any(one.exact for one in article.highlights)


def _begin(out: BinaryIO, columns: Iterable[str]) -> None:
    out.write(b"\xef\xbb\xbf")
    _add(out, columns)


def _add(out: BinaryIO, values: Iterable[str]) -> None:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([cell(for_terminal(value)) for value in values])
    out.write(line.getvalue().encode("utf-8", "replace"))
