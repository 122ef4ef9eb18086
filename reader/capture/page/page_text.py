"""All the words of a kept page, in its own order: what a quotation is checked against where the clean text lacks it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from reader.capture.fetch.sniff import is_pdf
from reader.capture.page import embedded_article, footnotes, foreign_text, typography, visibility
from reader.capture.page.charset import decode
from reader.capture.page.dom import parse, strip_controls

if TYPE_CHECKING:
    import lxml.html

_GONE = ("script", "style", "noscript", "template")
_INLINE_NAMES = """
    a abbr acronym b bdi bdo big cite code del dfn em font i img ins kbd mark q rp rt ruby s samp small span strike strong sub sup
    time tt u var wbr
"""
_INLINE = frozenset(_INLINE_NAMES.split())


class Reading(NamedTuple):
    """All the words of a page in one of the ways in which it may be read. ``is_shown`` tells that it has none that the
    page itself hides or has struck out.
    """

    text: str
    is_shown: bool


def readings_of_page(body: bytes, content_type: str) -> tuple[Reading, ...]:
    """Return what a kept page says. Shown is what it draws, as an article has it (figures raised, marks of notes left out)
    and as it stands, and the texts that its scripts hold; then come both with what it hides and has struck out. No name
    of a class hides a word here.
    """
    found: dict[str, bool] = {}
    for text, is_shown in _readings(body, content_type):
        if text:
            found.setdefault(text, is_shown)
    return tuple(Reading(text, is_shown) for text, is_shown in found.items())


def _readings(body: bytes, content_type: str) -> Iterator[Reading]:
    if is_pdf(body):
        from reader.capture.pdf.cleaned import clean_pdf
        from reader.model.blocks import plain_text

        yield Reading(plain_text(clean_pdf(body).blocks), is_shown=True)
        return
    html = decode(body, content_type)
    if content_type.lower().startswith("text/plain"):
        yield Reading(_in_lines(html), is_shown=True)

    root = parse(strip_controls(html))
    if root is None:
        return
    for is_shown in (True, False):
        for read in (_as_in_articles, _as_it_stands):
            yield Reading(read(deepcopy(root), is_shown=is_shown), is_shown)
        for data in (embedded_article.body_in_linked_data, embedded_article.body_in_state) if is_shown else ():
            page = embedded_article.as_page(said) if (said := data(deepcopy(root))) else None
            if page is not None:
                yield Reading(_words(page), is_shown=True)


def _as_in_articles(root: lxml.html.HtmlElement, *, is_shown: bool) -> str:
    """Return the words with figures raised, without marks of notes and what is struck out."""
    foreign_text.spell(root)
    if is_shown:
        visibility.drop_undrawn(root)
    footnotes.link(root)
    for mark in root.xpath(f"descendant::*[@{footnotes.MARK} or @{footnotes.BACK}]"):
        mark.drop_tree()
    typography.rewrite(root)
    return _words(root)


def _as_it_stands(root: lxml.html.HtmlElement, *, is_shown: bool) -> str:
    if is_shown:
        visibility.drop_undrawn(root)
        typography.take_out_struck(root)
    return _words(root)


def _words(root: lxml.html.HtmlElement) -> str:
    # Of a page that leaves out <body>, the parser takes HTML 5's elements for a part of the head: only its title goes.
    for element in [*root.iter(*_GONE), *root.xpath("descendant-or-self::head/descendant::title[not(ancestor::svg)]")]:
        if element.getparent() is not None:
            element.drop_tree()
    pieces: list[str] = []
    stack: list[tuple[object, bool]] = [(root, False)]
    while stack:
        element, is_end = stack.pop()
        tag = getattr(element, "tag", None)
        is_block = isinstance(tag, str) and tag not in _INLINE
        if is_end:
            pieces.append("\n" if is_block else "")
            pieces.append(getattr(element, "tail", None) or "")
            continue
        pieces.append("\n" if is_block else "")
        if isinstance(tag, str):  # else a comment
            pieces.append(getattr(element, "text", None) or "")
            stack.append((element, True))
            stack += [(child, False) for child in reversed(list(element))]  # type: ignore[call-overload]
        else:
            pieces.append(getattr(element, "tail", None) or "")
    return _in_lines("".join(pieces))


def _in_lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
