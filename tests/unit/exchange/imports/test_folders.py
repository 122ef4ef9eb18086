"""Folders of other programs as tags."""

from __future__ import annotations

from reader.exchange.imports.folders import MAX_DEPTH, joined, paths_of


def test_a_folder_in_a_folder_is_a_path() -> None:
    assert joined(["Courts", "", " Appeals\n2024 ", "/x/"]) == "Courts/Appeals 2024/x"
    assert paths_of([("2", "Appeals", "1"), ("1", "Courts", "")]) == {"2": "Courts/Appeals", "1": "Courts"}


def test_a_parent_that_is_missing_or_its_own_child_ends_the_path() -> None:
    assert paths_of([("1", "A", "9")]) == {"1": "A"}
    assert paths_of([("1", "A", "2"), ("2", "B", "1")]) == {"1": "B/A", "2": "A/B"}


def test_depth_is_bounded() -> None:
    paths = paths_of([(str(n), str(n), str(n - 1)) for n in range(1, 100)])
    assert paths["99"].count("/") == MAX_DEPTH - 1
