"""How boosted trees become what the program reads. Training itself needs LightGBM and is not run here."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from reader.summary.features import GROUPS, NAMES, SET_GROUPS, SET_NAMES
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
    for groups, names in ((GROUPS, NAMES), (SET_GROUPS, SET_NAMES)):
        assert sorted(name for group in groups.values() for name in group) == sorted(names)


def test_the_kept_model_belongs_to_the_features() -> None:
    assert model().sentences
    assert model().sets
