"""Which key does what now, for sentences and hints that name one: what a person changed is named as it is."""

from __future__ import annotations

from collections.abc import Mapping

_shown: dict[str, str] = {}


def put_keys(shown: Mapping[str, str]) -> None:
    """Remember the first key of each action, as the system writes it; "" for none."""
    _shown.update(shown)


def key_of(name: str) -> str:
    """Return the key of an action, or where it has none the way to it: the palette, and "" where that has none either."""
    return _shown.get(name) or _shown.get("palette", "")


def hint_of(name: str) -> str:
    """Return the key of an action for a hint beside its name, "" for none."""
    return _shown.get(name, "")
