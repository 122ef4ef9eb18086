"""What the ranker knows of a sentence in its article, and of a set of sentences. No feature depends on what a word
means, so that weights learned from English news carry over to other languages.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise

from reader.summary.candidates import GOOD, Candidate
from reader.summary.similarity import centrality, cosine, similarities, vectors
from reader.summary.terms import Expected, SentenceUse, Terms
from reader.summary.vocabulary import Vocabulary

_OPENING = 3
# Every mark opens somewhere: ”Swedish”, »German«. In Hebrew a straight mark between two letters is none.
_QUOTED = re.compile(r"(?:[“”„«»「『]|(?<!\w)\")[^“”„«»「」『』\"]{2,}[“”«»」』\"]")
_NAME = re.compile(r"(?<=[^\W\d_][,;:)\s])\s*([^\W\d_]\w+)")
_NUMBER = re.compile(r"\d+")
_COMMAS = str.maketrans("", "", ",،、，፣՝")
_SPEECH = 0.3
"""From which share of quoted characters on a sentence counts as speech."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the article besides its sentences: its title, its description by an editor ("" where there is
    none), and the vocabulary of its language.
    """

    title: str
    description: str
    vocabulary: Vocabulary


class View:
    """An article's candidates seen by the ranker: everything that features are made of, computed once. Its ``wording``
    must have been judged before features are asked for.
    """

    def __init__(self, found: Sequence[Candidate], about: About) -> None:
        self.found = found
        vocabulary = about.vocabulary
        self.bags = [vocabulary.terms(candidate.words) for candidate in found]
        self.vectors = vectors(self.bags)
        self.alike = similarities(self.vectors)
        self.central = centrality(self.alike)
        # The page's own furniture before the text must not cost the first sentence its place.
        good = [at for at, candidate in enumerate(found) if candidate.eligibility == GOOD]
        # The newest entry of a live blog is no opening: what its entries begin with comes before the rest of them.
        good.sort(key=lambda at: (found[at].depth, at))
        self.positions = [len(good)] * len(found)
        for position, at in enumerate(good):
            self.positions[at] = position
        self.good = good or list(range(len(found)))
        self.weights = Counter(term for at in self.good for term in set(self.bags[at]))
        for term in [term for term, times in self.weights.items() if times < 2]:
            del self.weights[term]
        self.total = sum(self.weights.values()) or 1
        self.opening = frozenset(term for at in self.good[:_OPENING] for term in self.bags[at])
        self.title = frozenset(vocabulary.terms(vocabulary.split(about.title)))
        self.description = frozenset(vocabulary.terms(vocabulary.split(about.description)))
        self.terms = [frozenset(bag) for bag in self.bags]
        self.pairs = [frozenset(pairwise(bag)) for bag in self.bags]
        times = Counter(pair for pairs in self.pairs for pair in pairs)
        self.pair_weights = {pair: count for pair, count in times.items() if count > 1}
        self.pair_total = sum(self.pair_weights.values()) or 1
        self.cased = any(letter.isupper() for candidate in found for letter in candidate.text)
        self.names = [frozenset(_names(candidate.text)) for candidate in found]
        self.numbers = [frozenset(_NUMBER.findall(candidate.text)) for candidate in found]
        self.quoted = [
            sum(len(quote) for quote in _QUOTED.findall(candidate.text)) / len(candidate.text) for candidate in found
        ]
        self.name_weights = Counter(name for names in self.names for name in names)
        self.name_total = sum(self.name_weights.values()) or 1
        self.wording = Terms(
            [
                SentenceUse(
                    [vocabulary.stem(word) for word in candidate.words],
                    candidate.words,
                    self.positions[at],
                    self.central[at],
                    self.quoted[at] > _SPEECH,
                    frozenset(name.lower() for name in self.names[at]),
                    candidate.length,
                )
                for at, candidate in enumerate(found)
            ],
            len(good),
            vocabulary.stop_words,
            vocabulary.stem,
            self.title,
            self.description,
        )

    @cached_property
    def single(self) -> list[Expected]:
        """Return what each sentence alone may share with an editor's summary."""
        return [self.wording.expected([at]) for at in range(len(self.found))]

    @cached_property
    def centre(self) -> dict[str, float]:
        """Return the direction of the whole article, as a unit vector."""
        return _sum_of([self.vectors[at] for at in self.good])

    @cached_property
    def start(self) -> dict[str, float]:
        """Return the direction of its first three sentences."""
        return _sum_of([self.vectors[at] for at in self.good[:_OPENING]])

    @cached_property
    def most_held(self) -> float:
        """Return how much of an editor's summary the fullest sentence holds, in words."""
        return max((one.held_words for one in self.single), default=0.0)

    @cached_property
    def word_length(self) -> float:
        """Return the mean length of the article's words, in characters."""
        found = [len(word) for candidate in self.found for word in candidate.words]
        return sum(found) / max(1, len(found)) or 1.0

    @cached_property
    def mean_length(self) -> float:
        return sum(self.found[at].length for at in self.good) / max(1, len(self.good)) or 1.0

    def covered(self, terms: frozenset[str]) -> float:
        """Return the share (0 to 1) of the article's repeated terms, by how often they come, that ``terms`` hold."""
        return sum(self.weights[term] for term in terms if term in self.weights) / self.total

    def to_lead(self, chosen: Sequence[int]) -> float:
        """Return how long these sentences are, in words, beside the article's first ones of the same number: 1 for as
        long.
        """
        return sum(self.found[at].length for at in chosen) / (
            sum(self.found[at].length for at in self.good[: len(chosen)]) or 1
        )

    def described(self, chosen: Sequence[int]) -> float:
        """Return the share (0 to 1) of the description's terms that these sentences hold; 0 without a description."""
        if not self.description:
            return 0.0
        terms = frozenset().union(*(self.terms[at] for at in chosen))
        return len(terms & self.description) / len(self.description)

    def phrases(self, pairs: frozenset[tuple[str, str]]) -> float:
        """Return the share (0 to 1) of the article's repeated pairs of neighbouring terms, by how often they come, that
        ``pairs`` hold.
        """
        return sum(self.pair_weights.get(pair, 0) for pair in pairs) / self.pair_total

    @cached_property
    def rows(self) -> list[list[float]]:
        """Return the features of each candidate, in the order of ``NAMES``."""
        most_central = sorted(self.central, reverse=True)
        cover = [self.covered(terms) for terms in self.terms]
        most_covered = max(cover, default=0) or 1.0
        met: set[str] = set()
        worths = [one.words + one.pairs for one in self.single]
        best = sorted(worths, reverse=True)
        rows = []
        count = len(self.good)
        for at, candidate in enumerate(self.found):
            position = self.positions[at]
            terms = self.terms[at]
            names = self.names[at]
            new = len(names - met)
            met |= names
            alike = self.alike[at]
            before = max(alike[:at], default=0.0)
            after = max(alike[at + 1 :], default=0.0)
            text = candidate.text
            alone = self.single[at]
            rows.append(
                [
                    float(position),
                    position / max(1, count),
                    float(count),
                    float(candidate.length),
                    candidate.length / self.mean_length,
                    self.central[at],
                    most_central.index(self.central[at]) / len(self.found),
                    cosine(self.vectors[at], self.centre),
                    cosine(self.vectors[at], self.start),
                    alike[self.good[0]] if at != self.good[0] else -1.0,
                    cover[at],
                    cover[at] / most_covered,
                    cover[at] / max(4, candidate.length),
                    self.phrases(self.pairs[at]),
                    len(terms & self.opening) / max(1, len(terms)),
                    before,
                    after,
                    alike[at - 1] if at else 0.0,
                    alike[at + 1] if at + 1 < len(alike) else 0.0,
                    len(terms & self.title) / len(self.title) if self.title else -1.0,
                    len(terms & self.title) / max(1, len(terms)) if self.title else -1.0,
                    len(terms & self.description) / len(self.description) if self.description else -1.0,
                    len(terms & self.description) / max(1, len(terms)) if self.description else -1.0,
                    float(len(names)) if self.cased else -1.0,
                    float(new) if self.cased else -1.0,
                    sum(self.name_weights[name] for name in names) / self.name_total if self.cased else -1.0,
                    float(len(self.numbers[at])),
                    self.quoted[at],
                    float(candidate.anaphoric),
                    float(candidate.unbalanced_quote),
                    float(candidate.eligibility != GOOD),
                    len(terms) / max(1, len(candidate.words)),
                    float(len(text) - len(text.translate(_COMMAS))),
                    sum(map(len, candidate.words)) / max(1, len(candidate.words)) / self.word_length,
                    alone.words,
                    alone.pairs,
                    alone.held_words,
                    alone.held_pairs,
                    alone.held_words / max(1, alone.length),
                    alone.held_pairs / max(1, alone.length),
                    float(best.index(worths[at])),
                ]
            )
        return rows

    def set_row(self, chosen: Sequence[int], scores: Sequence[float], ranked: Sequence[int]) -> list[float]:
        """Return the features of a set of places in ascending order, in the order of ``SET_NAMES``. ``scores`` are
        those of single sentences, ``ranked`` all places, best first.
        """
        size = len(chosen)
        best = [scores[at] for at in ranked[:size]]
        own = sorted((scores[at] for at in chosen), reverse=True)
        terms = frozenset().union(*(self.terms[at] for at in chosen))
        names = frozenset().union(*(self.names[at] for at in chosen))
        pairs = [self.alike[one][other] for one, other in combinations(chosen, 2)]
        length = sum(self.found[at].length for at in chosen)
        positions = [self.positions[at] for at in chosen]
        together = _sum_of([self.vectors[at] for at in chosen])
        indices = {self.found[at].index for at in chosen}
        hanging = sum(self.found[at].anaphoric and self.found[at].index - 1 not in indices for at in chosen)
        shared = self.wording.expected(chosen)
        return [
            sum(own) / size,
            own[-1],
            own[0],
            (sum(own) - sum(best)) / size,
            float(ranked[0] in chosen),
            float(positions[0]),
            sum(positions) / size,
            float(positions[-1]),
            positions[-1] / max(1, len(self.good)),
            length / size,
            self.to_lead(chosen),
            sum(pairs) / max(1, len(pairs)),
            max(pairs, default=0.0),
            self.covered(terms),
            self.covered(terms) / max(8, length) * size,
            self.phrases(frozenset().union(*(self.pairs[at] for at in chosen))),
            len(terms & self.opening) / max(1, len(self.opening)),
            len(terms & self.opening) / max(1, len(terms)),
            cosine(together, self.centre),
            cosine(together, self.start),
            len(terms & self.title) / len(self.title) if self.title else -1.0,
            len(terms & self.description) / len(self.description) if self.description else -1.0,
            sum(self.name_weights[name] for name in names) / self.name_total if self.cased else -1.0,
            len(names) / size if self.cased else -1.0,
            sum(bool(self.numbers[at]) for at in chosen) / size,
            sum(self.quoted[at] for at in chosen) / size,
            hanging / size,
            sum(self.found[at].unbalanced_quote for at in chosen) / size,
            sum(self.found[other].index - self.found[one].index == 1 for one, other in pairwise(chosen)) / size,
            sum(self.central[at] for at in chosen) / size,
            float(len(self.good)),
            float(size),
            shared.words,
            shared.pairs,
            shared.words + shared.pairs,
            shared.held_words,
            shared.held_pairs,
            shared.held_words / max(1, shared.length),
            shared.held_pairs / max(1, shared.length),
        ]


