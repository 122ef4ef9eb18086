"""How pages with known text become lessons for the judge, and how it is scored. Training itself needs LightGBM and is
not run here."""

from __future__ import annotations

import random
from types import ModuleType
from typing import Any

import lxml.html
import pytest

from reader.text.trees import probability
from tests.scripts import load_script


@pytest.fixture(scope="module")
def train() -> ModuleType:
    return load_script("train_judge")


def test_it_loads_without_what_only_training_needs(train: ModuleType) -> None:
    assert not hasattr(train, "lightgbm")
    assert train.NAMES


# --- sites -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.bbc.co.uk/news/a", "bbc.co.uk"),
        ("https://news.bbc.co.uk/a", "bbc.co.uk"),
        ("https://news.example.com/2024/a", "example.com"),
        ("http://www.example.com:8080/", "example.com"),
        ("https://example.com/", "example.com"),
        ("https://coast.example.de/a", "example.de"),
        ("https://example.de/a", "example.de"),
    ],
)
def test_a_site_is_its_registered_name(train: ModuleType, url: str, site: str) -> None:
    assert train.site_of(url) == site


def test_an_address_of_numbers_is_a_site_too(train: ModuleType) -> None:
    assert train.site_of("http://192.0.2.17/a") == train.site_of("http://192.0.2.17/b") != ""


def test_a_site_stays_in_one_fold(train: ModuleType) -> None:
    pages = [
        train.Page(str(n), f"https://{name}.coast.example/{n}", {})
        for n, name in enumerate(("www", "news", "m", "blog"))
    ]
    for seed in train.SEEDS:
        folds = {train.fold_of(page, seed) for page in pages}
        assert len(folds) == 1
        assert folds <= set(range(train.FOLDS))


def test_sites_spread_over_all_folds_and_otherwise_with_another_seed(train: ModuleType) -> None:
    pages = [train.Page(str(n), f"https://paper{n}.example/a", {}) for n in range(200)]
    first, other = ([train.fold_of(page, seed) for page in pages] for seed in (0, 1))
    assert set(first) == set(other) == set(range(train.FOLDS))
    assert first != other


# --- lessons ---------------------------------------------------------------------------------------------------------------


def test_blocks_are_marked_by_the_part_of_them_that_the_true_text_holds(train: ModuleType) -> None:
    blocks = [
        ["menu", "home"],
        ["the", "old", "mill", "burned", "down"],
        ["share"],
        ["nobody", "was", "hurt", "tonight"],
        [],
    ]
    assert train.shares_by_text(blocks, "The old mill burned down. Nobody was hurt.") == [0.0, 1.0, 0.0, 0.75, 0.0]


def test_a_text_counts_once_and_in_its_order(train: ModuleType) -> None:
    said = ["the", "old", "mill", "burned", "down"]
    assert sum(train.shares_by_text([said, said], "The old mill burned down")) == 1.0


def test_segments_mark_what_must_and_what_must_not_be_there_and_leave_the_rest(train: ModuleType) -> None:
    texts = [
        "The old  mill burned down.",
        "Get our letter now",
        "Nobody has said anything of this block.",
        "Read on: the mill",
    ]
    truth = {"with": ["old mill burned"], "without": ["Get our\nletter", "the mill"]}
    assert train.shares_by_segments(texts, truth) == [1.0, 0.0, -1.0, 0.0]


def test_a_block_within_a_longer_segment_is_marked_if_it_says_enough_itself(train: ModuleType) -> None:
    segment = "The old mill burned down in the night to Tuesday, and nobody was hurt."
    assert train.shares_by_segments(["The old mill burned down in the night", "The old mill"], {"with": [segment]}) == [
        1.0,
        -1.0,
    ]


# --- trees -----------------------------------------------------------------------------------------------------------------


def leaf(value: float) -> dict[str, Any]:
    return {"leaf_value": value}


