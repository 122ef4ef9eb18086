#!/usr/bin/env python3
"""Train the judge of blocks, resources/judge.json, from pages with known text; or say by cross-validation how good it
is.

    .venv/bin/pip install lightgbm            (only for this; the program does without)
    .venv/bin/python build_scripts/train_judge.py --pages FOLDER --lists
    .venv/bin/python build_scripts/train_judge.py --pages FOLDER --evaluate [--whole] [--save FILE]

FOLDER holds truth.json, {id: {"url", "corpus", "text" or "with"/"without": lists of segments}}, and html/ID.html.gz.
The pages are third parties' and no part of the project; what is kept of them are the numbers of the trees.

Corpora that keep other parts than news does (see CORPUS_WEIGHTS) weigh less. --lists teaches lists as well: each page comes a
second time, with a list of words of its own put into its text, because few pages of a corpus have one, and with first and last lines.

Cross-validation is by site: no page of a site is judged by trees that saw another page of that site. --evaluate scores the blocks that
are kept; --whole the text that all of cleaning gives, with each page cleaned by the trees of its own fold (--save keeps the texts).
--without leaves groups of features out, --finders asks only some of the cleaners: so one sees what each gives.
"""

from __future__ import annotations

import argparse
import difflib
import gzip
import hashlib
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from multiprocessing import Pool
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reader.capture.choosing import candidates, judge, roles  # noqa: E402
from reader.capture.choosing.features import GROUPS, NAMES, features  # noqa: E402
from reader.capture.choosing.page_view import FINDERS  # noqa: E402
from reader.capture.metadata.page_metadata import metadata_of  # noqa: E402
from reader.capture.metadata.title import same_title  # noqa: E402
from reader.capture.page import jsonld  # noqa: E402
from reader.capture.page.blocks import segment  # noqa: E402
from reader.capture.page.charset import decode  # noqa: E402
from reader.capture.page.dom import base_address, parse, strip_controls  # noqa: E402
from reader.capture.page.embeds import Videos  # noqa: E402
from reader.capture.page.folded import unfold  # noqa: E402
from reader.capture.page.pictures import picture_of  # noqa: E402
from reader.capture.page.settling import settle  # noqa: E402
from reader.text.trees import Forest, probability  # noqa: E402
from reader.text.words import tokens  # noqa: E402

FOLDS = 5
SEEDS = (0, 1)
ROUNDS = 250
PARAMETERS = {
    "objective": "cross_entropy",
    "learning_rate": 0.05,
    "num_leaves": 24,
    "max_depth": 7,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.35,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "verbose": -1,
    "seed": 1,
    "deterministic": True,
}


CORPUS_WEIGHTS = {"wcxb": 0.5}
LISTS_WEIGHT = 0.5
LESSON = "data-lesson"
"""The attribute of what was put into a page."""


