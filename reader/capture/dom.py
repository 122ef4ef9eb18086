"""Parse a page once, so that nothing in it can break the steps after: control characters go, depth is bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import lxml.html
from lxml import etree

MAX_DEPTH = 220
"""Elements nested deeper than this lose their tags, not their text. Real pages stay below 100; recursion in C ends far above."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_DECLARATION = re.compile(r"\A[\s\ufeff]*<\?xml[^>]*>", re.IGNORECASE)
_BOXES = re.compile(r"</?(?:div|span|font|section|center|b|i|u|strong|em|small|big)\b[^>]*>", re.IGNORECASE)
_WORD_SPACE = re.compile(r"\s+")
_LETTERS = re.compile(r"\w+")
_WALL = re.compile(
    r"pay-?wall|reg-?wall|login-?wall|subscri\w*[-_]?(?:wall|gate|offer)|metered|piano[-_]|content-?gate|\babo-?(?:wall|teaser|offer)|barrier"
)
_HIDDEN_NAME = re.compile(r"(?:^| )(?:is-|u-)?(?:hidden|hide|d-none|visually-?hidden|sr-only|screen-reader-text|invisible)(?: |$)")
_LAYER_NAME = re.compile(r"modal|pop-?up|overlay|lightbox|dialog")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN_NAMES = "script style noscript template svg math iframe object select option textarea head nav footer dialog datalist"
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_RUNNING_NAMES = "a abbr b bdi bdo cite code del dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var wbr"
_RUNNING = frozenset(_RUNNING_NAMES.split())
"""Elements within a line; every other one begins a line and ends it."""


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


def base_address(root: lxml.html.HtmlElement, url: str) -> str:
    """The address that relative ones on a page count from: its ``<base>`` if that leads to a web server (or from a file to a file), else
    its own."""
    element = next((base for base in root.iter("base") if base.get("href")), None)
    href = (element.get("href") or "").strip() if element is not None else ""
    try:
        joined = urljoin(url, href) if href else url
        parts = urlsplit(joined)
    except ValueError:
        return url
    of_a_server = parts.scheme in ("http", "https") and bool(parts.netloc)
    return joined if of_a_server or (parts.scheme == "file" and url.startswith("file:")) else url


@dataclass(slots=True)
class Seen:
    """What a visitor sees below the head, in lines, without navigation, footer and layers that a script opens."""

    lines: list[str] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    walls: list[bool] = field(default_factory=list)

    def after(self, end: str) -> tuple[list[tuple[str, bool]], list[str]]:
        """The lines after the one that ends a text, up to about 600 characters, each with whether it is all link; and what elements say
        there that are named walls. Empty where the end is not on the page."""
        words = _LETTERS.findall(end)[-8:]
        if not words:
            return [], []
        ending = re.compile(r"\W+".join(map(re.escape, words)))
        at = next((i for i, line in enumerate(self.lines) if ending.search(line)), -1)
        if at < 0:
            return [], []
        rest = ending.split(self.lines[at])[-1].strip(" .…\"'”»)")
        lines = [(rest, False)] if len(rest) > 3 else []
        walls, length = [], 0
        for line, linked, wall in zip(self.lines[at + 1 :], self.linked[at + 1 :], self.walls[at + 1 :], strict=True):
            length += len(line)
            if length > 600:
                break
            lines.append((line, linked > 0.8 * len(line)))
            if wall:
                walls.append(line)
        return lines, walls


def visible(root: lxml.html.HtmlElement) -> Seen:
    """What is seen of a page: its text in lines, as blocks and line breaks part them."""
    found = Seen()
    body = root.find(".//body")
    line: list[str] = []
    linked = links = walls = 0

    def end_line() -> None:
        nonlocal linked
        said = " ".join("".join(line).split())
        if said:
            found.lines.append(said)
            found.linked.append(linked)
            found.walls.append(walls > 0)
        line.clear()
        linked = 0

    walk = etree.iterwalk(body if body is not None else root, events=("start", "end"))
    for event, element in walk:
        tag = tag_of(element)
        if tag not in _RUNNING:
            end_line()
        if event == "start":
            if unseen(element, tag):
                walk.skip_subtree()
                continue
            links += tag in ("a", "button")
            walls += bool(_WALL.search(hints(element)))
            said = element.text
        else:
            if not unseen(element, tag):
                links -= tag in ("a", "button")
                walls -= bool(_WALL.search(hints(element)))
            said = element.tail if element is not body else None
        if said:
            line.append(said)
            linked += len(said) if links else 0
    end_line()
    return found


def unseen(element: etree._Element, tag: str) -> bool:
    """Whether an element is not there for who reads the page: hidden, a layer that a script opens, navigation or footer."""
    if tag in _UNSEEN or element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return bool(tag not in ("html", "body") and names != " " and (_HIDDEN_NAME.search(names) or _LAYER_NAME.search(names)))
