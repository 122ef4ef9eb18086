"""Which picture an image element stands for: lazy sources resolved, the best size chosen, furniture left out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree

from reader.capture.page.dom import hints, tag_of
from reader.model.blocks import Picture

BEST_WIDTH_PX = 1600
"""Pixels: twice the widest column of the reading pane, for dense screens."""

MIN_SIDE_PX = 60
"""Pixels: what is declared smaller in width or height is an icon or a counting pixel."""

_LAZY_NAMES = """
    data-src data-original data-lazy-src data-lazy data-original-src data-src-large data-full-src data-hi-res-src data-actualsrc data-image
    data-img-src data-url data-defer-src data-runner-src data-echo data-large-file data-hires
"""
_LAZY = tuple(_LAZY_NAMES.split())
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "data-original-set", "data-src-set")
_PLACEHOLDER = re.compile(
    r"placeholder|spacer|blank\.(?:gif|png)|1x1|pixel\.gif|transparent|lazy[-_]?load|grey\.gif|loading\.(?:gif|svg)",
    re.I,
)
_FURNITURE = re.compile(
    r"\b(?:avatar|gravatar|logo|icons?|emoji|smiley|sprite|badge|share|social|author[-_ ]?(?:image|photo|pic|img)|byline|profile)\b"
    r"|tracking|avatar|gravatar|(?:^|[-_/ ])logo",
    re.I,
)
_OF_AUTHOR = re.compile(
    r"\s*(?:author|profile|contributor|writer|user)(?:['’]?s)?[\s_-]+(?:photo|image|picture|avatar|pic|headshot)\s*$",
    re.I,
)
_TRACKER = re.compile(
    r"(?:/pixel|/track|/beacon|count(?:er)?\.(?:gif|php)|\bstat\b|doubleclick|scorecardresearch|/imp\?|/b\?c1=)", re.I
)
_SIZE_IN_PATH = re.compile(
    r"(?:[-_/.](?:w|h|s|width|height|max|size|resize|crop|fit|q|c)?[-_=]?\d{2,4}(?:[x_,]\d{2,4})*(?:[-_](?:c|crop))?)+",
    re.I,
)
_GALLERY = re.compile(r"gallery|galerie|galeria|slide|carousel|lightbox|photo|swiper", re.I)
_BACKGROUND = re.compile(r"url\(\s*(?:\"([^\"]+)\"|'([^']+)'|([^)\"'\s]+))\s*\)", re.I)
_BACKGROUNDS = ("data-bg", "data-background-image", "data-background")
_OF_BROWSER = re.compile(r"tearsheet-picture:\d{1,3}")
"""Address that the browser's extension gives a picture which has none: it came with the page."""
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)$", re.I)
_DESCRIPTOR = re.compile(r"\s+(\d+(?:\.\d+)?)([wxh])\s*$")


def picture_of(element: etree._Element, url: str) -> Picture | None:
    """Return the picture of an ``img`` or ``picture`` element, or of one that ``has_background``, with its absolute
    address; None for icons, avatars, logos, counting pixels and placeholders without a real source.
    """
    if not is_image(element):
        return _background_of(element, url)
    image = element if tag_of(element) != "picture" else next((p for p in element.iter("img", "amp-img")), None)
    sources = list(_sources(element if image is None else image))
    if tag_of(element) == "picture":
        sources = [s for source in element.iter("source") for s in _source_of(source)] + sources
    width, height = (_pixels(image, name) if image is not None else 0 for name in ("width", "height"))
    if 0 < width < MIN_SIDE_PX or 0 < height < MIN_SIDE_PX:
        return None
    if image is not None and (_FURNITURE.search(hints(image)) or _OF_AUTHOR.match(image.get("alt") or "")):
        return None
    best = best_source(sources, url)
    fallback = (
        _noscript_beside(image)
        if image is not None
        and (
            not best
            or _PREVIEW.search(f"{hints(image)} {hints(outer) if (outer := element.getparent()) is not None else ''}")
        )
        else None
    )
    if fallback is not None:
        best = best_source(list(_sources(fallback)), url) or best
    elif image is not None and _PREVIEW.search(hints(image)):
        best = _large_around(element, url) or best
    if not best or is_furniture(best):
        return None
    alt = " ".join((image.get("alt") or "").split()) if image is not None else ""
    return Picture(best, alt[:500], width, height)


