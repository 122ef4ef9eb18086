"""A page as the judge looks at it: its blocks with text, what the cleaners found of each, and sums over the boxes they
stand in.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from reader.capture.choosing.units import COLONS, Unit
from reader.capture.page.blocks import Segment
from reader.capture.page.dom import tag_of
from reader.text.words import shingles, tokens

FINDERS = ("trafilatura", "readability", "data")
"""Whose findings are told: two cleaners, and the text that the page's own data (JSON-LD) carries."""

_FAMILIES = (
    re.compile(
        r"related|recommend|recirc|promo|teaser|trending|popular|more-|read-?more|also|most-?read|partner|shop|product|\bcard|carousel|rail|sidebar"
        r"|widget|advert|\bad[s_-]|sponsor|comment|discuss|repl(?:y|ies)"
    ),
    re.compile(
        r"newsletter|sign-?up|subscri|paywall|login|regist|donat|support|cookie|consent|privacy|banner|modal|popup|overlay|share|social|follow"
    ),
    re.compile(
        r"lead|intro|dek|standfirst|subtitle|sub-?head|summary|description|abstract|excerpt|strap|chapo|vorspann|sommario"
    ),
    re.compile(r"caption|figure|image|photo|picture|gallery|slide|media|video|player|embed"),
    re.compile(
        r"author|byline|contributor|\bbio\b|writer|dateline|timestamp|\bdate|\btime\b|meta|credit|source|\btags?\b|tag-|topic|keyword|categor"
    ),
)
FAMILY_NAMES = ("aside", "ask", "lead", "caption", "author")
"""What a box may call itself by its class or id: something beside the article, a request, an opening, a picture's
words, its origin."""

_SOLID_WORDS = 12
_FAR = 99.0


@dataclass(slots=True)
class Box:
    """Sums over the blocks in an element: words, words in links, words that were found, and those of blocks found
    beyond doubt (core).
    """

    words: float = 0.0
    linked: float = 0.0
    found: float = 0.0
    core: float = 0.0
    blocks: int = 0


class Element:
    """What is asked about an element again and again, taken over from its parent where it holds for all within."""

    __slots__ = ("_called", "_families", "body", "depth", "hidden", "sign", "story")

    def __init__(self, element: etree._Element, parent: Element | None) -> None:
        classes = element.get("class") or ""
        tag = tag_of(element)
        style = element.get("style")
        self.hidden: bool
        self.body: bool
        self.depth: int = parent.depth + 1 if parent else 0
        self.sign = f"{tag}.{classes}"
        self._called = f"{classes} {element.get('id') or ''}".lower()
        self._families: tuple[float, ...] | None = None
        self.hidden = (
            bool(parent and parent.hidden) or element.get("hidden") is not None or element.get("aria-hidden") == "true"
        )
        if style and not self.hidden:
            self.hidden = bool(re.search(r"display:\s*none|visibility:\s*hidden", style, re.I))
        self.body = bool(parent and parent.body) or "articleBody" in (element.get("itemprop") or "")
        self.story: etree._Element | None = element if tag == "article" else parent.story if parent else None

    @property
    def families(self) -> tuple[float, ...]:
        """Return 1 for each of ``FAMILY_NAMES`` that the element calls itself by, else 0."""
        if self._families is None:
            self._families = (
                tuple(float(bool(family.search(self._called))) for family in _FAMILIES)
                if len(self._called) > 1
                else _NO_FAMILY
            )
        return self._families


_NO_FAMILY = (0.0,) * len(_FAMILIES)


