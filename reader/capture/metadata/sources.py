"""The places in which a page states its own metadata, collected once for everyone who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

from reader.capture.page import jsonld


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a page speaks of itself: ``metas`` by lower-case name or property, ``articles`` the JSON-LD objects that
    describe an article, ``nodes`` all of them, ``marked`` the elements with an ``itemprop``, ``times`` the time
    elements. ``day_first`` says how its readers write 3/4/2024, None where that is not known.
    """

    root: etree._Element
    url: str
    metas: dict[str, list[str]]
    nodes: list[jsonld.Node]
    articles: list[jsonld.Node]
    marked: list[etree._Element]
    times: list[etree._Element]
    day_first: bool | None = None

    def meta(self, *names: str) -> str:
        """Return the first value under these names, in their order, or ""."""
        return next((value for name in names for value in self.metas.get(name, ()) if value), "")

    def linked(self, key: str) -> list[Any]:
        """Return the values of a key in the article's JSON-LD, best object first."""
        return [node[key] for node in self.articles if node.get(key)]
