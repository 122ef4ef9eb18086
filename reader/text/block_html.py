"""Render blocks as HTML: the one renderer, for what is shown in a terminal and for everything that is exported.

Addresses are not judged here: ``capture.page.markup`` sanitizes the result, exports pass only addresses that they checked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from reader.model.blocks import Block, Inline, Picture, block_spans
from reader.text.table_cells import inlines_of, table_cells

_TAG = {
    "strong": "strong",
    "em": "em",
    "code": "code",
    "sub": "sub",
    "sup": "sup",
    "link": "a",
    "ins": "ins",
    "del": "del",
}
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9_-]")
_ROLE = {"correction": ' role="note"', "note": ' role="doc-footnote"'}


class Mark(NamedTuple):
    """A passage to be marked, ``text[start:end]`` of the plain text in code points: ``before`` and ``after`` are the HTML
    around it, ``again`` the start tag where it goes on in another block or behind a run that ends within it.
    """

    start: int
    end: int
    before: str
    after: str
    again: str = "<mark>"


@dataclass(frozen=True, slots=True)
class Dress:
    """How blocks are rendered. ``picture`` returns the address of a picture, "" for one that is left out: then its
    words are shown. ``link`` returns the address of a link, "" for words without one. ``prefix`` goes before the ids of
    footnotes; ``strict`` makes well-formed XML in which no id is given twice and none is linked that is not there.
    """

    picture: Callable[[Picture], str] = lambda picture: picture.src
    link: Callable[[str], str] = lambda address: address
    marks: Sequence[Mark] = ()
    prefix: str = ""
    strict: bool = False


class _Run(NamedTuple):
    start: int
    end: int
    opening: str
    closing: str
    is_link: bool = False
    again: str = ""
    broken: str = ""
    """The end tag where the run goes on behind it."""


@dataclass(slots=True)
class _Rendering:
    dress: Dress
    ids: set[str] = field(default_factory=set)
    known: frozenset[str] = frozenset()


def render(blocks: Sequence[Block], dress: Dress | None = None) -> str:
    """Return the article as HTML, one block after the other: lists nested by level, neighbouring rows one table,
    neighbouring quotes one blockquote.
    """
    state = _Rendering(dress or Dress())
    if state.dress.strict:
        state.known = frozenset(
            named for block in blocks for run in block.inlines if (named := _own_id(run.kind, run.href))
        )
    spans = [(start, end) for _block, start, end in block_spans(blocks)]
    parts: list[str] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        end = at + 1
        if block.kind in ("item", "row", "quote"):
            while end < len(blocks) and blocks[end].kind == block.kind and blocks[end].group == block.group:
                end += 1
        marked = [(blocks[n], _marks_in(state.dress.marks, spans[n][0], spans[n][1])) for n in range(at, end)]
        own = marked[0][1]
        match block.kind:
            case "item":
                parts.append(_list(marked, state))
            case "row":
                parts.append(_table(marked, state))
            case "quote":
                inside = "".join(f"<p>{_inline(b, within, state)}</p>" for b, within in marked)
                parts.append(f"<blockquote>{inside}</blockquote>")
            case "heading":
                level = min(6, max(1, block.level or 2))
                parts.append(f"<h{level}>{_inline(block, own, state)}</h{level}>")
            case "code":
                plain = Block("code", block.text)
                words = escape(block.text, quote=False) if not own else _inline(plain, own, state, code=True)
                parts.append(f"<pre><code>{words}</code></pre>")
            case "figure":
                parts.append(_figure(block, state))
            case _:
                parts.append(f"<p{_ROLE.get(block.role, '')}>{_inline(block, own, state)}</p>")
        at = end
    return "\n".join(part for part in parts if part)


def _marks_in(marks: Sequence[Mark], start: int, end: int) -> list[_Run]:
    """Return the marks within a block of the plain text, by offsets in the block."""
    found = []
    for mark in marks:
        if mark.start < end and mark.end > start:
            begins, ends = mark.start >= start, mark.end <= end
            found.append(
                _Run(
                    max(mark.start - start, 0),
                    min(mark.end, end) - start,
                    mark.before if begins else mark.again,
                    "</mark>" + (mark.after if ends else ""),
                    again=mark.again,
                    broken="</mark>",
                )
            )
    return found


def _figure(block: Block, state: _Rendering) -> str:
    picture = block.picture
    if picture is None and not block.href and not block.caption:
        return ""
    image = ""
    alt = ""
    if picture is not None:
        address = state.dress.picture(picture)
        if address:
            size = "".join(
                f' {name}="{value}"' for name, value in (("width", picture.width), ("height", picture.height)) if value
            )
            close = "/>" if state.dress.strict else ">"
            image = f'<img src="{escape(address)}" alt="{escape(picture.alt)}"{size}{close}'
        else:
            alt = picture.alt
    words = escape(block.caption or block.href or alt, quote=False)
    href = state.dress.link(block.href) if block.href else ""
    if href:
        words = f'<a href="{escape(href)}">{words}</a>'
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f"<figure>{image}{caption}</figure>" if image or caption else ""


def _list(items: Sequence[tuple[Block, list[_Run]]], state: _Rendering) -> str:
    out: list[str] = []
    open_tags: list[str] = []
    following: list[int] = []
    for item, marks in items:
        # A list that begins deeper than it should, or skips a depth, is nested one deep: HTML has no list without an
        # item.
        depth = min(max(0, item.level), len(open_tags)) + 1
        while len(open_tags) > depth:
            out.append(f"</li></{open_tags.pop()}>")
            following.pop()
        if len(open_tags) == depth:
            out.append("</li>")
        else:
            open_tags.append("ol" if item.ordered else "ul")
            following.append(1)
            out.append(f"<{open_tags[-1]}>")
        counted = item.number and item.number != following[-1] and (not state.dress.strict or open_tags[-1] == "ol")
        following[-1] = (item.number or following[-1]) + 1
        words = _inline(item, marks, state)
        out.append(f'<li value="{item.number}">{words}' if counted else f"<li>{words}")
    while open_tags:
        out.append(f"</li></{open_tags.pop()}>")
    return "".join(out)


def _table(rows: Sequence[tuple[Block, list[_Run]]], state: _Rendering) -> str:
    out = ["<table>"]
    for (row, marks), in_row in zip(rows, table_cells([row.text for row, _ in rows]), strict=True):
        tag = "th" if row.header else "td"
        cells = []
        for (start, text), inside in zip(in_row, inlines_of(in_row, row.inlines), strict=True):
            end = start + len(text)
            own = [
                m._replace(
                    start=max(m.start - start, 0),
                    end=min(m.end, end) - start,
                    opening=m.opening if m.start >= start else m.again,
                    closing=m.closing if m.end <= end else m.broken,
                )
                for m in marks
                if m.start < end and m.end > start
            ]
            cells.append(f"<{tag}>{_inline(Block('row', text, inside), own, state)}</{tag}>")
        out.append("<tr>" + "".join(cells) + "</tr>")
    return "".join(out) + "</table>"


def _inline(block: Block, marks: Sequence[_Run], state: _Rendering, *, code: bool = False) -> str:
    """Return a block's text with its runs as properly nested elements: a run that another one's end cuts is closed and
    opened again.
    """
    text = block.text
    made = [_run(i, state) for i in block.inlines if 0 <= i.start < i.end <= len(text)]
    runs: list[_Run] = [*(run for run in made if run is not None), *marks]
    runs.sort(key=lambda i: (i.start, -i.end))
    gone = [i for i in block.inlines if i.words and 0 <= i.start <= len(text)]
    edges = sorted({0, len(text), *(i.start for i in runs), *(i.start for i in gone), *(i.end for i in runs)})
    out: list[str] = []
    opened: list[_Run] = []
    waiting = list(reversed(runs))
    line_break = "\n" if code else "<br/>" if state.dress.strict else "<br>"
    for at, following in zip(edges, [*edges[1:], len(text)], strict=True):
        reopen: list[_Run] = []
        while any(i.end <= at for i in opened):
            run = opened.pop()
            if run.end > at:
                out.append(run.broken or run.closing)
                reopen.append(run)
            else:
                out.append(run.closing)
        for run in reversed(reopen):
            out.append(run.again or run.opening)
            opened.append(run)
        out += [_struck(i, text) for i in gone if i.start == at and (at < len(text) or following == at)]
        while waiting and waiting[-1].start == at:
            run = waiting.pop()
            if run.is_link and any(i.is_link for i in opened):
                continue
            out.append(run.opening)
            opened.append(run)
        out.append(escape(text[at:following], quote=False).replace("\n", line_break))
    out.extend(run.closing for run in reversed(opened))
    return "".join(out)


def _struck(run: Inline, text: str) -> str:
    before, after = room_around(text, run.start)
    return f"{before}<del>{escape(run.words, quote=False)}</del>{after}"


def room_around(text: str, at: int) -> tuple[str, str]:
    """Return the space that struck-out words need before and after them, or they would run into those of the text."""
    before = " " if at and not text[at - 1].isspace() else ""
    after = " " if at < len(text) and not before and not text[at].isspace() else ""
    return before, after


def _own_id(kind: str, href: str) -> str:
    if kind == "ref":
        return href.replace("#note-", "ref-")
    return href.replace("#ref-", "note-") if kind == "back" else ""


def _safe_id(name: str) -> str:
    """Return an id that may stand in an address, too."""
    return _NOT_IN_ID.sub(lambda sign: f"_{ord(sign[0]):x}", name)


def _note_run(run: Inline, state: _Rendering) -> _Run:
    """Return the mark of a footnote, or the number before it, as a link to the other."""
    dress = state.dress
    own, target = _own_id(run.kind, run.href), run.href.removeprefix("#")
    leads = True
    if dress.strict:
        leads = target in state.known
        named = "" if own in state.ids else f' id="{escape(dress.prefix + _safe_id(own))}"'
        state.ids.add(own)
        target = _safe_id(target)
    else:
        named = f' id="{escape(dress.prefix + own)}"'
    href = f' href="#{escape(dress.prefix + target)}"' if leads else ""
    link, again = f"<a{named}{href}>", f"<a{href}>"
    if run.kind == "ref":
        return _Run(run.start, run.end, f"<sup>{link}", "</a></sup>", True, f"<sup>{again}")
    return _Run(run.start, run.end, link, "</a>", True, again)


def _run(run: Inline, state: _Rendering) -> _Run | None:
    """Return a run with its tags; None for a link that leads nowhere."""
    if run.kind in ("ref", "back"):
        return _note_run(run, state)
    if run.kind == "link":
        address = state.dress.link(run.href)
        return _Run(run.start, run.end, f'<a href="{escape(address)}">', "</a>", True) if address else None
    tag = _TAG.get(run.kind, "em")
    return _Run(run.start, run.end, f"<{tag}>", f"</{tag}>")
