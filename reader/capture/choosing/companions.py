"""What of a page's blocks the cleaners found, and what belongs to the blocks that are kept."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from lxml import etree

from reader.capture.metadata.title import same_title
from reader.capture.page.blocks import Segment
from reader.capture.page.captions import is_caption
from reader.capture.page.dom import kind_of, tag_of
from reader.capture.page.embeds import post_around
from reader.text.words import shingles, tokens

_SUB_HEADLINE = re.compile(
    r"stand-?first|sub-?title|sub-?head|\bdek\b|__dek|-dek\b|\bdeck\b|strapline|alternativeHeadline|chapo\b|vorspann|sottotitolo|\bcatenaccio",
    re.I,
)
_NEWSLETTER_NAME = re.compile(r"newsletter|sign-?up|mailing-?list", re.I)
MIN_SUB_HEADLINE_WORDS, MAX_SUB_HEADLINE_WORDS = 5, 90
"""Words of a sub-headline."""
MAX_BOXES_UP = 4
MAX_PROMPT_WORDS = 120
"""Words beyond which a box is no request, whatever it calls itself."""
MAX_PROMPTS_SHARE = 0.2


def covered(segments: Sequence[Segment], lines: Sequence[str]) -> float:
    """Return the share (0-1) of a cleaner's text that stands in the page's own blocks, by runs of three words; 1 for an
    empty text.
    """
    asked = {run for line in lines for run in shingles(tokens(line))}
    there = {run for segment in segments for run in shingles(tokens(segment.block.text))}
    return len(asked & there) / len(asked) if asked else 1.0


def shares(segments: Sequence[Segment], lines: Sequence[str]) -> dict[int, float]:
    """Return, for each block with text, the share (0-1) of its 3-word shingles that a cleaner's lines hold."""
    line_words = [tokens(line) for line in lines]
    known = {s for words in line_words for s in shingles(words)}
    out = {}
    for index, segment in enumerate(segments):
        runs = shingles(tokens(segment.block.text)) if segment.block.text else []
        if runs:
            out[index] = sum(1 for s in runs if s in known) / len(runs)
    return out


def with_companions(segments: Sequence[Segment], kept: Sequence[int]) -> list[int]:
    """Return the kept blocks with what belongs to them: a heading that the next kept block follows, a figure between
    kept blocks or directly before the first, embedded posts, and tables and code between them, which cleaners that look
    for prose leave out.
    """
    if not kept:
        return []
    chosen = set(kept)
    first, last = kept[0], kept[-1]
    for index in range(max(0, first - 6), min(len(segments), last + 3)):
        segment = segments[index]
        if index in chosen or segment.furniture:
            continue
        if segment.block.kind == "figure" and _of_a_teaser(segments, index, chosen):
            continue
        if segment.block.kind == "figure":
            if index < first and any(
                segments[i].block.text and not is_caption(segments[i].element) and len(segments[i].block.text) > 200
                for i in range(index, first)
            ):
                continue
            chosen.add(index)
        elif first < index < last and not segment.block.text and segment.block.inlines:
            chosen.add(index)  # all of it was struck out
        elif first < index and segment.block.kind == "quote" and post_around(segment.element) is not None:
            chosen.add(index)
        elif first < index < last and segment.links < 0.5:
            headed = segment.block.kind == "heading" and _followed(segments, index, chosen)
            if headed or segment.block.kind in ("code", "row"):
                chosen.add(index)
    return sorted(chosen)


def other_bodies(segments: Sequence[Segment], kept: Sequence[int]) -> list[int]:
    """Return the paragraphs of boxes that are like the one beside them which holds the text: of the same tag and class
    in the same parent, with paragraphs alone. Pages cut their text into such boxes to put advertisements between.
    """
    chosen = set(kept)
    held: dict[etree._Element, list[int]] = {}
    for index, piece in enumerate(segments):
        if piece.block.text and (box := piece.element.getparent()) is not None:
            held.setdefault(box, []).append(index)
    bodies = [box for box, inside in held.items() if _is_body(box, inside, segments) and _is_kept(inside, chosen)]

    def words_in(inside: Sequence[int]) -> int:
        return sum(len(tokens(segments[i].block.text)) for i in inside)

    found: list[int] = []
    for box, inside in held.items() if bodies else ():
        if chosen.isdisjoint(inside) and _is_body(box, inside, segments):
            beside = [body for body in bodies if body.getparent() is box.getparent() and kind_of(body) == kind_of(box)]
            if beside and words_in(inside) <= max(words_in(held[body]) for body in beside):
                found += inside
    return found


MIN_BODY_PARAGRAPHS = 2


