"""Blocks as Markdown (CommonMark with tables, footnotes and highlights) that says what the blocks say, word for word.

Emphasis is written with asterisks only where no rule of CommonMark can read them otherwise, else with HTML tags, which
Markdown lets through; so is what Markdown has no mark for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.model.blocks import Block, Inline, Picture, block_spans
from reader.text.block_html import room_around
from reader.text.table_cells import inlines_of, table_cells

_MARKUP = re.compile(r"([\\`*_\[\]<>&#$|^]|~(?=~)|(?<=~)~|=(?==)|(?<==)=|%(?=%)|(?<=%)%|!(?=\[|\Z))")
_LINE_START = re.compile(r"(?m)^([ \t]*)(?:(\d{1,9})([.)])(?=\s|$)|([-+~]|=(?!=))|(:))")
_SPACE_START = re.compile(r"(?m)^[ \t\u00a0]+(?=\S)")
_BREAKS_CODE = re.compile(r"[`\n|]")
"""What no code between backticks may hold: in a table a bar ends the cell even there."""
_KEY = re.compile(r"[A-Za-z0-9-]+")
_TAGS = {"strong": "strong", "em": "em", "code": "code", "sub": "sub", "sup": "sup", "del": "del", "ins": "ins"}


class Passage(NamedTuple):
    """A passage to be marked, ``text[start:end]`` of the plain text in code points."""

    start: int
    end: int


class _Run(NamedTuple):
    start: int
    end: int
    opening: str
    closing: str
    is_code: bool = False
    hides: bool = False
    is_link: bool = False
    """``hides`` says that its words are not printed: readers of Markdown number footnotes by themselves."""


def escaped_text(text: str) -> str:
    """Return words in which nothing counts as markup; lines stay, and a line's beginning is escaped, too."""
    made = _MARKUP.sub(r"\\\1", text)
    return _LINE_START.sub(lambda at: at[1] + (f"{at[2]}\\{at[3]}" if at[2] else f"\\{at[4] or at[5]}"), made)


def blocks_to_markdown(
    blocks: Sequence[Block], picture: Callable[[Picture], str], marks: Sequence[Passage] = ()
) -> str:
    """Return blocks as Markdown. ``picture`` returns the path or address of a picture, "" for one that is left out."""
    parts: list[str] = []
    spans = [(start, end) for _block, start, end in block_spans(blocks)]
    noted = {key for block in blocks for run in block.inlines if run.kind == "back" and (key := _key(run, "#ref-"))}
    at = 0
    before: Block | None = None
    while at < len(blocks):
        block = blocks[at]
        end = at + 1
        if block.kind in ("item", "row", "quote"):
            while end < len(blocks) and blocks[end].kind == block.kind and blocks[end].group == block.group:
                end += 1
        lines = []
        for n in range(at, end):
            start, stop = spans[n]
            own = [
                Passage(max(one.start, start) - start, min(one.end, stop) - start)
                for one in marks
                if one.start < stop and one.end > start
            ]
            lines.append((blocks[n], own))
        if before is not None and before.kind == block.kind == "item":
            parts.append("<!-- -->")
        made = _block(lines, picture, noted)
        if made:
            parts.append(made)
            before = block
        at = end
    return "\n\n".join(parts) + ("\n" if parts else "")


def _block(lines: Sequence[tuple[Block, list[Passage]]], picture: Callable[[Picture], str], noted: set[str]) -> str:
    block, marks = lines[0]
    match block.kind:
        case "item":
            return _list(lines, noted)
        case "row":
            return _table(lines, noted)
        case "quote":
            inside = "\n\n".join(_inline(b, own, noted) for b, own in lines)
            return "\n".join(f"> {line}" if line else ">" for line in inside.split("\n"))
        case "heading":
            level = min(6, max(1, block.level or 2))
            return f"{'#' * level} {' '.join(_inline(block, marks, noted, breaks=' ').split(chr(10)))}"
        case "code":
            longest = max((len(run) for run in re.findall("`+", block.text)), default=0)
            fence = "`" * max(3, longest + 1)
            return f"{fence}\n{block.text}\n{fence}"
        case "figure":
            return _figure(block, picture)
        case _:
            return _note(block, marks, noted) or _inline(block, marks, noted)


