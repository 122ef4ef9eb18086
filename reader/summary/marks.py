"""How an editor would mark an article's sentences: which state the news, hang on another, are furniture, mislead, how
much of what a colleague must know each tells; and how useful that makes a set of them.

Trees trained on articles that were marked so (see ``build_scripts/train_ranker.py``) give the chances, in two steps:
of single sentences, and from there of a sentence after another one that is chosen too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence

from reader.summary.candidates import GOOD
from reader.summary.features import NAMES, View
from reader.summary.signs import SIGN_NAMES, sign_rows

MARKS = ("news", "best", "hangs", "furniture", "misleads", "worth")
"""What is asked of a sentence. "best": stands in one of the best sets of three; "worth": its share of the facts that
those hold."""
PROBABILITIES = frozenset(MARKS) - {"worth"}
FIRST_MARKS = ("news", "best")
"""Those asked of every sentence; the others only of the pool."""
POOL = 14
"""From how many sentences a summary is put together: in 19 of 20 marked articles a printable set of three is among them."""
_NEWS_COUNTS = 0.5

_RANKED = (
    *("lexrank", "coverage", "held words", "held pairs", "names covered", "length", "phrases"),
    *("names new", "figures new", "title weight", "taken up later"),
)
MARK_NAMES = (*NAMES, *SIGN_NAMES, *(f"by {name}" for name in _RANKED), "score", "score to best")
_AT = {name: at for at, name in reversed(list(enumerate((*NAMES, *SIGN_NAMES))))}
_RANKED_AT = [_AT[name] for name in _RANKED]

_LEANING = (
    *("starts with pronoun", "starts with possessive", "starts with demonstrative", "starts with link"),
    *("starts with definite", "starts with quote", "pronouns", "pronoun before name", "comparing"),
    *("definite start known", "definite start new", "new full names", "names new", "names known", "surnames only"),
    *("leans", "conjunction", "first in paragraph", "terms known", "speech", "speakers"),
)
_LEANING_AT = [len(NAMES) + SIGN_NAMES.index(name) for name in _LEANING]
PAIR_MARK_NAMES = (
    *("gap", "previous", "alike", "names shared", "terms shared", "other place", "hangs", "other hangs", "other news"),
    "place",
    *_LEANING,
)


def mark_rows(view: View, scores: Sequence[float]) -> list[list[float]]:
    """Return the features of each candidate, in the order of ``MARK_NAMES``; ``scores`` are the sentences' own."""
    rows = [[*own, *signs] for own, signs in zip(view.rows, sign_rows(view), strict=True)]
    best = max(scores, default=0.0)
    ranks = [_ranks([row[at] for row in rows]) for at in _RANKED_AT]
    return [[*row, *(rank[at] for rank in ranks), scores[at], scores[at] - best] for at, row in enumerate(rows)]


def _ranks(values: Sequence[float]) -> list[float]:
    ranks = [0.0] * len(values)
    for rank, at in enumerate(sorted(range(len(values)), key=lambda at: (-values[at], at))):
        ranks[at] = float(rank)
    return ranks


def ranked_places(view: View, news: Sequence[float], best: Sequence[float]) -> list[int]:
    """Return all places, those first that a summary is most likely put together from."""
    most = max(news, default=0.0) or 1.0

    def key(at: int) -> tuple[bool, float, int]:
        return view.found[at].eligibility != GOOD, -best[at] - _NEWS_COUNTS * news[at] / most, at

    return sorted(range(len(view.found)), key=key)