def test_a_tree_becomes_a_list_with_the_features_own_numbers(train: ModuleType) -> None:
    inner = {
        "split_feature": 1,
        "threshold": 2.0,
        "decision_type": "<=",
        "left_child": leaf(0.1),
        "right_child": leaf(-0.25),
    }
    tree = {
        "split_feature": 0,
        "threshold": 0.123456789,
        "decision_type": "<=",
        "left_child": leaf(1.0),
        "right_child": inner,
    }
    assert train.tree_of(tree, [7, 9]) == [7, 0.12346, 1.0, [9, 2.0, 0.1, -0.25]]
    assert train.tree_of(leaf(0.5), [7]) == 0.5


def test_a_tree_that_compares_names_is_refused(train: ModuleType) -> None:
    tree = {
        "split_feature": 0,
        "threshold": "1||2",
        "decision_type": "==",
        "left_child": leaf(1.0),
        "right_child": leaf(0.0),
    }
    with pytest.raises(ValueError, match="numbers"):
        train.tree_of(tree, [0])


def test_the_judge_reads_what_training_writes(train: ModuleType) -> None:
    tree = {
        "split_feature": 0,
        "threshold": 1.0,
        "decision_type": "<=",
        "left_child": leaf(-2.0),
        "right_child": leaf(2.0),
    }
    low, high = (probability([train.tree_of(tree, [1])], row) for row in ([9.0, 0.0], [0.0, 9.0]))
    assert low == pytest.approx(1 - high)
    assert low < 0.2


# --- scores ----------------------------------------------------------------------------------------------------------------


def pages(train: ModuleType, *texts: str) -> list[Any]:
    return [train.Page(str(n), "https://coast.example/", {"text": text}) for n, text in enumerate(texts)]


def test_the_same_text_scores_full(train: ModuleType) -> None:
    known = pages(train, "The old mill burned down.", "Nobody.")
    assert train.scores(known, {"0": "The old mill burned down", "1": "Nobody"}) == {
        "F1": 1.0,
        "P": 1.0,
        "R": 1.0,
        "exact": 1.0,
    }


def test_too_much_costs_precision_and_too_little_recall(train: ModuleType) -> None:
    known = pages(train, "one two three four five six seven")  # four runs of four words
    more = train.scores(known, {"0": "one two three four five six seven eight nine ten eleven"})
    less = train.scores(known, {"0": "one two three four five"})
    assert (more["P"], more["R"], more["exact"]) == (0.5, 1.0, 0.0)
    assert (less["P"], less["R"]) == (1.0, 0.5)
    assert more["F1"] == less["F1"] == pytest.approx(2 / 3)


def test_a_page_without_an_answer_costs_recall_only(train: ModuleType) -> None:
    scored = train.scores(pages(train, "one two three four", "five six seven eight"), {"0": "one two three four"})
    assert (scored["P"], scored["R"], scored["exact"]) == (1.0, 0.5, 0.5)


def test_the_kept_text_is_what_the_judge_keeps_each_line_once(train: ModuleType) -> None:
    texts = [
        "The old mill burned down in the night to Tuesday",
        "Share",
        "The old mill burned down in the night to Tuesday",
        "Yes",
    ]
    page = train.Page("a", "", {}, [[1.0], [0.0], [1.0], [1.0]], [text.lower().split() for text in texts], texts)
    kept = train.kept_texts([page, train.Page("empty", "", {})], [[0, 0.5, -4.0, 4.0]])
    assert kept == {"a": f"{texts[0]}\nYes"}


def test_a_list_is_put_between_two_paragraphs_of_the_true_text(train: ModuleType) -> None:
    texts = [
        f"The {name} was mended by forty people of the village, and nobody paid them for a single hour of it."
        for name in ("mill", "barn", "wall")
    ]
    root = lxml.html.document_fromstring("<body><nav><p>Home</p></nav>" + "".join(f"<p>{text}</p>" for text in texts))
    assert train.put_list(root, "\n".join(texts), random.Random(1))
    put = [element for element in root.iter() if element.get(train.LESSON)]
    lists = [element for element in put if element.tag in ("ul", "ol", "dl")]
    assert [len(entries) >= 3 for entries in lists] == [True]
    assert put[0].getprevious().text in texts[:2]
    assert not train.put_list(root, "Another text that stands nowhere on the page.", random.Random(1))
