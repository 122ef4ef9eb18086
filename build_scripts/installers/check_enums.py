"""Whether quick_enums makes of Qt's enumerations what Python does: every class, member, number, name and operation.

``python check_enums.py quick`` (or ``plain``) prints all that is known of them, made in that way.
"""

from __future__ import annotations

import enum
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

WRITTEN_FOR = (3, 11)
"""Python's version. Its enumerations are made of other parts in later ones, which the quick way can bring down."""
MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport")
SUNDERS = (
    "_member_names_",
    "_flag_mask_",
    "_all_bits_",
    "_singles_mask_",
    "_boundary_",
    "_use_args_",
    "_member_type_",
    "_iter_member_",
)


def are_same(python: str = sys.executable) -> bool:
    """True if both ways come to the same with this Python and its PySide6."""
    if sys.version_info[:2] != WRITTEN_FOR:
        return False
    told = []
    for way in ("plain", "quick"):
        done = subprocess.run(
            [python, __file__, way],
            env={**os.environ, "PYTHONHASHSEED": "0"},
            capture_output=True,
            text=True,
            check=False,
        )
        told.append(done.stdout if done.returncode == 0 else "")
    return bool(told[0]) and told[0] == told[1]


def everything() -> dict[str, Any]:
    """What is known of each enumeration of Qt, by its full name."""
    import PySide6

    found = {}
    for module in MODULES:
        __import__(f"PySide6.{module}")
        for kind in _enumerations(getattr(PySide6, module), set()):
            found[f"{kind.__module__}.{kind.__qualname__}"] = _of(kind)
    return found


def _enumerations(owner: Any, seen: set[int]) -> Iterator[Any]:
    for name in dir(owner):
        value = getattr(owner, name, None)
        if not isinstance(value, type) or id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, enum.EnumType):
            yield value
        elif value.__module__.startswith("PySide6"):
            yield from _enumerations(value, seen)


def _of(kind: Any) -> dict[str, Any]:
    members = kind.__members__
    told: dict[str, Any] = {
        "bases": [base.__name__ for base in kind.__mro__],
        "iterated": [one.name for one in kind],
        "length": len(kind),
    }
    told["sunders"] = {name: repr(getattr(kind, name, None)) for name in SUNDERS}
    told["members"] = {
        name: [
            one.name,
            one.value,
            repr(one),
            str(one),
            one._sort_order_,
            hash(one),
            kind(one.value) is one,
            getattr(kind, name) is one,
        ]
        for name, one in members.items()
    }
    told["dictionaries"] = sorted({key for one in members.values() for key in vars(one)})
    if issubclass(kind, enum.Flag) and members:
        first, last = next(iter(members.values())), list(members.values())[-1]
        operations = (
            lambda: first | last, lambda: first & last, lambda: first ^ last, lambda: ~first, lambda: kind(0), lambda: kind(1 << 40),
            lambda: [*(first | last)], lambda: [*kind(0)], lambda: last in first,
        )  # fmt: skip
        told["operations"] = [_outcome(operation) for operation in operations]
    return told


def _outcome(operation: Callable[[], object]) -> str:
    """What comes of it, be it an error."""
    try:
        return repr(operation())
    except (ValueError, TypeError) as error:
        return repr(error)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    if sys.argv[1] == "quick":
        import quick_enums

        quick_enums.install()
    print(json.dumps(everything(), sort_keys=True))