def is_image(element: etree._Element) -> bool:
    """Tell whether an element is a picture: HTML's own, or one of a site's own kind that names its file."""
    tag = tag_of(element)
    if tag in ("img", "amp-img", "picture"):
        return True
    return (
        "-" in tag
        and bool(_OWN_IMAGE.search(tag))
        and any(element.get(name) for name in ("src", "srcset", *_LAZY, *_LAZY_SETS))
        and next(element.iter("img", "picture", "video"), None) is None
    )


_OWN_IMAGE = re.compile(r"(?:^|-)(?:image|img|picture|photo)(?:-|$)")
_PREVIEW = re.compile(r"progressive|lqip|blur-?up|placeholder|preview|thumbnail|low-?res|tiny")


def _large_around(image: etree._Element, url: str) -> str:
    """Return the large picture that a small preview is linked to, "" where it leads to no picture."""
    link = next((a for a in itertools.islice(image.iterancestors(), 3) if tag_of(a) == "a"), None)
    href = (link.get("href") or "") if link is not None else ""
    return _absolute(href, url) if _PICTURE_FILE.search(urlsplit(href).path) else ""


def has_background(element: etree._Element) -> bool:
    """Tell whether an element without a word or a picture in it shows one as its CSS background, and is part of a
    gallery by its name.
    """
    if "url(" not in (element.get("style") or "") and not any(element.get(name) for name in _BACKGROUNDS):
        return False
    named = " ".join(hints(e) for e in (element, *itertools.islice(element.iterancestors(), 2)))
    if (
        not _GALLERY.search(named)
        or next(element.iter("img", "video", "iframe"), None) is not None
        or any(text.strip() for text in element.itertext())
    ):
        return False
    link = next((a for a in (element, *element.iterancestors()) if tag_of(a) == "a"), None)
    # A picture that leads to another page is that page's teaser; one that leads to its own large size belongs here.
    return (
        link is None
        or not (href := link.get("href") or "").strip("#")
        or bool(_PICTURE_FILE.search(urlsplit(href).path))
    )


def _background_of(element: etree._Element, url: str) -> Picture | None:
    shown = _BACKGROUND.search(element.get("style") or "")
    lazy = next((value for name in _BACKGROUNDS if (value := element.get(name))), "")
    inner = _BACKGROUND.search(lazy)
    large = next((a.get("href") or "" for a in (element, *element.iterancestors()) if tag_of(a) == "a"), "")
    named = [m[1] or m[2] or m[3] for m in (inner, shown) if m] + ([lazy] if lazy and not inner else [])
    best = best_source(
        [(address.strip(), 0.0) for address in ([large] if _PICTURE_FILE.search(large) else []) + named], url
    )
    if not best or is_furniture(best) or _FURNITURE.search(hints(element)):
        return None
    said = element.get("aria-label") or element.get("title") or element.get("data-caption") or ""
    return Picture(best, " ".join(said.split())[:500])


def best_source(sources: list[tuple[str, float]], url: str) -> str:
    """Return the absolute address whose width is nearest to ``BEST_WIDTH_PX`` from above, or the widest; where no widths
    are said, the first.
    """
    usable = []
    for address, width in sources:
        full = _absolute(address, url)
        if full and not _PLACEHOLDER.search(urlsplit(full).path.rpartition("/")[2]):
            usable.append((full, width))
    if not usable:
        return ""
    sized = [u for u in usable if u[1] > 0]
    if not sized:
        return usable[0][0]
    enough = [u for u in sized if u[1] >= BEST_WIDTH_PX]
    return min(enough, key=lambda u: u[1])[0] if enough else max(sized, key=lambda u: u[1])[0]


def is_furniture(address: str) -> bool:
    """Tell whether an address is, by its name, no picture of an article: a logo, an avatar, an icon, a counting
    pixel.
    """
    parts = urlsplit(address)
    name = parts.path.rpartition("/")[2]
    return (
        bool(_FURNITURE.search(re.sub(r"[-_.+%]", " ", name)) and len(name) < 60)
        or bool(_TRACKER.search(address))
        or name.endswith(".ico")
    )


