"""The learned ranker: how much each sentence says, and which sentences say most together.

Trained by ``build_scripts/train_ranker.py`` in three layers, each of which sees what the one before it found: which
words an editor's summary would hold, how much a single sentence brings, and what a set of the best ones is worth
together, because two good sentences may say the same, and a fair one may bring what the others lack. A few rules stand
above them: the news stays, no sentence hangs on one that is left out, and none is taken that the next one turns
against.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations

from reader.summary.candidates import GOOD, Candidate
from reader.summary.features import About, View
from reader.summary.trained_model import model
from reader.text.trees import score

POOL = 10
"""From how many of the best sentences a short summary is put together."""
_EVERY_SET = 150
"""Up to so many sets are all looked at; of more, those that grow out of the best smaller ones."""
_WIDTH = 6
_LONG = 8
"""A summary of more sentences is grown one by one: which of them stand in it matters less, and sets cost more with
each."""
_HANGING_COSTS = 1000.0
_RELUCTANT_COSTS = 100.0
_CONTRADICTED_COSTS = 0.25
_UNBALANCED_COSTS = 0.6
_OPENING_MARKS = "\"“„«»”「『'‘‹("
_LITTLE, _LITTLE_COSTS = 0.3, 0.2
"""A sentence that brings less than this share of what the best one brings is hardly worth its line."""
_NEWS_AMONG = 5
"""The news stands in one of the first sentences; an opening that only sets a scene holds less of it than one of those
after it."""
_CATAPHORIC_SHARE = 0.6
"""What counts of an opening that does not say yet of whom it speaks."""
_NEWS_LATER = 1.3
"""By how much a later sentence must hold more of the news than the first one, to be preferred to it."""
_NEWS_NAMED = 0.3
"""And by how much more of what title and description say."""
_EDITOR_GAINS = 1.5
"""What a set gains that covers all of the description: that is a summary, too."""
_TOLD = 0.8
"""Where other sentences hold so much of the news, it is told without its own sentence."""

Score = Callable[[Sequence[float]], float]


def viewed(found: Sequence[Candidate], about: About) -> View:
    """Return the candidates with everything that the features ask for."""
    learned_ = model()
    view = View(found, about)
    view.wording.judge(learned_.words, learned_.pairs)
    return view


def sentence_scores(view: View) -> list[float]:
    """Return how much each sentence says, in no unit: comparable within one article."""
    trees = model().sentences
    return [score(trees, row) for row in view.rows]


def learned(found: Sequence[Candidate], count: int, about: About, kept: Collection[int] = ()) -> list[int]:
    """Return the places in ``found`` of the best ``count`` sentences beside ``kept``. Deterministic: of equals the
    earlier ones win.
    """
    sets = model().sets
    view = viewed(found, about)
    return choose(view, sentence_scores(view), count, lambda row: score(sets, row), kept)


def choose(view: View, scores: Sequence[float], count: int, worth: Score, kept: Collection[int] = ()) -> list[int]:
    """Return the best set of ``count`` places beside ``kept``: ``scores`` are those of single sentences, ``worth``
    judges the features of a set.
    """
    found = view.found
    ranked = sorted(range(len(found)), key=lambda at: (found[at].eligibility != GOOD, -scores[at], at))
    free = [at for at in ranked if at not in kept]
    count = min(count, len(free))
    pool = free[: max(POOL, 2 * count + 3 if count <= _LONG else count + POOL)]
    news = newsworthy(view)
    if news not in pool and news not in kept:
        pool[-1] = news
    start = tuple(sorted(kept))

    little = [one.held_words < _LITTLE * view.most_held for one in view.single]

    def judged(chosen: tuple[int, ...]) -> tuple[float, tuple[int, ...]]:
        indices = {found[at].index for at in chosen}
        hanging = sum(_hangs(found[at], indices, is_first=at == chosen[0]) for at in chosen if at not in kept)
        reluctant = sum(found[at].eligibility != GOOD for at in chosen)
        without = news not in chosen and (len(chosen) < 2 or view.wording.share(news, chosen) < _TOLD)
        contradicted = sum(
            found[at].contradicted_by_next and found[at].index + 1 not in indices and at != news for at in chosen
        )
        unbalanced = sum(found[at].unbalanced_quote and _other_half(found[at]) not in indices for at in chosen)
        rules = _HANGING_COSTS * hanging + _RELUCTANT_COSTS * (reluctant + without)
        rules += (
            _CONTRADICTED_COSTS * contradicted
            + _UNBALANCED_COSTS * unbalanced
            + _LITTLE_COSTS * sum(little[at] for at in chosen)
        )
        rules -= _EDITOR_GAINS * view.described(chosen)
        return rules - worth(view.set_row(chosen, scores, ranked)), chosen

    best = min(map(judged, _sets(pool, count, start, judged)), default=(0.0, start))[1]
    return [at for at in best if at not in kept]


def _hangs(candidate: Candidate, indices: Collection[int], *, is_first: bool) -> bool:
    """Tell whether the sentence needs the one before it, and that is left out. An "And" at the beginning of a summary
    joins it to nothing.
    """
    return (
        candidate.anaphoric
        and candidate.index - 1 not in indices
        and not (candidate.starts_with_conjunction and is_first)
    )


def _other_half(candidate: Candidate) -> int:
    """Return the number of the sentence that has the other half of a quotation: the one after a sentence that opens it,
    else the one before.
    """
    return candidate.index + 1 if candidate.text[0] in _OPENING_MARKS else candidate.index - 1


def newsworthy(view: View) -> int:
    """Return the place of the sentence that carries the news: the first, unless one of the next ones holds clearly more
    of title and description (where there are any) and of the words that a summary would hold; the fullest of the first
    ones, where the first hangs on what is not there.
    """
    found = view.found
    entries = [at for at in view.good if found[at].depth == 0]
    editors = view.title | view.description
    is_live = 0 < len(entries) < len(view.good) and bool(editors)
    first = entries if is_live else view.good[:_NEWS_AMONG]
    able = [
        at
        for at in first
        if not found[at].unbalanced_quote and (found[at].starts_with_conjunction or not found[at].anaphoric)
    ]
    if not able:
        return first[0]
    if able[0] != first[0] and not editors:
        return max(able, key=lambda at: (view.single[at].words + view.single[at].pairs, -at))
    most = view.most_held or 1.0

    def named(at: int) -> float:
        return len(view.terms[at] & editors) / len(editors) if editors else 0.0

    def holds(at: int) -> float:
        return (2 * named(at) + view.single[at].held_words / most) * (_CATAPHORIC_SHARE if found[at].cataphoric else 1)

    best = max(able, key=lambda at: (holds(at), -at))
    if is_live:  # the newest of what is nearly as good
        return next(at for at in able if _NEWS_LATER * holds(at) >= holds(best))
    is_clear = not editors or found[able[0]].cataphoric or named(best) >= named(able[0]) + _NEWS_NAMED
    return best if is_clear and holds(best) > _NEWS_LATER * holds(able[0]) else able[0]


def _sets(
    pool: Sequence[int],
    count: int,
    start: tuple[int, ...],
    judged: Callable[[tuple[int, ...]], tuple[float, tuple[int, ...]]],
) -> Iterable[tuple[int, ...]]:
    if math.comb(len(pool), count) <= _EVERY_SET:
        return (tuple(sorted((*start, *more))) for more in combinations(pool, count))
    grown = [start]
    for _ in range(count):
        wider = {tuple(sorted((*chosen, at))) for chosen in grown for at in pool if at not in chosen}
        grown = [chosen for _, chosen in sorted(map(judged, wider))[: _WIDTH if count <= _LONG else 1]]
    return grown
