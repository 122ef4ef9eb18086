#!/usr/bin/env python3
"""Train the ranker of sentences, resources/ranker.json, from articles with editors' highlights and from articles marked
up by an editor; or say by cross-validation how good it is.

    .venv/bin/pip install lightgbm rouge-score            (only for this; the program does without)
    .venv/bin/python build_scripts/train_ranker.py --data FILE.jsonl.gz [--more FILE.jsonl.gz ...] --desk FILE.json.gz
    .venv/bin/python build_scripts/train_ranker.py --data ... --desk ... --evaluate [--seed N ...] [--without GROUP ...]
    .venv/bin/python build_scripts/train_ranker.py --data ... --desk ... --test FILE.jsonl.gz

A line of a FILE.jsonl.gz is {"id", "lang", "title", "text", "reference": [sentence, ...]}. The FILE of --desk holds a list
of {"id", "lang", "title", "description", "text", "sentences": [[start, end], ...], "labels"}; labels are {"nuggets":
[{"w": weight, "s": [[sentence, ...], ...]}, ...], "news", "furniture", "misleading": [sentence, ...], "hanging":
[[sentence, the one it needs or -1], ...], "ideal": [[sentence, ...], ...]}. The articles are third parties' and no part
of the project; what is kept of them are the numbers of the trees. Marked-up articles are left out of the others.

Two halves. From highlights: which words a summary would hold, and how much a sentence brings (``Highlights``). From marks
(``Marked``): what an editor would mark of a sentence, and whether one hangs after another. Each step is trained on what
the one before it says of articles that it has not seen. --evaluate judges each marked-up article by steps none of which
saw it or another one of its site; --test compares with highlights that nothing was trained on. The same files give the
same numbers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import statistics
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reader.summary import learned  # noqa: E402
from reader.summary.candidates import GOOD, candidates  # noqa: E402
from reader.summary.features import GROUPS, NAMES, About, View  # noqa: E402
from reader.summary.marks import (  # noqa: E402
    MARK_NAMES,
    MARKS,
    Marks,
    mark_rows,
    marked_rows,
)
from reader.summary.trained_model import FEATURES  # noqa: E402
from reader.summary.vocabulary import vocabulary  # noqa: E402
from reader.text.trees import Steps, score  # noqa: E402

FOLDS, INNER = 5, 4
COPY_WEIGHT = 0.25
CHANCES = {"objective": "binary", "rounds": 300, "num_leaves": 2, "min_data_in_leaf": 100, "bagging_fraction": 0.7}
SENTENCES = {
    "rounds": 150,
    "num_leaves": 8,
    "min_data_in_leaf": 60,
    "lambda_l2": 5,
    "bagging_fraction": 0.7,
    "seeds": 2,
}
_MARK = {"feature_fraction": 0.3, "lambda_l2": 5, "bagging_fraction": 0.7}
_SURE = {"objective": "binary", **_MARK}
MARK_SETTINGS: dict[str, dict[str, Any]] = {
    "news": {**_SURE, "rounds": 120, "num_leaves": 6, "min_data_in_leaf": 30},
    "best": {**_SURE, "rounds": 130, "num_leaves": 6, "min_data_in_leaf": 40},
    "hangs": {**_SURE, "rounds": 180, "num_leaves": 8, "min_data_in_leaf": 40},
    "furniture": {**_SURE, "rounds": 100, "num_leaves": 6, "min_data_in_leaf": 30},
    "misleads": {**_SURE, "rounds": 60, "num_leaves": 4, "min_data_in_leaf": 40, "lambda_l2": 10},
    "worth": {**_MARK, "rounds": 130, "num_leaves": 8, "min_data_in_leaf": 40},
}
LEANING = {**_SURE, "rounds": 120, "num_leaves": 10, "min_data_in_leaf": 60, "feature_fraction": 0.4}
COMMON = {
    "objective": "regression",
    "learning_rate": 0.05,
    "feature_fraction": 0.4,
    "bagging_freq": 1,
    "verbose": -1,
    "num_threads": 1,
}


class Rouge:
    """ROUGE-1 and 2 F1 (0 to 100) of sets of an article's sentences, counted as the package rouge-score does with
    stemming.
    """

    def __init__(self, reference: Sequence[str], sentences: Sequence[str]) -> None:
        from nltk.stem import porter
        from rouge_score import tokenize

        stemmer = porter.PorterStemmer()
        tokens = tokenize.tokenize("\n".join(reference), stemmer)
        self.wanted = [Counter(tokens), Counter(pairwise(tokens))]
        self.sentences = [tokenize.tokenize(sentence, stemmer) for sentence in sentences]

    def __call__(self, chosen: Sequence[int]) -> tuple[float, float]:
        tokens = [token for at in sorted(chosen) for token in self.sentences[at]]
        one, two = (
            self._f1(Counter(given), wanted)
            for given, wanted in zip((tokens, pairwise(tokens)), self.wanted, strict=True)
        )
        return one, two

    @staticmethod
    def _f1(given: Counter[Any], wanted: Counter[Any]) -> float:
        shared = sum(min(times, wanted[token]) for token, times in given.items() if token in wanted)
        both = sum(given.values()) + sum(wanted.values())
        return 200 * shared / both if both else 0.0


class Article:
    """An article seen by the ranker, with what each of its words and sentences would bring to a summary."""

    def __init__(self, line: dict[str, Any], weight: float = 1.0, description: str = "") -> None:
        language = line.get("lang") or "en"
        own = vocabulary(language)
        found, _ = candidates(line["text"], line.get("title") or "", language)
        self.weight = weight
        self.view = View(found, About(line.get("title") or "", description, own))
        self.rouge = Rouge(line["reference"], [candidate.text for candidate in found])
        self.lengths = [len(candidate.text.split()) for candidate in found]
        wanted = [[own.stem(word) for word in own.split(sentence)] for sentence in line["reference"]]
        held, pairs = (
            {word for words in wanted for word in words},
            {pair for words in wanted for pair in pairwise(words)},
        )
        wording = self.view.wording
        self.words = [float(word in held) for word in wording.words]
        self.pairs = [float((wording.words[one], wording.words[two]) in pairs) for one, two in wording.pairs]
        gains = [self._gain(at) for at in range(len(found))]
        mean = statistics.mean(gains)
        self.gains = [gain - mean for gain in gains]
        self.word_rows = _table(wording.rows)
        self.pair_rows = _table([])
        self.rows: list[list[float]] = []
        self.scores: list[float] = []

    def _gain(self, at: int) -> float:
        """Return what a summary of three is worth, on average, that has this sentence beside two of the first seven."""
        others = [other for other in self.view.good[:7] if other != at]
        return statistics.mean(
            [sum(self.rouge((at, *two))) for two in combinations(others, 2)] or [sum(self.rouge((at,)))]
        )

    def draw_rows(self, left_out: Sequence[int]) -> None:
        """Return the features of its sentences, from the chances that its words have now."""
        for name in ("rows", "single", "most_held"):
            self.view.__dict__.pop(name, None)
        self.rows = [_without(row, left_out) for row in self.view.rows]


def _table(rows: Sequence[Sequence[float]]) -> Any:
    """Return rows as a matrix, in single precision: there are some hundred thousand of them."""
    import numpy as np

    return np.array(rows, dtype=np.float32)


Table = list[tuple[Sequence[Sequence[float]], Sequence[float], float]]
"""For each article its rows, their targets and the article's weight."""


