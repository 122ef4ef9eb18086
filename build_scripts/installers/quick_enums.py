"""Qt's enumerations, made in a third of the time: 240 of them with 2,900 members stand between a start and its first
paint (30 ms).

PySide makes each by the call form of Python's enum module (``IntEnum("Corner", [("TopLeft", 0), ...])``), which takes
every member through a class body and a descriptor first. Here the empty class is made in the standard way, and the
members are put into it. What comes of it is the same: ``check_enums`` finds out for the Python at hand, and where it is
not, the build leaves this out.
"""

from __future__ import annotations

import enum
from typing import Any

_create = enum.EnumType._create_  # type: ignore[attr-defined]


def _quick(cls: Any, name: str, members: Any, **named: Any) -> Any:
    """As ``EnumType._create_`` for pairs of a name and a number; anything else is left to that."""
    if type(members) is not list or named.get("type") is not None or cls.__dict__["_member_map_"]:
        return _create(cls, name, members, **named)
    made = _create(cls, name, (), **named)
    by_name, by_value, names = made._member_map_, made._value2member_map_, made._member_names_
    flag = issubclass(made, enum.Flag)
    base = made._member_type_
    mask = singles = 0
    for member_name, value in members:
        if (
            type(value) is not int
            or member_name[0] == "_"
            or hasattr(enum.IntFlag, member_name)
            or member_name in by_name
        ):
            return _create(cls, name, members, **named)
        if flag:
            mask |= value
            single = value > 0 and not value & (value - 1)
            if single:
                singles |= value
        else:
            single = True
        member = by_value.get(value)
        if member is None:
            member = int.__new__(made, value) if base is int else object.__new__(made)
            member._value_ = value
            member._name_ = member_name
            member.__objclass__ = made
            member._sort_order_ = len(names)
            by_value[value] = member
            if single:
                names.append(member_name)
        by_name[member_name] = member
        type.__setattr__(made, member_name, member)
    if flag:
        made._all_bits_ = 2 ** mask.bit_length() - 1
        if "_singles_mask_" in made.__dict__:
            made._flag_mask_, made._singles_mask_ = mask, singles
        else:  # before Python 3.11.4
            made._flag_mask_ = singles
        values = [by_name[one]._value_ for one in names]
        if values != sorted(values):
            made._iter_member_ = made._iter_member_by_def_
    return made


def install() -> None:
    """Make enumerations this way from now on."""
    enum.EnumType._create_ = _quick  # type: ignore[attr-defined]
