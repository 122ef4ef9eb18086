"""Parse a page once, so that nothing in it can break the steps after: control characters go, depth is bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import lxml.html
from lxml import etree

MAX_DEPTH = 220
"""Elements nested deeper than this lose their tags, not their text. Real pages stay below 100; recursion in C ends far
above."""

MAX_ELEMENTS = 30_000
MAX_TEXT = 700_000
"""Elements and characters of text beyond which the end of a page is left out. The cleaners take about 200 ms for a
thousand elements, so that these stay within the worker's 20 s; of 771 news pages that were measured the largest had
5,500 elements and 290,000 characters."""

LEFT_OUT = "data-left-out"
"""The attribute of the root that says how much of a page was left out, where any was."""

BROKEN_OFF = "data-broken-off"
"""The attribute of the root that says that a page stops before its own end, as a broken transfer leaves it."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));?")
_NO_LETTERS = frozenset((*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFFFE, 0xFFFF))
"""What a reference can name that is no letter: of 0x80 to 0x9F, browsers read most as Windows-1252."""
_DECLARATION = re.compile(r"\A[\s\ufeff]*<\?xml[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_UNCLOSED = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "p", "param", "source", "track", "wbr")
)
_CLOSED = re.compile(r"</(?:body|html)\b", re.I)
_BOX = re.compile(r"<(/?)(?:div|article|main|section)\b", re.I)
_CLOSED_BY_THE_NEXT = frozenset(("dd", "dt", "li", "option", "td", "th", "tr"))
_WORD_SPACE = re.compile(r"\s+")
_LETTERS = re.compile(r"\w+")
_WALL = re.compile(
    r"pay-?wall|reg-?wall|login-?wall|subscri\w*[-_]?(?:wall|gate|offer)|metered|piano[-_]|content-?gate|\babo-?(?:wall|teaser|offer)|barrier"
)
_HIDDEN_NAME = re.compile(
    r"(?:^| )(?:is-|u-)?(?:hidden|hide|d-none|visually-?hidden|sr-only|screen-reader-text|invisible)(?: |$)"
)
_LAYER_NAME = re.compile(r"modal|pop-?up|overlay|lightbox|dialog")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN_NAMES = (
    "script style noscript template svg math iframe object select option textarea head nav footer dialog datalist"
)
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_RUNNING_NAMES = "a abbr b bdi bdo cite code del dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var wbr"
_RUNNING = frozenset(_RUNNING_NAMES.split())
"""Elements within a line; every other one begins a line and ends it."""
_BLOCK_LEVEL_NAMES = """
    address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header
    hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption legend option
"""
BLOCK_LEVEL = frozenset(_BLOCK_LEVEL_NAMES.split())
"""Elements that begin a block of text and end it."""


def strip_controls(html: str) -> str:
    """Return the text without what XML cannot hold, written as it is or as a reference ("&#27;"): readability-lxml crashes on
    control characters, lxml on lone surrogates. An XML declaration goes too, because its encoding no longer holds for text.
    """
    return _DECLARATION.sub("", _REFERENCE.sub(_letter, _CONTROL.sub("", html)))


def _letter(reference: re.Match[str]) -> str:
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return " " if number == 0x0C else "" if number in _NO_LETTERS else reference[0]


_P_IN_HEADING = re.compile(
    r"(<h([1-6])\b[^>]{0,400}>\s{0,20})<p\b([^>]{0,400})>((?:(?!</?h[1-6]\b|<p\b).){0,600}?)</p>(\s{0,20}</h\2>)",
    re.I | re.DOTALL,
)
"""A paragraph that is all of a heading: browsers keep it there, libxml2 ends the heading before it."""


def parse(html: str) -> lxml.html.HtmlElement | None:
    """Return the root element of a page, comments and processing instructions left out; None where there is nothing to
    parse. What is nested deeper than ``MAX_DEPTH`` loses its tags; what lies beyond ``MAX_ELEMENTS`` or ``MAX_TEXT`` is
    left out, and ``LEFT_OUT`` says so.
    """
    html = _P_IN_HEADING.sub(r"\1<span\3>\4</span>\5", html)
    root, cut_off = _parsed(html)
    if cut_off:
        root, _ = _parsed(_shallow(html))
    if root is not None:
        close_voids(root)
        bound(root)
        flatten(root)
        root.attrib.pop(BROKEN_OFF, None)
        if _breaks_off(html):
            root.set(BROKEN_OFF, "")
    return root