GROUPS: dict[str, tuple[str, ...]] = {
    "position": ("place", "place share", "sentences"),
    "length": ("length", "length to mean"),
    "centrality": (
        "lexrank",
        "lexrank rank",
        "to centre",
        "coverage",
        "coverage to best",
        "coverage a word",
        "phrases",
    ),
    "opening": ("to opening", "to first", "opening share"),
    "neighbours": ("before", "after", "previous", "next"),
    "title": ("title covered", "title share"),
    "description": ("description covered", "description share"),
    "names and numbers": ("names", "new names", "names covered", "numbers"),
    "speech": ("quoted", "anaphoric", "unbalanced quote", "reluctant"),
    "words": ("content share", "commas", "word length"),
    "expected": (
        "expected words",
        "expected pairs",
        "held words",
        "held pairs",
        "held a word",
        "held pairs a word",
        "expected rank",
    ),
}
"""The features of single sentences by what they look at."""

NAMES = (
    *(
        "place",
        "place share",
        "sentences",
        "length",
        "length to mean",
        "lexrank",
        "lexrank rank",
        "to centre",
        "to opening",
        "to first",
    ),
    *(
        "coverage",
        "coverage to best",
        "coverage a word",
        "phrases",
        "opening share",
        "before",
        "after",
        "previous",
        "next",
    ),
    *("title covered", "title share", "description covered", "description share"),
    *(
        "names",
        "new names",
        "names covered",
        "numbers",
        "quoted",
        "anaphoric",
        "unbalanced quote",
        "reluctant",
        "content share",
        "commas",
        "word length",
    ),
    *GROUPS["expected"],
)

