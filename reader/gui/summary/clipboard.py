"""A summary for the clipboard: as a quotation, as one with its citation, or as one in Markdown. Where something lies
between two sentences the quotation says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from reader.exchange.markdown import escaped
from reader.gui.kit import messages
from reader.model.exported import outward
from reader.model.library import Row
from reader.model.summary import Summary
from reader.text.language import isolate_rtl
from reader.text.quotation import quoted

ELLIPSIS = "[…]"
MAX_GAP = 3
"""Characters between two sentences that follow each other: a space, or the end of a paragraph. Where more lie between
them, a sentence was left out."""


def as_text(summary: Summary) -> str:
    """Return the sentences in the quotation marks of their language: those that follow each other in one paragraph, and an
    ellipsis where others stand between. Passages say that they are; corrections and notes follow.
    """
    paragraphs = f" {ELLIPSIS}\n\n".join(_runs(summary, lambda words: words))
    if not paragraphs:
        return ""
    return "\n\n".join((*_label(summary), quoted(paragraphs, summary.language), *notes_of(summary)))


def with_citation(summary: Summary, row: Row, citation: str = "") -> str:
    """Return the quotation, and in a last paragraph its citation: the one that is given, else who wrote what, where and
    when, and the day on which it was saved.
    """
    if citation:
        return f"{as_text(summary)}\n\n{citation}"
    parts = (
        _names(row),
        f"“{row.title}”",
        row.site,
        messages.long_date(row.published),
        outward(row.url),
        _saved(row),
    )
    return f"{as_text(summary)}\n\n{', '.join(isolate_rtl(part, [part]) for part in parts if part)}"


def as_markdown(summary: Summary, row: Row) -> str:
    """Return a block quotation, with a last paragraph for authors, title (a link), site, date, and the day on which it
    was saved. Nothing in the words counts as markup.
    """
    source = [
        escaped(_names(row)),
        f"[{escaped(row.title)}](<{re.sub('[<>]', '', outward(row.url))}>)",
        escaped(row.site),
        messages.long_date(row.published),
        _saved(row),
    ]
    runs = _runs(summary, escaped)
    paragraphs = [
        *(escaped(label) for label in _label(summary)),
        *(f"{run} {ELLIPSIS}" for run in runs[:-1]),
        *runs[-1:],
        *(escaped(note) for note in notes_of(summary)),
        "— " + ", ".join(isolate_rtl(part, [part]) for part in source if part),
    ]
    return "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs) + "\n"


def _label(summary: Summary) -> list[str]:
    """Return a line that says that these are passages, where they are."""
    return [QCoreApplication.translate("clipboard", "Passages from the article:")] if summary.passages else []


def notes_of(summary: Summary) -> list[str]:
    """Return the article's corrections and notes, each as a paragraph that says what it is."""
    words = QCoreApplication.translate("clipboard", "Note in the article: %1")
    return [words.replace("%1", " ".join(note.text.split())) for note in summary.notes]


def _runs(summary: Summary, written: Callable[[str], str]) -> list[str]:
    """Return the sentences, joined where the article has nothing between them."""
    runs: list[str] = []
    end = -1
    for sentence in summary.sentences:
        words = written(" ".join(sentence.text.split()))
        if runs and 0 <= sentence.start - end <= MAX_GAP:
            runs[-1] += f" {words}"
        else:
            runs.append(words)
        end = sentence.end
    return runs


def _names(row: Row) -> str:
    return row.byline.replace("; ", ", ")


def _saved(row: Row) -> str:
    """Return on which day the article was saved, in words; "" where that is not known."""
    words = QCoreApplication.translate("clipboard", "saved %1")
    return words.replace("%1", messages.local_date(row.saved)) if row.saved else ""
