"""What only a note that Tearsheet wrote has: captions below pictures, names of kinds of highlights, marks at their places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape

from reader.model.highlight import DEFAULT_MEANINGS
from reader.model.imported import ImportedHighlight
from reader.text.anchors import CONTEXT_CODE_POINTS

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A sign that counts as no markup: any of ASCII (CommonMark, *Backslash escapes*)."""
_KIND = re.compile(r"\*\*((?:\\.|[^*\\\n])*)\*\*(?: · [^#\n]*?)?((?: #\S+)*)")
_CAPTION = re.compile(r"<p>(<img [^<>]*>)\s*<em>(.*?)</em></p>", re.S)
_TAG = re.compile(r"(<mark>)|(</mark>)|(</(?:p|h[1-6]|li|td|th|pre|blockquote)>)|<[^<>]*>")


def with_captions(html: str) -> str:
    """Return HTML in which a paragraph of a picture and words in italics is a figure with its caption."""
    return _CAPTION.sub(r"<figure>\1<figcaption>\2</figcaption></figure>", html)


def meaning_of(name: str) -> int:
    """Return the kind of highlights that has this name in English, else the first."""
    wanted = name.strip().casefold()
    return next((number for number, known in DEFAULT_MEANINGS.items() if known.casefold() == wanted), 1)


def own_highlights(section: str) -> Iterator[ImportedHighlight]:
    """Yield what stands below a note's text: words as a quote, their kind and tags in a line, and their note as it was written.
    One without words begins with its kind.
    """
    pieces = [piece for piece in re.split(r"\n[ \t]*\n", section.strip()) if piece.strip()]
    kinds = [_KIND.fullmatch(piece.strip()) for piece in pieces]
    exact, notes, kind = "", list[str](), None
    for at, piece in enumerate(pieces):
        begins = piece.startswith(">") and at + 1 < len(pieces) and kinds[at + 1] is not None
        if (begins or (kinds[at] and not _is_quote(pieces, at - 1))) and kind is not None:
            yield _highlight(exact, kind, notes)
            exact, notes, kind = "", [], None
        if begins:
            exact = "\n".join(unescaped(line.removeprefix(">").strip()) for line in piece.split("\n"))
        elif kinds[at] is not None:
            kind = kinds[at]
        elif kind is not None:
            notes.append(piece)
    if kind is not None:
        yield _highlight(exact, kind, notes)


def _is_quote(pieces: list[str], at: int) -> bool:
    return at >= 0 and pieces[at].startswith(">")


def _highlight(exact: str, kind: re.Match[str], notes: list[str]) -> ImportedHighlight:
    tags = tuple(re.findall(r"#([^\s#]+)", kind[2]))
    return ImportedHighlight(exact, note="\n\n".join(notes), tags=tags, meaning=meaning_of(unescaped(kind[1])))


def unescaped(text: str) -> str:
    """Return words in which nothing counted as markup as they are."""
    return unescape(_ESCAPED.sub(r"\1", text))


def with_places(highlights: Iterable[ImportedHighlight], html: str) -> tuple[ImportedHighlight, ...]:
    """Return the highlights with what stands around them: of several marks around the same words, each in its turn."""
    marks = _marks(html)
    placed = []
    for one in highlights:
        around = marks[_key(one.exact)]
        prefix, suffix = around.pop(0) if around else ("", "")
        placed.append(replace(one, prefix=prefix, suffix=suffix))
    return tuple(placed)


def _marks(html: str) -> defaultdict[str, list[tuple[str, str]]]:
    """Return the words before and after each mark, by the words in it, in their order."""
    words = ""
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    at = 0
    for tag in _TAG.finditer(html):
        words += unescape(html[at : tag.start()])
        at = tag.end()
        if tag[1]:
            opened.append(len(words))
        elif tag[2]:
            spans += [(opened.pop(), len(words))] if opened else []
        elif tag[3]:
            words += "\n\n"
    words += unescape(html[at:])
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for start, end in sorted(spans):
        around = (words[max(start - CONTEXT_CODE_POINTS, 0) : start], words[end : end + CONTEXT_CODE_POINTS])
        found[_key(words[start:end])].append(around)
    return found


def _key(words: str) -> str:
    return " ".join(words.split())
