"""Who wrote it: names only, no "By", job titles, addresses, agencies of the site itself, nobody twice."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from reader.capture import jsonld
from reader.capture.dom import hints, tag_of, text_of

if TYPE_CHECKING:
    from reader.capture.metadata import Sources

_MOST = 12
_BY = re.compile(
    r"^\s*(?:(?:written|reported|posted|published|words|story|analysis|opinion|article|text|photos?|edited|updated)\s+(?:by|and photos? by)"
    r"|by|von|par|por|di|door|av|af|przez|autor(?:en|in|a|es)?|author|auteur|autore|text|texte|testo|tekst|foto|od|yazan|penulis|oleh|от|автор|текст)\b\s*:?\s+",
    re.I,
)
_SPLIT = re.compile(
    r"\s*(?:;|\||/|•|·|\n|\s[–—-]\s|,?\s+(?:and|und|et|y|e|og|och|ja|en|i|и|та|ve|dan|com|with|mit|avec)\s+(?=[^\W\d_])|\s&\s|、|，|,\s)\s*",
    re.I,
)
_JOB = re.compile(
    r"\b(?:editor|reporter|correspondent|journalist\w*|writer|staff|columnist|contributor|producer|redakt\w*|chefredakt\w*|korrespondent\w*|redactor\w*"
    r"|periodista|rédact\w*|journaliste|giornalista|redazione|reda[kc]\w*|desk|bureau|newsroom|director|professor|analyst|photographer|fotograf\w*"
    r"|editorial|admin\w*|webmaster|team|guest|author|special to|chief|head of|news agency|agencies|senior|freelance)\b",
    re.I,
)
_JUNK = re.compile(
    r"https?:|www\.|@|\.(?:com|org|net)\b|\d{2,}|[{}<>=_\[\]]|\b(?:updated|published|min read|minutes?|follow|share|comments?|ago|gmt)\b",
    re.I,
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:byline|author|autor|auteur|autore|writer|contributor)(?:s)?(?:[\s_-]*(?:name|names|link|list))?(?:$|[\s_-])|byline|author-?name",
    re.I,
)
_NO_NAMES = frozenset(
    ("", "admin", "administrator", "editor", "author", "by", "unknown", "anonymous", "none", "null", "staff", "redaktion", "the")
)


def byline_of(sources: Sources, site: str) -> tuple[str, ...]:
    """The authors' names in the page's order, () where nobody is named."""
    for given in (_linked(sources), _declared(sources), _marked(sources), _named(sources)):
        people = names(given, site)
        if people:
            return people
    return ()


def names(given: list[str], site: str = "") -> tuple[str, ...]:
    """Clean names from strings such as "By Jane Doe and John Roe, Staff writers"."""
    found: dict[str, str] = {}
    own = _key(site)
    for text in given:
        for part in _parts(text):
            key = _key(part)
            if key in _NO_NAMES or (key == own and found) or len(key) < 2:
                continue
            if key not in found and not any(key in k.split(" ") for k in found if " " in k and " " not in key):
                found[key] = part
    people = list(found.values())
    # A house name beside people's is the house that they write for.
    if len(people) > 1 and own:
        people = [p for p in people if _key(p) != own] or people
    return tuple(people[:_MOST])


def _parts(text: str) -> list[str]:
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if len(text) > 400:
        return []
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text)
    text = _BY.sub("", text, count=1)
    parts: list[str] = []
    for part in _SPLIT.split(text):
        part = _BY.sub("", part.strip(" ,.;:|–—-•·\"'“”"), count=1).strip()
        if not part or _JUNK.search(part) or len(part) > 60 or len(part.split()) > 6:
            continue
        if _JOB.search(part) and parts:
            continue
        if part.isupper() and len(part) > 5 and " " in part:
            part = part.title()
        parts.append(part)
    return parts


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", name).lower()))


def _linked(sources: Sources) -> list[str]:
    people: list[str] = []
    for key in ("author", "creator"):
        for value in sources.linked(key):
            people = _people(value, sources)
            if people:
                return people
    return people


def _people(value: Any, sources: Sources, depth: int = 0) -> list[str]:
    if depth > 4:
        return []
    if isinstance(value, list):
        everybody = [
            (p, isinstance(item, dict) and "Organization" in "".join(jsonld.types_of(item)))
            for item in value
            for p in _people(item, sources, depth + 1)
        ]
        persons = [p for p, is_house in everybody if not is_house]
        return persons or [p for p, _ in everybody]
    if isinstance(value, dict):
        if value.get("name"):
            name = value["name"]
            return jsonld.texts(name) if isinstance(name, str) else _people(name, sources, depth + 1)
        here = value.get("@id")
        return [t for node in sources.nodes if here and node.get("@id") == here and node.get("name") for t in jsonld.texts(node["name"])][
            :1
        ]
    return [t for t in jsonld.texts(value) if not t.startswith("http")]


def _declared(sources: Sources) -> list[str]:
    for name in (
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "sailthru.author",
        "parsely-author",
        "byl",
        "article:author_name",
        "citation_author",
    ):
        values = [v for v in sources.metas.get(name, []) if not re.match(r"https?:|www\.|/", v)]
        if names(values):
            return values
    return []


def _marked(sources: Sources) -> list[str]:
    found = []
    for element in sources.root.iter():
        if not isinstance(element.tag, str):
            continue
        if "author" in (element.get("itemprop") or "").split() or "author" in (element.get("rel") or "").split():
            inner = next((e for e in element.iter() if "name" in (e.get("itemprop") or "").split()), None)
            text = (element.get("content") or "") if tag_of(element) == "meta" else text_of(inner if inner is not None else element, 200)
            if inner is not None and inner.get("content"):
                text = inner.get("content") or ""
            if text and len(text) < 120:
                found.append(text)
    return found


def _named(sources: Sources) -> list[str]:
    for element in sources.root.iter("a", "span", "div", "p", "address", "li", "strong", "h4", "h5", "h6", "cite"):
        if not _NAMED.search(hints(element)) or any(tag_of(a) in ("footer", "aside", "nav") for a in element.iterancestors()):
            continue
        links = [text_of(a) for a in element.iter("a")]
        links = [t for t in links if t and names([t])]
        text = text_of(element, 200)
        if links and len(" ".join(links)) > 0.4 * len(text):
            return links[:6]
        if 0 < len(text) < 100 and names([text]):
            return [text]
    return []
