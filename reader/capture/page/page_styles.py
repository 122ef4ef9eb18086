"""What a page's own ``<style>`` elements and ``style`` attributes declare of an element, and so whether it is seen.

Sheets that lie elsewhere are not fetched: of them only the names in a page are known (see ``visibility``).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from reader.capture.page.css import declarations, on_screen, rules
from reader.capture.page.hiding import ASKED, Way, shown, style_of, way_hidden
from reader.capture.page.selectors import Selector, keys_of, selectors

MAX_SHEET_CHARACTERS = 3_000_000
MAX_RULES = 20_000
"""Characters, and selectors that tell of what is seen, beyond which a page's sheets are not read at all: what the last of
them show is not known.
"""
MAX_MATCHES = 400_000
"""Rules beside elements beyond which a page's sheets say nothing: about 2 s. Real pages need fewer than 20,000."""


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
        self._hiding: set[str] = set()
        self._count = 0
        self._matches_left = MAX_MATCHES
        sheets = [e for e in root.iter("style") if on_screen(e.get("media") or "")]
        texts = [sheet.text or "" for sheet in sheets]
        if sum(map(len, texts)) <= MAX_SHEET_CHARACTERS:
            self._read(texts)

    def way_hidden(self, element: etree._Element) -> Way:
        """Return how the page hides an element by its style or its own rules, "" where it does not."""
        own = style_of(element)
        if not own and self._hiding.isdisjoint(keys_of(element)):
            return ""
        for_certain = way_hidden(self._declared(element, own, for_certain=True), element)
        return for_certain and way_hidden(self._declared(element, own), element)

    def shows(self, element: etree._Element) -> bool:
        """Tell whether the page says of an element that it is seen."""
        declared = self._declared(element, style_of(element))
        return shown(declared) and not way_hidden(declared, element)

    def _read(self, texts: list[str]) -> None:
        for prelude, body in (rule for text in texts for rule in rules(text)):
            declared = {name: value for name, value in declarations(body).items() if name in ASKED}
            for selector in selectors(prelude) if declared else ():
                self._add(Rule(selector, declared, self._count))
            if self._count > MAX_RULES:
                self._rules.clear()
                self._hiding.clear()
                return

    def _add(self, rule: Rule) -> None:
        self._count += 1
        self._rules[rule.selector.key].append(rule)
        if rule.selector.is_sure and any(_may_hide(name, value) for name, (value, _) in rule.declared.items()):
            self._hiding.add(rule.selector.key)

    def _declared(
        self, element: etree._Element, own: dict[str, tuple[str, bool]], *, for_certain: bool = False
    ) -> dict[str, str]:
        """Return the value of each property by the cascade: what is important, else the style, else the weightier or
        later rule. Rules that only may match are left out where it is to be certain.
        """
        best: dict[str, tuple[tuple[object, ...], str]] = {}
        asked = [rule for key in keys_of(element) for rule in self._rules.get(key, ())]
        self._matches_left -= len(asked)
        for rule in asked if self._matches_left >= 0 else ():
            matched = rule.selector.matches(element)
            if matched is False or (for_certain and not matched):
                continue
            for name, (value, important) in rule.declared.items():
                weight = (important, False, rule.selector.weight, rule.order)
                if name not in best or weight >= best[name][0]:
                    best[name] = (weight, value)
        for name, (value, important) in own.items():
            weight = (important, True, (0, 0, 0), 0)
            if name not in best or weight >= best[name][0]:
                best[name] = (weight, value)
        return {name: value for name, (_, value) in best.items()}


_UNSEEN = {
    "display": ("none",),
    "visibility": ("hidden", "collapse"),
    "content-visibility": ("hidden",),
    "color": ("transparent",),
}


def _may_hide(name: str, value: str) -> bool:
    """Tell whether a declaration hides, alone or with others."""
    if name in _UNSEEN:
        return value in _UNSEEN[name]
    if name in ("opacity", "font-size", "scale", "filter"):
        return value.startswith(("0", ".0", "opacity(0"))
    if name in ("left", "right", "top", "text-indent"):
        return value.startswith("-")
    if name in ("clip", "clip-path"):
        return value not in ("auto", "none")
    return (name == "transform" and "scale" in value) or (name in ("width", "height") and value[:1] in "01")
