"""A figure as a value: how much of what, how exactly, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reader.summary.briefing import measures

_NEAR = 0.1
"""Up to this share of difference a figure that is called approximate agrees with an exact one."""
_BEYOND = 0.25
"""Up to this share more is "more than" it, without being another figure."""
_ROUNDING = 0.03
"""Up to this share of difference two figures in different units agree."""


class Near(NamedTuple):
    """A word near a figure: its key (a concept "c:…", a name "n:…", or a stem with its language), how near (0 to 1), and
    its place in the text. ``head`` says that it may be what the figure counts.
    """

    key: str
    weight: float
    start: int
    end: int
    head: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """``kind`` says what it may be compared with: "count", "money", "share", "length" and the other measures, "age",
    "score", "ordinal", "year", "day", "time"; "name" has its parts in ``unit``. ``value`` is in the first unit of its
    kind, ``step`` the size of its last digit that counts, ``unit`` as it is written; ``others`` are values that it may
    stand for as well. ``bound`` is ">=", ">", "<", "~" or "", and stands at ``bound_at``.
    ``per`` is what a rate is for ("today": the day of publication), ``word`` says that it is spelled out,
    ``old`` that it is an earlier or another one, ``coming`` that a day is still to come; ``place`` is which one it is of
    several scores in a row, from 1, or the side of a vote (1 for, 2 against); 0 where there is only one.
    """

    start: int
    end: int
    kind: str
    value: float
    step: float = 1.0
    unit: str = ""
    bound: str = ""
    bound_at: tuple[int, int] | None = None
    per: str = ""
    word: bool = False
    old: bool = False
    others: tuple[float, ...] = ()
    near: tuple[Near, ...] = ()
    coming: bool = False
    place: int = 0

    def agrees(self, other: Figure) -> bool:
        """Tell whether both may stand for one amount: equal, one a rounded form of the other, or within what "nearly" and
        "more than" allow.
        """
        if self.kind in ("day", "year", "ordinal", "age", "score", "time"):
            return bool({self.value, *self.others} & {other.value, *other.others})
        value = measures.in_one_rate(self.value, self.per, other.per)
        if value is None or {"pp", "%"} == {self.unit, other.unit}:
            return False
        mine, theirs = value, other.value
        if _close(mine, theirs):
            return True
        gap = abs(mine - theirs)
        apart = gap / max(abs(mine), abs(theirs))
        if self.unit != other.unit and apart <= _ROUNDING:
            return True
        fewer, more = (self, other) if mine < theirs else (other, self)
        if fewer.bound == ">" and apart <= _BEYOND:
            return True
        if more.bound == ">" or more.bound == ">=":
            return False
        if more.bound == "<" and apart <= _NEAR:
            return True
        if "~" in (self.bound, other.bound) and apart <= _NEAR:
            return True
        if "<" in (self.bound, other.bound) and apart <= _NEAR / 2:
            return True
        step = max(self.step, other.step)
        return step != min(self.step, other.step) and gap < step / 2 and apart <= _NEAR


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(abs(one), abs(other))
