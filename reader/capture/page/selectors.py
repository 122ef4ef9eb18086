"""Selectors of a page's own rules, matched as far as that is certain.

A match is True, False, or None where it hangs on what is not looked at (siblings, attributes, positions): a rule that
may match never hides, and always shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from reader.capture.page.css import split, unescaped
from reader.capture.page.dom import tag_of

MAX_COMPOUNDS = 8
"""Elements that a selector may name; longer ones are not matched."""

_IDENT = r"(?:[\w-]|[^\x00-\x7f]|\\[0-9a-fA-F]{1,6}\s?|\\[^\n])+"
_STEP = re.compile(
    rf"(?P<tag>\*|{_IDENT})|#(?P<id>{_IDENT})|\.(?P<name>{_IDENT})|(?P<attribute>\[[^\]]*\])"
    rf"|(?P<pseudo>::?{_IDENT})(?P<argument>\((?:[^()]|\([^()]*\))*\))?|(?P<combinator>\s*[>+~]\s*|\s+)"
)
_AT_REST = re.compile(
    r"::?(?:before|after|first-l\w+|selection|marker|placeholder|backdrop|hover|focus\S*|active|target\S*)"
)
"""What a page at rest shows of no element, or of none that has its words."""
_NEGATED_AT_REST = re.compile(r"\(\s*:(?:hover|focus[\w-]*|active|target[\w-]*)\s*\)")


Called = tuple[str, str, frozenset[str]]
"""The tag, id and classes of an element."""


def called(element: etree._Element) -> Called:
    """Return what an element is called."""
    return tag_of(element), element.get("id") or "", frozenset((element.get("class") or "").split())


@dataclass(slots=True)
class Compound:
    """What a selector asks of one element. ``sure`` tells whether it asks nothing else."""

    tag: str = ""
    id: str = ""
    names: frozenset[str] = frozenset()
    sure: bool = True
    never: bool = False

    def matches(self, called: Called) -> bool | None:
        """Tell whether an element that is called so is such a one, None where it may be."""
        tag, name, names = called
        if self.never or (self.tag and self.tag != tag) or (self.id and self.id != name):
            return False
        if not self.names <= names:
            return False
        return True if self.sure else None


@dataclass(frozen=True, slots=True)
class Selector:
    """Compounds from the last to the first, with what stands before each: "" for the first of the selector."""

    compounds: tuple[Compound, ...]
    combinators: tuple[str, ...]
    weight: tuple[int, int, int]

    @property
    def key(self) -> str:
        """Return what an element must have: an id ("#x"), a class (".x"), a tag, or "" for any."""
        last = self.compounds[0]
        return f"#{last.id}" if last.id else f".{min(last.names)}" if last.names else last.tag

    @property
    def is_sure(self) -> bool:
        """Tell whether all that it asks is looked at."""
        return all(compound.sure for compound in self.compounds)

    def matches(self, chain: Sequence[Called]) -> bool | None:
        """Tell whether the selector matches an element, None where that is not certain. ``chain`` is what it is called,
        then each that it is in, from within.
        """
        last = self.compounds[0].matches(chain[0])
        if last is False or len(self.compounds) == 1:
            return last
        reached = {0: last is True}  # which of the chain the last compound means, and whether for certain
        for compound, before in zip(self.compounds[1:], self.combinators, strict=False):
            if before in "+~":
                return None
            places = _outer(reached, before, len(chain))
            matched = {place: (sure, compound.matches(chain[place])) for place, sure in places.items()}
            reached = {place: sure and found is True for place, (sure, found) in matched.items() if found is not False}
            if not reached:
                return False
        return True if any(reached.values()) else None


def _outer(reached: dict[int, bool], combinator: str, length: int) -> dict[int, bool]:
    """Return the places in a chain of ancestors that a combinator leads to from others."""
    if combinator == ">":
        return {place + 1: sure for place, sure in reached.items() if place + 1 < length}
    nearest = min(reached)
    sure_from = min((place for place, sure in reached.items() if sure), default=length)
    return {place: place > sure_from for place in range(nearest + 1, length)}


def chain_of(element: etree._Element) -> list[Called]:
    """Return what an element is called, then each that it is in."""
    return [called(element), *map(called, element.iterancestors())]


def keys_of(element: etree._Element) -> list[str]:
    """Return the keys under which selectors may match an element."""
    names = [f".{name}" for name in (element.get("class") or "").split()]
    identified = [f"#{element.get('id')}"] if element.get("id") else []
    return [*identified, *names, tag_of(element), ""]


def selectors(text: str) -> list[Selector]:
    """Return the selectors of a list, without those that are too long or no selectors."""
    found = [_selector(part.strip()) for part in split(text, ",")]
    return [selector for selector in found if selector is not None]


def _selector(text: str) -> Selector | None:
    compounds, combinators, at = [Compound()], [""], 0
    ids = classes = tags = 0
    while at < len(text):
        step = _STEP.match(text, at)
        if step is None or len(compounds) > MAX_COMPOUNDS:
            return None
        at = step.end()
        if step["combinator"]:
            compounds.append(Compound())
            combinators.append(step["combinator"].strip() or " ")
            continue
        _add(compounds[-1], step)
        ids += bool(step["id"])
        classes += bool(step["name"] or step["attribute"] or step["pseudo"])
        tags += bool(step["tag"] and step["tag"] != "*")
    return Selector(tuple(reversed(compounds)), tuple(reversed(combinators)), (ids, classes, tags)) if text else None


def _add(compound: Compound, step: re.Match[str]) -> None:
    if step["tag"]:
        compound.tag = "" if step["tag"] == "*" else step["tag"].lower()
    elif step["id"]:
        compound.id = unescaped(step["id"])
    elif step["name"]:
        compound.names |= {unescaped(step["name"])}
    elif step["pseudo"] and _AT_REST.fullmatch(step["pseudo"].lower()):
        compound.never = True
    elif not (step["pseudo"] == ":not" and _NEGATED_AT_REST.fullmatch((step["argument"] or "").lower())):
        compound.sure = False
