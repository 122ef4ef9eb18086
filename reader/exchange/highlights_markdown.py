"""Highlights and notes of articles as Markdown: each passage a quote with its meaning, and under it what a person noted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.exchange.markdown import escaped, link
from reader.exchange.note_markdown import closed
from reader.model.exported import outward
from reader.model.highlight import HighlightedArticle


def highlights_as_markdown(articles: Iterable[HighlightedArticle], names: Mapping[int, str], not_found: str) -> str:
    """Return the articles one after the other. ``names`` are those of the meanings, ``not_found`` says that the text does not
    hold a passage any more. Passages are escaped; notes are Markdown already and stay as they were written (see ``note_markdown``).
    """
    parts: list[str] = []
    for article in articles:
        heading = link(article.title, outward(article.url))
        parts.append(f"## {heading}" + (f" ({escaped(article.site)})" if article.site else ""))
        if article.note:
            parts.append(closed(article.note))
        for one in article.highlights:
            parts.append("\n".join(f"> {escaped(line)}" if line.strip() else ">" for line in one.exact.split("\n")))
            gone = "" if one.found else f" · {escaped(not_found)}"
            tags = "".join(f" · #{escaped(name)}" for name in one.tags)
            parts.append(f"**{escaped(names[one.meaning])}**{tags}{gone}")
            if one.note:
                parts.append(closed(one.note))
    return "\n\n".join(parts) + "\n" if parts else ""