@dataclass
class Page:
    """A page with its blocks: their numbers, words and texts, and the share of each that is in the true text (-1 where
    unknown).
    """

    id: str
    url: str
    truth: dict[str, Any]
    rows: list[list[float]] = field(default_factory=list)
    words: list[list[str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    weight: float = 1.0


def read(job: tuple[Path, str, dict[str, Any], tuple[str, ...], bool]) -> Page:
    """Read a page with everything that training wants to know of it; where asked for, with a list put into its text."""
    folder, page_id, truth, finders, lists = job
    page = Page(page_id, truth["url"], truth, weight=CORPUS_WEIGHTS.get(truth.get("corpus", ""), 1.0))
    root = parse(strip_controls(html_of(folder, page_id)))
    if root is None:
        return page
    unfold(root)
    if lists:
        page.weight *= LISTS_WEIGHT
        if not put_list(root, truth["text"], random.Random(page_id)):
            return page
    base = base_address(root, page.url)
    metadata = metadata_of(root, base)
    settle(root, base)
    found = {c.name: c.lines for c in candidates.candidates(root, base) if c.name in finders}
    segments = roles.told(segment(root, base, lambda element: picture_of(element, base), Videos(root, base).of))
    pieces = [piece for piece in segments if piece.block.text]
    page.rows = features(pieces, found, metadata.title, metadata.description, kind=jsonld.announced_kind(root))
    page.words = [tokens(piece.block.text) for piece in pieces]
    page.texts = [piece.block.text for piece in pieces]
    put = [any(e.get(LESSON) for e in (piece.element, *piece.element.iterancestors())) for piece in pieces]
    own = [words for words, lesson in zip(page.words, put, strict=True) if not lesson]
    known = iter(shares_by_text(own, truth["text"]) if truth.get("text") else shares_by_segments(page.texts, truth))
    page.shares = [1.0 if lesson else next(known) for lesson in put]
    for at, piece in enumerate(pieces):  # corpora differ on whether the title is part of the text; tidy takes it out
        if piece.block.kind == "heading" and same_title(piece.block.text, metadata.title):
            page.shares[at] = -1.0
    return page


def put_list(root: Any, truth: str, rng: random.Random) -> bool:
    """Put a list of a page's own words between two paragraphs of its true text, most often with an introduction, and
    at times a line below its title and one at its end. False where there is no such place.
    """
    whole = " ".join(truth.split())
    solid = [p for p in root.iter("p") if len(said := " ".join(p.text_content().split())) > 80 and said[:60] in whole]
    places = [p for p in solid if p.getnext() is not None and p.getnext() in solid]
    if len(solid) < 3 or not places:
        return False

    def words(most: int) -> str:
        said = rng.choice(solid).text_content().split()
        at = rng.randrange(max(1, len(said) - most))
        return " ".join(said[at : at + rng.randint(1, most)]).strip('.,:;()“”"')

    def entry() -> str:
        second = rng.choice(("", "", f": {rng.randrange(400) / 10}", f" {rng.randrange(6)}", f": {words(3)}"))
        return escape((words(5) or "–").capitalize() + second)

    entries = [entry() for _ in range(rng.choice((3, 4, 5, 6, 9, 14)))]
    shape = rng.choice(("li", "li", "p", "span", "a", "dl", "verses"))
    if shape == "verses":
        inner = "".join(f"<div>{escape(words(9) or '–')}</div>" for _ in entries)
    elif shape == "dl":
        inner = "".join(f"<dt>{one}</dt><dd>{entry()}</dd>" for one in entries)
    else:
        inner = "".join(
            f"<li>{one}</li>"
            if shape == "li"
            else f'<li><a href="https://papers.example/{n}">{one}</a></li>'
            if shape == "a"
            else f"<li><{shape}>{one}</{shape}></li>"
            for n, one in enumerate(entries)
        )
    tag = {"dl": "dl", "verses": "div"}.get(shape) or rng.choice(("ul", "ul", "ol"))
    parts = [f'<{tag} {LESSON}="1">{inner}</{tag}>']
    if shape == "a" or rng.random() < 0.6:
        parts.insert(0, f'<p {LESSON}="1">{escape(words(8))}{rng.choice((":", ":", "."))}</p>')
    place = rng.choice(places)
    for part in reversed(parts):
        place.addnext(lxml.html.fragment_fromstring(part))
    titles = list(root.iter("h1"))
    for line_after, most in ((titles[-1] if titles else None, 20), (solid[-1], 14)):
        if line_after is not None and rng.random() < 0.5:
            shape = rng.choice(
                ("<p {}>{}</p>", "<div {}>{}</div>", "<p {}><em>{}</em></p>", "<p {}><strong>{}</strong></p>")
            )
            line_after.addnext(
                lxml.html.fragment_fromstring(shape.format(f'{LESSON}="line"', escape(words(most)) + "."))
            )
    return True


def html_of(folder: Path, page_id: str) -> str:
    with gzip.open(folder / "html" / f"{page_id}.html.gz") as packed:
        return decode(packed.read())


def shares_by_text(blocks: list[list[str]], truth: str) -> list[float]:
    """Return the share of each block's words that the longest common runs of page and truth, in order, go through."""
    flat = [word for block in blocks for word in block]
    hit = bytearray(len(flat))
    for run in difflib.SequenceMatcher(None, flat, tokens(truth), autojunk=False).get_matching_blocks():
        hit[run.a : run.a + run.size] = b"\x01" * run.size
    out, at = [], 0
    for block in blocks:
        out.append(sum(hit[at : at + len(block)]) / len(block) if block else 0.0)
        at += len(block)
    return out


def shares_by_segments(texts: list[str], truth: dict[str, Any]) -> list[float]:
    """Return 1 for a block with a segment that must be there, 0 with one that must not, -1 for the others."""
    wanted, unwanted = ([" ".join(s.split()) for s in truth.get(key) or ()] for key in ("with", "without"))

    def meets(text: str, segments: list[str]) -> bool:
        return any(s in text or (len(text) > 30 and text in s) for s in segments)

    flat = [" ".join(text.split()) for text in texts]
    return [1.0 if meets(text, wanted) else 0.0 if meets(text, unwanted) else -1.0 for text in flat]


def site_of(url: str) -> str:
    """Return the registered name, about: two labels, or three under endings such as "co.uk"."""
    parts = (urlsplit(url).hostname or url).removeprefix("www.").split(".")
    deep = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3:] if deep else parts[-2:])


