"""From the lines of pages to the blocks of an article: paragraphs joined, headings told, what repeats left out.

Everything is told by places and sizes; no word list, no language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from reader.capture.pdf.pages import Line, PagePicture, PdfPage
from reader.model.blocks import Block, Picture

EDGE_SHARE = 0.25
"""How much of a page's height counts as its top or foot."""
EDGE_LINES = 3
MIN_REPEATED_SHARE = 0.3
LARGER_FACTOR = 1.12
"""How much higher a heading's letters are than the text's."""
MAX_HEADING_CHARACTERS = 200
MAX_BOLD_HEADING_CHARACTERS = 100
WIDE_GAP_FACTOR = 1.35
"""How much further than usual two lines are apart between paragraphs."""
INDENT_FACTOR = 0.7
"""An indent, in heights of a letter."""
MAX_HEADING_LINES = 4
MIN_TEXT_SHARE = 0.2
MAX_LEVEL = 4
NEAR_LINES = 80
"""How many lines before and after one tell the edges of its column."""

_ENDS = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]\d]{0,3}\Z")
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—\[(|\s]*(?:(?:page|seite|p\.|s\.|página|pagina|str\.|стр\.)\s*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:/|of|von|de|di|sur|из)\s*\d{1,4})?[-–—\])|\s]*\Z",
    re.I,
)
_ITEM = re.compile(r"(?:[•‣◦▪●○■–—*·]|(\d{1,3})[.)]|[a-z]\))\s+(?=\S)")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\u200b]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_FIRST_WORD = re.compile(r"\A[^\W\d_]+")


@dataclass
class _Paragraph:
    lines: list[Line]
    page: int
    last_page: int
    picture: PagePicture | None = None
    text: str = field(default="")


def blocks_of(pages: Sequence[PdfPage]) -> tuple[tuple[Block, ...], tuple[bytes, ...]]:
    """Return the blocks of a document and the bytes of its pictures: figure N names ``tearsheet-picture:N``."""
    running = _running(pages)
    kept = [
        [line for at, line in enumerate(page.lines) if (number, at) not in running] for number, page in enumerate(pages)
    ]
    height = _usual_height(kept)
    paragraphs: list[_Paragraph] = []
    for number, (page, lines) in enumerate(zip(pages, kept, strict=True)):
        found = list(_paragraphs(lines, number))
        paragraphs += _with_pictures(found, page.pictures, number)
    paragraphs = _continued(paragraphs, height)
    hyphenated = {word for lines in kept for line in lines for word in _WORD.findall(line.text.lower()) if "-" in word}
    for paragraph in paragraphs:
        paragraph.text = _joined(paragraph.lines, hyphenated)
    return _as_blocks(paragraphs, height)


def _running(pages: Sequence[PdfPage]) -> set[tuple[int, int]]:
    """Return the lines that are headers, footers and page numbers, as (page, line)."""
    outer: list[tuple[int, int, str]] = []
    for number, page in enumerate(pages):
        for at in _apart(page):
            line = page.lines[at]
            low = line.bottom < page.height * EDGE_SHARE
            if low or line.bottom + line.height > page.height * (1 - EDGE_SHARE):
                outer.append((number, at, f"{low} {' '.join(_NUMBERS.sub('#', line.text).lower().split())}"))
    times = Counter(sign for sign, _ in {(sign, number) for number, _, sign in outer})
    needed = max(2, MIN_REPEATED_SHARE * len(pages))
    heights: dict[str, list[float]] = {}
    for number, at, sign in outer:
        heights.setdefault(sign, []).append(pages[number].lines[at].height)
    # The title of the first page, in its own size, is no running head, though later pages repeat its words above the text.
    found = {
        (number, at)
        for number, at, sign in outer
        if times[sign] >= needed and pages[number].lines[at].height <= LARGER_FACTOR * median(heights[sign])
    }
    for number, at, _ in outer:
        text = pages[number].lines[at].text.strip()
        if _PAGE_NUMBER.match(text) and (len(pages[number].lines) > 1 or len(pages) > 1):
            alone = all(
                other is pages[number].lines[at] or abs(other.bottom - pages[number].lines[at].bottom) > other.height
                for other in pages[number].lines
            )
            if alone:
                found.add((number, at))
    return found


def _apart(page: PdfPage) -> set[int]:
    """Return a page's outermost lines that keep more distance from the text than its lines from each other, or are set in
    another size: what is part of the text is neither header nor footer, however often it repeats.
    """
    by_place = sorted(range(len(page.lines)), key=lambda at: page.lines[at].bottom)
    if len(by_place) < 2:
        return set(by_place)
    bottoms = [page.lines[at].bottom for at in by_place]
    height = _usual_height([page.lines])
    gaps = [b - a for a, b in pairwise(bottoms) if 1 < b - a < 3 * height]
    usual = median(gaps) if gaps else 1.2 * height
    found: set[int] = set()
    for order in (by_place, by_place[::-1]):
        edge: list[int] = []
        for at, following in pairwise(order):
            edge.append(at)
            distance = abs(page.lines[following].bottom - page.lines[at].bottom)
            if distance < 1:
                continue  # two pieces of one line
            other_size = all(abs(page.lines[one].height - height) > 0.05 * height for one in edge)
            if distance > WIDE_GAP_FACTOR * usual or (
                other_size and abs(page.lines[following].height - height) < 0.05 * height
            ):
                found.update(edge)
                break
            if len(edge) >= EDGE_LINES:
                break
    return found


