"""Boosted trees: what one row of features adds up to."""

from __future__ import annotations

import math

import pytest

from reader.text.trees import Steps, logistic, probability, score

DEEP = [0, 0.5, -1.0, [1, 2.0, 0.25, 1.5]]
SHALLOW = [1, 1.0, -0.5, 0.75]


@pytest.mark.parametrize(
    ("row", "total"),
    [
        ([0.0, 0.0], -1.0 - 0.5),
        ([0.0, 9.0], -1.0 + 0.75),
        ([1.0, 0.0], 0.25 - 0.5),
        ([1.0, 1.5], 0.25 + 0.75),
        ([1.0, 3.0], 1.5 + 0.75),
    ],
)
def test_a_score_is_the_sum_of_one_leaf_of_each_tree(row: list[float], total: float) -> None:
    assert score([DEEP, SHALLOW], row) == pytest.approx(total)


def test_a_value_equal_to_the_threshold_takes_the_lower_branch() -> None:
    assert score([DEEP], [0.5, 9.0]) == -1.0
    assert score([DEEP], [1.0, 2.0]) == 0.25


def test_a_tree_may_be_a_single_leaf() -> None:
    assert score([0.0, 2.0], [7.0]) == 2.0


def test_a_probability_is_the_logistic_of_the_score() -> None:
    assert probability([DEEP], [0.0, 0.0]) == pytest.approx(1 / (1 + math.e))


@pytest.mark.parametrize("value", [-1e6, -701.0, 0.0, 1e6])
def test_the_logistic_never_overflows(value: float) -> None:
    assert 0.0 <= logistic(value) <= 1.0


def test_steps_add_one_value_of_each_feature_to_the_base() -> None:
    steps = Steps(0.5, [(0, [1.0, 2.0], [-1.0, 0.0, 1.0])])
    assert steps([1.0]) == pytest.approx(logistic(-0.5))
    assert steps([1.5]) == pytest.approx(logistic(0.5))
    assert steps([9.0]) == pytest.approx(logistic(1.5))
