"""Filters are values: equal where they list the same, and usable as keys."""

from __future__ import annotations

from reader.model.library import Filter


def test_filters_that_list_the_same_are_equal_and_find_each_other_in_a_dict() -> None:
    assert Filter(place="unread", tag="work") == Filter(place="unread", tag="work")
    assert {Filter(words="ferry"): 7}[Filter(words="ferry")] == 7
    assert Filter(words="ferry") != Filter(words="ferry", reverse=True)