def train(table: Table, settings: dict[str, Any]) -> list[Any]:
    """Train one booster a seed."""
    import lightgbm
    import numpy as np

    parameters = {**COMMON, **{name: given for name, given in settings.items() if name not in ("rounds", "seeds")}}
    rows = np.vstack([_table(rows) for rows, _, _ in table if len(rows)])
    wanted = np.concatenate([np.array(targets) for _, targets, _ in table])
    weights = np.concatenate([np.full(len(targets), weight) for _, targets, weight in table])
    data = lightgbm.Dataset(rows, wanted, weight=weights, free_raw_data=False)
    return [
        lightgbm.train({**parameters, "seed": seed}, data, int(settings["rounds"]))
        for seed in range(1, settings.get("seeds", 1) + 1)
    ]


def predict(boosters: Sequence[Any], rows: Sequence[Sequence[float]]) -> list[float]:
    """Return the mean of the boosters for each row."""
    import numpy as np

    found: list[float] = (
        np.mean([booster.predict(_table(rows)) for booster in boosters], axis=0).tolist() if len(rows) else []
    )
    return found


class Highlights:
    """The layers that learn from editors' highlights: chances of words, of pairs of words, and scores of sentences."""

    def __init__(self, articles: Sequence[Article], without: Sequence[str] = ()) -> None:
        self.left_out = [NAMES.index(name) for group in without for name in GROUPS.get(group, ())]

        def layer(rows: Callable[[Article], Any], targets: Callable[[Article], Any], settings: dict[str, Any]) -> Any:
            return lambda some: train([(rows(a), targets(a), a.weight) for a in some], settings)

        words = layer(lambda a: a.word_rows, lambda a: a.words, CHANCES)
        pairs = layer(lambda a: a.pair_rows, lambda a: a.pairs, CHANCES)
        sentences = layer(lambda a: a.rows, lambda a: a.gains, SENTENCES)
        for unseen, boosters in self._inner(articles, words):
            unseen.view.wording.chances = predict(boosters, unseen.word_rows)
            unseen.pair_rows = _table(unseen.view.wording.pair_rows())
        for unseen, boosters in self._inner(articles, pairs):
            unseen.view.wording.pair_chances = predict(boosters, unseen.pair_rows)
        for article in articles:
            article.draw_rows(self.left_out)
        self.words, self.pairs = steps(words(articles)[0]), steps(pairs(articles)[0])
        self.sentences = trees(sentences(articles))

    @staticmethod
    def _inner(articles: Sequence[Article], fit: Callable[[Sequence[Article]], Any]) -> list[tuple[Article, Any]]:
        found = []
        for fold in range(INNER):
            boosters = fit([article for at, article in enumerate(articles) if at % INNER != fold])
            found += [(article, boosters) for article in articles[fold::INNER]]
        return found

    def judge(self, view: View) -> list[float]:
        """Give the article's words their chances; return how much each of its sentences says."""
        view.wording.judge(Steps(*self.words), Steps(*self.pairs))
        return [score(self.sentences, _without(row, self.left_out)) for row in view.rows]


