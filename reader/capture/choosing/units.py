"""What stands or falls together: a list with its entries, a table with its rows, terms with what they mean, a poem."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lxml import etree

from reader.capture.choosing.phrases import is_pointer, is_prompt
from reader.capture.page.blocks import Segment
from reader.capture.page.dom import kind_of, tag_of

Unit = list[int]
"""Positions of blocks, ascending; most have one only."""

MAX_GAP_BLOCKS = 12
"""Blocks between two parts of one list beyond which it lays out the page rather than listing something."""

MAX_ENTRY_WORDS = 60
"""Words an entry has on average beyond which a list lays out a page: it is no unit."""

MAX_LEVELLED_WORDS = 30
"""Words an entry has on average beyond which it is judged alone: it is a text (a comment, a teaser)."""

MIN_ENTRIES = 2

MIN_VERSES = 4
MAX_VERSE_WORDS = 12
MAX_VERSE_LINKS = 0.3
"""From how many lines in one box on, each no longer than that and with no greater a share of links, they are a poem's:
one unit, as the lines of a list are."""

INTRODUCED = 0.6
"""The chance of a list of which is known only that a sentence of the article introduces it."""

COLONS = (":", "：")
_Place = tuple[etree._Element | None, etree._Element | None]


def units_of(segments: Sequence[Segment], sizes: Sequence[int]) -> list[Unit]:
    """Return, for each block, the unit that it belongs to (the same object for all its members). ``sizes`` are the
    blocks' words.

    Anything else in a list's entry (a second paragraph, a quote) belongs to the list.
    """
    units: list[Unit] = []
    opened: dict[object, Unit] = {}
    places: dict[etree._Element, _Place] = {}
    for n, piece in enumerate(segments):
        block = piece.block
        entry, terms = _place(piece.element, places)
        key: object = None
        if block.kind in ("item", "row") and block.group:
            key = (block.kind, block.group)
        elif entry is not None and entry in opened:
            key = entry
        elif terms is not None and block.kind in ("paragraph", "item"):
            key = terms
        elif tag_of(piece.element) in ("ul", "ol"):
            key = piece.element
        unit = opened.get(key) if key is not None else None
        if unit is None and block.kind == "item" and entry is not None:
            unit = opened.get(entry.getparent())
            if unit is not None:
                opened[key] = unit
        if unit is None or n - unit[-1] > MAX_GAP_BLOCKS:
            unit = []
            if key is not None:
                opened[key] = unit
        if block.kind == "item" and entry is not None:
            opened[entry] = unit
        unit.append(n)
        units.append(unit)
    for verses in _poems(segments, sizes):
        if all(len(units[n]) == 1 for n in verses):
            for n in verses:
                units[n] = verses
    return [unit if sum(sizes[m] for m in unit) <= MAX_ENTRY_WORDS * len(unit) else [n] for n, unit in enumerate(units)]


def _poems(segments: Sequence[Segment], sizes: Sequence[int]) -> list[Unit]:
    """Return runs of short lines that look like verses: paragraphs one after the other in one box, or in boxes side by
    side, all of one tag and one class.
    """
    runs: list[Unit] = []
    last: etree._Element | None = None
    for n, piece in enumerate(segments):
        short = sizes[n] <= MAX_VERSE_WORDS and piece.links <= MAX_VERSE_LINKS and piece.block.kind == "paragraph"
        if short and last is not None and _alike(piece.element, last):
            runs[-1].append(n)
        elif short:
            runs.append([n])
        last = piece.element if short else None
    return [run for run in runs if len(run) >= MIN_VERSES]


def _alike(verse: etree._Element, before: etree._Element) -> bool:
    """Tell whether two elements are of one tag and class, and so are the boxes they are in, if not the same, which are
    side by side then: stanzas.
    """
    box, other = verse.getparent(), before.getparent()
    return kind_of(verse) == kind_of(before) and (
        box is other
        or (
            box is not None
            and other is not None
            and kind_of(box) == kind_of(other)
            and box.getparent() is other.getparent()
        )
    )


def _place(element: etree._Element, known: dict[etree._Element, _Place]) -> _Place:
    """Return the nearest list entry and the nearest list of terms around an element, each looked for once."""
    path = []
    at: etree._Element | None = element
    while at is not None and at not in known:
        path.append(at)
        at = at.getparent()
    place: _Place = known[at] if at is not None else (None, None)
    for inner in reversed(path):
        tag = tag_of(inner)
        if tag == "li":
            place = (inner, place[1])
        elif tag == "dl":
            place = (place[0], inner)
        known[inner] = place
    return place


def introduction(unit: Unit, segments: Sequence[Segment]) -> int:
    """Return the position of the block that introduces a list ("They are:"): it stands directly before it in the same
    box and ends with a colon; -1 where none does.
    """
    at = unit[0] - 1
    if len(unit) < MIN_ENTRIES or at < 0:
        return -1
    lead = segments[at]
    if not lead.block.text.endswith(COLONS) or is_prompt(lead.block.text) or is_pointer(lead.block.text):
        return -1
    box, path = lead.element.getparent(), [segments[unit[0]].element, *segments[unit[0]].element.iterancestors()]
    return at if box is not None and any(element is box for element in path) else -1


def level(
    chances: Sequence[float], units: Sequence[Unit], sizes: Sequence[int], segments: Sequence[Segment]
) -> list[float]:
    """Return the chances with each unit's members at one chance: their mean, weighted by their words, raised by the
    chance of what introduces them.
    """
    out = list(chances)
    for unit in {id(unit): unit for unit in units if len(unit) > 1}.values():
        weight = sum(sizes[n] + 1 for n in unit)
        if weight > (MAX_LEVELLED_WORDS + 1) * len(unit):
            continue
        mean = sum(chances[n] * (sizes[n] + 1) for n in unit) / weight
        lead = introduction(unit, segments)
        if lead >= 0:
            mean = 1 - (1 - mean) * (1 - INTRODUCED * chances[lead])
        for n in unit:
            out[n] = mean
    return out


def lost_list(segments: Sequence[Segment], kept: Collection[int], decided: Collection[int]) -> str:
    """Return a kept sentence that introduces a list of which nothing was kept, "" where there is none. ``kept`` and
    ``decided`` (by the reader, so that leaving it out is no loss) are positions in ``segments``.
    """
    if not any(segments[at].block.text.endswith(COLONS) for at in kept):
        return ""
    texts = [at for at, piece in enumerate(segments) if piece.block.text]
    pieces = [segments[at] for at in texts]
    units = units_of(pieces, [len(piece.block.text.split()) for piece in pieces])
    for unit in {id(unit): unit for unit in units if len(unit) >= MIN_ENTRIES}.values():
        lead = introduction(unit, pieces)
        if lead < 0 or texts[lead] not in kept or segments[texts[lead]].furniture:
            continue
        if not any(texts[n] in kept or texts[n] in decided for n in unit):
            return pieces[lead].block.text
    return ""
