"""The learned ranker: the sentences that a desk could print.

Trained by ``build_scripts/train_ranker.py``. ``terms.py`` says which words an editor's summary would hold, trees how
much each sentence brings; ``marks.py`` says from there which sentences state the news, hang on others, are furniture,
and how much they tell. What is chosen is the most useful set: the news is in it, nothing hangs, nothing is furniture,
it tells most of what there is to know, in the words that an editor would use.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from reader.summary.candidates import GOOD, Candidate
from reader.summary.features import About, View
from reader.summary.marks import POOL, PROBABILITIES, Marks, marked
from reader.summary.trained_model import model
from reader.text.trees import probability, score

SET_SIZE = 3
"""So many sentences are chosen together; a longer summary grows from these, one by one."""
LOOKED_AT = 50
"""Of so many of the most useful sets it is worked out what they tell."""
LEAST_EXPECTED = 0.05
"""Below it the best three sentences are passages, not a summary: of the tenth of the marked-up articles of which least
is expected, one in four could be printed, of all more than half (by cross-validation)."""
_NEIGHBOURS = 1.2
"""What each sentence of a set is worth more that follows right after another one of it: the two read as one."""
_BESIDE_TITLE = 0.35
"""What a set counts that tells nothing of what the title promises, where one that tells all of it counts one more."""
_SPARE = 4
"""So many sentences more than are wanted are weighed for a long summary."""
_RELUCTANT, _LEANING, _CATAPHORIC, _CONTRADICTED, _UNBALANCED = 0.001, 0.1, 0.6, 0.7, 0.5
"""What remains of a set's worth with each sentence that is a question or fragment, that begins by pointing at one that
is left out, or at what is still to come, that the next one turns against, and that holds half a quotation."""
_SAME, _TWICE = 0.75, 0.2
"""From which cosine on two sentences tell the same, and what remains of a set's worth with each such pair."""
_OPENING_MARKS = "\"“„«»”「『'‘‹("


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
    """Return the same, and how useful the best three sentences of the text are (0 to about 1)."""
    marks, three = _marks_and_three(tuple(found), about, tuple(kept), max(POOL, count + _SPARE))
    return choose(marks, count, kept, three), usefulness(marks, three)


# The desk asks for every length of an article's summary one after the other: nearly all of the work is the same for each.
@lru_cache(maxsize=1)
def _marks_and_three(
    found: tuple[Candidate, ...], about: About, kept: tuple[int, ...], pool: int
) -> tuple[Marks, tuple[int, ...]]:
    """Return an article's marks and the best three sentences of it."""
    view = viewed(found, about)
    marks = marked(view, sentence_scores(view), ask_model, kept, pool)
    return marks, best_set(marks, SET_SIZE)


def choose(marks: Marks, count: int, kept: Collection[int] = (), three: tuple[int, ...] = ()) -> list[int]:
    """Return the best set of ``count`` places beside ``kept``. ``three`` is the best set of three, () where it is not known."""
    start = tuple(sorted(kept))
    free = [at for at in marks.pool if at not in kept]
    size = len(start) + min(count, len(free))
    chosen = three if three and not start and size >= SET_SIZE else best_set(marks, min(SET_SIZE, size), start)
    while len(chosen) < size:
        grown = (tuple(sorted((*chosen, at))) for at in free if at not in chosen)
        chosen = max(grown, key=lambda some: (usefulness(marks, some), [-at for at in some]))
    return [at for at in chosen if at not in kept]


def best_set(marks: Marks, size: int, start: tuple[int, ...] = ()) -> tuple[int, ...]:
    """Return the best set of up to ``size`` places with ``start`` among them, in ascending order; of equals the earlier
    one.
    """
    free = [at for at in marks.pool if at in marks.best and at not in start]
    more = max(0, min(size - len(start), len(free)))
    sets = [tuple(sorted((*start, *some))) for some in combinations(free, more)]
    useful = sorted(((usefulness(marks, some), some) for some in sets), key=lambda one: (-one[0], one[1]))[:LOOKED_AT]
    return max(useful, key=lambda one: (one[0] * _told(marks, one[1]), [-at for at in one[1]]))[1]


def usefulness(marks: Marks, chosen: tuple[int, ...]) -> float:
    """Return how useful a set is by its marks and the rules."""
    found = marks.view.found
    together = sum(found[at].index - found[before].index == 1 for before, at in pairwise(chosen))
    return marks.use(chosen) * _rules(marks, chosen) * float(_NEIGHBOURS**together) if chosen else 0.0


def _told(marks: Marks, chosen: tuple[int, ...]) -> float:
    """Return how much a set tells of what an editor's summary may hold, and of what the title promises, in no unit."""
    view = marks.view
    expected = view.wording.expected(chosen)
    terms = frozenset[str]().union(*(view.terms[at] for at in chosen))
    promised = len(view.title & terms) / (len(view.title) or 1)
    return (expected.words + expected.pairs) * (_BESIDE_TITLE + promised)


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
        if one.cataphoric:
            remains *= _CATAPHORIC
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
