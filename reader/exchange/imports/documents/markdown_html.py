"""Markdown to HTML: CommonMark with tables, and what Obsidian adds (wiki links, embeds, highlights, callouts, footnotes)."""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

MAX_NESTING = 40
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\1[`~]*[ \t]*$|`[^`\n]+`", re.S | re.M)
_EMBED = re.compile(r"!\[\[([^\]|#\n]{1,500})(?:#[^\]|\n]{0,300})?(?:\|([^\]\n]{0,300}))?\]\]")
_WIKI = re.compile(r"\[\[([^\]|\n]{1,500})(?:\|([^\]\n]{1,300}))?\]\]")
_MARK = re.compile(r"==(?=\S)([^=\n]{1,5000}?)(?<=\S)==")
_COMMENT = re.compile(r"%%.{0,20000}?%%", re.S)
_CALLOUT = re.compile(r"^(\s{0,3}>[ \t]*)\[![\w-]{1,30}\][+-]?[ \t]*(.*)$", re.M)
_BLOCK_ID = re.compile(r"[ \t]\^[\w-]{1,60}[ \t]*$", re.M)
_TASK = re.compile(r"^([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[([ xX])\][ \t]", re.M)
_NOTE = re.compile(r"^\[\^([\w-]{1,60})\]:[ \t]*((?:.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]+\S)))*))$", re.M)
_NOTE_MARK = re.compile(r"\[\^([\w-]{1,60})\]")
_PICTURE_NAME = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg|bmp)\Z", re.I)


class Converted(NamedTuple):
    """The HTML of a note, and the passages that were marked with ``==``."""

    html: str
    marked: tuple[str, ...]


def convert(text: str) -> Converted:
    """Return a note's HTML. Raises nothing for its text; run it in a worker process, since its time is the note's."""
    from markdown_it import MarkdownIt

    marked: list[str] = []
    notes: dict[str, str] = {}

    def note(match: re.Match[str]) -> str:
        notes.setdefault(match[1], re.sub(r"\n[ \t]+", "\n", match[2]).strip())
        return ""

    def mark(match: re.Match[str]) -> str:
        marked.append(match[1])
        return f"<mark>{match[1]}</mark>"

    def outside(piece: str) -> str:
        piece = _COMMENT.sub("", piece)
        piece = _NOTE.sub(note, piece)
        piece = _NOTE_MARK.sub(lambda m: f'<sup><a href="#fn-{m[1]}" id="fnref-{m[1]}">{m[1]}</a></sup>', piece)
        piece = _EMBED.sub(_embedded, piece)
        piece = _WIKI.sub(lambda m: (m[2] or m[1].rpartition("/")[2]).strip(), piece)
        piece = _CALLOUT.sub(lambda m: f"{m[1]}**{m[2].strip()}**\n{m[1].rstrip()}" if m[2].strip() else m[1], piece)
        piece = _BLOCK_ID.sub("", piece)
        piece = _TASK.sub(lambda m: m[1] + ("☑ " if m[2] in "xX" else "☐ "), piece)
        return _MARK.sub(mark, piece)

    pieces: list[str] = []
    at = 0
    for match in _FENCE.finditer(text):
        pieces += [outside(text[at : match.start()]), match[0]]
        at = match.end()
    pieces.append(outside(text[at:]))
    reader = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    html = reader.render("".join(pieces))
    if notes:
        rows = "".join(
            f'<li id="fn-{escape(key)}">{reader.renderInline(words)} <a href="#fnref-{escape(key)}">↩</a></li>'
            for key, words in notes.items()
        )
        html += f'<section class="footnotes"><ol>{rows}</ol></section>'
    plain = tuple(" ".join(re.sub(r"<[^<>]*>", "", reader.renderInline(words)).split()) for words in marked)
    return Converted(html.strip(), tuple(words for words in plain if words))


def _embedded(match: re.Match[str]) -> str:
    name, said = match[1].strip(), (match[2] or "").strip()
    if not _PICTURE_NAME.search(name):
        return said or name.rpartition("/")[2]
    words = "" if re.fullmatch(r"\d+(?:x\d+)?", said) else said
    return f'<img src="{escape(name)}" alt="{escape(words)}">'