def _without(row: Sequence[float], left_out: Sequence[int]) -> list[float]:
    return [0.0 if at in left_out else given for at, given in enumerate(row)] if left_out else list(row)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an editor would say of some sentences as a summary of ``size``."""

    news: bool
    facts: float
    hanging: bool
    furniture: bool
    misleading: bool

    @property
    def usable(self) -> bool:
        return self.news and not (self.hanging or self.furniture or self.misleading) and self.facts >= ENOUGH_FACTS


ENOUGH_FACTS = 0.6
"""The share of what the best set tells that a printable one must tell."""


class Labels:
    """An editor's marks of one article, by the numbers of its sentences."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.nuggets = [(nugget["w"], [frozenset(some) for some in nugget["s"]]) for nugget in given["nuggets"]]
        self.ideal = [frozenset(some) for some in given["ideal"]]
        self.furniture, self.misleading = frozenset(given["furniture"]), frozenset(given["misleading"])
        self.hanging: list[tuple[int, int]] = [(one, other) for one, other in given["hanging"]]
        self.leaning = frozenset(one for one, _ in self.hanging)
        main = {next(iter(some)) for w, ways in self.nuggets if w == MAIN for some in ways if len(some) == 1}
        self.named = frozenset(given["news"])
        self.news = self.named or frozenset(main)
        self.best = frozenset().union(*(some for some in self.ideal if len(some) > 1))
        self._top = {
            size: max([self.weight(some) for some in self.ideal if len(some) <= size], default=0) or 1
            for size in (1, 3)
        }

    def weight(self, chosen: Iterable[int]) -> float:
        """Return the weights of the facts that these sentences tell."""
        held = frozenset(chosen)
        return sum(weight for weight, ways in self.nuggets if any(way <= held for way in ways))

    def worth(self, at: int) -> float:
        """Return the share of the best three's facts that a sentence tells; facts that take several count in parts."""
        parts = sum(
            max((0.5 * weight / (len(way) - 1) for way in ways if len(way) > 1 and at in way), default=0)
            for weight, ways in self.nuggets
            if frozenset((at,)) not in ways
        )
        return (self.weight((at,)) + parts) / self._top[3]

    def hangs(self, chosen: frozenset[int], one: int, other: int) -> bool:
        """Tell whether ``one`` needs ``other``, and neither that nor what a best set has before it is chosen."""
        if one not in chosen or other in chosen:
            return False
        for ideal in self.ideal:
            before = {at for at in ideal if at < one}
            if one in ideal and other not in ideal and (not before or before & chosen):
                return False
        return True

    def verdict(self, chosen: Iterable[int], size: int) -> Verdict:
        held = frozenset(chosen)
        told = any(weight == MAIN and any(way <= held for way in ways) for weight, ways in self.nuggets)
        return Verdict(
            bool(held & self.named) if self.named else told,
            min(1.0, self.weight(held) / self._top[size]),
            any(self.hangs(held, one, other) for one, other in self.hanging),
            bool(held & self.furniture),
            bool(held & self.misleading),
        )