def _key(run: Inline, prefix: str) -> str:
    key = run.href.removeprefix(prefix)
    return key if run.href.startswith(prefix) and _KEY.fullmatch(key) else ""


def _note(block: Block, marks: list[Passage], noted: set[str]) -> str:
    """Return a footnote, "" for a block that is none."""
    back = next((run for run in block.inlines if run.kind == "back" and run.start == 0 and _key(run, "#ref-")), None)
    if back is None:
        return ""
    cut = back.end + len(block.text[back.end :]) - len(block.text[back.end :].lstrip(" \t.:)]\n"))
    rest = Block(
        block.kind,
        block.text[cut:],
        tuple(Inline(i.start - cut, i.end - cut, i.kind, i.href, i.words) for i in block.inlines if i.start >= cut),
    )
    own = [Passage(max(one.start - cut, 0), one.end - cut) for one in marks if one.end > cut]
    return f"[^{_key(back, '#ref-')}]: " + _inline(rest, own, noted).replace("\n", "\n    ")


def _figure(block: Block, picture: Callable[[Picture], str]) -> str:
    lines = []
    if block.picture is not None:
        address = picture(block.picture)
        words = _one_line(block.picture.alt)
        if address:
            lines.append(f"![{words}](<{_target(address)}>)")
        elif words and not block.caption:
            lines.append(words)
    caption = _one_line(block.caption or block.href)
    if caption:
        lines.append(f"[{caption}](<{_target(block.href)}>)" if block.href else _italic(caption, block.caption))
    return "\n".join(lines)


def _italic(made: str, words: str) -> str:
    words = words.strip()
    return (
        f"*{made}*" if words[:1].isalnum() and (words[-1:].isalnum() or words[-1:] in ".!?…)") else f"<em>{made}</em>"
    )


def _one_line(text: str) -> str:
    return escaped_text(" ".join(text.split()))


def _target(address: str) -> str:
    """Return an address for angle brackets."""
    return re.sub(r"[<>\\]", lambda found: f"%{ord(found[0]):02X}", re.sub(r"\s", "%20", address))


def _list(items: Sequence[tuple[Block, list[Passage]]], noted: set[str]) -> str:
    lines: list[str] = []
    widths: list[int] = []
    following: list[int] = []
    for item, marks in items:
        depth = min(max(0, item.level), len(widths))
        del widths[depth + 1 :], following[depth + 1 :]
        if len(widths) == depth:
            widths.append(0)
            following.append(1)
        number = item.number or following[depth]
        following[depth] = number + 1
        marker = f"{number}. " if item.ordered else "- "
        indent = " " * sum(widths[:depth])
        widths[depth] = len(marker)
        words = _inline(item, marks, noted).replace("\n", "\n" + indent + " " * len(marker))
        lines.append(f"{indent}{marker}{words}".rstrip())
    return "\n".join(lines)


def _table(rows: Sequence[tuple[Block, list[Passage]]], noted: set[str]) -> str:
    made: list[list[str]] = []
    for (row, marks), in_row in zip(rows, table_cells([row.text for row, _ in rows]), strict=True):
        cells = []
        for (start, text), inside in zip(in_row, inlines_of(in_row, row.inlines), strict=True):
            end = start + len(text)
            own = [
                Passage(max(one.start, start) - start, min(one.end, end) - start)
                for one in marks
                if one.start < end and one.end > start
            ]
            cells.append(_inline(Block("row", text, inside), own, noted, breaks="<br>"))
        made.append(cells)
    width = max(map(len, made))
    heads = made.pop(0) if rows[0][0].header else []
    lines = [heads, ["---"] * width, *made]
    return "\n".join("| " + " | ".join(cells + [""] * (width - len(cells))) + " |" for cells in lines)


