"""A summary for the clipboard: as text, as text with its citation, or as a quotation in Markdown."""

from __future__ import annotations

import re

from reader.exchange.markdown import escaped
from reader.gui.kit import messages
from reader.model.library import Row
from reader.model.summary import Summary


def as_text(summary: Summary) -> str:
    """Return a paragraph for each sentence."""
    return "\n\n".join(" ".join(sentence.text.split()) for sentence in summary.sentences)


def with_citation(summary: Summary, row: Row) -> str:
    """Return the sentences, and in a last paragraph who wrote what, where and when."""
    names = row.byline.replace("; ", ", ")
    parts = (names, f"“{row.title}”", row.site, messages.long_date(row.published), row.url)
    return f"{as_text(summary)}\n\n{', '.join(part for part in parts if part)}"


def as_markdown(summary: Summary, row: Row) -> str:
    """Return a block quotation, a paragraph for each sentence and one for title (a link), site and date. Nothing in the
    words counts as markup.
    """
    source = [
        f"[{escaped(row.title)}](<{re.sub('[<>]', '', row.url)}>)",
        escaped(row.site),
        messages.long_date(row.published),
    ]
    paragraphs = [
        *(escaped(sentence.text) for sentence in summary.sentences),
        "— " + ", ".join(part for part in source if part),
    ]
    return "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs) + "\n"
