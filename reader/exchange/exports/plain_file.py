"""Write articles as plain text, one after the other."""

from __future__ import annotations

from typing import BinaryIO

from reader.exchange.exports.words import ExportWords, facts
from reader.model.exported import Batch, ExportedArticle, ExportOptions
from reader.text.plain_line import for_terminal

_RULE = "=" * 72


def write_plain(batch: Batch, out: BinaryIO, options: ExportOptions, words: ExportWords) -> None:
    """Write title, facts, text, notes and highlights of each article in UTF-8; lines end with a line feed alone."""
    for number, article in enumerate(batch.articles()):
        if number:
            out.write(f"\n\n{_RULE}\n\n".encode())
        out.write(for_terminal(plain_article(article, batch, options, words)).encode("utf-8", "replace"))


def plain_article(article: ExportedArticle, batch: Batch, options: ExportOptions, words: ExportWords) -> str:
    """Return one article as plain text."""
    whole = article.article
    parts = [article.row.title]
    if whole.description:
        parts.append(whole.description)
    parts.append("\n".join(f"{label}: {value}" for label, value in facts(article, words)))
    if options.summaries and article.summary:
        parts.append("\n".join([f"{words.summary}:", *(f"- {' '.join(one.text.split())}" for one in article.summary)]))
    if options.notes and whole.notes:
        parts.append(f"{words.note}: {whole.notes}")
    parts += ["-" * 72, whole.text, *([_captions(article)] if _captions(article) else [])]
    if options.highlights and article.highlights:
        lines = ["-" * 72, f"{words.highlights}:"]
        for one in article.highlights:
            gone = "" if one.found else f" ({words.not_found})"
            tags = "".join(f" #{name}" for name in one.tags)
            lines.append(f"\n[{batch.meanings.get(one.meaning, '')}{gone}{tags}] {one.exact}")
            if options.notes and one.note:
                lines.append(f"  {words.note}: {one.note}")
        parts.append("\n".join(lines))
    return "\n\n".join(part for part in parts if part) + "\n"


def _captions(article: ExportedArticle) -> str:
    """Return the captions of pictures, which the plain text does not hold."""
    return "\n".join(
        f"[{block.caption}]" for block in article.article.blocks if block.kind == "figure" and block.caption
    )