def _usual_height(kept: Sequence[Sequence[Line]]) -> float:
    """Return the height of the text's letters: the largest that a good share of the letters has, for tables and notes in
    small print may have more letters than the text.
    """
    counted: Counter[float] = Counter()
    for lines in kept:
        for line in lines:
            counted[round(line.height * 2) / 2] += len(line.text)
    whole = sum(counted.values())
    return max((height for height, count in counted.items() if count >= MIN_TEXT_SHARE * whole), default=10.0)


def _paragraphs(lines: Sequence[Line], page: int) -> Iterator[_Paragraph]:
    gaps: dict[float, list[float]] = {}
    for before, after in pairwise(lines):
        gap = before.bottom - after.bottom
        if 0.5 * after.height < gap < 3 * after.height and abs(after.height - before.height) < 0.05 * after.height:
            gaps.setdefault(round(after.height), []).append(gap)
    usual = {height: median(found) for height, found in gaps.items()}
    current: list[Line] = []
    for at, line in enumerate(lines):
        if current and _begins(
            current, line, usual.get(round(line.height), 0.0), lines[max(0, at - NEAR_LINES) : at + NEAR_LINES]
        ):
            yield _Paragraph(current, page, page)
            current = []
        current.append(line)
    if current:
        yield _Paragraph(current, page, page)


def _begins(current: Sequence[Line], line: Line, usual: float, lines: Sequence[Line]) -> bool:
    """Tell whether a line begins a paragraph after the lines of another."""
    before = current[-1]
    if abs(line.bottom - before.bottom) < 0.4 * min(line.height, before.height):
        return line.left < before.left  # two pieces of one line
    larger, smaller = max(line.height, before.height), min(line.height, before.height)
    if larger > LARGER_FACTOR * smaller or (line.bold != before.bold and _is_whole(current, line)):
        return True
    gap = before.bottom - line.bottom
    if gap < 0:
        return _ENDS.search(before.text.rstrip()) is not None  # the next column
    if gap > max(WIDE_GAP_FACTOR * usual, usual + 0.3 * line.height) or _ITEM.match(line.text):
        return True
    left, right = _column(line, lines)
    indent = INDENT_FACTOR * line.height
    ended = _ENDS.search(before.text.rstrip()) is not None
    if ended and line.left > left + indent and before.left < left + indent / 2 and not _hangs(current, line):
        return True
    short = before.right < right - max(0.12 * (right - left), 2 * line.height)
    return short and not before.hyphen and (ended or (not _continues(line.text) and _is_list(current, right, left)))


def _is_list(current: Sequence[Line], right: float, left: float) -> bool:
    """Tell whether every line so far ends far from the edge: lines of a list, an address, a poem."""
    return all(line.right < right - 0.25 * (right - left) for line in current)


def _is_whole(current: Sequence[Line], line: Line) -> bool:
    """Tell whether bold lines before a plain one (or the other way) are a paragraph of their own."""
    return len(current) <= 2 and not current[-1].hyphen and not _continues(line.text)


def _hangs(current: Sequence[Line], line: Line) -> bool:
    """Tell whether a line belongs to an item whose first line sticks out to the left."""
    return bool(_ITEM.match(current[0].text)) or (len(current) > 1 and abs(current[-1].left - line.left) < 1)


def _column(line: Line, lines: Sequence[Line]) -> tuple[float, float]:
    """Return the edges of the column in which a line is: those of the lines that overlap it."""
    near = [
        other
        for other in lines
        if other.left < line.right and other.right > line.left and abs(other.height - line.height) < 0.15 * line.height
    ]
    lefts = Counter(round(other.left) for other in near)
    usual = [left for left, times in lefts.items() if times >= max(2, 0.2 * len(near))]
    return float(min(usual, default=line.left)), max((other.right for other in near), default=line.right)


def _with_pictures(found: list[_Paragraph], pictures: Sequence[PagePicture], page: int) -> list[_Paragraph]:
    """Put a page's pictures among its paragraphs, each before the first that is below it."""
    placed = list(found)
    for picture in sorted(pictures, key=lambda one: -one.bottom):
        at = next(
            (
                index
                for index, paragraph in enumerate(placed)
                if paragraph.lines and paragraph.lines[0].bottom < picture.bottom
            ),
            len(placed),
        )
        placed.insert(at, _Paragraph([], page, page, picture))
    return placed


