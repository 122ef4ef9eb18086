# ruff: noqa: E501 - traps are one to a string
"""Traps in pages: each in several places of an article. What is kept, shown and exported holds nothing active, nothing
is asked for, and the article's words are all there.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from typing import Any
from unittest import mock

import lxml.html

from reader.capture.clean import clean
from reader.capture.page.markup import blocks_to_html
from reader.capture.page.safe_original import safe_html
from reader.exchange.markdown import escaped, link
from reader.model.blocks import plain_text
from reader.model.capture import Cleaned
from tests.hostile.kit import Case

NAME = "page vectors"
BAR = 300
QUICK = 8

_FIRST = (
    "The ferry left pier four at ten past six on Tuesday morning, as the harbour master had promised the islanders."
)
_LAST = "The authority will inspect every vessel before the winter timetable begins, a spokeswoman said in the evening."
_MIDDLE = (
    "Mechanics had worked through the night under floodlights, and the market moved to the station for two summers."
)
_TRAPS = (
    "<script>alert(1)</script>", "<script src=//t.example/a.js></script>", "<SCRIPT/x>alert(1)</SCRIPT>", "<img src=x onerror=alert(1)>",
    "<img src='x' onerror  =  alert(1) alt='<script>'>", "<svg onload=alert(1)><circle r=1 /></svg>", "<svg><script>alert(1)</script></svg>",
    "<svg><foreignObject><iframe src=//t.example></iframe></foreignObject></svg>", "<svg><use href='//t.example/a.svg#a'/></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>", "<iframe srcdoc='<script>1</script>'></iframe>",
    "<iframe src='javascript:alert(1)'></iframe>", "<object data=//t.example/a.swf></object>", "<embed src=//t.example/a.swf>",
    "<a href='javascript:alert(1)'>link</a>", "<a href='java&#10;script:alert(1)'>link</a>", "<a href='&#1;javascript:alert(1)'>link</a>",
    "<a href='data:text/html,<script>1</script>'>link</a>", "<a href='vbscript:1'>link</a>", "<a href='file:///etc/passwd'>link</a>",
    "<a href='https://e.example/' onclick=alert(1) ping=//t.example>link</a>", "<a href='https://e.example/' style='background:url(//t.example)'>link</a>",
    "<p style='background:url(//t.example/a)'>styled words of the article</p>", "<style>@import url(//t.example/a.css);</style>",
    "<link rel=stylesheet href=//t.example/a.css>", "<link rel=prefetch href=//t.example/>", "<link rel=dns-prefetch href=//t.example/>",
    "<meta http-equiv=Set-Cookie content=a=b>", "<base href='javascript:/a/'>", "<form action=//t.example><input name=a><button>go</button></form>",
    "<form><button formaction='javascript:alert(1)'>go</button></form>", "<input autofocus onfocus=alert(1)>", "<video poster=//t.example/a src=//t.example/b></video>",
    "<audio src=//t.example/a autoplay></audio>", "<video><source onerror=alert(1)></video>", "<details open ontoggle=alert(1)><summary>s</summary></details>",
    "<marquee onstart=alert(1)>m</marquee>", "<template><script>alert(1)</script></template>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<xmp><img src=x onerror=alert(1)></xmp>", "<![CDATA[<script>alert(1)</script>]]>", "<!--><script>alert(1)</script>-->", "<!--[if IE]><script>1</script><![endif]-->",
    "<?php echo 1 ?><?xml-stylesheet href='javascript:alert(1)'?>", "<table background=//t.example/a><tr><td>cell</td></tr></table>",
    "<img srcset='//t.example/a 1x, javascript:alert(1) 2x'>", "<picture><source srcset='file:///etc/passwd'><img src='file:///etc/passwd'></picture>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>", "<p>\x1b]0;owned\x07\x9b31m words with orders</p>",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt; as words</p>", "<p>[click](javascript:alert(1)) as words</p>", "<p>=HYPERLINK(\"//t.example\") as words</p>",
)  # fmt: skip
_PLACES = {
    "before the text": "{trap}<article><h1>The ferry returns</h1><p>{a}</p><p>{b}</p><p>{c}</p></article>",
    "between paragraphs": "<article><h1>The ferry returns</h1><p>{a}</p>{trap}<p>{b}</p><p>{c}</p></article>",
    "within a paragraph": "<article><h1>The ferry returns</h1><p>{a}</p><p>{b} {trap}</p><p>{c}</p></article>",
    "in the title": "<article><h1>The ferry returns {trap}</h1><p>{a}</p><p>{b}</p><p>{c}</p></article>",
    "in a quote": "<article><h1>The ferry returns</h1><p>{a}</p><blockquote><p>{b}</p>{trap}</blockquote><p>{c}</p></article>",
    "after the text": "<article><h1>The ferry returns</h1><p>{a}</p><p>{b}</p><p>{c}</p></article>{trap}",
}
_TAGS = frozenset(
    [
        "script",
        "style",
        "iframe",
        "frame",
        "object",
        "embed",
        "form",
        "input",
        "button",
        "link",
        "meta",
        "base",
        "svg",
        "math",
        "video",
        "audio",
        "template",
    ]
)
_SCHEMES = re.compile(r"\s*(?:javascript|vbscript|data|file|blob)\s*:", re.I)


def _active(html: str) -> str:
    """Return what in markup would run, ask or lead somewhere, "" for nothing."""
    for element in lxml.html.fragment_fromstring(html, create_parent="div").iter():
        if not isinstance(element.tag, str) or element.tag in _TAGS:
            return f"<{element.tag}>"
        for name, value in element.attrib.items():
            bare = re.sub(r"[\x00-\x20]", "", value)
            if name.startswith("on") or name in ("style", "srcset", "ping", "background", "formaction", "poster"):
                return f"{name}={value}"
            if name in ("href", "src") and _SCHEMES.match(bare):
                return f"{name}={value}"
            if name == "src" and not value.startswith(("picture:", "http://", "https://")):
                return f"src={value}"
    return ""


def page_with(trap: str, place: str) -> bytes:
    """Return a page with a trap in one of the places."""
    words = {"a": f"{_FIRST} {_MIDDLE}", "b": f"{_MIDDLE} {_FIRST}", "c": _LAST}
    page = f"<!doctype html><html lang=en><head><title>The ferry returns</title></head><body>{_PLACES[place].format(trap=trap, **words)}</body></html>"
    return page.encode("utf-8", "surrogatepass")


def trapped(trap: str, place: str) -> Cleaned:
    """Return what cleaning makes of that page."""
    return clean(page_with(trap, place), "https://news.example/a", "text/html; charset=utf-8")


def _opened(trap: str, place: str) -> str | None:
    body, url = page_with(trap, place), "https://news.example/a"

    def never(*_: Any, **__: Any) -> Any:
        raise AssertionError("a page made a request")

    with mock.patch.object(socket, "create_connection", never), mock.patch.object(socket, "getaddrinfo", never):
        cleaned = clean(body, url, "text/html; charset=utf-8")
        kept = blocks_to_html(cleaned.blocks)
        shown, _ = safe_html(body, url, "text/html; charset=utf-8", {})
    text = plain_text(cleaned.blocks)
    if _FIRST not in text or _LAST not in text:
        return "words of the article are lost"
    if _LAST not in lxml.html.fromstring(f"<div>{shown}</div>").text_content():
        return "words of the original are lost"
    for what, html in (("kept", kept), ("original", re.sub(r'<img src="https?:[^>]*>', "", shown))):
        found = _active(html)
        if found:
            return f"{what}: {found}"
    if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text + cleaned.metadata.title):
        return "a control character is in the text"
    for block in cleaned.blocks:
        line = escaped(plain_text((block,)))
        if "\n" in line or re.search(r"(?<!\\)\]\(", line) or re.search(r"(?<!\\)<", line):
            return f"Markdown: {line[:80]}"
    return None if link("a", "javascript:alert(1)") == "a" else "Markdown links a script"


def cases(part: float, seed: int) -> Iterator[Case]:
    """Yield each trap in each place."""
    pairs = [(number, trap, place) for number, trap in enumerate(_TRAPS) for place in _PLACES]
    step = max(1, int(1 / part)) if part < 1 else 1
    for number, trap, place in pairs[seed % step :: step]:
        yield Case(f"{number} {ascii(trap)[:60]} {place}", lambda trap=trap, place=place: _opened(trap, place))
