"""Write articles as JSON with everything that belongs to them: importing it again loses nothing.

The manual's page *Export* documents the names. One article is one line, so that a reader needs to hold no more than one.
"""

from __future__ import annotations

import base64
import json
from typing import Any, BinaryIO

from reader.exchange.citations.csl_json import item_of
from reader.exchange.exports.article_html import Setting, text_html
from reader.exchange.exports.words import ExportWords
from reader.model.blocks import blocks_to_json
from reader.model.exported import Batch, ExportedArticle, ExportOptions
from reader.model.highlight import Highlight
from reader.model.own_work import KeptSummary
from reader.model.summary import Choice

FORMAT, VERSION = "tearsheet", 1
"""What the first line says; the version grows when a name changes its meaning."""


def write_json(batch: Batch, out: BinaryIO, options: ExportOptions, words: ExportWords) -> None:
    """Write one object whose ``articles`` are one a line."""
    begun = {"format": FORMAT, "version": VERSION, "exported": batch.made, "title": batch.title}
    folders = [{"name": one.name, "search": one.query, "icon": one.icon} for one in batch.folders]
    out.write(_dumped(begun | {"folders": folders})[:-1] + b',"articles":[')
    for number, article in enumerate(batch.articles()):
        out.write(b",\n" if number else b"\n")
        out.write(_dumped(_without_files(article, batch, options, words))[:-1])
        out.write(b',"originals":[')
        if options.originals:
            for at, page in enumerate(article.originals()):
                out.write(b"," if at else b"")
                about = {
                    "url": page.url,
                    "final_url": page.final_url,
                    "fetched": page.fetched,
                    "status": page.status,
                    "headers": [list(pair) for pair in page.headers],
                    "sha256": page.sha256,
                }
                _with_bytes(out, about, "body", page.body)
        out.write(b'],"pictures":[')
        if options.pictures:
            first = True
            for src, key in article.picture_sources:
                picture = article.picture(key)
                if picture is None:
                    continue
                out.write(b"" if first else b",")
                first = False
                size = {"mime": picture.mime, "width": picture.width, "height": picture.height}
                _with_bytes(out, {"src": src, "key": key, **size}, "data", picture.data)
        out.write(b"]}")
    out.write(b"\n]}\n")


def _dumped(data: dict[str, Any]) -> bytes:
    """Return JSON in UTF-8; a lone surrogate, which UTF-8 cannot hold, as its escape."""
    made = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return made.encode("utf-8", "backslashreplace")


def _with_bytes(out: BinaryIO, about: dict[str, Any], name: str, data: bytes) -> None:
    out.write(_dumped(about)[:-1] + f',"{name}":"'.encode())
    out.write(base64.b64encode(data))
    out.write(b'"}')


def _without_files(
    article: ExportedArticle, batch: Batch, options: ExportOptions, words: ExportWords
) -> dict[str, Any]:
    row, whole, work = article.row, article.article, article.own_work()
    bare = Setting(words, ExportOptions(highlights=False), batch.meanings, lambda picture: picture.src)
    return {
        "id": row.id,
        "url": row.url,
        "final_url": whole.final_url,
        "canonical_url": whole.canonical_url,
        "title": row.title,
        "site": row.site,
        "byline": row.byline,
        "description": whole.description,
        "excerpt": row.excerpt,
        "language": row.language,
        "published": row.published,
        "modified": whole.modified,
        "section": whole.section,
        "saved": row.saved,
        "fetched": whole.fetched,
        "words": row.words,
        "minutes": row.minutes,
        "state": row.state,
        "error": row.error_code,
        "read": row.read,
        "read_when": work.read_when,
        "starred": row.starred,
        "archived": row.archived,
        "in_trash": row.deleted,
        "sample": row.sample,
        "text_size": work.text_size,
        "place": article.place,
        "progress": article.progress,
        "tags": list(row.tags),
        "colours": dict(work.colours),
        "note": whole.notes if options.notes else "",
        "completeness": row.completeness,
        "evidence": whole.evidence,
        "cleaner": whole.cleaner,
        "sources": dict(whole.sources),
        "text": whole.text,
        "blocks": json.loads(blocks_to_json(whole.blocks)),
        "html": text_html(article, bare),
        "corrections": dict(work.corrections),
        "summary": [{"text": one.text, "start": one.start, "end": one.end} for one in article.summary],
        "summaries": [_summary(one, whole.text) for one in work.summaries],
        "choices": [_choice(one) for one in work.choices],
        "names": [_name(one) for one in work.names],
        "highlights": [_highlight(one, batch) for one in article.highlights] if options.highlights else [],
        "citation": item_of(article.work),
    }


def _summary(one: KeptSummary, text: str) -> dict[str, Any]:
    return {
        "method": one.method,
        "version": one.version,
        "asked": one.asked,
        "language": one.language,
        "of": one.total,
        "passages": one.passages,
        "sentences": [{"text": text[start:end], "start": start, "end": end} for start, end in one.spans],
    }


def _choice(one: Choice) -> dict[str, Any]:
    return {"text": one.sentence, "start": one.start, "pinned": one.pinned}


def _name(one: tuple[str, str, str, str]) -> dict[str, str]:
    return dict(zip(("name", "kind", "family", "given"), one, strict=True))


def _highlight(one: Highlight, batch: Batch) -> dict[str, Any]:
    return {
        "exact": one.exact,
        "prefix": one.prefix,
        "suffix": one.suffix,
        "repeated": one.repeated,
        "start": one.start,
        "end": one.end,
        "found": one.found,
        "meaning": one.meaning,
        "name": batch.meanings.get(one.meaning, ""),
        "note": one.note,
        "tags": list(one.tags),
        "created": one.created,
        "changed": one.changed,
    }