def _continued(paragraphs: Sequence[_Paragraph], height: float) -> list[_Paragraph]:
    """Join what goes on after the end of a column or page: the sentence is not over, and the next begins in lower case."""
    found: list[_Paragraph] = []
    last: _Paragraph | None = None
    for paragraph in paragraphs:
        if paragraph.picture is not None:
            found.append(paragraph)
            continue
        if (
            last is not None
            and 0 <= paragraph.page - last.last_page <= 1
            and (paragraph.page > last.last_page or paragraph.lines[0].bottom > last.lines[-1].bottom)
            and not _is_large(last.lines[0], height)
            and abs(paragraph.lines[0].height - last.lines[-1].height) < 0.1 * height
            and (last.lines[-1].hyphen or not _ENDS.search(last.lines[-1].text.rstrip()))
            and (last.lines[-1].hyphen or _continues(paragraph.lines[0].text))
        ):
            last.lines = [*last.lines, *paragraph.lines]
            last.last_page = paragraph.last_page
            continue
        found.append(paragraph)
        last = paragraph
    return found


def _continues(text: str) -> bool:
    first = text.lstrip("\"'“‘«(„ ")[:1]
    return first.islower() or (first.isalpha() and first.upper() == first.lower())


def _joined(lines: Sequence[Line], hyphenated: set[str]) -> str:
    text = ""
    for at, line in enumerate(lines):
        piece = _CONTROLS.sub("", line.text.translate(_LIGATURES))
        piece = " ".join(piece.split())
        if not piece:
            continue
        if not text:
            text = piece
        elif lines[at - 1].hyphen or (text.endswith("-") and _LAST_WORD.search(text[:-1])):
            text = _mended(text.removesuffix("-"), piece, hyphenated)
        elif (
            abs(line.bottom - lines[at - 1].bottom) < 0.4 * line.height
            and line.left - lines[at - 1].right < 0.15 * line.height
        ) or (_is_spaceless(text[-1]) and _is_spaceless(piece[0])):
            text += piece
        else:
            text += " " + piece
    return text


def _mended(before: str, after: str, hyphenated: set[str]) -> str:
    """Join two halves of a word: the hyphen stays where the second begins with a capital or figure, or where the word is
    written with one elsewhere in the document.
    """
    first, second = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if not first or not second or not second[0][0].islower():
        return f"{before}-{after}"
    return f"{before}-{after}" if f"{first[0]}-{second[0]}".lower() in hyphenated else before + after


def _is_spaceless(letter: str) -> bool:
    return "\u2e80" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff" or "\uff00" <= letter <= "\uffef"


def _is_large(line: Line, height: float) -> bool:
    return line.height > LARGER_FACTOR * height


def _as_blocks(paragraphs: Sequence[_Paragraph], height: float) -> tuple[tuple[Block, ...], tuple[bytes, ...]]:
    heights = sorted(
        {round(p.lines[0].height, 0) for p in paragraphs if p.lines and _is_large(p.lines[0], height)}, reverse=True
    )
    blocks: list[Block] = []
    pictures: list[bytes] = []
    group = 0
    plain = sum(len(p.text) for p in paragraphs if p.lines and not p.lines[0].bold)
    bold = sum(len(p.text) for p in paragraphs if p.lines and p.lines[0].bold)
    for paragraph in paragraphs:
        if paragraph.picture is not None:
            one = paragraph.picture
            src = f"tearsheet-picture:{len(pictures)}"
            pictures.append(one.data)
            blocks.append(Block("figure", picture=Picture(src, width=one.width, height=one.height)))
            continue
        if not paragraph.text:
            continue
        first = paragraph.lines[0]
        if (
            _is_large(first, height)
            and len(paragraph.text) <= MAX_HEADING_CHARACTERS
            and len(paragraph.lines) <= MAX_HEADING_LINES
        ):
            level = min(MAX_LEVEL, 1 + heights.index(round(first.height, 0)))
            blocks.append(Block("heading", paragraph.text, level=level))
        elif (
            all(line.bold for line in paragraph.lines)
            and bold < plain
            and len(paragraph.text) <= MAX_BOLD_HEADING_CHARACTERS
            and not _ENDS.search(paragraph.text)
        ):
            blocks.append(Block("heading", paragraph.text, level=min(MAX_LEVEL, 2 + len(heights))))
        elif (item := _ITEM.match(paragraph.text)) is not None and len(paragraph.text) > item.end():
            group += 0 if blocks and blocks[-1].kind == "item" else 1
            number = int(item[1]) if item[1] else 0
            blocks.append(
                Block("item", paragraph.text[item.end() :], ordered=bool(item[1]), group=group, number=number)
            )
        else:
            blocks.append(Block("paragraph", paragraph.text))
    return tuple(blocks), tuple(pictures)
