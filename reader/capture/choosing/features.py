"""What the judge knows of each block of a page: numbers that mean the same on every page, whatever its language or
publisher.

They come in groups, each a function with the names of its numbers beside it. Most tell of agreement: how much of a
block, of the boxes around it and of the blocks that look like it the cleaners found. Few tell what a box calls itself;
none knows a site.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from reader.capture.choosing.page_view import FAMILY_NAMES, FINDERS, Box, PageView
from reader.capture.choosing.phrases import is_pointer
from reader.capture.choosing.units import Unit, units_of
from reader.capture.page.blocks import Segment
from reader.capture.page.captions import is_caption
from reader.capture.page.dom import tag_of
from reader.text.marks import CLOSERS, STOPS

_ENDS = re.compile(rf"[{STOPS}:;][{re.escape(CLOSERS)}]*$")
_ASKS = re.compile(rf"[?؟？][{re.escape(CLOSERS)}]*$")
_QUOTES = re.compile('["“”„«»‘’「」『』]')
_COMMAS = re.compile("[,،、]")
_DIGITS = re.compile(r"\d")
_NEAR = (-3, -2, -1, 1, 2, 3)
_UP = (1, 2, 3)
_KINDS = ("heading", "paragraph", "item", "quote", "row")

_SELF = (
    *(
        "words",
        "letters_a_word",
        "links",
        "ends",
        "asks",
        "capitals",
        "digits",
        "quotes",
        "commas",
        "capital_words",
        "caption",
        "furniture",
    ),
    *(
        "emphasis",
        "level",
        "pointer",
        "title",
        "title_in",
        "description",
        "description_in",
        "repeats",
        "first_time",
        "hidden",
    ),
    *("tag_p", "tag_div", *(f"is_{kind}" for kind in _KINDS)),
)


def _self(view: PageView, n: int, repeats: int, first_time: bool) -> list[float]:
    """Measure the block itself: its length, links, marks and kind, what it shares with title and description."""
    segment, size, runs = view.segments[n], view.size[n] or 1, view.runs[n]
    text, block = segment.block.text, segment.block
    length, tag = len(text) or 1, tag_of(segment.element)
    of_title = len(view.title_words.intersection(view.words[n]))
    of_about = len(runs & view.about)
    return [
        math.log1p(view.size[n]),
        len(text) / size,
        segment.links,
        float(bool(_ENDS.search(text[-8:]))),
        float(bool(_ASKS.search(text[-8:]))),
        (sum(map(str.isupper, text)) / length) if not text.islower() else 0.0,
        len(_DIGITS.findall(text)) / length,
        float(len(_QUOTES.findall(text))),
        len(_COMMAS.findall(text)) / size,
        sum(1 for word in text.split() if word[0].isupper()) / size,
        float(is_caption(segment.element)),
        float(segment.furniture),
        sum(i.end - i.start for i in block.inlines if i.kind in ("strong", "em")) / length,
        float(block.level),
        float(is_pointer(text)),
        of_title / (len(view.title_words) or 1),
        of_title / size,
        of_about / (len(view.about) or 1),
        of_about / (len(runs) or 1),
        float(repeats),
        float(first_time),
        float(view.element(segment.element).hidden),
        float(tag == "p"),
        float(tag == "div"),
        *(float(block.kind == kind) for kind in _KINDS),
    ]


_FOUND = (*(f"in_{name}" for name in FINDERS), "agreed", *(f"line_of_{name}" for name in FINDERS[:2]))


def _found(view: PageView, n: int) -> list[float]:
    """Measure how much of it each cleaner found, and whether it is a whole line of theirs."""
    return [*(share[n] for share in view.shares), view.agreed[n], *(exact[n] for exact in view.exact)]


_NAMED = tuple(f"named_{name}" for name in FAMILY_NAMES)


def _named(view: PageView, n: int) -> list[float]:
    """Tell what its element and the two around it call themselves, up to the article's home."""
    out = [0.0] * len(FAMILY_NAMES)
    for step, element in enumerate(view.paths[n][:3]):
        if element is view.home and step:
            break
        out = [max(a, b) for a, b in zip(out, view.element(element).families, strict=True)]
    return out


_AROUND = (
    *(f"box_{what}_{step}" for step in _UP for what in ("found", "links", "words", "core", "blocks")),
    *("home_steps", "core_steps", "core_above", "below_home", "home_found"),
)


def _around(view: PageView, n: int) -> list[float]:
    """Measure the three boxes around it, and its way to the article's home and to the next box with a good part of the
    core.
    """
    path, boxes = view.paths[n], view.boxes
    out: list[float] = []
    for step in _UP:
        box = boxes[path[min(step, len(path) - 1)]]
        words = box.words or 1
        out += [
            box.found / words,
            box.linked / words,
            math.log1p(box.words),
            box.core / view.total_core,
            math.log1p(box.blocks),
        ]
    home_steps = next((i for i, element in enumerate(path) if element is view.home), -1)
    core_steps = next((i for i, element in enumerate(path) if boxes[element].core > 0.1 * view.total_core), 40)
    above = boxes[path[min(core_steps, len(path) - 1)]]
    home = boxes[view.home] if view.home is not None else above
    below = len(path) - 1 - (view.element(view.home).depth if view.home is not None else 0)
    return [
        *out,
        float(home_steps),
        float(core_steps),
        above.core / view.total_core,
        float(below),
        home.found / (home.words or 1),
    ]


_ALIKE = (
    *(
        "alike_found",
        "alike_words",
        "alike_count",
        "alike_links",
        "alike_core",
        "alike_1_found",
        "alike_1_words",
        "alike_1_count",
    ),
    *("alike_2_found", "alike_2_words", "alike_2_count"),
)


