"""What the article's text may be: as two cleaners see it, and as the page's own data holds it."""

from __future__ import annotations

import copy
import logging
import re
from dataclasses import dataclass

import lxml.html
from lxml import etree

from reader.capture.page import embedded_article
from reader.capture.page.blocks import BLOCK_TAGS

_LIST_MARK = re.compile(r"^(?:[-*•–]|\d+[.)])\s+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cleaner's answer: ``lines`` are its paragraphs, ``tree`` its own structure as HTML, for pages whose own cannot
    be used.
    """

    name: str
    lines: tuple[str, ...]
    tree: lxml.html.HtmlElement

    @property
    def words(self) -> int:
        """Count the words of its text; a run of a script without spaces counts once."""
        return sum(len(_WORD.findall(line)) for line in self.lines)


ENOUGH_WORDS = 100
"""Words of the first cleaner's answer from which the second is not asked."""


def candidates(root: lxml.html.HtmlElement, url: str) -> list[Candidate]:
    """Return the answers of trafilatura and the page's own data, and of readability-lxml where trafilatura has few
    words; those that found something. None sees or changes the tree that is given.
    """
    lean = copy.deepcopy(root)
    etree.strip_elements(lean, *_UNREAD, with_tail=False)  # what no reader sees is not walked through twice
    _spare(lean)
    first = _trafilatura(lean, url)
    # With a whole answer of the first the second adds nothing that the judge can use, and takes more time than all the
    # rest.
    second = _readability(lean) if first is None or first.words < ENOUGH_WORDS else None
    found = (first, second, from_data(embedded_article.body_in_linked_data(root)))
    return [candidate for candidate in found if candidate is not None and candidate.lines]


def _spare(lean: lxml.html.HtmlElement) -> None:
    """Take out of a tree what takes cleaners minutes and changes no line of theirs: cells that span thousands of rows,
    and thousands of marks in one paragraph.
    """
    for cell in lean.iter("td", "th"):
        cell.attrib.pop("rowspan", None)
        cell.attrib.pop("colspan", None)
    for element in list(lean.iter()):
        if len(element) > MAX_MARKS and sum(child.tag in _MARKS for child in element) > MAX_MARKS:
            etree.strip_tags(element, *_MARKS)


def from_data(body: str) -> Candidate | None:
    """Return a candidate from a text of the page's data (see ``page.embedded_article``), None for ""."""
    tree = embedded_article.as_page(body) if body else None
    return None if tree is None else Candidate("data", tuple(_lines(tree)), tree)


_MARK_NAMES = "a abbr b big code em font i ins mark small span strong sub sup tt u"
_MARKS = frozenset(_MARK_NAMES.split())
MAX_MARKS = 1_000
"""Elements directly in one beyond which those of a line lose their tags for the cleaners."""

_UNREAD = ("script", "style", "svg", "template", "iframe", "object", "embed", "canvas")

_TAGS = {
    "head": "h3",
    "item": "li",
    "quote": "blockquote",
    "row": "tr",
    "cell": "td",
    "hi": "strong",
    "lb": "br",
    "graphic": "img",
    "del": "s",
}


def _trafilatura(root: lxml.html.HtmlElement, url: str) -> Candidate | None:
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(
            copy.deepcopy(root),
            url=url or None,
            favor_precision=True,
            fast=True,  # its own second opinions cost a third of its time, and the judge has readability's
            include_comments=False,
            include_tables=True,
            with_metadata=False,
        )
    except Exception:  # a cleaner that fails leaves the page to the other one  # noqa: BLE001
        return None
    if document is None or getattr(document, "body", None) is None:
        return None
    lines = []
    for line in (document.text or "").splitlines():
        for cell in line.strip().strip("|").split(" | ") if line.startswith("|") else [line]:
            text = _LIST_MARK.sub("", cell.strip())
            if text and not re.fullmatch(r"[|\-\s]+", text):
                lines.append(text)
    return Candidate("trafilatura", tuple(lines), _as_html(document.body))


def _as_html(body: etree._Element) -> lxml.html.HtmlElement:
    """Return trafilatura's tree (its tags are TEI's) in HTML's tags."""
    tree = copy.deepcopy(body)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "list":
            element.tag = "ol" if element.get("rend") == "ol" else "ul"
        elif element.tag == "ref":
            element.tag = "a"
            element.set("href", element.get("target") or "")
        elif element.tag == "head" and re.fullmatch(r"h[1-6]", element.get("rend") or ""):
            element.tag = element.get("rend") or "h3"
        elif element.tag == "code" and "\n" in "".join(map(str, element.itertext())):
            element.tag = "pre"
        elif element.tag in _TAGS:  # names that only a parser of HTML accepts can't be set
            element.tag = _TAGS[element.tag]
    tree.tag = "body"
    return lxml.html.document_fromstring(etree.tostring(tree, encoding="unicode", method="html"))


def _readability(root: lxml.html.HtmlElement) -> Candidate | None:
    from readability import Document

    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        summary = Document(root, url=None).summary(html_partial=True)  # it works on a copy
        tree = lxml.html.document_fromstring(summary)
    except Exception:  # as above  # noqa: BLE001
        return None
    lines = tuple(_lines(tree))
    return Candidate("readability", lines, tree)


def _lines(tree: lxml.html.HtmlElement) -> list[str]:
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        breaks = element.tag in BLOCK_TAGS or element.tag == "br"
        if event == "start":
            parts.append(("\n" if breaks else "") + (element.text or "").replace("\n", " "))
        else:
            parts.append(("\n" if breaks else "") + (element.tail or "").replace("\n", " "))
    return [line for line in (" ".join(raw.split()) for raw in "".join(parts).split("\n")) if line]
