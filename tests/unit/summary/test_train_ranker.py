"""How boosted trees become what the program reads. Training itself needs LightGBM and is not run here."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from reader.summary.features import GROUPS, NAMES
from reader.summary.marks import MARKS
from reader.summary.trained_model import model
from reader.text.trees import Steps, score
from tests.scripts import load_script


@pytest.fixture(scope="module")
def train() -> ModuleType:
    return load_script("train_ranker")


class Booster:
    """Two trees of one question each about the first feature, one about the second, and a leaf, as LightGBM dumps
    them."""

    def dump_model(self) -> dict[str, Any]:
        def split(feature: int, threshold: float, below: float, above: float) -> dict[str, Any]:
            leaves = {"left_child": {"leaf_value": below}, "right_child": {"leaf_value": above}}
            return {"tree_structure": {"split_feature": feature, "threshold": threshold, **leaves}}

        trees = [
            split(0, 2.0, -1.0, 1.0),
            split(0, 1.0, 0.5, 0.25),
            split(1, 0.5, 0.0, 2.0),
            {"tree_structure": {"leaf_value": -0.5}},
        ]
        return {"tree_info": trees}


def test_it_loads_without_what_only_training_needs(train: ModuleType) -> None:
    assert not hasattr(train, "lightgbm")


@pytest.mark.parametrize("row", [(0.0, 0.0), (1.0, 0.5), (1.5, 0.6), (2.0, 9.0), (2.5, 0.0)])
def test_steps_say_what_the_trees_say(train: ModuleType, row: tuple[float, float]) -> None:
    import math

    total = score(train.trees([Booster()]), row)
    assert Steps(*train.steps(Booster()))(row) == pytest.approx(1 / (1 + math.exp(-total)), abs=1e-6)


def test_the_mean_of_boosters_is_their_trees_together(train: ModuleType) -> None:
    row = (1.5, 0.6)
    assert score(train.trees([Booster(), Booster()]), row) == pytest.approx(score(train.trees([Booster()]), row))


def test_groups_of_features_name_all_of_them_once() -> None:
    assert sorted(name for group in GROUPS.values() for name in group) == sorted(NAMES)


def test_the_kept_model_belongs_to_the_features() -> None:
    assert model().sentences
    assert set(model().marks) == set(MARKS)


LABELS = {
    "nuggets": [
        {"w": 3, "fact": "the pier closed", "s": [[1], [0, 2]]},
        {"w": 2, "fact": "a barge struck it", "s": [[1], [3]]},
        {"w": 1, "fact": "nobody was hurt", "s": [[2]]},
    ],
    "news": [1],
    "furniture": [5],
    "hanging": [[2, 1], [4, 3], [3, -1]],
    "misleading": [0],
    "ideal": [[1], [1, 2, 4]],
}


def test_an_editor_prints_what_has_the_news_and_hangs_on_nothing(train: ModuleType) -> None:
    labels = train.Labels(LABELS)
    assert labels.verdict([1, 2], 3).usable
    assert labels.verdict([1], 1).usable
    assert not labels.verdict([2], 1).usable
    assert labels.verdict([1, 5], 3).furniture
    assert labels.verdict([0, 1], 3).misleading
    assert labels.verdict([1, 3], 3).hanging


def test_a_sentence_stands_after_what_a_best_set_has_before_it(train: ModuleType) -> None:
    labels = train.Labels(LABELS)
    assert not labels.verdict([1, 4], 3).hanging
    assert labels.verdict([4], 3).hanging


def test_worth_is_the_share_of_the_facts_in_the_best_set(train: ModuleType) -> None:
    labels = train.Labels(LABELS)
    assert labels.worth(1) == pytest.approx(5 / 6)
    assert labels.worth(5) == 0