SET_GROUPS: dict[str, tuple[str, ...]] = {
    "scores": ("mean score", "least score", "best score", "below best", "has best"),
    "position": ("first place", "mean place", "last place", "last share", "neighbours", "sentences"),
    "length": ("length", "length to lead"),
    "overlap": ("mean alike", "most alike"),
    "centre": ("coverage", "coverage a word", "phrases", "to centre", "lexrank"),
    "opening": ("opening covered", "opening share", "to opening"),
    "title and description": ("title covered", "description covered"),
    "names and numbers": ("names covered", "names", "numbers"),
    "speech": ("quoted", "hanging", "unbalanced quote"),
    "size": ("size",),
    "expected": (
        *("expected words", "expected pairs", "expected both", "held words", "held pairs"),
        *("held a word", "held pairs a word"),
    ),
}

SET_NAMES = (
    *(
        "mean score",
        "least score",
        "best score",
        "below best",
        "has best",
        "first place",
        "mean place",
        "last place",
        "last share",
    ),
    *(
        "length",
        "length to lead",
        "mean alike",
        "most alike",
        "coverage",
        "coverage a word",
        "phrases",
        "opening covered",
        "opening share",
    ),
    *(
        "to centre",
        "to opening",
        "title covered",
        "description covered",
        "names covered",
        "names",
        "numbers",
        "quoted",
        "hanging",
        "unbalanced quote",
    ),
    *("neighbours", "lexrank", "sentences", "size"),
    *SET_GROUPS["expected"],
)


def _names(text: str) -> list[str]:
    """Return the words with a capital inside the sentence: names, in scripts that have capitals (and nouns, in
    German).
    """
    return [word for word in _NAME.findall(text) if word[0].isupper()]


def _sum_of(found: Sequence[dict[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for vector in found:
        for term, weight in vector.items():
            total[term] = total.get(term, 0.0) + weight
    length = math.sqrt(sum(weight * weight for weight in total.values())) or 1.0
    return {term: weight / length for term, weight in total.items()}