def _inline(block: Block, marks: Sequence[Passage], noted: set[str], breaks: str = "\\\n") -> str:
    """Return a block's words with its runs, properly nested: a run that another one's end cuts is closed and opened again."""
    text = block.text
    found = [i for i in block.inlines if 0 <= i.start < i.end <= len(text) and i.kind not in ("back",)]
    edges_of = [(i.start, i.end) for i in found] + [(one.start, one.end) for one in marks]
    runs = [run for i in found if (run := _run(i, text, edges_of, noted)) is not None]
    runs += [_marked(one, text, edges_of) for one in marks if one.end > one.start]
    runs.sort(key=lambda run: (run.start, -run.end, not run.is_link))
    struck = [i for i in block.inlines if i.words and 0 <= i.start <= len(text)]
    edges = sorted({0, len(text), *(i.start for i in struck), *(r.start for r in runs), *(r.end for r in runs)})
    out: list[str] = []
    opened: list[_Run] = []
    waiting = runs[::-1]
    for at, following in zip(edges, [*edges[1:], len(text)], strict=True):
        again: list[_Run] = []
        while any(run.end <= at for run in opened):
            run = opened.pop()
            out.append(run.closing)
            if run.end > at:
                again.append(run)
        for run in reversed(again):
            out.append(run.opening)
            opened.append(run)
        for i in struck:
            if i.start == at and (at < len(text) or following == at):
                before, after = room_around(text, at)
                out.append(f"{before}<del>{_one_line(i.words)}</del>{after}")
        while waiting and waiting[-1].start == at:
            run = waiting.pop()
            if run.is_link and any(other.is_link for other in opened):
                continue
            out.append(run.opening)
            opened.append(run)
        piece = text[at:following]
        if opened and opened[-1].is_code:
            out.append(piece)
        elif piece and not any(run.hides for run in opened):
            out.append(_MARKUP.sub(r"\\\1", piece))
    out.extend(run.closing for run in reversed(opened))
    made = "\n".join(line.rstrip() for line in "".join(out).split("\n")).strip("\n")
    made = _SPACE_START.sub("", made)
    made = _LINE_START.sub(lambda at: at[1] + (f"{at[2]}\\{at[3]}" if at[2] else f"\\{at[4] or at[5]}"), made)
    return made.replace("\n", breaks)


def _run(run: Inline, text: str, edges: Sequence[tuple[int, int]], noted: set[str]) -> _Run | None:
    words = text[run.start : run.end]
    if run.kind == "ref":
        key = _key(run, "#note-")
        if key in noted:
            return _Run(run.start, run.end, f"[^{key}]", "", hides=True)
        return _Run(run.start, run.end, "<sup>", "</sup>")
    if run.kind == "link":
        if any(other != (run.start, run.end) and _crosses(other, (run.start, run.end)) for other in edges):
            return None
        return _Run(run.start, run.end, "[", f"](<{_target(run.href)}>)", is_link=True)
    alone = sum(start <= run.end and end >= run.start for start, end in edges) == 1
    if run.kind == "code" and alone and not _BREAKS_CODE.search(words) and words.strip() == words:
        return _Run(run.start, run.end, "`", "`", is_code=True)
    if run.kind in ("strong", "em") and _is_safe(run.start, run.end, text, edges):
        sign = "**" if run.kind == "strong" else "*"
        return _Run(run.start, run.end, sign, sign)
    tag = _TAGS.get(run.kind, "em")
    return _Run(run.start, run.end, f"<{tag}>", f"</{tag}>")


def _marked(one: Passage, text: str, edges: Sequence[tuple[int, int]]) -> _Run:
    if _is_safe(one.start, one.end, text, edges):
        return _Run(one.start, one.end, "==", "==")
    return _Run(one.start, one.end, "<mark>", "</mark>")


def _crosses(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[0] < one[1] < other[1] or other[0] < one[0] < other[1] < one[1]


def _is_safe(start: int, end: int, text: str, edges: Sequence[tuple[int, int]]) -> bool:
    """Tell whether signs around ``text[start:end]`` can be read as nothing but its beginning and end: letters within, none
    outside, and no other run that begins or ends there, or crosses it.
    """
    outside = text[start - 1 : start] + text[end : end + 1]
    if not (text[start].isalnum() and text[end - 1].isalnum()) or any(
        sign.isalnum() or sign == "_" for sign in outside
    ):
        return False
    if "\n" in text[start:end]:
        return False
    others = [other for other in edges if other != (start, end)]
    if len(edges) - len(others) > 1:
        return False
    touching = any({start, end} & set(other) for other in others)
    return not touching and not any(_crosses(other, (start, end)) for other in others)
