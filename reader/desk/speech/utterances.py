"""What of an article is said, piece by piece, and where a piece stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reader.model.article import Article

MAX_CODE_POINTS = 1_000
"""A longer sentence is said in pieces: a program waits for the whole before it begins, and an argument has a limit."""
TITLE = -1


class Utterance(NamedTuple):
    """``text`` stands at ``article.text[start:end]``; the title at -1, with an empty span."""

    start: int
    end: int
    text: str


def utterances(article: Article) -> list[Utterance]:
    """Return the title and the sentences of an article in order, headings and list items among them; what has neither
    letters nor digits is passed over.
    """
    from reader.text.sentences import sentence_spans

    text = article.text
    found = [Utterance(TITLE, TITLE, article.row.title)]
    for start, end in sentence_spans(text, article.row.language):
        found += [Utterance(a, b, text[a:b]) for a, b in _pieces(text, start, end)]
    return [one for one in found if any(letter.isalnum() for letter in one.text)]


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    while end - start > MAX_CODE_POINTS:
        cut = text.rfind(" ", start + 1, start + MAX_CODE_POINTS) + 1 or start + MAX_CODE_POINTS
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]


def at(spoken: Sequence[Utterance], offset: int) -> int:
    """Return the index of the utterance that holds an offset of the text, or is the next one after it."""
    if offset < 0:
        return 0
    index = max(bisect_right([one.start for one in spoken], offset) - 1, 0)
    return index + 1 if spoken and spoken[index].end <= offset and index + 1 < len(spoken) else index