def _breaks_off(html: str) -> bool:
    """Tell whether a page ends with boxes open and neither body nor page closed."""
    if _CLOSED.search(html):
        return False
    opened = _BOX.findall(html)
    return 2 * opened.count("/") < len(opened)


def close_voids(root: lxml.html.HtmlElement) -> None:
    """Take out of an element what HTML says can hold nothing: libxml2 does not know all of them, and puts a picture
    into its ``source`` and the rest of a page into an ``embed``.
    """
    for element in list(root.iter("source", "track", "embed", "wbr")):
        if len(element) or element.text:
            if element.tag != "wbr":
                element.addprevious(element.makeelement(element.tag, dict(element.attrib)))
            element.drop_tag()


def _parsed(html: str) -> tuple[lxml.html.HtmlElement | None, bool]:
    """Return the root, and whether libxml2 gave up on the depth (2,048, whatever ``huge_tree`` says) and lost what came
    after.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(html.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, False
    return root, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def _shallow(html: str) -> str:
    """Return the page without the tags that open below half of ``MAX_DEPTH``, and without those that close them: what
    matters inside of them (paragraphs, which are not counted here) keeps room for its own.
    """
    open_tags: list[tuple[str, bool]] = []

    def judged(tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if name in _UNCLOSED or tag[0].endswith("/>"):
            return tag[0]
        if name in _CLOSED_BY_THE_NEXT:
            return tag[0] if len(open_tags) < MAX_DEPTH // 2 else " "
        if not tag[1]:
            kept = len(open_tags) < MAX_DEPTH // 2
            open_tags.append((name, kept))
            return tag[0] if kept else " "
        if open_tags and open_tags[-1][0] == name:
            return tag[0] if open_tags.pop()[1] else " "
        return " " if len(open_tags) > MAX_DEPTH // 2 else tag[0]

    return _TAG.sub(judged, html)


def bound(root: lxml.html.HtmlElement) -> None:
    """Bound a tree to ``MAX_ELEMENTS`` and ``MAX_TEXT``: first what is no article's goes, then what comes last."""
    root.attrib.pop(LEFT_OUT, None)  # a page may have an attribute of that name
    elements = sum(1 for _ in root.iter())
    text = _length(root)
    if elements <= MAX_ELEMENTS and text <= MAX_TEXT:
        return
    for element in list(root.iter("nav", "footer", "svg", "select", "datalist")):
        if element.getparent() is not None:
            element.drop_tree()
    last = _within_bounds(root)
    if last is None:
        return
    for script in list(root.iter("script")):  # what a page says of itself may stand at its end
        if "ld+json" in (script.get("type") or "").lower() and script.getparent() is not None:
            root.insert(0, script)
    at: etree._Element | None = last
    while at is not None and at is not root:
        outer: etree._Element | None = at.getparent()
        if outer is None:
            break
        for sibling in list(at.itersiblings()):
            outer.remove(sibling)
        outer.tail = None
        at = outer
    left_out = elements - sum(1 for _ in root.iter())
    root.set(LEFT_OUT, f"{left_out} of {elements} elements, {text - _length(root)} of {text} characters")


def _length(root: lxml.html.HtmlElement) -> int:
    return sum((0 if e.tag in ("script", "style") else len(e.text or "")) + len(e.tail or "") for e in root.iter())


def _within_bounds(root: lxml.html.HtmlElement) -> etree._Element | None:
    """Return the last element within the bounds, its own text clipped to them; None where all are."""
    left = MAX_TEXT
    element: etree._Element
    for number, element in enumerate(root.iter(), 1):
        if element.text and element.tag not in ("script", "style"):
            if len(element.text) > left:
                element.text = element.text[:left].rpartition(" ")[0] or element.text[:left]
                for child in list(element):
                    element.remove(child)
                element.tail = None
                return element
            left -= len(element.text)
        if len(element.tail or "") > left:
            element.tail = (element.tail or "")[:left]
            return element
        left -= len(element.tail or "")
        if number >= MAX_ELEMENTS:
            element.tail = None
            return element
    return None


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
    """Return the lower-case tag name, "" for what is no element (None, comments, entities)."""
    tag = element.tag if element is not None else None
    return tag.lower().rpartition("}")[2] if isinstance(tag, str) else ""


