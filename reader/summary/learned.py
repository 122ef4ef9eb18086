"""The learned ranker: the sentences that a desk could print.

Trained by ``build_scripts/train_ranker.py``. ``terms.py`` says which words an editor's summary would hold, trees how
much each sentence brings; ``marks.py`` says from there which sentences state the news, hang on others, are furniture,
and how much they tell. What is chosen is the set with the best chance to be printable: the news is in it, nothing hangs,
nothing is furniture, and it tells most of what there is to know.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import combinations

from reader.summary.candidates import GOOD, Candidate
from reader.summary.features import About, View
from reader.summary.marks import POOL, PROBABILITIES, SET_NAMES, Marks, marked
from reader.summary.trained_model import model
from reader.text.trees import probability, score

SET_SIZE = 3
"""The size of the sets that the trees have learned from."""
LOOKED_AT = 50
"""So many of the most useful sets are judged by trees."""
LEAST_EXPECTED = 0.08
"""Below it the best three sentences are passages, not a summary: of the tenth of the marked-up articles of which least
is expected, one in eight could be printed, of all more than half (by cross-validation)."""
_SPARE = 4
"""So many sentences more than are wanted are weighed for a long summary."""
_WORTH_COUNTS, _STANDS_COUNTS, _CLEAN_COUNTS = 0.5, 0.2, 0.6
"""How much a set's worth, and the chances that nothing in it hangs or is furniture, count besides what trees say of it."""
_OVERLAP_COUNTS = 2.0
"""How much it counts what a set may share with an editor's highlights, beside the set that may share most."""
_STANDS, _CLEAN = SET_NAMES.index("stands"), SET_NAMES.index("clean")
_RELUCTANT, _LEANING, _CONTRADICTED, _UNBALANCED = 0.001, 0.1, 0.7, 0.5
"""What remains of a set's worth with each sentence that is a question or fragment, that begins by pointing at one that
is left out, that the next one turns against, and that holds half a quotation."""
_SAME, _TWICE = 0.75, 0.2
"""From which cosine on two sentences tell the same, and what remains of a set's worth with each such pair."""
_OPENING_MARKS = "\"“„«»”「『'‘‹("

AskSets = Callable[[Sequence[Sequence[float]]], Sequence[float]]
Judged = list[tuple[float, tuple[int, ...]]]
"""Sets, each with how well it would do as a summary (0 to 1)."""


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


def ask_model(mark: str, rows: Sequence[Sequence[float]]) -> list[float]:
    """Return what the trees that the program ships with say of rows: see ``marks.Ask``."""
    learned_ = model()
    if mark == "pairs":
        return [probability(learned_.leaning, row) for row in rows]
    trees = learned_.marks[mark]
    return [probability(trees, row) if mark in PROBABILITIES else score(trees, row) for row in rows]


def learned(found: Sequence[Candidate], count: int, about: About, kept: Collection[int] = ()) -> list[int]:
    """Return the places in ``found`` of the best ``count`` sentences beside ``kept``. Deterministic: of equals the
    earlier ones win.
    """
    return learned_choice(found, count, about, kept)[0]


def learned_choice(
    found: Sequence[Candidate], count: int, about: About, kept: Collection[int] = ()
) -> tuple[list[int], float]:
    """Return the same, and how well the best three sentences of the text would do as a summary (0 to 1)."""
    view = viewed(found, about)
    marks = marked(view, sentence_scores(view), ask_model, kept, max(POOL, count + _SPARE))
    threes = printable(marks, SET_SIZE)
    return choose(marks, count, kept, threes), max((worth for worth, _ in threes), default=0.0)


