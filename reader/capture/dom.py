"""Parse a page once, so that nothing in it can break the steps after: control characters go, depth is bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

MAX_DEPTH = 220
"""Elements nested deeper than this lose their tags, not their text. Real pages stay below 100; recursion in C ends far above."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_DECLARATION = re.compile(r"\A[\s\ufeff]*<\?xml[^>]*>", re.IGNORECASE)
_BOXES = re.compile(r"</?(?:div|span|font|section|center|b|i|u|strong|em|small|big)\b[^>]*>", re.IGNORECASE)
_WORD_SPACE = re.compile(r"\s+")


def strip_controls(html: str) -> str:
    """The text without what XML cannot hold: readability-lxml crashes on control characters, lxml on lone surrogates. An XML declaration
    goes too, because its encoding no longer holds for text."""
    return _DECLARATION.sub("", _CONTROL.sub("", html))


def parse(html: str) -> lxml.html.HtmlElement | None:
    """The root element of a page, comments and processing instructions left out; None where there is nothing to parse."""
    root, cut_off = _parsed(html)
    if cut_off:
        root, _ = _parsed(_BOXES.sub(" ", html))
    if root is not None:
        flatten(root)
    return root


def _parsed(html: str) -> tuple[lxml.html.HtmlElement | None, bool]:
    """The root, and whether libxml2 gave up on the depth (2,048, whatever ``huge_tree`` says) and lost what came after."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(html.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, False
    return root, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def flatten(root: lxml.html.HtmlElement) -> None:
    """Bound the depth of a tree to ``MAX_DEPTH``."""
    too_deep = []
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        if depth > MAX_DEPTH:
            too_deep.append(element)
    for element in reversed(too_deep):  # the innermost first: each then moves only its own few children
        element.drop_tag()


def tag_of(element: etree._Element | None) -> str:
    """The lower-case tag name, "" for what is no element (None, comments, entities)."""
    tag = element.tag if element is not None else None
    return tag.lower().rpartition("}")[2] if isinstance(tag, str) else ""


def hints(element: etree._Element) -> str:
    """What an element is called: its classes, id and other names by which authors and test suites mark a part of the page, lower-case."""
    names = (element.get(name) or "" for name in ("class", "id", "itemprop", "data-testid", "data-component", "role"))
    return " ".join(name for name in names if name).lower()


def text_of(element: etree._Element, limit: int = 0) -> str:
    """All text below an element, white space collapsed; ``limit`` characters at most where it is set."""
    text = _WORD_SPACE.sub(" ", " ".join(_texts(element))).strip()
    return text[:limit] if limit else text


def _texts(element: etree._Element) -> Iterator[str]:
    for part in element.iter():
        name = tag_of(part)
        hidden = name in ("", "script", "style", "template", "noscript")
        if part.text and not hidden:
            yield part.text
        if part.tail and part is not element:
            yield part.tail
