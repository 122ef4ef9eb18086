"""How an editor would mark an article's sentences: which state the news, hang on another, are furniture, mislead, how
much of what a colleague must know each tells, and which sets a desk could print.

Trees trained on articles that were marked so (see ``build_scripts/train_ranker.py``) give the chances. Three steps, each
of which sees what the one before it says: single sentences, a sentence after another one that is chosen too, and whole
sets.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import combinations, pairwise

from reader.summary.candidates import GOOD
from reader.summary.features import NAMES, View
from reader.summary.signs import SIGN_NAMES, sign_rows

MARKS = ("news", "best", "hangs", "furniture", "misleads", "worth", "alone")
"""What is asked of a sentence. "best": stands in one of the best sets of three; "worth": its share of the facts that
those hold; "alone": could be printed as the whole summary."""
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
_SPEAKERS_AT = len(NAMES) + SIGN_NAMES.index("article speakers")
_SPEECH_AT = len(NAMES) + SIGN_NAMES.index("article speech")
_FIGURES_AT = len(NAMES) + SIGN_NAMES.index("figures new")
PAIR_MARK_NAMES = (
    *("gap", "previous", "alike", "names shared", "terms shared", "other place", "hangs", "other hangs", "other news"),
    "place",
    *_LEANING,
)
SET_NAMES = (
    *("news", "most news", "share of news", "news to best", "stands", "most hanging", "hanging", "first hangs"),
    *("clean", "least clean", "least true", "worth", "most worth", "least worth", "best", "most best", "least best"),
    *("alone", "most alone", "most alike", "alike", "different terms", "names", "first place", "first gap"),
    *("second gap", "last place", "of the opening", "has opening", "neighbours", "length to opening", "length"),
    *("held", "scores", "of the top", "title covered", "description covered", "sentences", "reluctant"),
    *("news that stands", "use", "article speakers", "article speech", "first leans", "held together"),
    *("held pairs", "held to most", "worth anew", "news at", "news place", "rest stands", "is opening", "middle worth"),
    "figures new",
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
        scores: Sequence[float],
        pool: Sequence[int],
        chances: Mapping[str, Mapping[int, float]],
    ) -> None:
        self.view = view
        self.rows = rows
        self.scores = scores
        self.best = frozenset(pool[:POOL])
        """Those of which sets of three are made."""
        self.pool = sorted(pool)
        self.chances = chances
        self.hanging: dict[tuple[int, int], float] = {}
        """For (sentence, chosen earlier one, -1 for none) the chance that it hangs nevertheless."""
        order = sorted(range(len(scores)), key=lambda at: (-scores[at], at))
        self._top = frozenset(order[:5])
        wording = view.wording
        self._words = {at: wording.content(at) for at in pool}
        self._most_held = max((self._held(self._words[at]) for at in pool), default=0.0) or 1.0
        self._news_total = sum(chances["news"].values()) or 1e-9
        self._news_most = max(chances["news"].values(), default=0.0) or 1e-9
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
        """Return how useful a set is, as a product of its parts' chances and worths: quick to say, and nearly what the
        trees of sets say.
        """
        chances = self.chances
        news = 1.0 - math.prod(1 - chances["news"][at] for at in chosen)
        stands = math.prod(1 - hang for hang in self.hangs(chosen))
        clean = math.prod((1 - chances["furniture"][at]) * (1 - chances["misleads"][at]) for at in chosen)
        return news * stands * clean * self._worth_anew(chosen)

    def _worth_anew(self, chosen: Sequence[int]) -> float:
        """Return what the sentences are worth, each by what no earlier one holds already."""
        met: set[int] = set()
        total = 0.0
        for at in chosen:
            total += max(0.0, self.chances["worth"][at]) * self._held(self._words[at] - met) / self._own[at]
            met |= self._words[at]
        return total

    def set_row(self, chosen: Sequence[int]) -> list[float]:
        """Return the features of a set of places in ascending order, in the order of ``SET_NAMES``."""
        view, chances, rows = self.view, self.chances, self.rows
        found = view.found
        size = len(chosen)
        opening = view.good[:size]
        news = [chances["news"][at] for at in chosen]
        worth = [chances["worth"][at] for at in chosen]
        best = [chances["best"][at] for at in chosen]
        alone = [chances["alone"][at] for at in chosen]
        hangs = self.hangs(chosen)
        clean = [1 - chances["furniture"][at] for at in chosen]
        true = [1 - chances["misleads"][at] for at in chosen]
        stands = math.prod(1 - hang for hang in hangs)
        pure = math.prod(clean) * math.prod(true)
        told = 1.0 - math.prod(1 - chance for chance in news)
        alike = [view.alike[one][other] for one, other in combinations(chosen, 2)]
        terms = frozenset[str]().union(*(view.terms[at] for at in chosen))
        names = frozenset[str]().union(*(view.names[at] for at in chosen))
        words = frozenset[int]().union(*(self._words[at] for at in chosen))
        pairs = frozenset[int]().union(*(view.wording.held_pairs[at] for at in chosen))
        held = self._held(words)
        length = sum(found[at].length for at in chosen)
        newest = max(range(size), key=lambda number: news[number])
        return [
            told,
            max(news),
            sum(news) / self._news_total,
            max(news) / self._news_most,
            stands,
            max(hangs),
            sum(hangs),
            hangs[0],
            pure,
            min(clean),
            min(true),
            sum(worth),
            max(worth),
            min(worth),
            sum(best),
            max(best),
            min(best),
            sum(alone),
            max(alone),
            max(alike, default=0.0),
            sum(alike),
            len(terms) / (sum(len(view.terms[at]) for at in chosen) or 1),
            float(len(names)),
            float(chosen[0]),
            float(chosen[1] - chosen[0]) if size > 1 else 0.0,
            float(chosen[2] - chosen[1]) if size > 2 else 0.0,
            float(chosen[-1]),
            float(sum(at in opening for at in chosen)),
            float(chosen[0] == view.good[0]),
            float(sum(found[other].index - found[one].index == 1 for one, other in pairwise(chosen))),
            length / (sum(found[at].length for at in opening) or 1),
            float(length),
            sum(view.single[at].held_words for at in chosen),
            sum(self.scores[at] for at in chosen),
            float(sum(at in self._top for at in chosen)),
            len(terms & view.title) / len(view.title) if view.title else -1.0,
            len(terms & view.description) / len(view.description) if view.description else -1.0,
            float(len(view.good)),
            float(sum(found[at].eligibility != GOOD for at in chosen)),
            told * stands * pure,
            told * stands * pure * sum(worth),
            rows[chosen[0]][_SPEAKERS_AT],
            rows[chosen[0]][_SPEECH_AT],
            float(found[chosen[0]].anaphoric),
            held,
            sum(view.wording.pair_chances[number] for number in pairs),
            held / self._most_held,
            self._worth_anew(chosen),
            float(newest),
            float(chosen[newest]),
            math.prod(1 - hang for hang in hangs[1:]),
            float(list(chosen) == list(opening)),
            sorted(worth)[size // 2],
            sum(rows[at][_FIGURES_AT] for at in chosen),
        ]


Ask = Callable[[str, Sequence[Sequence[float]]], Sequence[float]]
"""(one of ``MARKS`` or "pairs", rows) -> their chances, or worths."""


def marked(view: View, scores: Sequence[float], ask: Ask, kept: Collection[int] = (), size: int = POOL) -> Marks:
    """Return the marks of an article: the pool, of ``size`` sentences and those ``kept``, is chosen by the first two, the
    rest is asked of it alone.
    """
    return marked_rows(view, mark_rows(view, scores), scores, ask, kept, size)


def marked_rows(
    view: View,
    rows: Sequence[Sequence[float]],
    scores: Sequence[float],
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
    marks = Marks(view, rows, scores, pool, chances)
    pairs = marks.pairs()
    marks.hanging = dict(zip(pairs, ask("pairs", [marks.pair_row(pair) for pair in pairs]), strict=True))
    return marks
