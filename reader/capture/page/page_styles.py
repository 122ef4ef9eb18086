"""What a page's own ``<style>`` elements and ``style`` attributes declare of an element, and so whether it is seen.

Sheets that lie elsewhere are not fetched: of them only the names in a page are known (see ``visibility``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from reader.capture.page.css import declarations, on_screen, rules, split
from reader.capture.page.hiding import ASKED, Way, may_hide, shown, style_of, way_hidden
from reader.capture.page.selectors import Selector, chain_of, keys_of, selectors

_NAMED = re.compile(r"[.#][\w-]+")

MAX_SHEET_CHARACTERS = 3_000_000
MAX_RULES = 20_000
"""Characters, and selectors that tell of what is seen, beyond which a page's sheets are not read at all: what the last of
them show is not known.
"""
MAX_MATCHES = 150_000
"""Rules beside elements beyond which a page's sheets say nothing: about 1 s. Real pages need fewer than 20,000."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with one selector; ``order`` counts from the page's first."""

    selector: Selector
    declared: dict[str, tuple[str, bool]]
    order: int


class PageStyles:
    """The rules of one page that tell whether something is seen."""

    def __init__(self, root: etree._Element) -> None:
        self._rules: dict[str, list[Rule]] = defaultdict(list)
        self._hiding: dict[str, list[Rule]] = defaultdict(list)
        self._count = 0
        self._matches_left = MAX_MATCHES
        texts = [e.text or "" for e in root.iter("style") if on_screen(e.get("media") or "")]
        if 0 < sum(map(len, texts)) <= MAX_SHEET_CHARACTERS:
            self._names = {key for e in root.iter(etree.Element) for key in keys_of(e)}
            self._read(texts)

    def way_hidden(self, element: etree._Element) -> Way:
        """Return how the page hides an element by its style or its own rules, "" where it does not."""
        own = style_of(element)
        if not (may_hide(own) or self._is_hidden_by_a_rule(element)):
            return ""
        matching = self._matching(element)
        for_certain = way_hidden(_cascade([rule for rule, sure in matching if sure], own), element)
        return for_certain and way_hidden(_cascade([rule for rule, _ in matching], own), element)

    def shows(self, element: etree._Element) -> bool:
        """Tell whether the page says of an element that it is seen."""
        declared = _cascade([rule for rule, _ in self._matching(element)], style_of(element))
        return shown(declared) and not way_hidden(declared, element)

    def _read(self, texts: list[str]) -> None:
        for prelude, body in (rule for text in texts for rule in rules(text)):
            used = ",".join(part for part in split(prelude, ",") if self._is_used(part))
            declared = {name: value for name, value in declarations(body).items() if name in ASKED} if used else {}
            for selector in selectors(used) if declared else ():
                self._add(Rule(selector, declared, self._count))
            if self._count > MAX_RULES:
                self._rules.clear()
                self._hiding.clear()
                return

    def _is_used(self, selector: str) -> bool:
        """Tell whether a page has all the names of a selector: of most it has not."""
        return any(sign in selector for sign in "\\([") or self._names.issuperset(_NAMED.findall(selector))

    def _add(self, rule: Rule) -> None:
        self._count += 1
        self._rules[rule.selector.key].append(rule)
        if rule.selector.is_sure and may_hide(rule.declared):
            self._hiding[rule.selector.key].append(rule)

    def _is_hidden_by_a_rule(self, element: etree._Element) -> bool:
        """Tell whether a rule that may hide is one for this element: nearly none has one."""
        asked = [rule for key in keys_of(element) for rule in self._hiding.get(key, ())]
        self._matches_left -= len(asked)
        if not asked or self._matches_left < 0:
            return False
        chain = chain_of(element)
        return any(rule.selector.matches(chain) for rule in asked)

    def _matching(self, element: etree._Element) -> list[tuple[Rule, bool]]:
        """Return the rules for an element, each with whether that is certain."""
        asked = [rule for key in keys_of(element) for rule in self._rules.get(key, ())]
        self._matches_left -= len(asked)
        if self._matches_left < 0:
            return []
        chain = chain_of(element)
        matched = [(rule, rule.selector.matches(chain)) for rule in asked]
        return [(rule, sure is True) for rule, sure in matched if sure is not False]


def _cascade(rules_of: Iterable[Rule], own: dict[str, tuple[str, bool]]) -> dict[str, str]:
    """Return the value of each property: what is important, else the style, else the weightier or later rule."""
    best: dict[str, tuple[tuple[object, ...], str]] = {}
    for rule in rules_of:
        for name, (value, important) in rule.declared.items():
            weight = (important, False, rule.selector.weight, rule.order)
            if name not in best or weight >= best[name][0]:
                best[name] = (weight, value)
    for name, (value, important) in own.items():
        weight = (important, True, (0, 0, 0), 0)
        if name not in best or weight >= best[name][0]:
            best[name] = (weight, value)
    return {name: value for name, (_, value) in best.items()}