def same_picture_key(address: str) -> str:
    """Return a key that is equal for one picture in several sizes: the path's end without what looks like a size, no
    query.
    """
    parts = urlsplit(address)
    # Resizing services carry the real address inside their own.
    inner = re.search(
        r"https?(?::|%3A)(?:/|%2F){1,2}.+$", parts.path + ("?" + parts.query if parts.query else ""), re.I
    )
    path = re.sub(r"[?&#].*$", "", inner[0].replace("%2F", "/").replace("%2f", "/")) if inner else parts.path
    name = path.rstrip("/").rpartition("/")[2].lower()
    stem = re.sub(r"\.(?:jpe?g|png|webp|avif|gif)\b.*$", "", name)
    bare = _SIZE_IN_PATH.sub("", stem)
    if len(bare) >= 6 and not bare.isdigit():
        return bare
    return "/".join(path.lower().split("/")[-3:]) if len(stem) < 6 else stem


def _sources(image: etree._Element) -> Iterator[tuple[str, float]]:
    sets = [image.get(name) for name in (*_LAZY_SETS, "srcset")]
    yield from (pair for text in sets if text for pair in parse_srcset(text))
    for name in _LAZY:
        value = (image.get(name) or "").strip()
        if value and " " not in value and ("/" in value or "." in value):
            yield value, 0.0
    src = (image.get("src") or "").strip()
    if src:
        yield src, 0.0


def _source_of(source: etree._Element) -> Iterator[tuple[str, float]]:
    if "avif" in (source.get("type") or "") or "(prefers-color-scheme: dark)" in (source.get("media") or ""):
        return
    for name in ("srcset", *_LAZY_SETS):
        text = source.get(name)
        if text:
            for address, width in parse_srcset(text):
                # Without a width the media query tells at least for how wide a window the source is meant.
                media = re.search(r"min-width:\s*(\d+)", source.get("media") or "")
                yield address, width or (float(media[1]) if media else 1.0)


def parse_srcset(text: str) -> list[tuple[str, float]]:
    """Return the addresses of a srcset with their widths in pixels; a density counts as 800 pixels each, 0 where
    nothing is said. As browsers read it: an address ends at white space, so that it may hold commas.
    """
    found: list[tuple[str, float]] = []
    for match in _CANDIDATE.finditer(text):
        address, said = match[1].rstrip(","), (match[2] or "").strip()
        several = _GLUED.split(address) if not urlsplit(address).path.strip("/").startswith("http") else [address]
        found += [(part, 0.0) for part in several[:-1] if part]
        width = _DESCRIPTOR.search(f" {said}")
        if said and width is None:
            continue  # an address with a space in it, or a descriptor that no browser knows
        scale = 0.0 if width is None or width[2] == "h" else 800.0 if width[2] == "x" else 1.0
        if several[-1]:
            found.append((several[-1], float(width[1]) * scale if width is not None else 0.0))
    return found


_CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*)(?:(?<!,)\s+([^,]*))?")
_GLUED = re.compile(r"(?<=[a-z]{3}),(?=https?://)|(?<=[a-z]{4}),(?=https?://)", re.I)


def _noscript_beside(image: etree._Element) -> etree._Element | None:
    box = image.getparent() if tag_of(image.getparent()) == "picture" else image
    after = box.getnext() if box is not None else None
    for neighbour in (
        after,
        box.getprevious() if box is not None else None,
        after.getnext() if after is not None else None,
    ):
        if neighbour is not None and tag_of(neighbour) == "noscript":
            inside: etree._Element | None = next(neighbour.iter("img"), None)
            if inside is not None:
                return inside
    return None


def _absolute(address: str, url: str) -> str:
    if address.startswith(("data:", "blob:", "about:", "{", "#")):
        return ""
    if _OF_BROWSER.fullmatch(address):
        return address
    try:
        full = urljoin(url, address.replace(" ", "%20"))
        # A page from a file has its pictures beside it; a page from the network can name no file of this computer.
        allowed = ("http", "https", "file") if urlsplit(url).scheme == "file" else ("http", "https")
        return full if urlsplit(full).scheme in allowed else ""
    except ValueError:
        return ""


def _pixels(image: etree._Element, name: str) -> int:
    match = re.match(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$", image.get(name) or "")
    return int(match[1]) if match else 0
