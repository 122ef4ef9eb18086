"""Title, site, description, addresses and lead picture of a page: from JSON-LD, OpenGraph, Twitter, microdata and the page, in that order.

Who wrote it and when are in ``byline`` and ``dates``."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from reader.capture import jsonld
from reader.capture.byline import byline_of
from reader.capture.dates import published_of
from reader.capture.dom import hints, text_of
from reader.capture.pictures import is_furniture
from reader.model import Metadata

_SEPARATORS = re.compile(r"\s+[|–—\-·•:»›/~]+\s+|\s*\|\s*|\s+::\s+|\s+<\s+")
_DEFAULT_TITLES = frozenset(("home", "homepage", "untitled", "index", "news", "article", "untitled document", "startseite"))


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a page speaks of itself, collected in one walk: ``metas`` by lower-case name or property, ``articles`` the JSON-LD objects that
    describe an article, ``nodes`` all of them."""

    root: etree._Element
    url: str
    metas: dict[str, list[str]]
    nodes: list[jsonld.Node]
    articles: list[jsonld.Node]

    def meta(self, *names: str) -> str:
        """The first value under these names, in their order, or ""."""
        return next((value for name in names for value in self.metas.get(name, ()) if value), "")

    def linked(self, key: str) -> list[Any]:
        """The values of a key in the article's JSON-LD, best object first."""
        return [node[key] for node in self.articles if node.get(key)]


def sources_of(root: etree._Element, url: str) -> Sources:
    """Collect what ``metadata_of`` reads."""
    metas: dict[str, list[str]] = defaultdict(list)
    for element in root.iter("meta"):
        content = " ".join(html.unescape(element.get("content") or "").split())
        if content:
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                name = (element.get(attribute) or "").strip().lower()
                if name:
                    metas[name].append(content)
    nodes = jsonld.nodes(root)
    return Sources(root, url, dict(metas), nodes, jsonld.article_nodes(nodes))


def metadata_of(root: etree._Element, url: str) -> Metadata:
    """Everything a page says of itself; ``language`` is what it declares and may be wrong or ""."""
    sources = sources_of(root, url)
    site = _site(sources)
    return Metadata(
        title=_title(sources, site),
        byline=byline_of(sources, site),
        published=published_of(sources),
        site=site,
        description=_description(sources),
        language=_language(sources),
        canonical_url=_canonical(sources),
        lead_picture=_lead_picture(sources),
    )


def comparable(text: str) -> str:
    """Letters and digits only, lower case: for asking whether two titles are the same."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower()))


def alike(one: str, other: str) -> bool:
    """Whether two titles say the same, small differences aside."""
    a, b = comparable(one), comparable(other)
    if not a or not b:
        return False
    return a == b or SequenceMatcher(None, a, b).ratio() > 0.9


# --- title -------------------------------------------------------------------------------------------------------------


def _title(sources: Sources, site: str) -> str:
    declared = [t for value in sources.linked("headline") for t in jsonld.texts(value)][:1]
    declared += [t for t in (sources.meta("og:title"), sources.meta("twitter:title"), sources.meta("dc.title", "title", "headline")) if t]
    page_title = text_of(next(sources.root.iter("title"), etree.Element("title")))
    declared = [without_site(t, site, sources.url) for t in declared]
    short = without_site(page_title, site, sources.url)
    headings = _headings(sources)
    for heading in headings:
        # What stands large on the page and is also said in its head is the title as readers saw it.
        if any(alike(heading, t) for t in (*declared, short) if t):
            return heading
    for heading in headings:
        known = comparable(heading)
        if len(known) > 15 and any(known in comparable(t) for t in (*declared, page_title)):
            return heading
    for title in (*declared, short):
        if title and comparable(title) not in _DEFAULT_TITLES and comparable(title) != comparable(site):
            return title
    return headings[0] if headings else short


def _headings(sources: Sources) -> list[str]:
    found = []
    for element in sources.root.iter("h1"):
        text = text_of(element)
        if 3 < len(text) < 300:
            found.append((0 if re.search(r"headline|title|heading", hints(element)) else 1, text))
    return [text for _, text in sorted(found, key=lambda f: f[0])]


def without_site(title: str, site: str, url: str) -> str:
    """A title without the site's name that many pages put behind (or before) it: "Headline | The Example Times" gives "Headline"."""
    title = " ".join(title.split())
    host = comparable((urlsplit(url).hostname or "").removeprefix("www.").rpartition(".")[0])
    names = {n for n in (comparable(site), host, host.replace(" ", "")) if n}
    for _ in range(3):
        separators = list(_SEPARATORS.finditer(title))
        if not separators:
            break
        tail, head = title[separators[-1].end() :], title[: separators[0].start()]
        if _is_name(tail, names):
            title = title[: separators[-1].start()]
        elif _is_name(head, names):
            title = title[separators[0].end() :]
        else:
            break
    return title.strip(" |–—-·")