MAIN = 3
"""The weight of a fact without which there is no news."""


class MarkedArticle:
    """A marked-up article as the ranker sees it, with the marks of its candidates."""

    def __init__(self, given: Mapping[str, Any], highlights: Highlights) -> None:
        self.name: str = given["id"]
        # The pages of one site are told by its name and a date: they are in one fold.
        self.site = re.sub(r"_\d{4}_\d\d_\d\d$", "", self.name)
        found, _ = candidates(given["text"], given["title"], given["lang"])
        self.view = View(found, About(given["title"], given["description"] or "", vocabulary(given["lang"])))
        self.labels = Labels(given["labels"])
        self.rows = mark_rows(self.view, highlights.judge(self.view))
        self.table = _table(self.rows)
        spans = given["sentences"]
        self.numbers = [
            next((at for at, (s, e) in enumerate(spans) if 2 * (min(e, c.end) - max(s, c.start)) >= e - s), -1)
            for c in found
        ]
        labels, numbers = self.labels, self.numbers
        self.targets: dict[str, list[float]] = {
            "news": [float(at in labels.news) for at in numbers],
            "best": [float(at in labels.best) for at in numbers],
            "hangs": [float(at in labels.leaning) for at in numbers],
            "furniture": [float(at in labels.furniture) for at in numbers],
            "misleads": [float(at in labels.misleading) for at in numbers],
            "worth": [labels.worth(at) for at in numbers],
        }

    def fold(self, seed: int, folds: int) -> int:
        return zlib.crc32(f"{self.site} {seed}".encode()) % folds

    def hangs(self, pair: tuple[int, int]) -> float:
        """Return 1 where a sentence hangs that follows the other one (-1: none)."""
        own = self.numbers[pair[0]]
        chosen = frozenset((own, self.numbers[pair[1]])) if pair[1] >= 0 else frozenset((own,))
        return float(any(one == own and self.labels.hangs(chosen, one, other) for one, other in self.labels.hanging))

    def verdict(self, chosen: Iterable[int], size: int) -> Verdict:
        return self.labels.verdict([self.numbers[at] for at in chosen], size)


class Marked:
    """The steps that learn from marks, trained on some articles."""

    def __init__(self, articles: Sequence[MarkedArticle], seed: int = 0, without: Sequence[str] = ()) -> None:
        self.left_out = [MARK_NAMES.index(name) for group in without for name in GROUPS.get(group, ())]
        unseen: dict[str, dict[str, list[float]]] = {}
        for fold in range(INNER):
            seen = self._sentences([a for a in articles if a.fold(seed + 50, INNER) != fold])
            for article in articles:
                if article.fold(seed + 50, INNER) == fold:
                    unseen[article.name] = self._asked(seen, article)
        marks = {a.name: self._marks(a, unseen[a.name], None) for a in articles}
        self.sentences = self._sentences(articles)
        self.leaning = self._leaning(articles, marks)

    def _sentences(self, articles: Sequence[MarkedArticle]) -> dict[str, list[Any]]:
        return {
            mark: train([(self._table(a), a.targets[mark], 1.0) for a in articles], MARK_SETTINGS[mark])
            for mark in MARKS
        }

    def _table(self, article: MarkedArticle) -> Any:
        if not self.left_out:
            return article.table
        table = article.table.copy()
        table[:, self.left_out] = 0.0
        return table

    def _asked(self, boosters: Mapping[str, Sequence[Any]], article: MarkedArticle) -> dict[str, list[float]]:
        return {mark: predict(boosters[mark], self._table(article)) for mark in MARKS}

    @staticmethod
    def _marks(article: MarkedArticle, asked: Mapping[str, Sequence[float]], leaning: Sequence[Any] | None) -> Marks:
        def ask(mark: str, rows: Sequence[Sequence[float]]) -> Sequence[float]:
            if mark == "pairs":
                return predict(leaning, rows) if leaning else [0.0] * len(rows)
            given = asked[mark]
            return given if len(rows) == len(given) else [given[places[id(row)]] for row in rows]

        places = {id(row): at for at, row in enumerate(article.rows)}
        return marked_rows(article.view, article.rows, ask)

    @staticmethod
    def _leaning(articles: Sequence[MarkedArticle], marks: Mapping[str, Marks]) -> list[Any]:
        table: Table = []
        for article in articles:
            one = marks[article.name]
            pairs = one.pairs()
            table.append(([one.pair_row(pair) for pair in pairs], [article.hangs(pair) for pair in pairs], 1.0))
        return train(table, LEANING)

    def marks(self, article: MarkedArticle) -> Marks:
        """Return the marks of an article by these steps alone."""
        return self._marks(article, self._asked(self.sentences, article), self.leaning)


