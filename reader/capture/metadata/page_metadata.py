"""What a page says of itself, each with the source that says so: from JSON-LD, OpenGraph, Twitter, microdata and the
page, in that order.

The title is in ``title``; who wrote it and when are in ``byline`` and ``dates``.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from reader.capture.metadata.byline import byline_of
from reader.capture.metadata.dates import modified_of, published_of
from reader.capture.metadata.sources import Sources
from reader.capture.metadata.title import MAX_ELEMENTS, elements, normalize_title, same_title, title_context, title_of
from reader.capture.page import jsonld
from reader.capture.page.dom import text_of
from reader.capture.page.pictures import is_furniture
from reader.model.capture import Metadata
from reader.text.language import base_language
from reader.text.plain_line import MAX_DESCRIPTION, MAX_NAME, MAX_TITLE, plain_line

__all__ = ["Sources", "metadata_of", "normalize_title", "same_title", "sources_of"]

_SECTION_NAMES = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "sailthru.section",
    "cxenseparse:section",
    "section",
)
_NO_SECTION_WORDS = """
    home homepage start startseite accueil inicio início forside hem etusivu главная головна article articles tag tags post posts blog story
    uncategorized all website page pages
"""
_NO_SECTIONS = frozenset(_NO_SECTION_WORDS.split())
_BREADCRUMBS = etree.XPath(
    "//*[self::nav or self::ol or self::ul or self::div]"
    "[contains(@class,'readcrumb') or contains(@id,'readcrumb') or contains(@aria-label,'readcrumb')]"
)
MAX_NAMES = 40
_MONTH_FIRST = ("en-us", "en_us")
_MARKED = etree.XPath("//*[@itemprop]")
_DAY_FIRST_DOMAINS = (".uk", ".ie", ".au", ".nz", ".in", ".za", ".sg", ".my", ".pk", ".ng", ".ke")


def sources_of(root: etree._Element, url: str) -> Sources:
    """Collect what ``metadata_of`` reads."""
    metas: dict[str, list[str]] = defaultdict(list)
    for element in root.iter("meta"):
        content = " ".join(html.unescape(element.get("content") or element.get("value") or "").split())
        if content:
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                name = (element.get(attribute) or "").strip().lower()
                if name:
                    metas[name].append(content)
    nodes = jsonld.nodes(root)
    return Sources(
        root,
        url,
        dict(metas),
        nodes,
        jsonld.article_nodes(nodes),
        elements(_MARKED, root),
        list(islice(root.iter("time"), MAX_ELEMENTS)),
        _day_first(root, dict(metas), url),
    )


def metadata_of(root: etree._Element, url: str) -> Metadata:
    """Return everything a page says of itself; ``language`` is what it declares and may be wrong or ""."""
    sources = sources_of(root, url)
    site, site_source = _site(sources)
    title, title_source, heading = title_of(sources, site)
    context = title_context(heading)
    byline, byline_source = byline_of(sources, site, context)
    published, published_source = published_of(sources, context)
    modified, modified_source = modified_of(sources, published, context)
    section, section_source = _section(sources, title, site)
    description, description_source = _description(sources)
    language, language_source = _language(sources)
    canonical, canonical_source = _canonical(sources)
    picture, picture_source = _lead_picture(sources)
    stated_by = {
        "title": title_source,
        "byline": byline_source,
        "published": published_source,
        "modified": modified_source,
        "site": site_source,
        "section": section_source,
        "description": description_source,
        "language": language_source,
        "canonical_url": canonical_source,
        "lead_picture": picture_source,
    }
    return Metadata(
        title=plain_line(title, MAX_TITLE),
        byline=tuple(name for name in (plain_line(one, MAX_NAME) for one in byline[:MAX_NAMES]) if name),
        published=published,
        site=plain_line(site, MAX_NAME),
        description=plain_line(description, MAX_DESCRIPTION),
        language=language,
        canonical_url=canonical,
        lead_picture=picture,
        modified=modified,
        section=plain_line(section, MAX_NAME),
        sources=tuple((field, source) for field, source in stated_by.items() if source),
    )


def _day_first(root: etree._Element, metas: dict[str, list[str]], url: str) -> bool | None:
    """Tell whether "3/4/2024" is the third of April to the page's readers: yes in most languages, either way in
    English.
    """
    declared = [root.get("lang") or "", *metas.get("og:locale", ()), *metas.get("content-language", ())]
    declared = [value.strip().lower() for value in declared if value.strip()]
    host = (urlsplit(url).hostname or "").lower()
    if any(value.startswith(_MONTH_FIRST) for value in declared) and not host.endswith(_DAY_FIRST_DOMAINS):
        return False
    if host.endswith(_DAY_FIRST_DOMAINS) or any(re.match(r"en[-_](?:gb|au|nz|ie|in|za)", value) for value in declared):
        return True
    return None if not declared or declared[0].startswith("en") else True


# --- the rest ----------------------------------------------------------------------------------------------------------


def _site(sources: Sources) -> tuple[str, str]:
    for name in (
        "og:site_name",
        "application-name",
        "al:android:app_name",
        "twitter:app:name:iphone",
        "dc.publisher",
        "publisher",
    ):
        stated = sources.meta(name)
        if stated:
            if not stated.startswith("http") and len(stated) <= 80:
                return stated.lstrip("@"), _meta_source(name)
            break
    publishers = [(t, "JSON-LD publisher") for value in sources.linked("publisher") for t in jsonld.texts(value)]
    for node in sources.nodes:
        kind = next((k for k in ("WebSite", "NewsMediaOrganization") if k in jsonld.types_of(node)), "")
        publishers += [(t, f"JSON-LD {kind}") for t in jsonld.texts(node.get("name")) if kind]
    for text, source in publishers:
        if not text.startswith("http") and len(text) <= 80:
            return text.lstrip("@"), source
    host = (urlsplit(sources.url).hostname or "").removeprefix("www.")
    return host, "the address" if host else ""


def _section(sources: Sources, title: str, site: str) -> tuple[str, str]:
    """Return the part of the paper that an article stands in: as declared, else the last step of the breadcrumb before
    the article.
    """
    stated = [(sources.meta(name), _meta_source(name)) for name in _SECTION_NAMES]
    stated += [
        (text, "JSON-LD articleSection") for value in sources.linked("articleSection") for text in jsonld.texts(value)
    ]
    for text, source in chain(stated, _trails(sources)):
        last = re.split(r"\s*[|>»›]\s*", text.strip(" |>»›/"))[-1]
        key = normalize_title(last)
        if not key or key.isdigit() or len(last) > 60 or last.startswith(("http", "/")):
            continue
        if key not in _NO_SECTIONS and key != normalize_title(site) and not same_title(last, title):
            return last, source
    return "", ""


def _trails(sources: Sources) -> Iterator[tuple[str, str]]:
    for node in sources.nodes:
        if "BreadcrumbList" in jsonld.types_of(node):
            yield from ((step, "JSON-LD breadcrumb") for step in reversed(_steps(node)))
    for trail in elements(_BREADCRUMBS, sources.root)[:3]:
        yield from ((text_of(link, 80), "breadcrumb") for link in reversed(list(trail.iter("a"))))


def _steps(node: jsonld.Node) -> list[str]:
    items = node.get("itemListElement")
    named = []
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict):
            inner = item.get("item")
            name = item.get("name") or (inner.get("name") if isinstance(inner, dict) else "")
            named += [text for text in jsonld.texts(name) if not text.startswith("http")][:1]
    return named


def _description(sources: Sources) -> tuple[str, str]:
    for name in ("og:description", "description", "twitter:description", "dc.description"):
        if sources.meta(name):
            return sources.meta(name)[:1000], _meta_source(name)
    linked = next((t for value in sources.linked("description") for t in jsonld.texts(value)), "")
    return linked[:1000], "JSON-LD description" if linked else ""


def _language(sources: Sources) -> tuple[str, str]:
    root = sources.root
    stated = [
        (
            root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or "",
            "html lang",
        )
    ]
    stated.append((sources.meta("og:locale"), "og:locale"))
    stated += [(t, "JSON-LD inLanguage") for value in sources.linked("inLanguage") for t in jsonld.texts(value)]
    stated += [(sources.meta(name), f"meta {name}") for name in ("content-language", "language", "dc.language")]
    for value, source in stated:
        if code := base_language(value.partition(",")[0]):
            return code, source
    return "", ""


def _canonical(sources: Sources) -> tuple[str, str]:
    stated = [
        (element.get("href") or "", "link canonical")
        for element in sources.root.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    ]
    stated.append((sources.meta("og:url"), "og:url"))
    here = urlsplit(sources.url)
    for value, source in stated:
        try:
            address = urljoin(sources.url, value.strip()) if value.strip() else ""
            there = urlsplit(address)
        except ValueError:
            continue
        # A canonical address that leads to the front page, or to another site, is a mistake of the page.
        if (
            there.scheme in ("http", "https")
            and _same_site(there.hostname or "", here.hostname or "")
            and (there.path.strip("/") or not here.path.strip("/"))
        ):
            return address, source
    return "", ""


def _same_site(one: str, other: str) -> bool:
    a, b = one.lower().split("."), other.lower().split(".")
    shared = 0
    for x, y in zip(reversed(a), reversed(b), strict=False):
        if x != y:
            break
        shared += 1
    # Two labels, or three under endings such as "co.uk".
    needed = 3 if len(a) > 2 and len(a[-1]) == 2 and len(a[-2]) <= 3 else 2
    return bool(one) and (one == other or shared >= needed)


def _lead_picture(sources: Sources) -> tuple[str, str]:
    names = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
    stated = [(value, name) for name in names for value in sources.metas.get(name, ())]
    for key in ("image", "thumbnailUrl"):
        stated += [(address, f"JSON-LD {key}") for value in sources.linked(key) for address in _addresses(value)]
    stated += [
        (e.get("href") or "", "link image_src")
        for e in sources.root.iter("link")
        if (e.get("rel") or "").lower() == "image_src"
    ]
    for value, source in stated:
        try:
            address: str = urljoin(sources.url, value.strip().replace(" ", "%20"))
            parts = urlsplit(address)
        except ValueError:
            continue
        if (
            parts.scheme in ("http", "https")
            and len(parts.path) > 1
            and not is_furniture(address)
            and "default" not in parts.path.rpartition("/")[2].lower()
        ):
            return address, source
    return "", ""


def _meta_source(name: str) -> str:
    """Return how a reader of the page's source finds it: OpenGraph and Twitter properties are known by their names
    alone.
    """
    return name if name.startswith(("og:", "twitter:")) else f"meta {name}"


def _addresses(value: Any) -> list[str]:
    if isinstance(value, list):
        return [a for item in value for a in _addresses(item)]
    if isinstance(value, dict):
        return [
            a for key in ("url", "contentUrl", "@id") for a in _addresses(value.get(key)) if a.startswith(("http", "/"))
        ][:1]
    return [value] if isinstance(value, str) else []
