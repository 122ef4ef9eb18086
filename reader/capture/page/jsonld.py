"""What a page says of itself in JSON-LD, also where the JSON is broken: trailing commas, comments, line breaks within
strings.
"""

from __future__ import annotations

import functools
import html
import json
import re
from collections.abc import Iterator
from typing import Any, cast

import lxml.html
from lxml import etree

_ARTICLE = re.compile(
    r"(?:article|report|blogposting|liveblog|posting|review|webpage|newsstory|opinion|column|interview|podcastepisode|videoobject|recipe|creativework)$",
    re.I,
)
_WRAPPERS = re.compile(
    r"\A\s*(?:<!\[CDATA\[|//\s*<!\[CDATA\[|<!--|/\*.*?\*/)?\s*(.*?)\s*(?:\]\]>|//\s*\]\]>|-->)?\s*;?\s*\Z", re.S
)
_STRINGS_AND_COMMENTS = re.compile(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', re.S)
MAX_JSON_CHARACTERS = 3_000_000

Node = dict[str, Any]


def nodes(root: etree._Element) -> list[Node]:
    """Return all typed objects of a page's JSON-LD, nested ones too (``@graph``, lists, ``mainEntity``), in document
    order.
    """
    found: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found.extend(_nodes(script.text or ""))
    return found


@functools.lru_cache(maxsize=4)
def _nodes(text: str) -> tuple[Node, ...]:
    """Return the objects of one script; several steps of a cleaning ask for them, none changes them."""
    return tuple(_walk(load(text), 0))


def article_nodes(found: list[Node]) -> list[Node]:
    """Return the objects that describe an article, news articles first, bare web pages last."""
    rated = []
    for order, node in enumerate(found):
        types = types_of(node)
        if any(_ARTICLE.search(t) for t in types):
            plain = all(t.lower() in ("webpage", "creativework", "videoobject", "recipe") for t in types)
            rated.append(
                (
                    2 if plain else 0 if any("news" in t.lower() or "report" in t.lower() for t in types) else 1,
                    order,
                    node,
                )
            )
    return [node for _, _, node in sorted(rated, key=lambda r: r[:2])]


def types_of(node: Node) -> list[str]:
    """Return the names of an object's types, without their vocabulary's address."""
    declared = node.get("@type", node.get("type", []))
    return [
        str(t).rstrip("/").rpartition("/")[2]
        for t in (declared if isinstance(declared, list) else [declared])
        if isinstance(t, str)
    ]


def load(text: str) -> Any:
    """Parse a JSON text that may be broken in the ways of the web, None where nothing can be made of
    it.
    """
    if len(text) > MAX_JSON_CHARACTERS:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    match = _WRAPPERS.match(text)
    text = match[1] if match else text
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    mended = _STRINGS_AND_COMMENTS.sub(lambda m: m[1] or "", text)
    mended = re.sub(r",\s*([}\]])", r"\1", mended)
    for attempt in (
        mended,
        html.unescape(mended),
        re.sub(r"\\(?![\"\\/bfnrtu])", r"\\\\", mended),
        re.sub(r"}\s*{", "},{", f"[{mended}]"),
    ):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Any, depth: int) -> Iterator[Node]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        if types_of(value):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart", "item", "@list"):
            if isinstance(value.get(key), (dict, list)):
                yield from _walk(value[key], depth + 1)


def texts(value: Any) -> list[str]:
    """Return the plain strings in a value: itself, a list's, or an object's ``name``, ``@value`` or ``url``."""
    if isinstance(value, str):
        text = " ".join(html.unescape(re.sub(r"<[^>]{0,200}>", "", html.unescape(value))).split())
        return [text] if text else []
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    if isinstance(value, dict):
        for key in ("name", "@value", "url", "contentUrl", "@id"):
            if value.get(key):
                return texts(value[key])
    return []


_NEWS = re.compile(r"\b\w{0,20}NewsArticle\b")
_POST = re.compile(r"\bBlogPosting\b")


def announced_kind(root: lxml.html.HtmlElement) -> tuple[float, float]:
    """Return whether a page calls itself news, and whether a blog's post (each 0 or 1), in its JSON-LD or its
    microdata.
    """
    said = [script.text or "" for script in root.iter("script") if "ld+json" in (script.get("type") or "").lower()]
    said += [str(kind) for kind in cast("list[str]", root.xpath("//@itemtype"))]
    return float(any(map(_NEWS.search, said))), float(any(map(_POST.search, said)))
