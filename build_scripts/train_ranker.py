#!/usr/bin/env python3
"""Train the ranker of sentences, resources/ranker.json, from articles with reference summaries; or say by
cross-validation how good it is.

    .venv/bin/pip install lightgbm rouge-score            (only for this; the program does without) .venv/bin/python
    build_scripts/train_ranker.py --data FILE.jsonl.gz [--more FILE.jsonl.gz] [--pages FOLDER] .venv/bin/python
    build_scripts/train_ranker.py --data FILE.jsonl.gz [--more ...] [--pages ...] --evaluate [--without GROUP ...]

A line of a FILE is {"id", "lang", "title", "text", "reference": [sentence, ...]}. --pages names a folder with
truth.json (id to text and url) and html/ID.html.gz: pages whose description, an editor's summary, is no piece of the
text. The articles are third parties' and no part of the project; what is kept of them are the numbers of the trees.
--more and --pages are trained on and never tested on.

Four layers (see reader/summary/learned.py), each trained on what the one before it says of articles that it has not
seen. So is the test: a fold is judged by layers none of which saw its articles. A third of the articles are given the
reference's first sentence as their description, and a third their own first sentence, as pages do; the test gives none.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reader.summary.candidates import candidates  # noqa: E402
from reader.summary.features import GROUPS, NAMES, SET_GROUPS, SET_NAMES, About, View  # noqa: E402
from reader.summary.learned import POOL, choose  # noqa: E402
from reader.summary.terms import PAIR_NAMES, WORD_NAMES  # noqa: E402
from reader.summary.vocabulary import vocabulary  # noqa: E402
from reader.text.trees import Steps, score  # noqa: E402

FOLDS, INNER = 5, 4
SIZES = {1: 10, 2: 45, 3: 100, 4: 60}
"""How many sentences the sets have that are learned from, and how many sets of an article at most."""
PAGE_WEIGHT, COPY_WEIGHT = 0.5, 0.25
CHANCES = {"objective": "binary", "rounds": 300, "num_leaves": 2, "min_data_in_leaf": 100, "bagging_fraction": 0.7}
SENTENCES = {
    "rounds": 150,
    "num_leaves": 8,
    "min_data_in_leaf": 60,
    "lambda_l2": 5,
    "bagging_fraction": 0.7,
    "seeds": 2,
}
SETS = {"rounds": 200, "num_leaves": 12, "min_data_in_leaf": 400, "lambda_l2": 10, "bagging_fraction": 0.6, "seeds": 2}
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
        self.drawn: list[tuple[list[float], float]] = []

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

    def draw_sets(self, left_out: Sequence[int]) -> None:
        """Return the features of sets of its best sentences, each with its worth beside the other sets of its size."""
        ranked = sorted(range(len(self.scores)), key=lambda at: (-self.scores[at], at))
        self.drawn = []
        for size, most in SIZES.items():
            sets = [tuple(sorted(chosen)) for chosen in combinations(ranked[: POOL + 2], size)]
            sets = random.Random(len(sets)).sample(sets, most) if len(sets) > most else sets
            worths = [sum(self.rouge(chosen)) for chosen in sets]
            if len(worths) < 2:
                continue
            mean, spread = statistics.mean(worths), statistics.pstdev(worths)
            rows = [_without(self.view.set_row(chosen, self.scores, ranked), left_out) for chosen in sets]
            self.drawn += [(row, (worth - mean) / (spread + 3)) for row, worth in zip(rows, worths, strict=True)]


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


class Layers:
    """The four layers, trained on some articles."""

    def __init__(self, articles: Sequence[Article], without: Sequence[str] = ()) -> None:
        self.left_out = [NAMES.index(name) for group in without for name in GROUPS.get(group, ())]
        self.set_left_out = [SET_NAMES.index(name) for group in without for name in SET_GROUPS.get(group, ())]

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
        for unseen, boosters in self._inner(articles, sentences):
            unseen.scores = predict(boosters, unseen.rows)
            unseen.draw_sets(self.set_left_out)
        sets = layer(lambda a: [row for row, _ in a.drawn], lambda a: [worth for _, worth in a.drawn], SETS)
        self.words, self.pairs, self.sentences = (
            steps(words(articles)[0]),
            steps(pairs(articles)[0]),
            trees(sentences(articles)),
        )
        self.sets = trees(sets([article for article in articles if article.drawn]))

    @staticmethod
    def _inner(articles: Sequence[Article], fit: Callable[[Sequence[Article]], Any]) -> list[tuple[Article, Any]]:
        found = []
        for fold in range(INNER):
            boosters = fit([article for at, article in enumerate(articles) if at % INNER != fold])
            found += [(article, boosters) for article in articles[fold::INNER]]
        return found

    def score(self, article: Article) -> list[float]:
        """Return how much each sentence of an article says, by these layers alone."""
        article.view.wording.judge(Steps(*self.words), Steps(*self.pairs))
        article.draw_rows(self.left_out)
        return [score(self.sentences, row) for row in article.rows]

    def worth(self, row: Sequence[float]) -> float:
        return score(self.sets, _without(row, self.set_left_out))


def _without(row: Sequence[float], left_out: Sequence[int]) -> list[float]:
    return [0.0 if at in left_out else given for at, given in enumerate(row)] if left_out else list(row)


def evaluate(
    articles: Sequence[Article], copies: dict[int, Article], more: Sequence[Article], without: Sequence[str]
) -> None:
    """Print the figures of nested cross-validation, three sentences each, beside those of the first three sentences.
    ``copies`` are some articles (by their index) with a description.
    """
    chosen: dict[str, dict[int, Sequence[int]]] = {
        name: {} for name in ("lead", "sentences alone", "sets, no rules", "sets", "best of the pool")
    }
    for fold in range(FOLDS):
        seen = [article for at, article in enumerate(articles) if at % FOLDS != fold]
        layers = Layers([*seen, *more, *(copy for at, copy in copies.items() if at % FOLDS != fold)], without)
        for at in range(fold, len(articles), FOLDS):
            article = articles[at]
            scores = layers.score(article)
            ranked = sorted(range(len(scores)), key=lambda at: (-scores[at], at))
            every = [tuple(sorted(some)) for some in combinations(ranked[:POOL], min(3, len(ranked)))]
            chosen["lead"][at] = article.view.good[:3]
            chosen["sentences alone"][at] = ranked[:3]
            chosen["sets, no rules"][at] = max(
                every, key=lambda some: layers.worth(article.view.set_row(some, scores, ranked))
            )
            chosen["best of the pool"][at] = max(every, key=lambda some: sum(article.rouge(some)))
            chosen["sets"][at] = choose(article.view, scores, 3, layers.worth)
        print(f"fold {fold + 1} of {FOLDS}", file=sys.stderr, flush=True)
    lead = {at: articles[at].rouge(some) for at, some in chosen["lead"].items()}
    for name, sets in chosen.items():
        figures = {at: articles[at].rouge(some) for at, some in sets.items()}
        means = " / ".join(f"{statistics.mean(column):.2f}" for column in zip(*figures.values(), strict=True))
        spans = " and ".join(_interval([figures[at][column] - lead[at][column] for at in figures]) for column in (0, 1))
        words = statistics.mean(sum(articles[at].lengths[one] for one in some) for at, some in sets.items())
        print(f"{name:17} ROUGE-1/2 {means}  words {words:.1f}  over lead {spans}", flush=True)


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


def pages(folder: Path) -> list[Article]:
    """Return pages with a title, some text, and a description that is no piece of it."""
    from reader.capture.metadata.page_metadata import metadata_of
    from reader.capture.page.charset import decode
    from reader.capture.page.dom import parse, strip_controls
    from reader.text.language import detect

    def bare(text: str) -> str:
        return re.sub(r"\W+", " ", text.casefold()).strip()

    found = []
    for name, page in sorted(json.loads((folder / "truth.json").read_text(encoding="utf-8")).items()):
        text, file = page.get("text") or "", folder / "html" / f"{name}.html.gz"
        root = (
            parse(strip_controls(decode(gzip.decompress(file.read_bytes()), "")))
            if len(text.split()) >= 150 and file.exists()
            else None
        )
        if root is None:
            continue
        about = metadata_of(root, page.get("url") or "https://page.example/")
        if len(about.description.split()) >= 8 and bare(about.description)[:60] not in bare(text):
            line = {"lang": detect(text), "title": about.title, "text": text, "reference": [about.description]}
            article = Article(line, PAGE_WEIGHT)
            if len(article.view.good) >= 5:
                found.append(article)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--more", type=Path, action="append", default=[])
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--evaluate", action="store_true")
    parser.add_argument("--without", action="append", default=[], choices=[*GROUPS, *SET_GROUPS])
    given = parser.parse_args()
    lines = load(given.data)
    articles = [Article(line) for line in lines]
    more = [Article(line) for path in given.more for line in load(path)] + (pages(given.pages) if given.pages else [])
    print(f"{len(articles)} articles, {len(more)} more", file=sys.stderr, flush=True)
    if given.evaluate:
        evaluate(articles, described(lines), more, given.without)
        return
    layers = Layers([*articles, *more, *described(lines).values()])
    features = {"words": WORD_NAMES, "pairs": PAIR_NAMES, "sentences": NAMES, "sets": SET_NAMES}
    stored = {
        "features": features,
        "words": layers.words,
        "pairs": layers.pairs,
        "sentences": layers.sentences,
        "sets": layers.sets,
    }
    target = ROOT / "resources" / "ranker.json"
    target.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