class Marks:
    """The pool's sentences with their chances, by place in the view, and with what sets of them are worth.

    ``pool`` has the likeliest first. ``chances`` holds for each of ``MARKS`` the values of the pool; ``hanging`` is filled
    by ``marked``.
    """

    def __init__(
        self,
        view: View,
        rows: Sequence[Sequence[float]],
        pool: Sequence[int],
        chances: Mapping[str, Mapping[int, float]],
    ) -> None:
        self.view = view
        self.rows = rows
        self.best = frozenset(pool[:POOL])
        """Those of which sets of up to three are made."""
        self.pool = sorted(pool)
        self.chances = chances
        self.hanging: dict[tuple[int, int], float] = {}
        """For (sentence, chosen earlier one, -1 for none) the chance that it hangs nevertheless."""
        wording = view.wording
        self._words = {at: wording.content(at) for at in pool}
        promised = view.title | view.description
        self._promised = {number for number, word in enumerate(wording.words) if word in promised}
        self._own = {at: self._held(self._words[at]) or 1e-9 for at in pool}

    def _held(self, words: Collection[int]) -> float:
        chances = self.view.wording.chances
        return sum(chances[number] for number in words)

    def pairs(self) -> list[tuple[int, int]]:
        """Return every sentence of the pool with -1 and each earlier one."""
        return [(at, other) for at in self.pool for other in (-1, *(one for one in self.pool if one < at))]

    def pair_row(self, pair: tuple[int, int]) -> list[float]:
        """Return the features of a sentence after an earlier one (-1: none), in the order of ``PAIR_MARK_NAMES``."""
        at, other = pair
        view, hangs, news = self.view, self.chances["hangs"], self.chances["news"]
        row = self.rows[at]
        own = [row[number] for number in _LEANING_AT]
        if other < 0:
            return [99.0, 0.0, -1.0, 0.0, 0.0, -1.0, hangs[at], -1.0, -1.0, float(at), *own]
        terms = view.terms[at]
        gap = view.found[at].index - view.found[other].index
        return [
            float(gap),
            float(gap == 1),
            view.alike[at][other],
            float(len(view.names[at] & view.names[other])),
            len(terms & view.terms[other]) / max(1, len(terms)),
            float(other),
            hangs[at],
            hangs[other],
            news[other],
            float(at),
            *own,
        ]

    def hangs(self, chosen: Sequence[int]) -> list[float]:
        """Return for each sentence of a set, in ascending order, the chance that it hangs: the least beside any earlier
        one.
        """
        hanging = self.hanging
        return [
            min([hanging[at, other] for other in chosen[:number]], default=0.0) if number else hanging[at, -1]
            for number, at in enumerate(chosen)
        ]

    def use(self, chosen: Sequence[int]) -> float:
        """Return how useful a set is: the chance that it has the news, that nothing in it hangs, that nothing is
        furniture or misleads, times what its sentences are worth.
        """
        chances = self.chances
        news = 1.0 - math.prod(1 - chances["news"][at] for at in chosen)
        stands = math.prod(1 - hang for hang in self.hangs(chosen))
        clean = math.prod((1 - chances["furniture"][at]) * (1 - chances["misleads"][at]) for at in chosen)
        return news * stands * clean * self._worth_anew(chosen) if chosen else 0.0

    def _worth_anew(self, chosen: Sequence[int]) -> float:
        """Return what the sentences are worth, each by what no earlier one holds already. What title and standfirst say
        counts as read, but for the sentence that has the news.
        """
        news = max(chosen, key=lambda at: (self.chances["news"][at], -at))
        met: set[int] = set()
        total = 0.0
        for at in chosen:
            read = met if at == news else met | self._promised
            total += max(0.0, self.chances["worth"][at]) * self._held(self._words[at] - read) / self._own[at]
            met |= self._words[at]
        return total


Ask = Callable[[str, Sequence[Sequence[float]]], Sequence[float]]
"""(one of ``MARKS`` or "pairs", rows) -> their chances, or worths."""


def marked(view: View, scores: Sequence[float], ask: Ask, kept: Collection[int] = (), size: int = POOL) -> Marks:
    """Return the marks of an article: the pool, of ``size`` sentences and those ``kept``, is chosen by the first two, the
    rest is asked of it alone.
    """
    return marked_rows(view, mark_rows(view, scores), ask, kept, size)


def marked_rows(
    view: View,
    rows: Sequence[Sequence[float]],
    ask: Ask,
    kept: Collection[int] = (),
    size: int = POOL,
) -> Marks:
    """Return the marks of an article whose ``mark_rows`` are there already."""
    first = {mark: ask(mark, rows) for mark in FIRST_MARKS}
    ranked = ranked_places(view, first["news"], first["best"])
    pool = [*ranked[:size], *(at for at in ranked[size:] if at in kept)]
    chances: dict[str, dict[int, float]] = {mark: {at: given[at] for at in pool} for mark, given in first.items()}
    pooled = [rows[at] for at in pool]
    for mark in MARKS:
        if mark not in chances:
            chances[mark] = dict(zip(pool, ask(mark, pooled), strict=True))
    marks = Marks(view, rows, pool, chances)
    pairs = marks.pairs()
    marks.hanging = dict(zip(pairs, ask("pairs", [marks.pair_row(pair) for pair in pairs]), strict=True))
    return marks
