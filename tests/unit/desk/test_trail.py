from __future__ import annotations

from array import array

from reader.desk.trail import Trail


def test_the_trail_walks_in_the_lists_order_and_ends_at_both_ends() -> None:
    trail = Trail(array("q", [30, 20, 10]), 20)
    assert (trail.previous(), trail.next()) == (30, 10)
    assert trail.at(30).previous() is None
    assert trail.at(10).next() is None


def test_from_nowhere_the_first_article_is_next() -> None:
    assert Trail([3, 2, 1]).next() == 3
    assert Trail([3, 2, 1], 99).previous() is None
    assert Trail([]).next() is None


def test_a_deleted_article_closes_the_gap() -> None:
    trail = Trail([4, 3, 2, 1], 3)
    assert trail.without([2]).next() == 1
    assert trail.without([3]).current == 2
    assert Trail([4, 3], 3).without([3]).current == 4
    assert Trail([4], 4).without([4]).current == 0
