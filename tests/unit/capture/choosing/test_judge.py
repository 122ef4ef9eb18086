"""The judge: its trees give the chances that they should, and from chances it keeps the right blocks."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.capture.choosing import judge
from reader.capture.choosing.features import NAMES
from reader.capture.choosing.judge import decide, without_repeats
from reader.capture.page.blocks import segment
from reader.capture.page.dom import parse
from reader.resources import resource
from reader.text.trees import probability


def chance(total: float) -> float:
    return 1 / (1 + math.exp(-total))


@pytest.fixture
def own_trees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file that is read in place of the program's own trees."""
    judge.trained_trees.cache_clear()
    monkeypatch.setattr(judge, "resource", lambda name: tmp_path / name)
    yield tmp_path / "judge.json"
    judge.trained_trees.cache_clear()


def leaves(tree: Any) -> Iterator[float]:
    if isinstance(tree, list):
        yield from leaves(tree[2])
        yield from leaves(tree[3])
    else:
        yield tree


def asked_of(tree: Any) -> Iterator[int]:
    if isinstance(tree, list):
        yield tree[0]
        yield from asked_of(tree[2])
        yield from asked_of(tree[3])


def test_the_trees_ask_for_the_features_that_the_program_has() -> None:
    stored = json.loads(resource("judge.json").read_text(encoding="utf-8"))
    assert tuple(stored["features"]) == NAMES
    assert stored["trees"]
    assert {at for tree in stored["trees"] for at in asked_of(tree)} <= set(range(len(NAMES)))
    assert all(math.isfinite(leaf) for tree in stored["trees"] for leaf in leaves(tree))


def test_the_file_of_trees_holds_numbers_and_names_but_no_text_of_pages() -> None:
    stored = json.loads(resource("judge.json").read_text(encoding="utf-8"))
    assert set(stored) == {"what", "pages", "features", "trees"}
    assert all(isinstance(leaf, (int, float)) for tree in stored["trees"] for leaf in leaves(tree))


DEEP = [0, 0.5, -1.0, [1, 2.0, 0.25, 1.5]]


def test_trees_are_read_from_their_file(own_trees: Path) -> None:
    own_trees.write_text(json.dumps({"features": NAMES, "trees": [DEEP]}), encoding="utf-8")
    assert probability(judge.trained_trees(), [0.0, 0.0]) == pytest.approx(chance(-1.0))


@pytest.mark.parametrize(
    "names", [NAMES[:-1], NAMES[::-1], (*NAMES, "moon")], ids=["one-less", "other-order", "one-more"]
)
def test_trees_for_other_features_are_refused(own_trees: Path, names: tuple[str, ...]) -> None:
    own_trees.write_text(json.dumps({"features": names, "trees": [DEEP]}), encoding="utf-8")
    with pytest.raises(ValueError, match="other features"):
        judge.trained_trees()


def test_each_block_of_a_page_gets_a_chance() -> None:
    root = parse(
        "<body><article><p>The ferry leaves at nine.</p><p>It returns at noon.</p></article><p>Imprint</p></body>"
    )
    assert root is not None
    pieces = segment(root, "", lambda _: None)
    chances = judge.probabilities(
        pieces, {"readability": ["The ferry leaves at nine.", "It returns at noon."]}, "The ferry", ""
    )
    assert len(chances) == 3
    assert all(0 < chance < 1 for chance in chances)


def test_a_page_without_blocks_has_no_chances() -> None:
    assert judge.probabilities([], {}, "", "") == []


# --- what is kept ------------------------------------------------------------------------------------------------------


def test_on_a_clear_page_what_is_likelier_than_not_is_kept() -> None:
    assert decide([0.99, 0.6, 0.4, 0.02], [100, 100, 2, 100]) == [True, True, False, False]


def test_on_an_unclear_page_the_likeliest_is_kept_though_nothing_is_certain() -> None:
    # Keeping both, F1 = 2 * 6 / (20 + 6) = .46 is to be expected, so that the bar is .23.
    assert decide([0.3, 0.3], [10, 10]) == [True, True]
    # Here the first alone is best: 2 * 30 / (100 + 34) = .45; the bar is .22.
    assert decide([0.3, 0.04], [100, 100]) == [True, False]


def test_the_bar_is_never_above_one_half() -> None:
    assert decide([1.0, 0.51], [1000, 1]) == [True, True]


def test_a_little_less_than_half_is_kept_where_the_page_is_not_clear() -> None:
    # .9 and .45 of ten words each: both kept, 2 * 13.5 / (20 + 13.5) = .81; the bar is .40.
    assert decide([0.45, 0.9], [10, 10]) == [True, True]


@pytest.mark.parametrize(("chances", "words"), [([], []), ([0.0, 0.0], [5, 5]), ([0.0], [0])])
def test_where_nothing_is_likely_nothing_is_kept(chances: list[float], words: list[int]) -> None:
    assert decide(chances, words) == [False] * len(chances)


SAID = ("the", "ferry", "leaves", "the", "harbour", "at", "nine", "each", "morning")


def test_a_longer_text_is_kept_once() -> None:
    assert without_repeats([0, 2, 5], {0: SAID, 2: ["other", "words"], 5: SAID}) == ([0, 2], [5])


def test_short_answers_may_be_said_again() -> None:
    unsure = ["i", "do", "not", "know", "that", "myself", "yet"]
    answers = dict(enumerate((["yes"], ["no"], ["yes"], unsure, unsure)))
    assert without_repeats([0, 1, 2, 3, 4], answers) == ([0, 1, 2, 3, 4], [])


def test_a_repeat_of_what_was_left_out_is_no_repeat() -> None:
    assert without_repeats([3], {0: SAID, 3: SAID}) == ([3], [])
