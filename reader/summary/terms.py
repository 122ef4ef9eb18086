"""Which words of an article its summary would hold: for each word, and each pair of neighbouring words, a chance
learned from editors' summaries. What a set of sentences is worth follows from it, for a word that comes twice counts
once.

The idea is old: Hong and Nenkova 2014, "Improving the Estimation of Word Importance for News Multi-Document
Summarization", EACL. No chance depends on which word it is, only on how the article uses it, so that they hold in other
languages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Row = list[float]
Chance = Callable[[Sequence[float]], float]

USUAL_WORDS, USUAL_SENTENCES = 32.0, 2.6
"""The size of an editor's summary, on average (CNN's highlights); sets are compared as if each reference had it."""
_EARLY = (1, 3, 5, 8)

WORD_NAMES = (
    *(
        "first place",
        "first share",
        "times",
        "times in 100",
        "sentences",
        "share of sentences",
        "quoted",
        "place in sentence",
    ),
    *(
        "as name",
        "as name share",
        "stop word",
        "number",
        "letters",
        "in first",
        "in first 3",
        "in first 5",
        "in first 8",
    ),
    *(
        "mean lexrank",
        "most lexrank",
        "article sentences",
        "article words",
        "shortest sentence",
        "mean place",
        "early",
        "title",
    ),
    *("description",),
)
_STOP_WORD = WORD_NAMES.index("stop word")
PAIR_NAMES = (
    *(
        "first place",
        "times",
        "sentences",
        "stop words",
        "names",
        "numbers",
        "article sentences",
        "most lexrank",
        "times to rarer word",
    ),
    *(
        "early",
        "first stop word",
        "second stop word",
        "first times",
        "second times",
        "lesser chance",
        "greater chance",
        "both chances",
    ),
)


@dataclass(frozen=True, slots=True)
class SentenceUse:
    """What ranking knows of one sentence for this: its ``stems`` in order, its words (``raw``), its ``position`` among
    the good sentences from 0, how central it is (0 to 1), whether it is speech, its ``names`` in lower case, and how
    many ``words`` a person counts.
    """

    stems: Sequence[str]
    raw: Sequence[str]
    position: int
    central: float
    quoted: bool
    names: frozenset[str]
    words: int


@dataclass(frozen=True, slots=True)
class Expected:
    """What a set of sentences may share with an editor's summary: ``words`` and ``pairs`` as F1 (0 to 1), and how many
    of each.
    """

    words: float
    pairs: float
    held_words: float
    held_pairs: float
    length: int


class Terms:
    """The words and pairs of one article. ``rows`` and ``pair_rows`` are what their chances depend on; ``judge`` gives
    the chances.
    """

    def __init__(
        self,
        uses: Sequence[SentenceUse],
        sentences: int,
        stop_words: frozenset[str],
        stem: Callable[[str], str],
        title: Iterable[str] = (),
        description: Iterable[str] = (),
    ) -> None:
        self._uses = uses
        self._sentences = max(1, sentences)
        known: dict[str, int] = {}
        self.held = [Counter(known.setdefault(word, len(known)) for word in one.stems) for one in uses]
        self.words = list(known)
        pairs: dict[tuple[int, int], int] = {}
        numbers = [[known[word] for word in one.stems] for one in uses]
        self.held_pairs = [Counter(pairs.setdefault(pair, len(pairs)) for pair in pairwise(row)) for row in numbers]
        self.pairs = list(pairs)
        self.chances: list[float] = []
        self.pair_chances: list[float] = []
        self._holders = _holders(self.held, len(self.words))
        self._names = Counter(stem(name) for one in uses for name in one.names)
        self.rows = self._rows(known, stop_words, frozenset(title), frozenset(description))

    def _rows(
        self, known: dict[str, int], stop_words: frozenset[str], title: frozenset[str], description: frozenset[str]
    ) -> list[Row]:
        uses, count = self._uses, self._sentences
        total = sum(len(one.stems) for one in uses) or 1
        letters = sum(len(word) for one in uses for word in one.raw) / max(1, sum(len(one.raw) for one in uses)) or 1.0
        first: dict[int, tuple[float, str]] = {}
        for one in sorted(uses, key=lambda one: one.position):
            for at, (stem, raw) in enumerate(zip(one.stems, one.raw, strict=True)):
                first.setdefault(known[stem], (at / len(one.stems), raw))
        rows = []
        for number, word in enumerate(self.words):
            holders = self._holders[number]
            positions = [uses[at].position for at in holders]
            centres = [uses[at].central for at in holders]
            times = sum(self.held[at][number] for at in holders)
            within, raw = first[number]
            named = self._names[word]
            size = len(holders)
            rows.append(
                [
                    min(positions),
                    min(positions) / count,
                    times,
                    100 * times / total,
                    size,
                    size / count,
                    sum(uses[at].quoted for at in holders) / size,
                    within,
                    named,
                    named / times,
                    float(raw in stop_words),
                    float(raw[0].isdigit()),
                    len(raw) / letters,
                    *(sum(position < early for position in positions) for early in _EARLY),
                    sum(centres) / size,
                    max(centres),
                    count,
                    total,
                    min(uses[at].words for at in holders),
                    sum(positions) / size / count,
                    sum(1 / (1 + position) for position in positions),
                    float(word in title) if title else -1.0,
                    float(word in description) if description else -1.0,
                ]
            )
        return rows

    def pair_rows(self) -> list[Row]:
        """Return one row of features a pair, in the order of ``PAIR_NAMES``; the chances of the words must be there."""
        uses, rows, chances = self._uses, self.rows, self.chances
        holders = _holders(self.held_pairs, len(self.pairs))
        found = []
        for number, (one, two) in enumerate(self.pairs):
            where = holders[number]
            positions = [uses[at].position for at in where]
            times = sum(self.held_pairs[at][number] for at in where)
            first, second, low, high = rows[one], rows[two], chances[one], chances[two]
            if low > high:
                low, high = high, low
            found.append(
                [
                    min(positions),
                    times,
                    len(where),
                    first[10] + second[10],
                    (first[8] > 0) + (second[8] > 0),
                    first[11] + second[11],
                    self._sentences,
                    max(uses[at].central for at in where),
                    times / min(first[2], second[2]),
                    sum(1 / (1 + position) for position in positions),
                    first[10],
                    second[10],
                    first[2],
                    second[2],
                    low,
                    high,
                    low * high,
                ]
            )
        return found

    def judge(self, word: Chance, pair: Chance) -> None:
        """Give every word and pair its chance (0 to 1)."""
        self.chances = [word(row) for row in self.rows]
        self.pair_chances = [pair(row) for row in self.pair_rows()]

    def expected(self, chosen: Sequence[int]) -> Expected:
        """Return what these sentences may share with an editor's summary."""
        words: set[int] = set().union(*(self.held[at] for at in chosen))
        pairs: set[int] = set().union(*(self.held_pairs[at] for at in chosen))
        length = sum(len(self._uses[at].stems) for at in chosen)
        held = sum(self.chances[number] for number in words)
        held_pairs = sum(self.pair_chances[number] for number in pairs)
        counted = max(0, length - len(chosen)) + USUAL_WORDS - USUAL_SENTENCES
        return Expected(2 * held / (length + USUAL_WORDS), 2 * held_pairs / counted, held, held_pairs, length)

    def content(self, at: int) -> frozenset[int]:
        """Return the words of a sentence, by number, without those of grammar, which are in every sentence."""
        rows = self.rows
        return frozenset(number for number in self.held[at] if not rows[number][_STOP_WORD])


def _holders(held: Sequence[Counter[int]], count: int) -> list[list[int]]:
    holders: list[list[int]] = [[] for _ in range(count)]
    for at, numbers in enumerate(held):
        for number in numbers:
            holders[number].append(at)
    return holders
