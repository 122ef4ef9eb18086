"""Find the passages that another program marked again in the text that an article has here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    wanted: dict[tuple[str, int], tuple[ImportedHighlight, str, tuple[int, int] | None]] = {}
    for highlight in highlights:
        exact = highlight.exact.strip()[:MAX_WORDS_CODE_POINTS]
        at = highlight.start
        is_at_its_place = at >= 0 and text.startswith(highlight.exact, at)
        key = words_key(exact), at if is_at_its_place else -1
        if exact and key not in wanted:
            span = (at, at + len(highlight.exact)) if is_at_its_place else _place(highlight, exact, text)
            wanted[key] = highlight, exact, span
    spans = [span for _, _, span in wanted.values() if span is not None]
    selectors = iter(anchors.selectors_of(text, spans) if spans else ())  # all at once: a text's words are many
    return tuple(_kept(*one, selectors, created) for one in wanted.values())


def _kept(
    highlight: ImportedHighlight,
    exact: str,
    span: tuple[int, int] | None,
    selectors: Iterator[anchors.Selector],
    created: str,
) -> NewHighlight:
    about = (highlight.meaning, highlight.note.strip(), highlight.created or created, highlight.tags, highlight.changed)
    if span is None:
        return NewHighlight(0, 0, False, exact, highlight.prefix, highlight.suffix, False, *about)
    words, prefix, suffix, start, repeated = next(selectors)
    return NewHighlight(start, span[1], True, words, prefix, suffix, repeated, *about)


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
