"""The last look at the chosen blocks: what is not the article's own words goes, however it got in. No site is named
here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.capture.choosing.phrases import is_credit, is_placeholder, is_pointer, is_prompt
from reader.capture.metadata.page_metadata import normalize_title, same_title
from reader.capture.page.blocks import Segment
from reader.capture.page.captions import is_caption, words_beside
from reader.capture.page.pictures import same_picture_key
from reader.model.blocks import Block, Picture
from reader.model.capture import Metadata
from reader.text.words import tokens


def superfluous(picked: Sequence[Segment], metadata: Metadata) -> dict[int, str]:
    """Return the positions in ``picked`` of what goes, with the reason ("repeat", "caption", "prompt", "opening"): a
    repeated title, byline or date at the start, prompts, captions that stand with their figures, pictures shown
    already, headings that nothing follows.
    """
    gone: dict[int, str] = {}
    seen_pictures: dict[str, int] = {}
    words = 0
    for at, piece in enumerate(picked):
        block = piece.block
        if block.picture is not None:
            key = same_picture_key(block.picture.src)
            before = seen_pictures.setdefault(key, at)
            if before != at and block.caption and not picked[before].block.caption and before not in gone:
                gone[before], seen_pictures[key] = "repeat", at  # the one with its caption stays
            elif before != at:
                gone[at] = "repeat"
        if block.href and seen_pictures.setdefault(block.href, at) != at:
            gone[at] = "repeat"
        if block.kind == "figure":
            continue
        if block.kind == "row" and block.header and at and picked[at - 1].block == block:
            gone[at] = "repeat"
            continue
        why = "caption" if _is_said_by_a_figure(picked, at) else _why(piece, metadata, words)
        if why:
            gone[at] = why
        else:
            words += len(block.text.split())
    for at in reversed(range(len(picked))):
        if at in gone:
            continue
        if picked[at].block.kind != "heading":
            break
        gone[at] = "prompt"
    return gone


MIN_WORDS_BEFORE_NAMES = 15
_KEPT_ROLES = ("correction", "note", "caption", "post", "time")


def _why(piece: Segment, metadata: Metadata, words: int) -> str:
    """Return why a block goes, "" where it stays; ``words`` are those before it."""
    if piece.block.role in _KEPT_ROLES:
        return ""
    if _is_caption(piece) or (piece.block.kind == "paragraph" and is_credit(piece.block.text)):
        return "caption"
    if _is_prompt(piece):
        return "prompt"
    return "opening" if words < 120 and _is_opening(piece.block, metadata, words) else ""


def with_lead_picture(blocks: tuple[Block, ...], address: str) -> tuple[Block, ...]:
    """Return the blocks with the lead picture first, where the text has no picture of its own."""
    if not address or any(b.picture for b in blocks):
        return blocks
    return (Block("figure", picture=Picture(address)), *blocks)


def _is_caption(piece: Segment) -> bool:
    if not is_caption(piece.element):
        return False
    return piece.block.kind in ("paragraph", "item", "heading")


def _is_said_by_a_figure(picked: Sequence[Segment], at: int) -> bool:
    """Tell whether a block only says the caption of the figure beside it, which no class calls one."""
    text = picked[at].block.text
    beside = (picked[other] for other in (at - 1, at - 2, at + 1) if 0 <= other < len(picked))
    return any(
        figure.block.kind == "figure"
        and text in figure.block.caption
        and words_beside(figure.element) == figure.block.caption
        for figure in beside
    )


def _is_prompt(piece: Segment) -> bool:
    text = piece.block.text
    if is_placeholder(text):
        return True
    if len(text) > 160:
        return False
    if is_prompt(text):
        return True
    return piece.links > 0.3 and is_pointer(text)


def _is_opening(block: Block, metadata: Metadata, words: int) -> bool:
    """Tell whether a block at the start only repeats the title, who wrote it or when. After the first words a heading
    that names an author is that of what they say.
    """
    if block.kind not in ("heading", "paragraph", "item"):
        return False
    if same_title(block.text, metadata.title):
        return True
    strong = sum(i.end - i.start for i in block.inlines if i.kind == "strong")
    heads = block.kind == "heading" or block.role == "name" or strong >= 0.8 * len(block.text)
    if len(block.text) > 140 or (heads and words >= MIN_WORDS_BEFORE_NAMES):
        return False
    rest = normalize_title(block.text)
    for name in metadata.byline:
        rest = rest.replace(normalize_title(name), " ")
    if rest == normalize_title(block.text):
        return False
    return len(tokens(rest)) <= 4


def grouped(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with their groups numbered from 1 in order, so that what was left out leaves no trace."""
    numbers: dict[tuple[str, int], int] = {}
    out = []
    for block in blocks:
        if block.group:
            out.append(replace(block, group=numbers.setdefault((block.kind, block.group), len(numbers) + 1)))
        else:
            out.append(block)
    return tuple(out)
