"""Write articles as references for Zotero, LaTeX, Pandoc and others: BibTeX, RIS and CSL-JSON, with tags and notes."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from reader.exchange.citations import bibtex, ris
from reader.exchange.citations.csl_json import item_of
from reader.exchange.exports.words import ExportWords, remark_of
from reader.model.exported import Batch, ExportedArticle, ExportOptions


class _Keys:
    """Keys of which none is given twice: Rey2026ferry, Rey2026ferrya, Rey2026ferryb."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}
        self._taken: set[str] = set()

    def key(self, wanted: str) -> str:
        number = self._given.get(wanted, 0)
        made = wanted + _letters(number)
        while made in self._taken:
            number += 1
            made = wanted + _letters(number)
        self._given[wanted] = number + 1
        self._taken.add(made)
        return made


def _letters(number: int) -> str:
    made = ""
    while number:
        number, rest = divmod(number - 1, 26)
        made = chr(ord("a") + rest) + made
    return made


def _notes(article: ExportedArticle, batch: Batch, options: ExportOptions, words: ExportWords) -> list[str]:
    """Return the note, the highlights and what is missing of an article, each by itself."""
    found = [article.article.notes] if options.notes and article.article.notes else []
    if options.highlights:
        for one in article.highlights:
            note = f" ({one.note})" if options.notes and one.note else ""
            found.append(f"{batch.meanings.get(one.meaning, '')}: “{one.exact}”{note}")
    if missing := remark_of(article, words):
        found.append(missing)
    return found


def write_bibtex(batch: Batch, out: BinaryIO, options: ExportOptions, words: ExportWords) -> None:
    """Write an entry for each article in UTF-8."""
    keys = _Keys()
    for article in batch.articles():
        more = {
            "abstract": article.article.description,
            "keywords": ", ".join(name.replace(",", " ") for name in article.row.tags),
            "note": "; ".join(_notes(article, batch, options, words)),
        }
        made = bibtex.entry(article.work, keys.key(bibtex.key_of(article.work)), more)
        out.write(f"{made}\n\n".encode("utf-8", "replace"))


def write_ris(batch: Batch, out: BinaryIO, options: ExportOptions, words: ExportWords) -> None:
    """Write a record for each article in UTF-8; lines end with CRLF, as the format wants."""
    for article in batch.articles():
        more = [
            ("AB", article.article.description),
            *(("KW", name) for name in article.row.tags),
            *(("N1", note) for note in _notes(article, batch, options, words)),
        ]
        made = ris.entry(article.work, more)
        out.write((made.rstrip("\n") + "\n\n").replace("\n", "\r\n").encode("utf-8", "replace"))


def write_csl(batch: Batch, out: BinaryIO, options: ExportOptions, words: ExportWords) -> None:
    """Write a list with an item for each article, one a line."""
    keys = _Keys()
    out.write(b"[")
    for number, article in enumerate(batch.articles()):
        item: dict[str, Any] = item_of(article.work)
        item["id"] = keys.key(str(item["id"]))
        more = {
            "abstract": article.article.description,
            "keyword": ", ".join(name.replace(",", " ") for name in article.row.tags),
            "note": "\n".join(_notes(article, batch, options, words)),
        }
        item |= {name: value for name, value in more.items() if value}
        made = json.dumps(item, ensure_ascii=False)
        out.write((",\n" if number else "\n").encode() + made.encode("utf-8", "backslashreplace"))
    out.write(b"\n]\n")
