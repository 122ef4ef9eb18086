"""The words of a text with their places, and the places where nearly the same words stand: what ``anchors`` looks with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.text.fold import fold, is_spaceless

if TYPE_CHECKING:
    from difflib import SequenceMatcher

MAX_ALIGNED_WORDS = 100
"""In a longer passage runs of words are compared, not single ones, which would take too long."""
MAX_VOTES, MAX_PLACES = 40, 4
"""A word that a text has more often says nothing of a place; so many places are looked at."""


class Tokens:
    """The words of a text, folded, with their places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = spans_of_words(text)
        self.words = folded_words(text, self.spans)
        self._places: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            self._places.setdefault(word, []).append(number)

    def places(self, word: str) -> list[int]:
        """Return where a word stands: indexes in ``words``."""
        return self._places.get(word, [])

    def places_of(self, words: Sequence[str]) -> list[int]:
        """Return where this run of words begins: indexes in ``words``."""
        if not words:
            return []
        least = min(range(len(words)), key=lambda number: len(self.places(words[number])))
        starts = (place - least for place in self.places(words[least]))
        run = list(words)
        return [start for start in starts if start >= 0 and self.words[start : start + len(run)] == run]


def least_run_of(words: Sequence[str]) -> int:
    """Return how many of these words in a row prove something: single letters prove less."""
    return 3 if sum(map(is_spaceless, words)) * 2 > len(words) else 2


def aligned_at(
    words: Sequence[str], tokens: Tokens, begins: int, least_run: int, room: tuple[int, int]
) -> tuple[int, int, float] | None:
    """Return where nearly these words stand around a place and within ``room``, (first, last, cost); None if none of them do."""
    slack = max(6, len(words) // 3)
    start, stop = max(room[0], begins - slack), min(room[1], begins + len(words) + slack)
    if start >= stop:
        return None
    window = tokens.words[start:stop]
    edges = _matched(words, window, least_run) if len(words) > MAX_ALIGNED_WORDS else _aligned(words, window)
    if edges is None or edges[0] >= edges[1]:
        return None
    return start + edges[0], start + edges[1], edges[2]


def votes_for(words: Sequence[str], lead: int, tokens: Tokens, width: int) -> Counter[int]:
    """Return the votes of the rarer words for where, in slots of ``width`` words, what follows the first ``lead`` begins."""
    votes: Counter[int] = Counter()
    for number, word in enumerate(words, start=-lead):
        places = tokens.places(word)
        if 0 < len(places) <= MAX_VOTES:
            weight = 1 + MAX_VOTES // len(places)
            for place in places:
                votes[(place - number) // width] += weight
    return votes


def ranked(votes: Counter[int], width: int) -> list[int]:
    """Return the places that got votes, the likeliest first."""
    ranked = Counter({slot: count + votes[slot + 1] for slot, count in votes.items()})
    return [max(0, slot * width) for slot, _ in ranked.most_common()]


def slot_width(words: Sequence[str]) -> int:
    """Return how many words wide the slots are in which places of these words get votes."""
    return max(4, len(words) // 4)


def _aligned(words: Sequence[str], window: Sequence[str]) -> tuple[int, int, float] | None:
    """Return the run of a window that becomes these words with the fewest changes, (begin, end, cost): the algorithm of
    Sellers (1980), "The theory and computation of evolutionary distances", on words.
    """
    costs = [0.0] * (len(window) + 1)
    begins = list(range(len(window) + 1))
    known: dict[str, list[float]] = {}
    for word in words:
        if word not in known:
            known[word] = [_difference(word, other) for other in window]
        diagonal, diagonal_begin = costs[0], begins[0]
        left = costs[0] = diagonal + 1
        for at, difference in enumerate(known[word], start=1):
            above, here = costs[at], begins[at]
            cost = diagonal + difference
            if above + 1 < cost or left + 1 < cost:
                if left < above:
                    cost, begins[at] = left + 1, begins[at - 1]
                else:
                    cost = above + 1
            else:
                begins[at] = diagonal_begin
            costs[at] = left = cost
            diagonal, diagonal_begin = above, here
    end = min(range(len(window) + 1), key=lambda at: (costs[at], at))
    return begins[end], end, costs[end]


def _difference(word: str, other: str) -> float:
    """Return the cost of a word in another's place: half for a form or a misspelling of it, never for another number."""
    if word == other:
        return 0.0
    if word[:3] != other[:3] or not word.isalpha():
        return 1.0
    longest = max(len(word), len(other))
    return 0.5 if longest > 3 and word[: longest // 2 + 1] == other[: longest // 2 + 1] else 1.0


def _matched(words: Sequence[str], window: Sequence[str], least_run: int) -> tuple[int, int, float] | None:
    """Like ``_aligned`` for long passages: from the first to the last of the runs that are the same."""
    blocks = matcher(words, window).get_matching_blocks()
    runs = [block for block in blocks if block.size > least_run]
    if not runs:
        return None
    begin, end = runs[0].b, runs[-1].b + runs[-1].size
    return begin, end, max(len(words), end - begin) - sum(run.size for run in runs)


# What takes long to load is loaded when a passage is looked for: a start has none.


def spans_of_words(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each word of a text."""
    from reader.text.words import word_spans

    return word_spans(text)


def matcher(words: Sequence[str], others: Sequence[str]) -> SequenceMatcher[str]:
    """Return what finds the runs that two lists of words share."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, words, others, autojunk=False)


def folded_words(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return the words at these places, folded."""
    return [fold(text[start:end]) for start, end in spans]
