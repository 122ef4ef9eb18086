"""Folders of other programs as tags: "a/b" where one is in another."""

from __future__ import annotations

from collections.abc import Iterable

MAX_DEPTH = 32


def joined(names: Iterable[str]) -> str:
    """Return the path of a folder in folders; empty names are left out."""
    return "/".join(name for name in (" ".join(name.split()).strip("/") for name in names) if name)


def paths_of(folders: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return the path of each folder by its id, from (id, name, id of the parent or ""). A parent that is missing, or
    that is in its own child, ends the path.
    """
    named = {own: (name, parent) for own, name, parent in folders}
    paths = {}
    for own in named:
        names: list[str] = []
        seen: set[str] = set()
        current = own
        while current in named and current not in seen and len(names) < MAX_DEPTH:
            seen.add(current)
            name, current = named[current]
            names.insert(0, name)
        paths[own] = joined(names)
    return paths