def _is_kept(inside: Sequence[int], chosen: set[int]) -> bool:
    return len(inside) >= MIN_BODY_PARAGRAPHS and chosen.issuperset(inside)


def _is_body(box: etree._Element, inside: Sequence[int], segments: Sequence[Segment]) -> bool:
    """Tell whether a box is named and holds nothing but paragraphs, few of whose words are links."""
    return bool(box.get("class")) and all(
        segments[i].block.kind == "paragraph"
        and tag_of(segments[i].element) == "p"
        and segments[i].links < MAX_BODY_LINKS
        and not segments[i].furniture
        for i in inside
    )


MAX_BODY_LINKS = 0.3


def sub_headline(segments: Sequence[Segment], kept: Sequence[int], title: str) -> list[int]:
    """Return what stands between the title and the first kept block and calls itself a sub-headline; a cleaner that
    looks for prose drops it.
    """
    known = {runs for index in kept if (runs := tuple(tokens(segments[index].block.text)))}
    is_title = (
        [
            segment.block.kind == "heading" and same_title(segment.block.text, title)
            for segment in segments[: kept[-1] + 1]
        ]
        if kept
        else []
    )
    first = next((index for index in kept if not is_title[index]), -1)
    above = max((index for index in range(first) if is_title[index]), default=-1)
    found: list[int] = []
    for index in range(above + 1, first) if above >= 0 else ():
        segment = segments[index]
        words = tokens(segment.block.text)
        if (
            segment.furniture
            or segment.links > 0.3
            or not MIN_SUB_HEADLINE_WORDS <= len(words) <= MAX_SUB_HEADLINE_WORDS
            or tuple(words) in known
            or is_caption(segment.element)
        ):
            continue
        if any(
            _SUB_HEADLINE.search(_called(e)) for e in (segment.element, segment.element.getparent()) if e is not None
        ):
            found.append(index)
            known.add(tuple(words))
    return found


def newsletter_prompts(segments: Sequence[Segment], kept: Sequence[int]) -> set[int]:
    """Find kept blocks in a small box that calls itself a newsletter's or a sign-up. Where a good part of the text
    is in such boxes, the names mean something else on this page, and nothing is found.
    """
    boxes: dict[etree._Element, list[int]] = {}
    asks: dict[etree._Element, bool] = {}
    for index in range(kept[0], kept[-1] + 1) if kept else ():
        segment = segments[index]
        for element in itertools.islice(
            (segment.element, *segment.element.iterancestors()), MAX_BOXES_UP if segment.block.text else 0
        ):
            if tag_of(element) in ("article", "main", "body"):
                break
            if element not in asks:
                asks[element] = bool(_NEWSLETTER_NAME.search(f"{element.get('class') or ''} {element.get('id') or ''}"))
            if asks[element]:
                boxes.setdefault(element, []).append(index)
    if not boxes:
        return set()
    words = {index: len(tokens(segments[index].block.text)) for index in range(kept[0], kept[-1] + 1)}
    small = {index for held in boxes.values() if sum(words[i] for i in held) <= MAX_PROMPT_WORDS for index in held}
    found = small.intersection(kept)
    return found if sum(words[i] for i in found) <= MAX_PROMPTS_SHARE * sum(words[i] for i in kept) else set()


def _called(element: etree._Element) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "data-testid", "data-component"))


def _followed(segments: Sequence[Segment], index: int, chosen: set[int]) -> bool:
    for after in range(index + 1, min(index + 4, len(segments))):
        if segments[after].block.kind == "figure":
            continue
        return after in chosen and segments[after].block.kind != "heading"
    return False


def _of_a_teaser(segments: Sequence[Segment], index: int, chosen: set[int]) -> bool:
    """Tell whether a picture leads elsewhere and shares its box only with words that were all dropped."""
    element = segments[index].element
    if tag_of(element) == "figure" and segments[index].block.caption:
        return False
    near = range(max(0, index - 6), min(len(segments), index + 7))
    leads = False
    for outer in itertools.islice((element, *element.iterancestors()), 6):
        if tag_of(outer) in ("main", "body"):
            return False
        href = outer.get("href") or "" if tag_of(outer) == "a" else ""
        leads = leads or bool(href.strip("#") and not re.search(r"\.(?:jpe?g|png|webp|gif|avif|svg)\b", href, re.I))
        within = [i for i in near if segments[i].block.text and any(e is outer for e in _up(segments[i].element))]
        if any(i in chosen for i in within):
            return False
        if within:
            leads = leads or any(segments[i].links > 0.5 for i in within)
            return leads and not all(is_caption(segments[i].element) for i in within)
    return False


def _up(element: etree._Element) -> Sequence[etree._Element]:
    return [element, *itertools.islice(element.iterancestors(), 8)]