def evaluate(articles: Sequence[MarkedArticle], seeds: Sequence[int], without: Sequence[str]) -> None:
    """Print how many of the summaries of three and of one sentence a desk could print, by nested cross-validation, beside
    the first sentences; and how often they can be printed by how useful the ranker thinks them.
    """
    found: dict[str, list[Verdict]] = {}
    expected: list[tuple[float, bool]] = []
    for seed in seeds:
        for fold in range(FOLDS):
            steps_ = Marked([a for a in articles if a.fold(seed, FOLDS) != fold], seed, without)
            for article in articles:
                if article.fold(seed, FOLDS) != fold:
                    continue
                marks = steps_.marks(article)
                three = learned.best_set(marks, learned.SET_SIZE)
                verdict_ = article.verdict(three, 3)
                expected.append((learned.usefulness(marks, three), verdict_.usable))
                for name, verdict in (
                    ("first three", article.verdict(article.view.good[:3], 3)),
                    ("three", verdict_),
                    ("first one", article.verdict(article.view.good[:1], 1)),
                    ("one", article.verdict(learned.choose(marks, 1), 1)),
                ):
                    found.setdefault(name, []).append(verdict)
            print(f"seed {seed}, fold {fold + 1} of {FOLDS}", file=sys.stderr, flush=True)
    for name, verdicts in found.items():
        draw = random.Random(1)
        means = sorted(
            statistics.fmean(draw.choices([v.usable for v in verdicts], k=len(articles))) for _ in range(1000)
        )
        figures = " ".join(
            f"{what} {statistics.fmean(float(getattr(v, what)) for v in verdicts):.3f}"
            for what in ("usable", "news", "facts", "hanging", "furniture", "misleading")
        )
        print(f"{name:24} {figures} (usable {means[25]:.2f} to {means[974]:.2f})", flush=True)
    expected.sort()
    for tenth in range(10):
        part = expected[tenth * len(expected) // 10 : (tenth + 1) * len(expected) // 10]
        print(f"expected {part[0][0]:.2f} to {part[-1][0]:.2f}: usable {statistics.fmean(one for _, one in part):.2f}")


def test(path: Path) -> None:
    """Print ROUGE-1/2 of the kept ranker's three sentences on articles with highlights, over the first three sentences."""
    from reader.summary.summarize import summarize

    gains: list[tuple[float, float]] = []
    own: list[tuple[float, float]] = []
    for line in load(path):
        found, _ = candidates(line["text"], line.get("title") or "", line.get("lang") or "en")
        rouge = Rouge(line["reference"], [candidate.text for candidate in found])
        spans = {
            (s.start, s.end) for s in summarize(line["text"], line.get("title") or "", line.get("lang") or "").sentences
        }
        lead = rouge([at for at, c in enumerate(found) if c.eligibility == GOOD][:3])
        ours = rouge([at for at, c in enumerate(found) if (c.start, c.end) in spans])
        own.append(ours)
        gains.append((ours[0] - lead[0], ours[1] - lead[1]))
    means = " / ".join(f"{statistics.fmean(column):.2f}" for column in zip(*own, strict=True))
    spans_ = " and ".join(_interval(column) for column in zip(*gains, strict=True))
    print(f"{len(own)} articles: ROUGE-1/2 {means}, over the first three {spans_}")


def _interval(gains: Sequence[float]) -> str:
    """Return the mean with its 95 % interval by bootstrap over the articles."""
    draw = random.Random(1)
    means = sorted(statistics.fmean(draw.choices(gains, k=len(gains))) for _ in range(1000))
    return f"{statistics.fmean(gains):+.2f} ({means[25]:+.2f} to {means[974]:+.2f})"


def trees(boosters: Sequence[Any]) -> list[Any]:
    """Return the boosters' trees as ``reader.text.trees`` reads them, each leaf divided by their number."""

    def node(given: dict[str, Any]) -> Any:
        if "leaf_value" in given and "split_feature" not in given:
            return round(given["leaf_value"] / len(boosters), 5)
        return [
            given["split_feature"],
            round(given["threshold"], 6),
            node(given["left_child"]),
            node(given["right_child"]),
        ]

    return [node(tree["tree_structure"]) for booster in boosters for tree in booster.dump_model()["tree_info"]]


def steps(booster: Any) -> tuple[float, list[tuple[int, list[float], list[float]]]]:
    """Return a booster of single questions as ``reader.text.trees.Steps`` reads it: what all of them add up to for each
    feature.
    """
    base = 0.0
    jumps: dict[int, Counter[float]] = {}
    for tree in trees([booster]):
        if not isinstance(tree, list):
            base += tree
            continue
        feature, threshold, below, above = tree
        base += below
        jumps.setdefault(feature, Counter())[threshold] += above - below
    found = []
    for feature, by_threshold in sorted(jumps.items()):
        thresholds = sorted(by_threshold)
        values = [0.0]
        for threshold in thresholds:
            values.append(values[-1] + by_threshold[threshold])
        found.append((feature, thresholds, [round(given, 5) for given in values]))
    return round(base, 5), found


def load(path: Path) -> list[dict[str, Any]]:
    """Load the articles of a file that have a text."""
    lines = [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode().splitlines()]
    return [line for line in lines if line["text"].strip()]


def described(lines: Sequence[dict[str, Any]]) -> dict[int, Article]:
    """Return two thirds of the articles once more, now with a description; by their index."""
    found = {}
    for at, line in enumerate(lines):
        own = re.split(r"(?<=[.!?])\s", line["text"], maxsplit=1)[0]
        if at % 3:
            found[at] = Article(line, COPY_WEIGHT, line["reference"][0] if at % 3 == 1 else own)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--more", type=Path, action="append", default=[])
    parser.add_argument("--desk", type=Path, required=True)
    parser.add_argument("--evaluate", action="store_true")
    parser.add_argument("--seed", type=int, action="append")
    parser.add_argument("--test", type=Path)
    parser.add_argument("--without", action="append", default=[], choices=[*GROUPS])
    given = parser.parse_args()
    if given.test:
        test(given.test)
        return
    with gzip.open(given.desk, "rt", encoding="utf-8") as file:
        desk = json.load(file)
    names, starts = {line["id"] for line in desk}, {line["text"][:150] for line in desk}
    lines, *more = (
        [line for line in load(path) if line["id"] not in names and line["text"][:150] not in starts]
        for path in (given.data, *given.more)
    )
    articles = [Article(line) for some in (lines, *more) for line in some] + list(described(lines).values())
    print(f"{len(articles)} articles with highlights, {len(desk)} marked up", file=sys.stderr, flush=True)
    highlights = Highlights(articles, given.without)
    marked = [MarkedArticle(line, highlights) for line in desk]
    if given.evaluate:
        evaluate(marked, given.seed or [0], given.without)
        return
    steps_ = Marked(marked)
    stored = {
        "features": FEATURES,
        "words": highlights.words,
        "pairs": highlights.pairs,
        "sentences": highlights.sentences,
        "marks": {mark: trees(boosters) for mark, boosters in steps_.sentences.items()},
        "leaning": trees(steps_.leaning),
    }
    target = ROOT / "resources" / "ranker.json"
    target.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