def hints(element: etree._Element) -> str:
    """Return what an element is called: its classes, id and other names by which authors and test suites mark a part of
    the page, lower-case.
    """
    return " ".join(str(value) for name, value in element.items() if name in _CALLED and value).lower()


_CALLED = frozenset(("class", "id", "itemprop", "data-testid", "data-component", "role"))


_UNREAD = frozenset(("", "script", "style", "template", "noscript"))


def replace_by_text(element: etree._Element, text: str) -> None:
    """Put plain text in the place of an element; what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    text += element.tail or ""
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    element.tail = None
    parent.remove(element)


def text_of(element: etree._Element, limit: int = 0) -> str:
    """Return all text below an element, white space collapsed; ``limit`` characters at most where it is set."""
    text = _WORD_SPACE.sub(" ", " ".join(texts_of(element))).strip()
    return text[:limit] if limit else text


def line_of(element: etree._Element, most: int) -> str:
    """Return the text below an element, "" where it is longer than ``most``: boxes that hold whole articles cost no
    more than lines do.
    """
    parts: list[str] = []
    left = most
    for part in texts_of(element):
        parts.append(part)
        left -= len(part.strip())
        if left < 0:
            return ""
    text = " ".join(" ".join(parts).split())
    return text if len(text) <= most else ""


def texts_of(element: etree._Element) -> Iterator[str]:
    """Yield the pieces of text below an element in the order of the page, those of scripts and comments left out."""
    if element.text and tag_of(element) not in _UNREAD:
        yield element.text
    open_elements: list[etree._Element] = []
    children = [iter(element)]
    while children:
        child = next(children[-1], None)
        if child is None:
            children.pop()
            if open_elements and (tail := open_elements.pop().tail):
                yield tail
            continue
        if child.text and tag_of(child) not in _UNREAD:
            yield child.text
        if len(child):
            open_elements.append(child)
            children.append(iter(child))
        elif child.tail:
            yield child.tail


def base_address(root: lxml.html.HtmlElement, url: str) -> str:
    """Return the address that relative ones on a page count from: its ``<base>`` if that leads to a web server (or from
    a file to a file), else its own.
    """
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
        """Return the lines after the one that ends a text, up to about 600 characters, each with whether it is all
        link; and what elements say there that are named walls. Empty where the end is not on the page.
        """
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
    """Return what is seen of a page: its text in lines, as blocks and line breaks part them."""
    found = Seen()
    body = root.find(".//body")
    line: list[str] = []
    linked = links = walls = 0
    opened: list[
        tuple[bool, bool, bool]
    ] = []  # of each open element: whether it runs on in its line, is a link, is a wall

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
        if event == "start":
            tag = tag_of(element)
            hidden = unseen(element, tag)
            kind = (
                tag in _RUNNING,
                not hidden and tag in ("a", "button"),
                not hidden and bool(_WALL.search(hints(element))),
            )
            opened.append(kind)
            said = None if hidden else element.text
            if hidden:
                walk.skip_subtree()
            links, walls = links + kind[1], walls + kind[2]
        else:
            kind = opened.pop()
            said = element.tail if opened else None
        if not kind[0]:
            # A wall's last line is still the wall's.
            end_line()
        if event == "end":
            links, walls = links - kind[1], walls - kind[2]
        if said:
            line.append(said)
            linked += len(said) if links else 0
    end_line()
    return found


def unseen(element: etree._Element, tag: str) -> bool:
    """Tell whether an element is not there for who reads the page: hidden, a layer that a script opens, navigation or
    footer.
    """
    if tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return (
        len(names) > 1 and tag not in ("html", "body") and bool(_HIDDEN_NAME.search(names) or _LAYER_NAME.search(names))
    )


def kind_of(element: etree._Element) -> tuple[str, str | None]:
    """Return an element's tag and class: boxes of one kind side by side are parts of one thing."""
    return tag_of(element), element.get("class")
