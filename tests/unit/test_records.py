"""Records behave as the standard library's frozen dataclasses with slots."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from reader.records import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 2
    names: dict[str, int] = field(default_factory=dict, hash=False)
    seen: int = field(default=0, compare=False)

    @property
    def sum(self) -> int:
        return self.x + self.y


@dataclass(frozen=True, slots=True)
class Space(Point):
    z: int = 3


@dataclass(slots=True)
class Open:
    values: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


def test_a_record_takes_its_values_by_place_and_by_name_and_the_rest_by_default() -> None:
    point = Point(1, y=5)
    assert (point.x, point.y, point.names, point.seen, point.sum) == (1, 5, {}, 0, 6)
    assert repr(point) == "Point(x=1, y=5, names={}, seen=0)"


def test_two_records_share_no_default_that_can_change() -> None:
    assert Point(1).names is not Point(1).names


def test_wrong_arguments_are_refused_from_the_first_record_on() -> None:
    with pytest.raises(TypeError, match="x"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="w"):
        Point(1, w=3)  # type: ignore[call-arg]


def test_equal_values_are_equal_records_and_one_key() -> None:
    assert Point(1, seen=1) == Point(1, seen=2)
    assert hash(Point(1, names={"a": 1})) == hash(Point(1, names={"b": 1}))
    assert Point(1) != Point(2)
    assert Point(1) != (1, 2, {}, 0)
    assert Nothing() == Nothing()
    assert len({Point(1), Point(1), Space(1)}) == 2


def test_a_frozen_record_cannot_be_changed_and_an_open_one_can() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Point(1).x = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del Point(1).x
    changed = Open()
    changed.values = [1]
    assert changed == Open([1])
    with pytest.raises(TypeError):
        hash(changed)


def test_no_value_but_the_named_ones_can_be_set() -> None:
    with pytest.raises(AttributeError):
        Open().other = 1  # type: ignore[attr-defined]


def test_a_record_crosses_to_another_process_and_can_be_copied() -> None:
    for record in (Point(1, names={"a": 1}, seen=4), Space(1, z=9), Open([1]), Nothing()):
        assert pickle.loads(pickle.dumps(record)) == record
        assert copy.deepcopy(record) == record
    assert pickle.loads(pickle.dumps(Point(1, seen=4))).seen == 4


def test_an_heir_has_its_parents_fields_first() -> None:
    assert Space(1, 2, {}, 0, 4) == Space(x=1, z=4)
    assert Space.__match_args__ == ("x", "y", "names", "seen", "z")


def test_the_standard_functions_take_records() -> None:
    point = Point(1, names={"a": 1})
    assert replace(point, x=4) == dataclasses.replace(point, x=4) == Point(4, names={"a": 1})
    assert dataclasses.asdict(Space(1)) == {"x": 1, "y": 2, "names": {}, "seen": 0, "z": 3}
    assert [one.name for one in dataclasses.fields(Point)] == ["x", "y", "names", "seen"]
    assert dataclasses.fields(Point)[1].default == 2


def test_a_record_can_be_matched() -> None:
    match Point(1, 7):
        case Point(x, y):
            assert (x, y) == (1, 7)
        case _:
            pytest.fail("not matched")