def _alike(view: PageView, n: int, boxes: Sequence[Box]) -> list[float]:
    """Measure the other blocks whose element (and the one, two around it) has the same tag and class: how much of them
    was found.
    """
    size, links = view.size[n], view.segments[n].links
    out: list[float] = []
    for up, box in enumerate(boxes):
        rest = (box.words - size) or 1
        out += [
            (box.found - view.agreed[n] * size) / rest,
            math.log1p(max(box.words - size, 0.0)),
            math.log(box.blocks),
        ]
        if not up:
            out += [(box.linked - links * size) / rest, (box.core - view.core[n]) / view.total_core]
    return out


_PLACE = (
    *(
        "at",
        "at_words",
        "from_first",
        "from_last",
        "after_last",
        "since_core",
        "until_core",
        "core_before",
        "core_after",
        "after_title",
    ),
    *("words_until_core", "words_since_core", "after_heading", "in_body"),
)


def _place(view: PageView, n: int, words_before: float, core_before: float) -> list[float]:
    """Measure where it stands: in the page, from the first and last block found for certain, from the title."""
    count = len(view.segments)
    return [
        n / count,
        words_before / view.total_words,
        float(n - view.first),
        float(n - view.last),
        float(n > view.last),
        min(view.since[n][0], 60.0),
        min(view.until[n][0], 60.0),
        core_before / view.total_core,
        (view.total_core - core_before - view.core[n]) / view.total_core,
        float(n - view.heading) if view.heading >= 0 else -99.0,
        math.log1p(view.until[n][1]),
        math.log1p(view.since[n][1]),
        float(n > 0 and view.segments[n - 1].block.kind == "heading"),
        float(view.element(view.segments[n].element).body),
    ]


_PARTS = (
    "section_found",
    "section_words",
    *(f"unit_{what}" for what in ("blocks", "words", "found", "links", "lines")),
    *(f"before_unit_{what}" for what in ("introduces", "heading", "words", "links", "found")),
    *(f"after_unit_{what}" for what in ("words", "links", "found")),
    *(f"around_unit_{what}" for what in ("words", "found", "links", "core")),
    "followed",
    "followed_share",
    "titles_before",
    "in_best_story",
    "in_story",
    "story_core",
    "stories",
)

_NEIGHBOURS = tuple(f"{what}_{step:+d}" for step in _NEAR for what in ("found", "words", "links"))


def _neighbours(view: PageView, n: int) -> list[float]:
    """Measure the three blocks before and after it."""
    out: list[float] = []
    for step in _NEAR:
        at = n + step
        out += (
            [view.agreed[at], math.log1p(view.size[at]), view.segments[at].links]
            if 0 <= at < len(view.segments)
            else [-1.0, -1.0, -1.0]
        )
    return out


_PAGE = (
    "page_words",
    *(f"page_{name}" for name in FINDERS),
    "page_both",
    "page_blocks",
    "page_paragraph",
    "page_news",
    "page_post",
)


def _page(view: PageView, kind: tuple[float, float] = (0.0, 0.0)) -> list[float]:
    """Measure the page as a whole: how much the cleaners found, how far they agree, and what it calls itself."""
    totals = [sum(s * n for s, n in zip(share, view.size, strict=True)) for share in view.shares]
    both = sum(min(a, b) * n for a, b, n in zip(view.shares[0], view.shares[1], view.size, strict=True))
    paragraphs = [
        view.size[n] for n, segment in enumerate(view.segments) if view.core[n] and segment.block.kind == "paragraph"
    ]
    return [
        math.log1p(view.total_words),
        *(math.log1p(total) for total in totals),
        both / (max(totals[0], totals[1]) or 1),
        math.log1p(len(view.segments)),
        math.log1p(sum(paragraphs) / len(paragraphs)) if paragraphs else 0.0,
        *kind,
    ]


GROUPS = {
    "self": _SELF,
    "found": _FOUND,
    "named": _NAMED,
    "around": _AROUND,
    "alike": _ALIKE,
    "place": _PLACE,
    "parts": _PARTS,
    "neighbours": _NEIGHBOURS,
    "page": _PAGE,
}
"""The names of the numbers by group, in the order in which they stand in a row."""

NAMES = tuple(name for names in GROUPS.values() for name in names)


def features(
    segments: Sequence[Segment],
    found: Mapping[str, Sequence[str]],
    title: str,
    description: str,
    units: Sequence[Unit] | None = None,
    kind: tuple[float, float] = (0.0, 0.0),
    words: Sequence[list[str]] | None = None,
) -> list[list[float]]:
    """Return a row of numbers for each block (all have text), in the order of ``NAMES``. ``found`` maps names of
    ``FINDERS`` to the lines that each would keep; ``units`` are the blocks' own (see ``units_of``), worked out where
    they are not given; ``kind`` is what the page calls itself (see ``jsonld.announced_kind``).
    """
    view = PageView(segments, found, title, description, words)
    page = _page(view, kind)
    repeats, first_time = view.repeats()
    sections, stories = view.sections(), view.stories()
    of_units = view.around_units(units if units is not None else units_of(segments, view.size))
    alike = [view.alike(up) for up in range(3)]
    followed = view.followed([sign for sign, _ in alike[2]])
    words_before, core_before = 0.0, 0.0
    rows = []
    for n in range(len(segments)):
        rows.append(
            [
                *_self(view, n, repeats[n], first_time[n]),
                *_found(view, n),
                *_named(view, n),
                *_around(view, n),
                *_alike(view, n, [boxes[n][1] for boxes in alike]),
                *_place(view, n, words_before, core_before),
                *(*sections[n], *of_units[n], *followed[n], *stories[n]),
                *_neighbours(view, n),
                *page,
            ]
        )
        words_before += view.size[n]
        core_before += view.core[n]
    return rows
