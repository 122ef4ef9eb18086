"""Write highlights and notes as Web Annotations (W3C, JSON-LD), which Hypothesis and others exchange."""

from __future__ import annotations

import json
import uuid
from typing import Any, BinaryIO

from reader.exchange.exports.addresses import web_address
from reader.exchange.exports.words import ExportWords, incomplete_of
from reader.model.exported import Batch, ExportedArticle, ExportOptions
from reader.model.highlight import Highlight

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write_annotations(batch: Batch, out: BinaryIO, options: ExportOptions, words: ExportWords) -> None:
    """Write one AnnotationPage, an annotation a line: a highlight with its words, what stands around them and where they are
    in the text; a note on an article without them.
    """
    begun = json.dumps({"@context": CONTEXT, "id": _urn(f"page {batch.title} {batch.made}"), "type": "AnnotationPage"})
    out.write(begun[:-1].encode() + b', "items": [')
    first = True
    for article in batch.articles():
        for one in _annotations(article, batch, options, words):
            made = json.dumps(one, ensure_ascii=False, separators=(",", ":"))
            out.write((b"\n" if first else b",\n") + made.encode("utf-8", "backslashreplace"))
            first = False
    out.write(b"\n]}\n")


def holds_annotations(article: ExportedArticle, options: ExportOptions) -> bool:
    """Return whether the article has a highlight or a note, of those that go along."""
    quoted = options.highlights and any(one.exact for one in article.highlights)
    return quoted or bool(options.notes and article.article.notes)


def _urn(known: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, known.encode("utf-8", "replace").decode()).urn


def _annotations(
    article: ExportedArticle, batch: Batch, options: ExportOptions, words: ExportWords
) -> list[dict[str, Any]]:
    row = article.row
    source: dict[str, Any] = {
        "id": web_address(row.url) or _urn(f"article {row.id} {row.title}"),
        "type": "Text",
        "title": row.title,
    }
    if row.language:
        source["language"] = row.language
    if missing := incomplete_of(article, words):
        source["description"] = f"{words.incomplete}: {missing}"
    found = []
    if options.notes and article.article.notes:
        found.append(
            {
                "id": _urn(f"note {row.id} {row.url}"),
                "type": "Annotation",
                "motivation": "commenting",
                "created": row.saved,
                "body": [
                    {
                        "type": "TextualBody",
                        "purpose": "commenting",
                        "format": "text/markdown",
                        "value": article.article.notes,
                    },
                    *({"type": "TextualBody", "purpose": "tagging", "value": name} for name in row.tags),
                ],
                "target": source["id"],
            }
        )
    if options.highlights:
        found += [_highlight(one, source, batch, options) for one in article.highlights if one.exact]
    return found


def _highlight(one: Highlight, source: dict[str, Any], batch: Batch, options: ExportOptions) -> dict[str, Any]:
    quote = {"type": "TextQuoteSelector", "exact": one.exact, "prefix": one.prefix, "suffix": one.suffix}
    selectors: list[dict[str, Any]] = [{name: value for name, value in quote.items() if value}]
    if one.found:
        selectors.append({"type": "TextPositionSelector", "start": one.start, "end": one.end})
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "classifying", "value": batch.meanings.get(one.meaning, "")}
    ]
    if options.notes and one.note:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": one.note})
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": name} for name in one.tags]
    made: dict[str, Any] = {
        "id": _urn(f"highlight {one.article_id} {one.id} {one.created} {one.exact}"),
        "type": "Annotation",
        "motivation": "highlighting",
        "created": one.created,
        "modified": one.changed,
        "body": bodies,
        "target": {"source": source, "selector": selectors},
    }
    return {name: value for name, value in made.items() if value}