def fold_of(page: Page, seed: int) -> int:
    return int(hashlib.md5(f"{seed} {site_of(page.url)}".encode()).hexdigest(), 16) % FOLDS


# --- training ----------------------------------------------------------------------------------------------------------


def trained(pages: Iterable[Page], columns: list[int]) -> list[Any]:
    """Return the trees as ``judge`` reads them. Long blocks weigh more than short ones, by the root of their words."""
    import lightgbm
    import numpy as np

    rows, labels, weights = [], [], []
    for page in pages:
        for row, share, words in zip(page.rows, page.shares, page.words, strict=True):
            if share >= 0:
                rows.append(row)
                labels.append(share)
                weights.append(page.weight * (len(words) + 1) ** 0.5)
    table = np.asarray(rows, dtype=np.float64)[:, columns]
    model = lightgbm.train(PARAMETERS, lightgbm.Dataset(table, label=labels, weight=weights), ROUNDS)
    return [tree_of(tree["tree_structure"], columns) for tree in model.dump_model()["tree_info"]]


def tree_of(node: dict[str, Any], columns: list[int]) -> Any:
    """Return one tree in the form of resources/judge.json."""
    if "leaf_value" in node:
        return rounded(node["leaf_value"])
    if node["decision_type"] != "<=":
        raise ValueError("only numbers are compared here")
    low, high = (tree_of(node[side], columns) for side in ("left_child", "right_child"))
    return [columns[node["split_feature"]], rounded(node["threshold"]), low, high]


def rounded(number: float) -> float:
    return float(f"{number:.5g}")


# --- scores ------------------------------------------------------------------------------------------------------------


def scores(pages: Iterable[Page], given: dict[str, str]) -> dict[str, float]:
    """Return F1 of mean precision and mean recall over runs of four words, and the share of pages that are word for
    word the same.
    """
    precision, recall, same = [], [], []
    for page in pages:
        true, said = (re.findall(r"\w+", text) for text in (page.truth["text"], given.get(page.id, "")))
        a, b = (
            Counter(zip(*(words[i:] for i in range(4)), strict=False)) or Counter([tuple(words)] if words else [])
            for words in (true, said)
        )
        common = sum((a & b).values())
        if b:
            precision.append(common / sum(b.values()))
        if a:
            recall.append(common / sum(a.values()))
        same.append(float(true == said))
    p, r = sum(precision) / len(precision), sum(recall) / len(recall)
    return {"F1": 2 * p * r / (p + r), "P": p, "R": r, "exact": sum(same) / len(same)}


def kept_texts(pages: Iterable[Page], trees: Forest) -> dict[str, str]:
    """Return the blocks that a judge keeps of each page, as a text."""
    out = {}
    for page in pages:
        if page.rows:
            decided = judge.decide([probability(trees, row) for row in page.rows], [len(words) for words in page.words])
            once, _ = judge.without_repeats([n for n, keep in enumerate(decided) if keep], dict(enumerate(page.words)))
            out[page.id] = "\n".join(page.texts[n] for n in once)
    return out