def _is_name(part: str, names: set[str]) -> bool:
    words = comparable(part)
    joined = words.replace(" ", "")
    if not words or len(words) > 60:
        return False
    return any(
        words == n or joined == n.replace(" ", "") or (len(joined) > 3 and (joined in n.replace(" ", "") or n.replace(" ", "") in joined))
        for n in names
    )


# --- the rest ----------------------------------------------------------------------------------------------------------


def _site(sources: Sources) -> str:
    given = sources.meta("og:site_name", "application-name", "al:android:app_name", "twitter:app:name:iphone", "dc.publisher", "publisher")
    if not given or given.startswith("http"):
        publishers = [t for value in sources.linked("publisher") for t in jsonld.texts(value)]
        publishers += [
            t
            for node in sources.nodes
            if {"WebSite", "NewsMediaOrganization"} & set(jsonld.types_of(node))
            for t in jsonld.texts(node.get("name"))
        ]
        given = next((p for p in publishers if not p.startswith("http")), "")
    if given and len(given) <= 80:
        return given.lstrip("@")
    return (urlsplit(sources.url).hostname or "").removeprefix("www.")


def _description(sources: Sources) -> str:
    linked = [t for value in sources.linked("description") for t in jsonld.texts(value)]
    given = sources.meta("og:description", "description", "twitter:description", "dc.description") or next(iter(linked), "")
    return given[:1000]


def _language(sources: Sources) -> str:
    root = sources.root
    linked = [t for value in sources.linked("inLanguage") for t in jsonld.texts(value)]
    given = [root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or ""]
    given += [sources.meta("og:locale"), *linked, sources.meta("content-language", "language", "dc.language")]
    for value in given:
        match = re.match(r"\s*([a-zA-Z]{2,3})(?:[-_]|\s*$|,)", value)
        if match:
            code = match[1].lower()
            return {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi"}.get(code, code)
    return ""


def _canonical(sources: Sources) -> str:
    given = [
        element.get("href") or "" for element in sources.root.iter("link") if "canonical" in (element.get("rel") or "").lower().split()
    ]
    given += [sources.meta("og:url")]
    here = urlsplit(sources.url)
    for value in given:
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
            return address
    return ""


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


def _lead_picture(sources: Sources) -> str:
    linked = [t for value in (*sources.linked("image"), *sources.linked("thumbnailUrl")) for t in _addresses(value)]
    given = [*sources.metas.get("og:image:secure_url", ()), *sources.metas.get("og:image", ()), *sources.metas.get("og:image:url", ())]
    given += [*sources.metas.get("twitter:image", ()), *sources.metas.get("twitter:image:src", ()), *linked]
    given += [element.get("href") or "" for element in sources.root.iter("link") if (element.get("rel") or "").lower() == "image_src"]
    for value in given:
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
            return address
    return ""


def _addresses(value: Any) -> list[str]:
    if isinstance(value, list):
        return [a for item in value for a in _addresses(item)]
    if isinstance(value, dict):
        return [a for key in ("url", "contentUrl", "@id") for a in _addresses(value.get(key)) if a.startswith(("http", "/"))][:1]
    return [value] if isinstance(value, str) else []
