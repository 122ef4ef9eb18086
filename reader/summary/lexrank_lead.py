"""How much each sentence says about the whole: LexRank, the place in the article, and words shared with the title.

The weights below are from the 609 CNN articles of our bench, found by a coarse grid; what they gain over
LexRank alone (27.2 / 9.2 ROUGE-1 / 2) comes from the position, most of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.summary.candidates import GOOD, Candidate
from reader.summary.features import About
from reader.summary.similarity import centrality, similarities, vectors

_CENTRAL, _EARLY = 0.5, 0.5
_HALF_AT = 10
"""The sentence, counted from 0, at which the weight of the position has fallen to a half."""
_TITLE = 0.15
_SHORT, _SHORT_COSTS = 8, 0.15
_UNBALANCED_COSTS = 0.1
_ANAPHORIC_COSTS = 0.12
_ALIKE_COSTS = 0.2
_RELUCTANT_COSTS = 10.0


def lexrank_lead(found: Sequence[Candidate], count: int, about: About, kept: Collection[int] = ()) -> list[int]:
    """Return the places in ``found`` of the best ``count`` sentences, best first. Deterministic: of equals the earlier
    one wins.

    Chosen one by one, so that a sentence that repeats a chosen one loses, and one that leans on its predecessor ("He
    ...") only loses where that is left out.
    """
    bags = [about.vocabulary.terms(candidate.words) for candidate in found]
    alike = similarities(vectors(bags))
    central = centrality(alike)
    wanted = frozenset(about.vocabulary.terms(about.vocabulary.split(about.title)))
    scores = []
    # The page's own furniture before the text must not cost the first sentence its place.
    places = {candidate.index: place for place, candidate in enumerate(c for c in found if c.eligibility == GOOD)}
    for candidate, bag, centre in zip(found, bags, central, strict=True):
        place = places.get(candidate.index, len(places))
        score = _CENTRAL * centre + _EARLY / (1 + place / _HALF_AT)
        if wanted:
            score += _TITLE * len(wanted.intersection(bag)) / len(wanted)
        score -= _SHORT_COSTS * (candidate.length < _SHORT) + _UNBALANCED_COSTS * candidate.unbalanced_quote
        scores.append(score - _RELUCTANT_COSTS * (candidate.eligibility != GOOD))
    chosen = list(kept)
    taken = {found[at].index for at in kept}
    while len(chosen) < min(count + len(kept), len(found)):

        def worth(at: int) -> tuple[float, int]:
            hangs = found[at].anaphoric and found[at].index - 1 not in taken
            repeats = max((alike[at][other] for other in chosen), default=0.0)
            return scores[at] - _ANAPHORIC_COSTS * hangs - _ALIKE_COSTS * repeats, -at

        best = max((at for at in range(len(found)) if at not in chosen), key=worth)
        chosen.append(best)
        taken.add(found[best].index)
    return chosen[len(kept) :]
