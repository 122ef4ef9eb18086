"""All the words of a kept page, in its own order: what a quotation is checked against where the clean text lacks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.capture.fetch.sniff import is_pdf
from reader.capture.page import embedded_article, footnotes, foreign_text, typography, visibility
from reader.capture.page.charset import decode
from reader.capture.page.dom import parse, strip_controls

if TYPE_CHECKING:
    import lxml.html

_GONE = ("script", "style", "noscript", "template", "head")
_INLINE_NAMES = """
    a abbr acronym b bdi bdo big cite code del dfn em font i img ins kbd mark q rp rt ruby s samp small span strike strong sub sup
    time tt u var wbr
"""
_INLINE = frozenset(_INLINE_NAMES.split())


def readings_of_page(body: bytes, content_type: str) -> tuple[str, ...]:
    """Return all the words of a kept page in each of the ways in which it may be read: as they stand in it; with
    figures raised, marks of notes and struck-out words left out, as an article has them; the same without what the page
    itself hides; and the texts that its scripts hold. No name of a class hides a word here.
    """
    return tuple(dict.fromkeys(filter(None, _readings(body, content_type))))


def _readings(body: bytes, content_type: str) -> Iterator[str]:
    if is_pdf(body):
        from reader.capture.pdf.cleaned import clean_pdf
        from reader.model.blocks import plain_text

        yield plain_text(clean_pdf(body).blocks)
        return
    html = decode(body, content_type)
    if content_type.lower().startswith("text/plain"):
        yield _in_lines(html)
    yield words_of_page(body, content_type)
    for drawn in (False, True):
        root = parse(strip_controls(html))
        if root is None:
            return
        foreign_text.spell(root)
        if drawn:
            visibility.drop_undrawn(root)
        footnotes.link(root)
        for mark in root.xpath(f"descendant::*[@{footnotes.MARK} or @{footnotes.BACK}]"):
            mark.drop_tree()
        typography.rewrite(root)
        yield _words(root)
    for data in (embedded_article.body_in_linked_data, embedded_article.body_in_state):
        root = parse(strip_controls(html))
        tree = embedded_article.as_page(said) if root is not None and (said := data(root)) else None
        if tree is not None:
            yield _words(tree)


def words_of_page(body: bytes, content_type: str) -> str:
    """Return the page's words without scripts and styles, a line break between blocks; "" for what is no page."""
    root = parse(strip_controls(decode(body, content_type)))
    return "" if root is None else _words(root)


def _words(root: lxml.html.HtmlElement) -> str:
    for element in list(root.iter(*_GONE)):
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
