"""A saved RSS or Atom file: its entries are articles, with their text where the feed has all of it.

Read tag by tag, as OPML is. Pocket, Instapaper, Pinboard and this program hand out lists in this form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.exchange.imports import csv_rows, tags_scanner
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import published
from reader.model.imported import ImportedItem, NotTaken

_NAMES = frozenset({"item", "entry"})
_STARTS = ("<item", "<entry")
_LOOKS = re.compile(r"<(?:\w+:)?(?:rss|rdf|feed)\b[^<>]*>", re.IGNORECASE)
_FIELD = re.compile(r"<([A-Za-z][\w:.-]*)(\s[^<>]*)?>")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_CDATA_START = re.compile(r"\s*<!\[CDATA\[")
_USED = frozenset(
    {
        *("title", "link", "permalink", "guid", "id", "content:encoded", "content", "description", "summary"),
        *("dc:creator", "author", "pubdate", "published", "dc:date", "updated", "category", "dc:subject"),
    }
)
_CLOSES = re.compile(r"</[a-z]|<(?:br|hr|img|wbr)\b|/>", re.IGNORECASE)
_TEXT_CHARS = 1_500
"""A description of this length is the article's text, a shorter one is a summary."""
SHORT_CHARS = 500
"""Below this, what a feed calls the content is a summary, too."""


def recognises(source: Source) -> bool:
    """Say whether this is RSS, RDF or Atom."""
    head = source.head_text(8192)
    if head.lstrip()[:1] != "<" or "<html" in head.lower():
        return False
    found = _LOOKS.search(head)
    return found is not None and ("rss" in found[0].lower() or "purl.org/rss" in head or "atom" in head.lower())


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the entries."""
    parts: list[str] | None = None
    number = 0
    for token in tags_scanner.tokens(source, _NAMES, _STARTS):
        if isinstance(token, NotTaken):
            yield token
        elif token.name == "":
            if parts is not None:
                parts.append(token.text)
        elif token.closing:
            if parts is not None:
                number += 1
                yield _article(f"{source.name}, entry {number}", "".join(parts))
            parts = None
        elif not token.single:
            parts = []
    if parts is not None:
        yield NotTaken(f"{source.name}, entry {number + 1}", "damaged", rest=True)


def _article(where: str, inner: str) -> ImportedItem | NotTaken:
    fields: dict[str, list[str]] = {}
    links = []
    for name, attributes, raw in _fields(inner):
        text = _value(raw)
        if name == "link" and attributes.get("rel", "alternate") == "alternate":
            links.append(attributes.get("href") or text)
        elif name == "category":
            text = attributes.get("term") or text
        elif name in ("author", "dc:creator"):
            text = _value(raw.partition("<name>")[2].partition("</name>")[0]) or text
        elif name == "guid" and attributes.get("ispermalink", "true") == "true":
            fields.setdefault("permalink", []).append(text)
        fields.setdefault(name, []).append(text)
    title = _words(_first(fields, "title"))
    given = [*links, *fields.get("permalink", ()), *fields.get("id", ())]
    address = next((address for address in map(article_address, given) if address), "")
    body = _first(fields, "content:encoded", "content")
    summary = _first(fields, "description", "summary")
    if not body and len(summary) >= _TEXT_CHARS:
        body, summary = summary, ""
    if address and 0 < len(body) < SHORT_CHARS:
        body, summary = "", summary or body  # a kept text would keep the page from being fetched
    if not address and not body:
        return refused(where, next(iter(given), ""), title)
    authors = (_words(name) for name in fields.get("dc:creator", fields.get("author", [])))
    return ImportedItem(
        where,
        address,
        title,
        byline=csv_rows.unique(authors),
        description=tags_scanner.plain(summary),
        published=published(_first(fields, "pubdate", "published", "dc:date", "updated")),
        tags=csv_rows.unique(_words(tag) for tag in [*fields.get("category", ()), *fields.get("dc:subject", ())]),
        kind="readable" if body else "",
        text=body,
        dropped=_left_out(fields, inner),
    )


def _left_out(fields: dict[str, list[str]], inner: str) -> tuple[str, ...]:
    """Return the names of elements that say something and have no place; a picture or sound says it in its attributes."""
    others = [name for name, texts in fields.items() if name not in _USED and any(texts)]
    return (*others, *(["enclosure"] if "<enclosure" in inner.lower() else []))


def _fields(inner: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield name, attributes and content of the elements right below an entry. Each name that is never closed is looked
    for once only, so that the time is linear.
    """
    position = 0
    unclosed: set[str] = set()
    while match := _FIELD.search(inner, position):
        name, about = match[1], match[2] or ""
        position = match.end()
        text = ""
        if not about.endswith("/") and name not in unclosed:
            begin = position
            if _CDATA_START.match(inner, position):
                begin = max(inner.find("]]>", position), position)
            end = inner.find(f"</{name}", begin)
            if end < 0:
                unclosed.add(name)
            else:
                text = inner[position:end]
                position = inner.find(">", end) + 1 or len(inner)
        yield name.lower(), tags_scanner.attributes(about), text


def _first(fields: dict[str, list[str]], *names: str) -> str:
    return next((text for name in names for text in fields.get(name, ()) if text), "")


def _words(text: str) -> str:
    """Return one line without markup: what closes nothing is a word that somebody wrote about ("<A>")."""
    written = " ".join(tags_scanner.unescaped(text).split())
    return (tags_scanner.plain(text) or written) if _CLOSES.search(text) else written


def _value(text: str) -> str:
    """Return what an element holds: CDATA as it is, else its entities replaced."""
    if "<![CDATA[" in text:
        return _CDATA.sub(lambda match: match[1], text).strip()
    return tags_scanner.unescaped(text).strip()