def choose(marks: Marks, count: int, kept: Collection[int] = (), threes: Judged | None = None) -> list[int]:
    """Return the best set of ``count`` places beside ``kept``. ``threes`` are the ``printable`` sets of three, where they
    are known already.
    """
    free = [at for at in marks.pool if at not in kept]
    wanted = min(count, len(free))
    start = tuple(sorted(kept))
    if not wanted:
        return []
    if wanted + len(start) == 1:
        return [max(free, key=lambda at: (_alone(marks, at), -at))]
    chosen = start
    if len(start) + wanted >= SET_SIZE > len(start):
        known = threes if threes is not None and not start else printable(marks, SET_SIZE - len(start), start)
        chosen = best_of(known, start)
    elif len(start) + wanted == 2:
        chosen = max(_sets(free, wanted, start), key=lambda some: (_use(marks, some), [-at for at in some]))
    while len(chosen) < len(start) + wanted:
        more = [at for at in free if at not in chosen]
        chosen = max(
            (tuple(sorted((*chosen, at))) for at in more), key=lambda some: (_use(marks, some), [-at for at in some])
        )
    return [at for at in chosen if at not in kept]


def _alone(marks: Marks, at: int) -> float:
    return marks.chances["alone"][at] * (1 - marks.hanging[at, -1]) * _rules(marks, (at,))


def _use(marks: Marks, chosen: tuple[int, ...]) -> float:
    return marks.use(chosen) * _rules(marks, chosen)


def _sets(free: Sequence[int], wanted: int, start: tuple[int, ...]) -> list[tuple[int, ...]]:
    return [tuple(sorted((*start, *more))) for more in combinations(free, wanted)]


def best_of(judged: Judged, otherwise: tuple[int, ...]) -> tuple[int, ...]:
    """Return the set that a desk most probably could print, of equals the earlier one."""
    return max(judged, default=(0.0, otherwise), key=lambda one: (one[0], [-at for at in one[1]]))[1]


def ask_sets(rows: Sequence[Sequence[float]]) -> list[float]:
    """Return by the trees that the program ships with the chances that a desk could print the sets of these rows."""
    trees = model().sets
    return [probability(trees, row) for row in rows]


def printable(marks: Marks, wanted: int, start: tuple[int, ...] = (), ask: AskSets = ask_sets) -> Judged:
    """Return the most useful sets of three with how well they would do: a chance, lowered by what they lack in worth and
    by the rules.
    """
    sets = looked_at(marks, wanted, start)
    rows = [marks.set_row(chosen) for chosen in sets]
    shared = [marks.view.wording.expected(chosen) for chosen in sets]
    overlaps = [one.words + one.pairs for one in shared]
    most = max(overlaps, default=0.0) or 1.0
    return [
        (
            chance
            * worth_of(marks, chosen) ** _WORTH_COUNTS
            * (overlap / most) ** _OVERLAP_COUNTS
            * row[_STANDS] ** _STANDS_COUNTS
            * row[_CLEAN] ** _CLEAN_COUNTS
            * _rules(marks, chosen),
            chosen,
        )
        for chance, row, overlap, chosen in zip(ask(rows), rows, overlaps, sets, strict=True)
    ]


def worth_of(marks: Marks, chosen: Sequence[int]) -> float:
    """Return what the sentences of a set are worth together, at least a little."""
    return max(0.01, sum(marks.chances["worth"][at] for at in chosen))


def looked_at(marks: Marks, wanted: int, start: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    """Return the sets that trees are asked about: the most useful ones of the pool, with ``start`` in them."""
    free = [at for at in marks.pool if at in marks.best and at not in start]
    sets = _sets(free, min(wanted, len(free)), start)
    sets.sort(key=lambda some: (-_use(marks, some), some))
    return sets[:LOOKED_AT]


def _rules(marks: Marks, chosen: tuple[int, ...]) -> float:
    """Return what remains (0 to 1) of a set's worth after what no chance can outweigh."""
    found = marks.view.found
    indices = {found[at].index for at in chosen}
    remains = 1.0
    for at in chosen:
        one = found[at]
        if one.eligibility != GOOD:
            remains *= _RELUCTANT
        if hangs(one, indices, is_first=at == chosen[0]):
            remains *= _LEANING
        if one.contradicted_by_next and one.index + 1 not in indices:
            remains *= _CONTRADICTED
        if one.unbalanced_quote and _other_half(one) not in indices:
            remains *= _UNBALANCED
    alike = marks.view.alike
    twice = sum(alike[one][other] >= _SAME for one, other in combinations(chosen, 2))
    return remains * float(_TWICE**twice)


def hangs(candidate: Candidate, indices: Collection[int], *, is_first: bool) -> bool:
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
