"""A kept page as it was, made safe to show: its own words in its own order, and nothing that runs, sends, styles or
asks for anything.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html

from reader.capture.page.charset import decode
from reader.capture.page.dom import parse, strip_controls
from reader.capture.page.pictures import picture_of

PICTURE_SCHEME = "picture"
"""``picture:KEY`` names a picture of the library; no other source of a picture passes."""

_KEY = re.compile(rf"{PICTURE_SCHEME}:[0-9a-f]{{64}}")

MAX_MARKUP_CHARACTERS = 400_000
"""Characters of markup that are shown: a reading pane sets more than this too slowly. Pages of newspapers have a tenth
of it."""

_TAG_NAMES = """
    h1 h2 h3 h4 h5 h6 p br hr div span section article main header footer aside nav address ul ol li dl dt dd blockquote pre code kbd samp
    table caption thead tbody tfoot tr th td figure figcaption img strong b em i u s del ins mark small sub sup a q cite abbr time
"""
_TAGS = set(_TAG_NAMES.split())
_ATTRIBUTES = {
    "*": {"dir"},
    "a": {"href"},
    "img": {"src", "alt"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
_GONE_NAMES = """
    script style noscript template iframe frame applet input button select textarea option datalist progress meter area title
"""
_GONE = _GONE_NAMES.split()
_OPENED_NAMES = "frameset object embed svg math canvas video audio link meta base map portal dialog"
_OPENED = _OPENED_NAMES.split()
"""Of these only the tags go: libxml2 puts what follows an unclosed one into it, and that may be the rest of the
page."""
_NESTED_NAMES = "table thead tbody tfoot tr td th caption ul ol li dl dt dd blockquote"
_NESTED = frozenset(_NESTED_NAMES.split())
MAX_NESTING = 12
"""Tables, lists and quotes nested deeper than this become plain ones: no page means it, and setting them would take a
stack of frames."""


def safe_html(body: bytes, url: str, content_type: str, pictures: Mapping[str, str]) -> tuple[str, bool]:
    """Return the page's HTML without scripts, styles, forms, frames and addresses of pictures, and whether its end was
    left out.

    ``pictures`` are the keys of those that the library holds, by their address. They become ``picture:KEY``; of all
    others the alternative text stays. Links are made absolute; only those of the web and of mail stay links.
    """
    root = parse(strip_controls(decode(body, content_type)))
    if root is None:
        return "", False
    base = _base_of(root, url)
    for element in list(root.iter(*_GONE)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in list(root.iter(*_OPENED)):
        if element.getparent() is not None:
            element.drop_tag()
    for element in list(root.iter("picture", "img", "amp-img", "image")):
        if element.getparent() is not None:
            _settle_picture(element, base, pictures)
    for element in list(root.iter(*_NESTED)):
        if sum(1 for outer in element.iterancestors() if outer.tag in _NESTED) > MAX_NESTING:
            element.tag = "div"
    for link in root.iter("a"):
        _settle_link(link, base)
    whole = next(root.iter("body"), root)
    cleaned: str = _sanitizer().clean(lxml.html.tostring(whole, encoding="unicode"))
    if len(cleaned) <= MAX_MARKUP_CHARACTERS:
        return cleaned.strip(), False
    return str(_sanitizer().clean(cleaned[:MAX_MARKUP_CHARACTERS].rpartition("<")[0])).strip(), True


@functools.cache
def _sanitizer() -> Any:
    import nh3

    schemes = {"http", "https", "mailto", PICTURE_SCHEME}
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=schemes,
        link_rel=None,
        strip_comments=True,
        attribute_filter=_only_kept_pictures,
    )


def _only_kept_pictures(_tag: str, name: str, value: str) -> str | None:
    """Return the source of a picture only if it is a key of the library, whatever the markup was read as."""
    return value if name != "src" or _KEY.fullmatch(value) else None


def _settle_picture(element: Any, base: str, pictures: Mapping[str, str]) -> None:
    """Replace a picture by its key where it is kept, else by its alternative text."""
    alt = " ".join((element.get("alt") or next((image.get("alt") or "" for image in element.iter("img")), "")).split())
    known = next((pictures[address] for address in _addresses(element, base) if address in pictures), None)
    if known is None:
        left = lxml.html.Element("small")
        left.text = alt
    else:
        left = lxml.html.Element("img", src=f"{PICTURE_SCHEME}:{known}", alt=alt)
    left.tail = element.tail
    element.getparent().replace(element, left)


def _addresses(element: Any, base: str) -> list[str]:
    best = picture_of(element, base)
    sources = [image.get("src") or "" for image in ([element] if element.tag != "picture" else element.iter("img"))]
    return ([best.src] if best else []) + [_joined(base, source) for source in sources if source]


def _settle_link(link: Any, base: str) -> None:
    address = _joined(base, link.get("href") or "")
    link.attrib.pop("href", None)
    if address and urlsplit(address).scheme in ("http", "https", "mailto"):
        link.set("href", address)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""


def _base_of(root: Any, url: str) -> str:
    element = next(root.iter("base"), None)
    return _joined(url, element.get("href") or "") or url if element is not None else url
