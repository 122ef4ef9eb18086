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
from itertools import pairwise

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
        self.about = about
        vocabulary = about.vocabulary
        self.stem, self.stop_words = vocabulary.stem, vocabulary.stop_words
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