class PageView:
    """Lists are parallel to ``segments`` (blocks with text only). ``found`` maps names of ``FINDERS`` to the lines that
    each would keep.
    """

    def __init__(
        self,
        segments: Sequence[Segment],
        found: Mapping[str, Sequence[str]],
        title: str,
        description: str,
        words: Sequence[list[str]] | None = None,
    ) -> None:
        self.segments = segments
        self.words = words if words is not None else [tokens(segment.block.text) for segment in segments]
        self.runs = [set(shingles(w)) for w in self.words]
        self.size = [len(w) for w in self.words]
        lines = {name: [tokens(line) for line in found.get(name, ())] for name in FINDERS}
        self.shares = [self._shares(lines[name]) for name in FINDERS]
        self.exact = [self._exact(lines[name]) for name in FINDERS[:2]]
        asked = [i for i, name in enumerate(FINDERS) if found.get(name)]
        self.agreed = [
            sum(self.shares[i][n] for i in asked) / len(asked) if asked else 0.0 for n in range(len(segments))
        ]
        self.core = [
            s * a * (1 - segment.links) if a >= 0.5 else 0.0
            for s, a, segment in zip(self.size, self.agreed, segments, strict=True)
        ]
        self.total_core, self.total_words = sum(self.core) or 1.0, sum(self.size) or 1
        self.paths = [[segment.element, *segment.element.iterancestors()] for segment in segments]
        self.elements: dict[etree._Element, Element] = {}
        self.boxes = self._boxes()
        self.home = self._home()
        solid = [n for n in range(len(segments)) if self.agreed[n] >= 0.6 and self.size[n] >= _SOLID_WORDS]
        self.first, self.last = (solid[0], solid[-1]) if solid else (0, len(segments) - 1)
        self.title_words, self.title_runs = set(tokens(title)), set(shingles(tokens(title)))
        self.about = set(shingles(tokens(description)))
        self.heading = next(
            (
                n
                for n, segment in enumerate(segments)
                if segment.block.kind == "heading" and self.title_runs and self.runs[n] >= self.title_runs
            ),
            -1,
        )
        self.since = self._since(self.core, self.size)
        self.until = self._since(self.core[::-1], self.size[::-1])[::-1]

    def element(self, of: etree._Element) -> Element:
        """Return what is known of an element, worked out once."""
        known = self.elements.get(of)
        if known is None:
            parent = of.getparent()
            known = self.elements[of] = Element(of, self.element(parent) if parent is not None else None)
        return known

    def _shares(self, lines: Sequence[Sequence[str]]) -> list[float]:
        """Return, for each block, the share of its 3-word runs that the lines hold; of a shorter one, whether it is a
        line.
        """
        known = set(shingles([word for line in lines for word in line]))
        short = {tuple(line) for line in lines if len(line) < 3}
        return [
            len(runs & known) / len(runs) if len(words) >= 3 else float(bool(words) and tuple(words) in short)
            for words, runs in zip(self.words, self.runs, strict=True)
        ]

    def _exact(self, lines: Sequence[Sequence[str]]) -> list[float]:
        known = {tuple(line) for line in lines if line}
        return [float(tuple(words) in known) for words in self.words]

    def _boxes(self) -> dict[etree._Element, Box]:
        boxes: dict[etree._Element, Box] = {}
        for n, path in enumerate(self.paths):
            words, linked, found, core = (
                self.size[n],
                self.size[n] * self.segments[n].links,
                self.size[n] * self.agreed[n],
                self.core[n],
            )
            for element in path:
                box = boxes.get(element)
                if box is None:
                    box = boxes[element] = Box()
                box.words += words
                box.linked += linked
                box.found += found
                box.core += core
                box.blocks += 1
        return boxes

    def _home(self) -> etree._Element | None:
        """Return the smallest element that holds most (85 of 100 words) of the core."""
        best, fewest = None, math.inf
        for element, box in self.boxes.items():
            if box.core >= 0.85 * self.total_core and box.words < fewest:
                best, fewest = element, box.words
        return best if best is not None or not self.paths else self.paths[0][-1]

    @staticmethod
    def _since(core: Sequence[float], size: Sequence[int]) -> list[tuple[float, float]]:
        """Return, for each block, how many blocks and words lie between it and the last core block before it."""
        out, blocks, words = [], _FAR, 9999.0
        for solid, count in zip(core, size, strict=True):
            out.append((blocks, words))
            blocks, words = (0.0, 0.0) if solid > 8 else (blocks + 1, words + count)
        return out

    def alike(self, boxes_up: int) -> list[tuple[str, Box]]:
        """Return, for each block, the tag and class of its element and of the ``boxes_up`` around it, with the sums
        over all blocks of that name.
        """
        signs = ["<".join(self.element(e).sign for e in path[: boxes_up + 1]) for path in self.paths]
        sums: dict[str, Box] = {}
        for n, sign in enumerate(signs):
            box = sums.setdefault(sign, Box())
            box.words += self.size[n]
            box.linked += self.size[n] * self.segments[n].links
            box.found += self.size[n] * self.agreed[n]
            box.core += self.core[n]
            box.blocks += 1
        return [(sign, sums[sign]) for sign in signs]

    def sections(self) -> list[tuple[float, float]]:
        """Return, for each block, what the stretch from its heading to the next is: the share of it that was found, and
        its words (log).
        """
        out: list[tuple[float, float]] = []
        start, count = 0, len(self.segments)
        for at in range(1, count + 1):
            if at == count or self.segments[at].block.kind == "heading":
                words = sum(self.size[start:at])
                share = sum(self.size[i] * self.agreed[i] for i in range(start, at)) / (words or 1)
                out += [(share, math.log1p(words))] * (at - start)
                start = at
        return out

    def around_units(self, units: Sequence[Unit]) -> list[list[float]]:
        """Return, for each block, of its unit: its blocks and words (log), the share of them that was found, that is
        link, and that is a whole line of the first cleaner's; of the block before it: whether it ends like the
        introduction of a list, whether it is a heading, its words (log), links and the share that was found; the
        last two and the words of the block after it; and of the box around it without it: words (log), the share
        that was found, that is link, and its share of the core.
        """
        known: dict[int, list[float]] = {}
        out = []
        for unit in units:
            told = known.get(id(unit))
            if told is None:
                told = known[id(unit)] = self._around_unit(unit)
            out.append(told)
        return out

    def _around_unit(self, unit: Unit) -> list[float]:
        words = sum(self.size[n] for n in unit)
        found = sum(self.size[n] * self.agreed[n] for n in unit)
        linked = sum(self.size[n] * self.segments[n].links for n in unit)
        core = sum(self.core[n] for n in unit)
        first, last, count = unit[0], unit[-1], len(self.segments)
        before = [0.0, 0.0, -1.0, -1.0, -1.0]
        if first:
            block = self.segments[first - 1].block
            before = [
                float(block.text.endswith(COLONS)),
                float(block.kind == "heading"),
                math.log1p(self.size[first - 1]),
                self.segments[first - 1].links,
                self.agreed[first - 1],
            ]
        after = [-1.0, -1.0, -1.0]
        if last + 1 < count:
            after = [math.log1p(self.size[last + 1]), self.segments[last + 1].links, self.agreed[last + 1]]
        box = next(
            (self.boxes[e] for e in self.paths[first] if self.boxes[e].blocks > len(unit)),
            self.boxes[self.paths[first][-1]],
        )
        rest = box.words - words
        return [
            math.log(len(unit)),
            math.log1p(words),
            found / (words or 1),
            linked / (words or 1),
            sum(self.exact[0][n] for n in unit) / len(unit),
            *before,
            *after,
            math.log1p(max(rest, 0.0)),
            (box.found - found) / (rest or 1),
            (box.linked - linked) / (rest or 1),
            (box.core - core) / self.total_core,
        ]

    def followed(self, signs: Sequence[str]) -> list[tuple[float, float]]:
        """Return, for each block, how many blocks of the same sign (see ``alike``) a solid block follows directly, and
        that share of all of that sign: questions of an interview, names above what they said.
        """
        count = len(self.segments)
        total: Counter[str] = Counter(signs)
        good: Counter[str] = Counter()
        for n, sign in enumerate(signs[:-1]):
            good[sign] += self.core[n + 1] > 0 and signs[n + 1] != sign
        return [(math.log1p(good[signs[n]]), good[signs[n]] / total[signs[n]]) for n in range(count)]

    def stories(self) -> list[tuple[float, float, float, float, float]]:
        """Return, for each block of a page that may hold several articles, how many main titles stand before it,
        whether it is in the ``article`` element that holds most of the core, whether in any, the share of the core in
        that one, and how many there are.
        """
        own = [self.element(segment.element).story for segment in self.segments]
        weight: Counter[etree._Element] = Counter()
        for story, core in zip(own, self.core, strict=True):
            if story is not None:
                weight[story] += core  # type: ignore[assignment]
        best = max(weight, key=lambda e: weight[e]) if weight else None
        out, titles = [], 0.0
        for story, segment in zip(own, self.segments, strict=True):
            share = weight[story] / self.total_core if story is not None else 0.0
            out.append((titles, float(story is best), float(story is not None), share, float(len(weight))))
            titles += segment.block.kind == "heading" and segment.block.level == 1
        return out

    def repeats(self) -> tuple[list[int], list[bool]]:
        """Return how often each block's words stand on the page as a block, and whether this is the first time."""
        keys = [tuple(words) for words in self.words]
        counted = Counter(keys)
        seen: set[tuple[str, ...]] = set()
        first = []
        for key in keys:
            first.append(key not in seen)
            seen.add(key)
        return [counted[key] for key in keys], first
