#!/usr/bin/env python3
"""Train the ranker of sentences, resources/ranker.json, from articles with reference summaries; or say by cross-validation how good it is.

    .venv/bin/pip install lightgbm rouge-score            (only for this; the program does without)
    .venv/bin/python build_scripts/train_ranker.py --data FILE.jsonl.gz --more FILE.jsonl.gz
    .venv/bin/python build_scripts/train_ranker.py --data FILE.jsonl.gz --more FILE.jsonl.gz --evaluate [--without GROUP] [--rules]

A line of a FILE is {"id", "lang", "title", "text", "reference": [sentence, ...]}. The articles are third parties' and no part of the
project; what is kept of them are the numbers of the trees. Cross-validation is nested: the sets of a fold are judged by trees that saw
neither its articles nor scores made by trees that saw them. --more is trained on and never tested on.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reader.summary.candidates import candidates  # noqa: E402
from reader.summary.features import GROUPS, NAMES, SET_GROUPS, SET_NAMES, About, View  # noqa: E402
from reader.summary.ranker import POOL, choose  # noqa: E402
from reader.summary.vocabulary import vocabulary  # noqa: E402

FOLDS, INNER = 5, 4
SEEDS = (1, 2)
SIZES = (1, 2, 3, 4)
SENTENCES = {"rounds": 150, "num_leaves": 8, "min_data_in_leaf": 60, "lambda_l2": 5, "bagging_fraction": 0.7}
SETS = {"rounds": 200, "num_leaves": 12, "min_data_in_leaf": 400, "lambda_l2": 10, "bagging_fraction": 0.6}
COMMON = {"objective": "regression", "learning_rate": 0.05, "feature_fraction": 0.4, "bagging_freq": 1, "verbose": -1, "num_threads": 2}


class Rouge:
    """ROUGE-1 and 2 F1 (0 to 100) of sets of an article's sentences, counted as the package rouge-score does with stemming."""

    def __init__(self, reference: Sequence[str], sentences: Sequence[str]) -> None:
        from nltk.stem import porter
        from rouge_score import tokenize

        stemmer = porter.PorterStemmer()
        tokens = tokenize.tokenize("\n".join(reference), stemmer)
        self.wanted = [Counter(tokens), Counter(pairwise(tokens))]
        self.sentences = [tokenize.tokenize(sentence, stemmer) for sentence in sentences]

    def __call__(self, chosen: Sequence[int]) -> tuple[float, float]:
        tokens = [token for at in sorted(chosen) for token in self.sentences[at]]
        one, two = (self._f1(Counter(given), wanted) for given, wanted in zip((tokens, pairwise(tokens)), self.wanted, strict=True))
        return one, two

    @staticmethod
    def _f1(given: Counter[Any], wanted: Counter[Any]) -> float:
        shared = sum(min(times, wanted[token]) for token, times in given.items() if token in wanted)
        both = sum(given.values()) + sum(wanted.values())
        return 200 * shared / both if both else 0.0


class Article:
    """An article seen by the ranker, with what each of its sentences would bring to a summary."""

    def __init__(self, line: dict[str, Any]) -> None:
        about = About(line.get("title") or "", line.get("description") or "", vocabulary(line.get("lang") or "en"))
        found, _ = candidates(line["text"], about.title, line.get("lang") or "en")
        self.view = View(found, about)
        self.rouge = Rouge(line["reference"], [candidate.text for candidate in found])
        self.words = [len(candidate.text.split()) for candidate in found]
        gains = [self._gain(at) for at in range(len(found))]
        mean = statistics.mean(gains)
        self.gains = [gain - mean for gain in gains]
        self.scores: list[float] = []
        self.drawn: list[tuple[list[float], float]] = []

    def _gain(self, at: int) -> float:
        """What a summary of three is worth, on average, that has this sentence beside two of the first seven."""
        others = [other for other in self.view.good[:7] if other != at]
        return statistics.mean([sum(self.rouge((at, *two))) for two in combinations(others, 2)] or [sum(self.rouge((at,)))])

    def draw_sets(self) -> None:
        """The features of the sets of its best sentences, each with its worth beside the other sets of its size."""
        ranked = sorted(range(len(self.scores)), key=lambda at: (-self.scores[at], at))
        self.drawn = []
        for size in SIZES:
            sets = [tuple(sorted(chosen)) for chosen in combinations(ranked[:POOL], size)]
            worths = [sum(self.rouge(chosen)) for chosen in sets]
            mean = statistics.mean(worths) if worths else 0.0
            rows = [self.view.set_row(chosen, self.scores, ranked) for chosen in sets]
            self.drawn += [(row, worth - mean) for row, worth in zip(rows, worths, strict=True)]


def train(rows: Sequence[Sequence[float]], targets: Sequence[float], settings: dict[str, Any]) -> list[Any]:
    """One booster a seed."""
    import lightgbm
    import numpy as np

    parameters = {**COMMON, **{name: value for name, value in settings.items() if name != "rounds"}}
    table, wanted = np.array(rows), np.array(targets)
    return [lightgbm.train({**parameters, "seed": seed}, lightgbm.Dataset(table, wanted), int(settings["rounds"])) for seed in SEEDS]


def predict(boosters: Sequence[Any], rows: Sequence[Sequence[float]], left_out: Sequence[int] = ()) -> list[float]:
    """The mean of the boosters for each row."""
    import numpy as np

    table = np.array(rows)
    table[:, list(left_out)] = 0
    found: list[float] = np.mean([booster.predict(table) for booster in boosters], axis=0).tolist()
    return found


