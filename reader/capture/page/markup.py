"""Blocks as clean semantic HTML. ``nh3`` has the last word, so that nothing that could run or phone home gets
through.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from html import escape

from reader.model.blocks import Block, Inline

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
_TAGS = {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "br",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_TAGS |= {"figure", "figcaption", "img", "strong", "em", "a", "sub", "sup", "del", "ins"}
_ATTRIBUTES = {
    "a": {"href", "id"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "p": {"role"},
}
_ROLE = {"correction": ' role="note"', "note": ' role="doc-footnote"'}


def blocks_to_html(blocks: Sequence[Block]) -> str:
    """Return the article as sanitized HTML, one block after the other: lists nested by level, neighbouring rows one
    table, neighbouring quotes one blockquote. Addresses of links and pictures are absolute http, https or mailto
    ones.
    """
    parts: list[str] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        end = at + 1
        if block.kind in ("item", "row", "quote"):
            while end < len(blocks) and blocks[end].kind == block.kind and blocks[end].group == block.group:
                end += 1
        run = blocks[at:end]
        match block.kind:
            case "item":
                parts.append(_list(run))
            case "row":
                parts.append(_table(run))
            case "quote":
                parts.append("<blockquote>" + "".join(f"<p>{_inline(b)}</p>" for b in run) + "</blockquote>")
            case "heading":
                level = min(6, max(1, block.level or 2))
                parts.append(f"<h{level}>{_inline(block)}</h{level}>")
            case "code":
                parts.append(f"<pre><code>{escape(block.text, quote=False)}</code></pre>")
            case "figure":
                parts.append(_figure(block))
            case _:
                parts.append(f"<p{_ROLE.get(block.role, '')}>{_inline(block)}</p>")
        at = end
    sanitized: str = _sanitizer().clean("\n".join(part for part in parts if part))
    return sanitized


@functools.cache
def _sanitizer():  # type: ignore[no-untyped-def]
    import nh3

    return nh3.Cleaner(
        tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None, strip_comments=True
    )


def _figure(block: Block) -> str:
    picture = block.picture
    if picture is None and not block.href and not block.caption:
        return ""
    image = ""
    if picture is not None:
        size = "".join(
            f' {name}="{value}"' for name, value in (("width", picture.width), ("height", picture.height)) if value
        )
        image = f'<img src="{escape(picture.src)}" alt="{escape(picture.alt)}"{size}>'
    words = escape(block.caption or block.href, quote=False)
    if block.href:
        words = f'<a href="{escape(block.href)}">{words}</a>'
    caption = f"<figcaption>{words}</figcaption>" if block.caption or block.href else ""
    return f"<figure>{image}{caption}</figure>"


def _list(items: Sequence[Block]) -> str:
    out: list[str] = []
    open_tags: list[str] = []
    following: list[int] = []
    for item in items:
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
        counted = item.number and item.number != following[-1]
        following[-1] = (item.number or following[-1]) + 1
        out.append(f'<li value="{item.number}">{_inline(item)}' if counted else f"<li>{_inline(item)}")
    while open_tags:
        out.append(f"</li></{open_tags.pop()}>")
    return "".join(out)


def _table(rows: Sequence[Block]) -> str:
    out = ["<table>"]
    for row in rows:
        tag = "th" if row.header else "td"
        cells = []
        start = 0
        for text in row.text.split("\t"):
            end = start + len(text)
            inside = tuple(
                Inline(i.start - start, i.end - start, i.kind, i.href)
                for i in row.inlines
                if i.start >= start and i.end <= end
            )
            cells.append(f"<{tag}>{_inline(Block('row', text, inside))}</{tag}>")
            start = end + 1
        out.append("<tr>" + "".join(cells) + "</tr>")
    return "".join(out) + "</table>"


def _inline(block: Block) -> str:
    """Return a block's text with its runs as properly nested elements: a run that another one's end cuts is closed and
    opened again.
    """
    text = block.text
    runs = sorted((i for i in block.inlines if 0 <= i.start < i.end <= len(text)), key=lambda i: (i.start, -i.end))
    gone = [i for i in block.inlines if i.words and 0 <= i.start <= len(text)]
    edges = sorted({0, len(text), *(i.start for i in (*runs, *gone)), *(i.end for i in runs)})
    out: list[str] = []
    opened: list[Inline] = []
    waiting = list(reversed(runs))
    for at, following in zip(edges, [*edges[1:], len(text)], strict=True):
        reopen: list[Inline] = []
        while any(i.end <= at for i in opened):
            run = opened.pop()
            out.append(_end(run))
            if run.end > at:
                reopen.append(run)
        for run in reversed(reopen):
            out.append(_start(run))
            opened.append(run)
        out += [_struck(i, text) for i in gone if i.start == at and (at < len(text) or following == at)]
        while waiting and waiting[-1].start == at:
            run = waiting.pop()
            if run.kind == "link" and any(i.kind == "link" for i in opened):
                continue
            out.append(_start(run))
            opened.append(run)
        out.append(escape(text[at:following], quote=False).replace("\n", "<br>"))
    out.extend(_end(run) for run in reversed(opened))
    return "".join(out)


def _struck(run: Inline, text: str) -> str:
    """Return what was struck out, with a space where it would run into the words beside it."""
    before = " " if run.start and not text[run.start - 1].isspace() else ""
    after = " " if run.start < len(text) and not before and not text[run.start].isspace() else ""
    return f"{before}<del>{escape(run.words, quote=False)}</del>{after}"


def _start(run: Inline) -> str:
    if run.kind in ("ref", "back"):
        own = run.href.replace("#note-", "ref-") if run.kind == "ref" else run.href.replace("#ref-", "note-")
        link = f'<a id="{escape(own)}" href="{escape(run.href)}">'
        return f"<sup>{link}" if run.kind == "ref" else link
    return f'<a href="{escape(run.href)}">' if run.kind == "link" else f"<{_TAG.get(run.kind, 'em')}>"


def _end(run: Inline) -> str:
    return "</a></sup>" if run.kind == "ref" else f"</{'a' if run.kind == 'back' else _TAG.get(run.kind, 'em')}>"
