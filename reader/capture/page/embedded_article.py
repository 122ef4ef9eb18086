"""The article as a page's own data holds it: JSON-LD ``articleBody``, or the state from which a script would build the
page.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

import lxml.html
from lxml import etree

from reader.capture.page import jsonld
from reader.capture.page.dom import strip_controls
from reader.text.marks import STOPS

MIN_CHARACTERS = 300
"""Characters below which a text is a teaser, not an article."""

MAX_SCRIPT_CHARACTERS = 4_000_000
"""Characters of a script beyond which it is not looked at."""

_TAG = re.compile(r"<(?:p|br|div|h[1-6]|li)\b[^>]*>", re.I)
_STATE = re.compile(r"^\s*(?:window\.|self\.|var |let |const )?[\w.$\[\]\"']{1,80}\s*=\s*(?=[{\[])")
_PLACEHOLDER = re.compile(r"\$\$\w{1,40}\$\$|\[\[\w{1,40}\]\]|\{\{[\w. -]{1,40}\}\}")
"""Where a script would put an advertisement or a picture."""

_FLIGHT = re.compile(r'__next_f\.push\(\[1,"((?:[^"\\]|\\.)*)"\]\)', re.S)
_ROW = re.compile(rb"[0-9a-f]*:(?:T([0-9a-f]+),)?")
_BODY = re.compile(r"body|content|text|paragraph|html|article|story|blocks|markdown|value", re.I)
MAX_DEPTH = 24


def body_in_linked_data(root: lxml.html.HtmlElement) -> str:
    """Return the longest ``articleBody`` of the page's JSON-LD, HTML or plain text, "" where there is none worth the
    name.
    """
    found = [
        value
        for node in jsonld.article_nodes(jsonld.nodes(root))
        for key in ("articleBody", "text", "reviewBody")
        if isinstance(value := node.get(key), str) and len(value) >= MIN_CHARACTERS
    ]
    return max(found, key=len, default="")


def body_in_state(root: lxml.html.HtmlElement) -> str:
    """Return the article in a script's state: the longest text under a key that names one, or the longest list of
    paragraphs; "" for none.

    To be asked where a page shows nothing without its script: state holds other articles' teasers too, and comments.
    """
    values: list[Any] = []
    flight: list[str] = []
    for script in root.iter("script"):
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        if "__next_f" in text and len(text) <= MAX_SCRIPT_CHARACTERS:
            flight.append(text)
        if not MIN_CHARACTERS <= len(text) <= MAX_SCRIPT_CHARACTERS or "ld+json" in kind:
            continue
        if "json" not in kind:
            text, changed = _STATE.subn("", text, count=1)
            if not changed:
                continue
            text = text.rstrip().removesuffix(";")
        values.append(jsonld.load(text))
    values.extend(_rows(flight))
    return max((body for value in values for body in _bodies(value, 0)), key=len, default="")


def body_that_goes_on(root: lxml.html.HtmlElement, said: Sequence[str]) -> str:
    """Return the article in a script's state where it holds the end of what the page shows (the last paragraphs of
    which are ``said``); "" for none. Only such a script is read, so that it costs next to nothing on other pages.
    """
    probes = [probe for text in reversed(said) for probe in _probes(text)][:MAX_PROBES]
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() and any(probe in text for probe in probes):
            return body_in_state(root)
    return ""


MAX_PROBES = 6
_PIECE = re.compile(r"[^\"\\\n<>&’'“”]{24,80}")
"""What no script escapes, long enough to be found in no other text."""


def _probes(text: str) -> Iterator[str]:
    """Yield a piece of a paragraph as a script may hold it: as it is, and with JSON's escapes."""
    pieces = _PIECE.findall(text)
    if pieces:
        piece = max(pieces, key=len).strip()
        yield piece
        if not piece.isascii():
            yield json.dumps(piece)[1:-1]


def _rows(scripts: Sequence[str]) -> Iterator[Any]:
    """Yield the values that Next.js streams: pieces of text in calls of ``push``, joined. In it: rows ``id:JSON``, or
    ``id:Tlength,text`` with the length in bytes, hexadecimal (React's "flight" format).
    """
    pieces = [jsonld.load(f'"{found[1]}"') for text in scripts for found in _FLIGHT.finditer(text)]
    stream = "".join(piece for piece in pieces if isinstance(piece, str)).encode("utf-8", "ignore")
    at = 0
    while (row := _ROW.match(stream, at)) is not None:
        if row[1] is not None:
            end = row.end() + int(row[1], 16)
            yield {"text": stream[row.end() : end].decode("utf-8", "replace")}
        else:
            end = stream.find(b"\n", row.end())
            end = len(stream) if end < 0 else end + 1
            yield jsonld.load(stream[row.end() : end].decode("utf-8", "replace").lstrip("IHLEDW"))
        at = end


_INLINE_TAG = re.compile(r"</(?:a|em|i|b|strong|span)>", re.IGNORECASE)


def as_page(body: str) -> lxml.html.HtmlElement | None:
    """Parse a text of data as a document: HTML as it is, plain text with a paragraph for each line; None where nothing
    can be made of it.
    """
    body = _PLACEHOLDER.sub(" ", body)
    if "&lt;" in body and not _TAG.search(body):
        body = html.unescape(body)
    if not _TAG.search(body):
        lines = [line.strip() for line in re.split(r"\s*\n\s*", body) if line.strip()]
        # Links and emphasis may stand in plain lines.
        spelled = lines if _INLINE_TAG.search(body) else [html.escape(html.unescape(line)) for line in lines]
        body = "".join(f"<p>{line}</p>" for line in spelled)
    try:
        return lxml.html.document_fromstring(f"<html><body>{strip_controls(body)}</body></html>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _bodies(value: Any, depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str):
                if len(inner) >= MIN_CHARACTERS and _BODY.search(key) and _is_prose(inner):
                    yield inner
            else:
                yield from _bodies(inner, depth + 1)
    elif isinstance(value, list):
        paragraphs = [text for item in value if (text := _paragraph(item))]
        joined = "\n".join(paragraphs)
        if len(paragraphs) >= 3 and len(joined) >= MIN_CHARACTERS and _is_prose(joined):
            yield joined
        for item in value:
            yield from _bodies(item, depth + 1)


def _paragraph(item: Any) -> str:
    """Return the text of one entry of a list of paragraphs: a string, or an object with one under a telling key."""
    if isinstance(item, str):
        return item if len(item) > 40 else ""
    if isinstance(item, dict):
        texts = [
            v
            for k, v in item.items()
            if isinstance(v, str) and _BODY.search(k) and len(v) > 40 and " " in v and not v.startswith("http")
        ]
        return max(texts, key=len, default="")
    return ""


def _is_prose(text: str) -> bool:
    """Tell whether it reads like sentences rather than like code, addresses or a serialized object."""
    plain = re.sub(r"<[^>]{0,500}>", " ", text)
    marks = sum(map(plain.count, "{}=;\\|<>"))
    return marks < len(plain) / 60 and len(re.findall(f"[{STOPS}]", plain)) >= 3 and not re.match(r"\s*[{\[]", plain)
