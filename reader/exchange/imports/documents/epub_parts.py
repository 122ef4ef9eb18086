"""The XML of an EPUB, read in a worker process: its package, its contents list, its chapters."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from reader.capture.page.charset import decode
from reader.capture.page.dom import parse, strip_controls, tag_of
from reader.exchange.imports.documents.own_chapter import ChapterMark, take_apart
from reader.text.words import count_words

MAX_SPINE = 5_000
MAX_NAMED = 2_000
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NO_TEXT = (
    "script",
    "style",
    "link",
    "meta",
    "title",
    "head",
    "form",
    "button",
    "input",
    "iframe",
    "object",
    "audio",
    "video",
)
_KEPT = ("href", "src", "alt", "id", "width", "height", "title", "lang", "dir", "start", "colspan", "rowspan")
_SOURCE_CLASSES = frozenset(
    ("source", "original", "permalink", "article-source", "source-url", "original-url", "url", "external-link")
)
_SOURCE_METAS = ("source", "dc.source", "dcterms.source", "og:url", "article:url", "original-url")
FURNITURE = frozenset(
    ("toc", "cover", "titlepage", "copyright-page", "landmarks", "index", "colophon", "halftitlepage")
)
EARLY_BLOCKS = 5
"""How many blocks into a chapter the line with its source may be."""


@dataclass
class Package:
    """What an EPUB's package says: its spine as paths inside the archive, and whatever describes the book; ``others`` are
    the names of what else it says about it.
    """

    spine: list[str] = field(default_factory=list)
    nav: str = ""
    ncx: str = ""
    title: str = ""
    creators: list[str] = field(default_factory=list)
    date: str = ""
    language: str = ""
    description: str = ""
    publisher: str = ""
    subjects: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    generator: str = ""
    others: list[str] = field(default_factory=list)


@dataclass
class Chapter:
    """One document of the spine: its body as HTML whose picture sources are ``epub:PATH``; ``without_heading`` is that
    without the heading it begins with, which is its title. ``said`` are its meta elements, ``highlights`` what Tearsheet
    wrote below an article, and ``is_own`` says that it is of a book that Tearsheet wrote.
    """

    html: str = ""
    without_heading: str = ""
    title: str = ""
    heading: bool = False
    address: str = ""
    said: dict[str, list[str]] = field(default_factory=dict)
    language: str = ""
    kinds: frozenset[str] = frozenset()
    words: int = 0
    is_own: bool = False
    in_links: int = 0
    highlights: list[ChapterMark] = field(default_factory=list)


def package_path(container: bytes) -> str:
    """Return where a container says that the package is, "" where it does not."""
    root = _xml(container)
    if root is None:
        return ""
    found = [element.get("full-path") or "" for element in root.iter("{*}rootfile", "rootfile")]
    return unquote(found[0]) if found else ""


def protected_paths(encryption: bytes) -> list[str]:
    """Return the files that are encrypted for good; fonts that are only scrambled are none."""
    root = _xml(encryption)
    found: list[str] = []
    for data in root.iter("{*}EncryptedData") if root is not None else ():
        method = next((e.get("Algorithm") or "" for e in data.iter("{*}EncryptionMethod")), "")
        if "obfuscation" in method or "RC" in method:
            continue
        found += [unquote(e.get("URI") or "") for e in data.iter("{*}CipherReference")]
    return found


def package_of(data: bytes, path: str) -> Package | None:
    """Return what a package says, None where it is no XML at all."""
    root = _xml(data)
    if root is None:
        return None
    base = posixpath.dirname(path)
    found = Package()
    items: dict[str, str] = {}
    for item in root.iter("{*}manifest/{*}item", "{*}item"):
        href = item.get("href")
        if not href:
            continue
        where = _within(base, href)
        items.setdefault(item.get("id") or where, where)
        if "nav" in (item.get("properties") or "").split():
            found.nav = where
        if item.get("media-type") == "application/x-dtbncx+xml":
            found.ncx = where
    for reference in root.iter("{*}itemref"):
        where = items.get(reference.get("idref") or "", "")
        if where and where not in found.spine and len(found.spine) < MAX_SPINE:
            found.spine.append(where)
    _describe(root, found)
    return found


def _describe(root: Any, found: Package) -> None:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = _local(element)
        outer = element.getparent()
        if outer is None or _local(outer) not in ("metadata", "dc-metadata", "x-metadata"):
            continue
        text = " ".join("".join(element.itertext()).split())
        if name == "meta":
            if element.get("name") == "generator":
                found.generator = element.get("content") or ""
        elif name == "title":
            found.title = found.title or text
        elif name == "creator" and text and text not in found.creators:
            found.creators.append(text)
        elif name == "date" and not found.date:
            found.date = text
        elif name in ("language", "description", "publisher"):
            setattr(found, name, getattr(found, name) or text)
        elif name == "subject" and text:
            found.subjects.append(text)
        elif name in ("source", "identifier") and text.startswith(("http://", "https://")):
            found.addresses.append(text)
        elif (
            text and name == "identifier" and "isbn" in f"{text} {' '.join(map(str, element.attrib.values()))}".lower()
        ):
            found.others.append("ISBN")
        elif text and name not in ("identifier", "date", "format", "type"):
            found.others.append(name)


def contents_of(data: bytes, path: str) -> dict[str, str]:
    """Return the label that a contents list (EPUB 3's nav or EPUB 2's NCX) gives each document."""
    root = _xml(data)
    if root is None:
        return {}
    base = posixpath.dirname(path)
    found: dict[str, str] = {}
    for point in root.iter("{*}navPoint"):
        label = next((" ".join("".join(e.itertext()).split()) for e in point.iter("{*}navLabel")), "")
        target = next((e.get("src") or "" for e in point.iter("{*}content")), "")
        if label and target:
            found.setdefault(_within(base, target), label)
    for link in root.iter("{*}a"):
        label = " ".join("".join(link.itertext()).split())
        if label and link.get("href"):
            found.setdefault(_within(base, link.get("href") or ""), label)
    return found


def _raise_marks(body: Any) -> None:
    """Raise the marks of footnotes that a book raises by its style sheet, or "2013" and "4" would read as 20134."""
    for link in list(body.iter("a")):
        kinds = {*(link.get("epub:type") or "").split(), *(link.get("role") or "").split()}
        if kinds.isdisjoint(("noteref", "doc-noteref")) or link.find(".//sup") is not None:
            continue
        if next(link.iterancestors("sup"), None) is not None:
            continue
        mark = link.makeelement("sup")
        mark.text, link.text = link.text, None
        mark.extend(list(link))
        link.append(mark)


def chapter_of(data: bytes, path: str, numbers: dict[str, int]) -> Chapter:
    """Return one document; ``numbers`` has a number for each document of the spine, so that links between them hold."""
    root = parse(strip_controls(decode(data, "application/xhtml+xml")))
    found = Chapter()
    if root is None:
        return found
    found.language = root.get("lang") or root.get("xml:lang") or ""
    found.title = " ".join((root.findtext(".//title") or "").split())
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        if name and meta.get("content") and len(found.said) < 100:
            found.said.setdefault(name, []).append(meta.get("content") or "")
    body = next(root.iter("body"), root)
    kinds = {*(body.get("epub:type") or "").split(), *(root.get("epub:type") or "").split()}
    outermost = list(body)
    if len(outermost) == 1:
        kinds.update((outermost[0].get("epub:type") or "").split())
    found.kinds = frozenset(kinds)
    found.address = _address(root, body, found.said)
    own = take_apart(body)
    found.is_own = own is not None
    if own is not None:
        found.highlights = own[0]
        found.said.setdefault("note", []).extend(own[1])
    _raise_marks(body)
    _settle(body, path, numbers)
    text = "".join(body.itertext())
    found.words = count_words(text)
    found.in_links = sum(count_words("".join(link.itertext())) for link in body.iter("a"))
    first = next((e for e in body.iter() if tag_of(e) in (*_HEADINGS, "p", "li", "img", "td")), None)
    found.heading = first is not None and tag_of(first) in _HEADINGS
    if found.heading and first is not None:
        found.title = " ".join("".join(first.itertext()).split()) or found.title
    html = etree.tostring(body, encoding="unicode", method="html", with_tail=False)
    found.html = re.sub(r"\A<(?:body|html)[^>]*>|</(?:body|html)>\Z", "", html.strip()).strip()
    if found.heading and first is not None and len(found.html) > len(found.title) + 20:
        _drop(first)
        inner = etree.tostring(body, encoding="unicode", method="html", with_tail=False)
        found.without_heading = re.sub(r"\A<(?:body|html)[^>]*>|</(?:body|html)>\Z", "", inner.strip()).strip()
    return found


def _address(root: Any, body: Any, said: dict[str, list[str]]) -> str:
    """Return where a chapter says that it comes from, "" where it does not: a canonical link, a meta element, a link that is
    marked as the source, or one near the beginning that is nothing but an address.
    """
    found = [e.get("href") or "" for e in root.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    found += [value for name in _SOURCE_METAS for value in said.get(name, ())]
    blocks = 0
    for element in body.iter():
        tag = tag_of(element)
        blocks += tag in ("p", "div", "h1", "h2", "li", "td")
        if tag != "a" or not (element.get("href") or "").startswith(("http://", "https://")):
            continue
        rel = (element.get("rel") or "").lower()
        names = {
            *(element.get("class") or "").lower().split(),
            *(element.getparent().get("class") or "").lower().split(),
        }
        href = element.get("href") or ""
        text = "".join(element.itertext()).strip().rstrip("/")
        bare = href.split("://", 1)[1].rstrip("/")
        marked = rel in ("calibre-downloaded-from", "canonical", "bookmark") or names & _SOURCE_CLASSES
        named = blocks <= EARLY_BLOCKS and text and text in (href.rstrip("/"), bare, urlsplit(href).hostname)
        if marked or named:
            found.append(href)
    return next((address for address in found if address.startswith(("http://", "https://"))), "")


def _settle(body: Any, path: str, numbers: dict[str, int]) -> None:
    """Take out what is no text, and give links and pictures addresses that hold outside the book."""
    base = posixpath.dirname(path)
    own = numbers.get(path, 0)
    for image in list(body.iter("image")):
        source = image.get("href") or image.get("xlink:href") or ""
        picture = image.makeelement("img", {"src": source})
        svg = next((outer for outer in image.iterancestors("svg")), image)
        if svg.getparent() is not None:
            svg.addprevious(picture)
    _strip(body, own)
    for image in body.iter("img"):
        source = image.get("src") or ""
        if source and not re.match(r"[a-z][a-z0-9+.-]*:", source, re.I):
            image.set("src", f"epub:{_within(base, source)}")
    for link in list(body.iter("a")):
        href = link.get("href")
        if href is None or href.startswith(("http://", "https://", "mailto:")):
            continue
        where, _, place = href.partition("#")
        number = numbers.get(_within(base, where), -1) if where else own
        if place and number >= 0:
            link.set("href", f"#d{number}-{place}")
        else:
            del link.attrib["href"]


def _strip(body: Any, number: int) -> None:
    """Take out what is no text, and attributes that mean nothing outside the book; ids get the chapter's number."""
    for element in list(body.iter()):
        if element.getparent() is None or not isinstance(element.tag, str):
            continue
        if tag_of(element) in (*_NO_TEXT, "svg") or (element.get("epub:type") or "") in (
            "pagebreak",
            "toc",
            "landmarks",
        ):
            _drop(element)
    for element in body.iter():
        if not isinstance(element.tag, str):
            continue
        ident = element.get("id")
        for name in [name for name in element.attrib if name not in _KEPT]:
            del element.attrib[name]
        if ident:
            element.set("id", f"d{number}-{ident}")


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def _drop(element: Any) -> None:
    if hasattr(element, "drop_tree"):
        element.drop_tree()


def _within(base: str, href: str) -> str:
    """Return a path inside the archive for a reference of a document in the folder ``base``, without its fragment."""
    return posixpath.normpath(posixpath.join(base, unquote(href.partition("#")[0].partition("?")[0])))


def _xml(data: bytes) -> Any:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(data.strip() or b"<none/>", parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