def cleaned(job: tuple[Path, str, str, list[Any]]) -> tuple[str, dict[str, Any]]:
    """Return what all of cleaning makes of a page with these trees, in the form of ``extract --jsonl``."""
    from reader.capture.page.charset import decode as decoded
    from reader.desk.preparation import extract_data

    folder, page_id, url, trees = job
    judge.trained_trees = lambda: trees  # type: ignore[assignment]
    with gzip.open(folder / "html" / f"{page_id}.html.gz") as packed:
        return page_id, extract_data(decoded(packed.read()).encode("utf-8"), url)


def evaluate(
    folder: Path, pages: list[Page], lessons: list[Page], columns: list[int], whole: bool, save: Path | None
) -> None:
    known = [page for page in pages if page.truth.get("text") and page.truth["corpus"] in ("aeb", "andy", "fundus")]
    for seed in SEEDS[: 1 if whole else None]:
        texts: dict[str, str] = {}
        answers: dict[str, Any] = {}
        for fold in range(FOLDS):
            apart = [page for page in pages if fold_of(page, seed) == fold]
            trees = trained([page for page in (*pages, *lessons) if fold_of(page, seed) != fold], columns)
            texts |= kept_texts(apart, trees)
            if whole:
                with Pool(2, maxtasksperchild=None) as pool:
                    answers |= dict(
                        pool.imap_unordered(
                            cleaned, [(folder, page.id, page.url, trees) for page in apart], chunksize=8
                        )
                    )
        report(f"blocks, sites apart, seed {seed}", known, texts)
        if whole:
            report("all of cleaning, sites apart", known, {key: answer["text"] for key, answer in answers.items()})
            if save:
                save.write_text(json.dumps(answers, ensure_ascii=False, default=str), encoding="utf-8")


def report(title: str, pages: list[Page], texts: dict[str, str]) -> None:
    total = scores(pages, texts)
    each = {
        name: scores([p for p in pages if p.truth["corpus"] == name], texts)["F1"] for name in ("aeb", "andy", "fundus")
    }
    print(f"{title}: " + " ".join(f"{k} {v:.4f}" for k, v in (total | each).items()), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=ROOT / "resources/judge.json")
    parser.add_argument("--lists", action="store_true")
    parser.add_argument("--evaluate", action="store_true")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--without", action="append", default=[], choices=list(GROUPS))
    parser.add_argument("--finders", default=",".join(FINDERS))
    asked = parser.parse_args()
    truth = json.loads((asked.pages / "truth.json").read_text(encoding="utf-8"))
    finders = tuple(name for name in asked.finders.split(",") if name)
    jobs = [(asked.pages, page_id, truth[page_id], finders, False) for page_id in sorted(truth)]
    if asked.lists:
        jobs += [(*job[:4], True) for job in jobs if job[2].get("text")]
    with Pool(2) as pool:
        pages = pool.map(read, jobs, chunksize=8)
    pages, lessons = pages[: len(truth)], pages[len(truth) :]
    left_out = {name for group in asked.without for name in GROUPS[group]}
    columns = [at for at, name in enumerate(NAMES) if name not in left_out]
    if asked.evaluate:
        evaluate(asked.pages, pages, lessons, columns, asked.whole, asked.save)
        return
    trees = trained([*pages, *lessons], columns)
    lines = [f"  {json.dumps(tree, separators=(',', ':'))}" for tree in trees]
    about = {
        "what": "chances of blocks to be part of an article: see reader/capture/choosing/judge.py",
        "pages": len(pages),
        "features": list(NAMES),
    }
    head = json.dumps(about, ensure_ascii=False)[:-1]
    asked.out.write_text(f'{head}, "trees": [\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
    report(
        "blocks, on the pages it was trained on",
        [p for p in pages if p.truth.get("text") and p.truth["corpus"] != "moz"],
        kept_texts(pages, trees),
    )
    print(f"{asked.out}: {len(trees)} trees, {asked.out.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