def fit(articles: Sequence[Article], left_out: tuple[Sequence[int], Sequence[int]] = ((), ())) -> tuple[list[Any], list[Any]]:
    """Both forests; the second learns from scores that the first gives articles it has not seen."""
    single, double = left_out

    def sentences(of: Sequence[Article]) -> list[Any]:
        rows = [_without(row, single) for article in of for row in article.view.rows]
        return train(rows, [gain for article in of for gain in article.gains], SENTENCES)

    for fold in range(INNER):
        boosters = sentences([article for at, article in enumerate(articles) if at % INNER != fold])
        for article in articles[fold::INNER]:
            article.scores = predict(boosters, article.view.rows, single)
            article.draw_sets()
    rows = [_without(row, double) for article in articles for row, _ in article.drawn]
    return sentences(articles), train(rows, [worth for article in articles for _, worth in article.drawn], SETS)


def _without(row: Sequence[float], left_out: Sequence[int]) -> list[float]:
    return [0.0 if at in left_out else given for at, given in enumerate(row)] if left_out else list(row)


def evaluate(articles: Sequence[Article], more: Sequence[Article], without: str, rules: bool) -> None:
    """Print the figures of nested cross-validation, three sentences each, beside those of the first three sentences."""
    left_out = (
        [NAMES.index(name) for name in GROUPS.get(without, ())],
        [SET_NAMES.index(name) for name in SET_GROUPS.get(without, ())],
    )
    ours: list[tuple[float, ...]] = [()] * len(articles)
    alone: list[tuple[float, ...]] = [()] * len(articles)
    lead: list[tuple[float, ...]] = [()] * len(articles)
    words = [0, 0, 0]
    for fold in range(FOLDS):
        seen = [article for at, article in enumerate(articles) if at % FOLDS != fold]
        sentences, sets = fit([*seen, *more], left_out)
        for at in range(fold, len(articles), FOLDS):
            article = articles[at]
            scores = predict(sentences, article.view.rows, left_out[0])
            ranked = sorted(range(len(scores)), key=lambda at: (-scores[at], at))
            if rules:
                chosen = choose(article.view, scores, 3, partial(_worth, sets, left_out[1]))
            else:
                every = [tuple(sorted(some)) for some in combinations(ranked[:POOL], min(3, len(ranked)))]
                worths = predict(sets, [article.view.set_row(some, scores, ranked) for some in every], left_out[1])
                chosen = list(every[worths.index(max(worths))])
            for into, some, column in ((ours, chosen, 0), (alone, ranked[:3], 1), (lead, article.view.good[:3], 2)):
                into[at] = article.rouge(some)
                words[column] += sum(article.words[one] for one in some)
    for name, figures, count in (("lead", lead, words[2]), ("sentences alone", alone, words[1]), ("sets", ours, words[0])):
        gains = [[mine - its for mine, its in zip(one, two, strict=True)] for one, two in zip(figures, lead, strict=True)]
        means = " / ".join(f"{statistics.mean(column):.2f}" for column in zip(*figures, strict=True))
        spans = " and ".join(_interval([gain[column] for gain in gains]) for column in (0, 1))
        print(f"{name:16} ROUGE-1/2 {means}  words {count / len(articles):.0f}  over lead {spans}", flush=True)


def _worth(sets: Sequence[Any], left_out: Sequence[int], row: Sequence[float]) -> float:
    return predict(sets, [row], left_out)[0]


def _interval(gains: Sequence[float]) -> str:
    """The mean with its 95 % interval by bootstrap over the articles."""
    draw = random.Random(1)
    means = sorted(statistics.fmean(draw.choices(gains, k=len(gains))) for _ in range(1000))
    return f"{statistics.fmean(gains):+.2f} ({means[25]:+.2f} to {means[974]:+.2f})"


def trees(boosters: Sequence[Any]) -> list[Any]:
    """The boosters' trees as ``reader.summary.forest`` reads them, each leaf divided by their number."""

    def node(given: dict[str, Any]) -> Any:
        if "leaf_value" in given and "split_feature" not in given:
            return round(given["leaf_value"] / len(boosters), 5)
        return [given["split_feature"], round(given["threshold"], 6), node(given["left_child"]), node(given["right_child"])]

    return [node(tree["tree_structure"]) for booster in boosters for tree in booster.dump_model()["tree_info"]]


def load(paths: Sequence[Path]) -> list[Article]:
    """The articles of some files that have sentences to choose from."""
    lines = [json.loads(line) for path in paths for line in gzip.decompress(path.read_bytes()).decode().splitlines()]
    return [Article(line) for line in lines if line["text"].strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--more", type=Path, action="append", default=[])
    parser.add_argument("--evaluate", action="store_true")
    parser.add_argument("--without", default="", choices=["", *GROUPS, *SET_GROUPS])
    parser.add_argument("--rules", action="store_true", help="judge what the program would choose, with its rules")
    given = parser.parse_args()
    articles, more = load([given.data]), load(given.more)
    if given.evaluate:
        evaluate(articles, more, given.without, given.rules)
        return
    sentences, sets = fit([*articles, *more])
    stored = {"features": NAMES, "set_features": SET_NAMES, "sentences": trees(sentences), "sets": trees(sets)}
    target = ROOT / "resources" / "ranker.json"
    target.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
