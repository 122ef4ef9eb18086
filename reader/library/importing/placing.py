"""Find the passages that another program marked again in the text that an article has here."""

from __future__ import annotations

from collections.abc import Iterable

from reader.library.bulk import NewHighlight
from reader.model.imported import ImportedHighlight
from reader.text import anchors
from reader.text.passages import find_passage

MAX_WORDS_CODE_POINTS = 20_000
"""A longer passage is cut: it is no passage, but a text."""


def placed(highlights: Iterable[ImportedHighlight], text: str, created: str) -> tuple[NewHighlight, ...]:
    """Return the highlights as they are kept with an article of this text: those that it holds, at one certain place, with that
    place; the others as not found. ``created`` is the time (ISO 8601 in UTC) of those that do not say. Each passage
    once: the same words are two only where both come with their places.
    """
    found: dict[tuple[str, int], NewHighlight] = {}
    for highlight in highlights:
        exact = highlight.exact.strip()[:MAX_WORDS_CODE_POINTS]
        is_at_its_place = highlight.start >= 0 and text.startswith(highlight.exact, highlight.start)
        key = words_key(exact), highlight.start if is_at_its_place else -1
        if not exact or key in found:
            continue
        about = (
            *(highlight.meaning, highlight.note.strip(), highlight.created or created),
            *(highlight.tags, highlight.changed),
        )
        at = highlight.start
        span = (at, at + len(highlight.exact)) if is_at_its_place else _place(highlight, exact, text)
        if span is None:
            kept = NewHighlight(0, 0, False, exact, highlight.prefix, highlight.suffix, False, *about)
        else:
            words, prefix, suffix, start, repeated = anchors.selector_of(text, *span)
            kept = NewHighlight(start, span[1], True, words, prefix, suffix, repeated, *about)
        found[key] = kept
    return tuple(found.values())


def words_key(exact: str) -> str:
    """Return the form in which two markings of the same words are equal."""
    return " ".join(exact.split()).casefold()


def _place(highlight: ImportedHighlight, exact: str, text: str) -> tuple[int, int] | None:
    if not text:
        return None
    if highlight.start >= 0 and text.startswith(exact, highlight.start):
        return highlight.start, highlight.start + len(exact)
    first = text.find(exact)
    if first >= 0 and text.find(exact, first + 1) < 0:
        return first, first + len(exact)
    if highlight.prefix or highlight.suffix:
        selector = anchors.Selector(exact, highlight.prefix, highlight.suffix, max(highlight.start, 0), first >= 0)
        span = anchors.find_passages([selector], text)[0]
        if span is not None:
            return span
    if first >= 0:
        return None  # its words stand there more than once, and nothing says which are meant
    nearest, farthest = find_passage(exact, text), find_passage(exact, text, len(text))
    if nearest.verdict != "word for word" or nearest.spans != farthest.spans:
        return None
    return nearest.spans[0][0], nearest.spans[-1][1]
