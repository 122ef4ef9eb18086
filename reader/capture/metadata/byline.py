"""Who wrote it: people's names, no "By", job titles, dates or addresses, nobody twice; a house ("Agencies", the site)
only where the page names no person. Each byline comes with its source, the place on the page that says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lxml import etree

from reader.capture.metadata.title import TitleContext, elements, elements_by_class_pattern, is_outside_article, line_of
from reader.capture.metadata.written_dates import is_month
from reader.capture.page import jsonld
from reader.capture.page.dom import hints, tag_of, text_of
from reader.text.fold import plain_words

if TYPE_CHECKING:
    from reader.capture.metadata.sources import Sources

MAX_AUTHORS = 12
_BY_WORDS = (
    r"(?:(?:written|reported|posted|published|words|story|analysis|opinion|article|text|photos?|edited|updated|erstellt|verfasst|geschrieben|escrito"
    r"|écrit|publié|publicado|scritto|pubblicato|geschreven|skrevet|skriven)\s+(?:by|and photos? by|von|por|par|da|door|av|af|przez)"
    r"|by|von|vom|par|por|di|door|av|af|przez|autor(?:en|in|a|es|zy)?|author|auteure?s?|autor[ei]|texte?|testo|tekst|foto|od|yazan|penulis|oleh"
    r"|kirjoittaja|szerző|írta|de la|от|автор|текст|автори|του|της|撰文|文|記者|记者|기자)"
)
_BY = re.compile(rf"^\s*{_BY_WORDS}(?:\b\s*[:：]?\s+|\s*[:：/／]\s*)", re.I)
_ONLY_BY = re.compile(rf"^{_BY_WORDS}$", re.I)
# What begins a line below the title: stricter than _BY, for prose stands there, too. A word added here belongs in
# _BY_WORDS as well.
_STARTS_BY = re.compile(
    r"^\s*(?i:(?:written|reported|story|posted|text) by|by|von|par|por|di|door|av|af|przez|oleh"
    r"|autor(?:in|a)?:|author:|auteur :|texte? ?:|автор:|текст:)\s+(?=[^\W\d_a-zà-ÿа-я])"
)
_MORE_BY = re.compile(
    r"^.*\b(?:articles?|posts?|artikel|beiträge|artículos|articoli|stories|more)\s+(?:by|from|von|de|par|di)\s+", re.I
)
_SPLIT = re.compile(
    r"\s*(?:;|\||/|／|•|·|\n|\s[–—-]\s|,?\s+(?:and|und|et|y|e|og|och|ja|en|i|и|та|ve|dan|com|with|mit|avec)\s+(?=[^\W\d_])|\s&\s|、|，|,\s)\s*",
    re.I,
)
_ROLE = (
    r"(?:editors?|reporters?|correspondents?|journalist\w*|writers?|columnists?|contributors?|contributing|producers?|redakteur\w*|chefredakt\w*"
    r"|korrespondent\w*|redactor\w*|periodista|rédact(?:eur|rice)\w*|journaliste|giornalista|direttore|director|professor|analysts?|photographers?"
    r"|fotograf\w*|author|chief|senior|junior|staff|freelance|guest|deputy|associate|assistant|political|science|business|health|technology"
    r"|sports?|culture|foreign|national|investigative|\S+-(?:redakteur\w*|expert[ei]n?|korrespondent\w*|reporter\w*|autor\w*|editor|reporter))"
)
_JOB = re.compile(
    rf"\b{_ROLE}\b|\b(?:head of|special to|professor|university|desk|bureau|newsroom|team|redaktion|redazione|redacci[oó]n|r[eé]daction)\b",
    re.I,
)
_LEADING_ROLES = re.compile(rf"^(?:{_ROLE}\s+)+(?=\S+\s+\S)", re.I)
_ALL_ROLES = re.compile(rf"^(?:{_ROLE}(?:\s+|$))+$", re.I)
_HOUSE = re.compile(
    r"\b(?:news|times|media|agenc(?:y|ies|e|ia|ias|ja)|agentur\w*|\w*presse(?:-agentur\w*)?"
    r"|(?:associated|canadian|united) press|press (?:trust|association|agency|release)"
    r"|staff|team|\w*redaktion(?:en)?|r[eé]daction|redac(?:ci[oó]n|ção|tie|cja)|redakc\w*|redazione|toimitus|редакция|редакція|editors?|editorial"
    r"|desk|newsroom|bureau|group|network|magazine|\w*zeitung|nachrichten|online|tv|radio|wire|service|reuters|afp|dpa|ap|apa|efe|ansa|upi|tass"
    r"|bloomberg|company|inc|gmbh|ltd|llc|institute|foundation|council|committee|contributors?|correspondents?|reporters?|guest|admin\w*|webmaster"
    r"|webdesk|authors?)\b|\.(?:com|org|net|[a-z]{2})$|編集部|编辑部|通讯社|通信",
    re.I,
)
_JUNK = re.compile(
    r"https?:|www\.|@|\d{2,}|^\d|[{}<>=_\[\]]|^(?:image|photo|foto|bild|picture|video|credit)s?\s*:"
    r"|\b(?:updated|published|min read|minutes?|follow|share|comments?|ago|gmt|lesedauer"
    r"|no author|twitter|facebook|instagram|linkedin|whatsapp|reading time|read more|view all|all posts)\b",
    re.I,
)
_WEEKDAYS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes"
    r"|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_TAIL = re.compile(
    rf"\s+(?:{_WEEKDAYS}|publi\w+|veröffentlicht|aktualisiert|updated|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+\d|\d).*$"
    r"|\s+for\s+(?:the\s+)?[A-Z].*$|\s*(?:기자|특파원|記者|记者)$",
    re.I,
)
_DEGREE = re.compile(r"^(?:ph\.?\s?d|m\.?d|mba|m\.?a|b\.?a|jr|sr|esq|ii|iii|r\.?n|r\.?d|dr|prof|msc|frcp)\.?$", re.I)
_NO_NAME_WORDS = "admin administrator editor author by unknown anonymous none null staff the new name undefined default"
_FILE = re.compile(r"^\S+\.(?:txt|html?|php|json)$")
_NO_NAMES = frozenset(_NO_NAME_WORDS.split())
_PARTICLE_WORDS = (
    "de del della di da dos das do du des van von der den ter ten le la el al bin ibn ben abu af av zu zur y e i st v d"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_BESIDE = re.compile(
    r"bio\b|biograph|social|avatar|image|photo|picture|thumb|comment|follow|related|teaser|recommend|sidebar|popular|trending|promo|newsletter|share"
    r"|tooltip|count|description|authority|widget|more-from"
)
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es|i)?|auteurs?|profiles?|staff|contributors?|reporters?|journalists?|writers?|redaktion|columnists?)/",
    re.I,
)
_CALLED = re.compile(r"author|byline|autor|auteur|writer|verfasser|contributor", re.I)
_MARKED = etree.XPath("//*[contains(@itemprop,'author') or contains(@rel,'author')]")


def byline_of(sources: Sources, site: str, context: TitleContext) -> tuple[tuple[str, ...], str]:
    """Return the authors' names in the page's order and the source that names them; ((), "") where nobody is named."""
    alone: tuple[tuple[str, ...], str] = ((), "")
    house: tuple[tuple[str, ...], str] = ((), "")
    for stated, source in _statements(sources, site, context):
        people, single, houses = _people_and_houses(stated, site)
        if people:
            # Somebody known by one name so far is named in full here, or is somebody else.
            if alone[0] and not any(name.lower() in person.lower().split() for name in alone[0] for person in people):
                return alone
            return people[:MAX_AUTHORS], source
        alone = alone if alone[0] else (single[:MAX_AUTHORS], source)
        house = house if house[0] else (houses[:MAX_AUTHORS], source)
    return alone if alone[0] else house if house[0] else ((), "")


def names(stated: list[str], site: str = "") -> tuple[str, ...]:
    """Return clean names from strings such as "By Jane Doe and John Roe, Staff writers": people, or else houses."""
    return next((found for found in _people_and_houses(stated, site) if found), ())[:MAX_AUTHORS]


def _people_and_houses(stated: list[str], site: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the people by their full names, the people by one name, and the houses."""
    people: dict[str, str] = {}
    single: dict[str, str] = {}
    houses: dict[str, str] = {}
    for text in stated:
        parts = _parts(text)
        for at, part in enumerate(parts):
            key = plain_words(part)
            if (
                key in _NO_NAMES
                or _FILE.search(part.lower())
                or len(key) < 2
                or _ONLY_BY.match(part)
                or (" " in part and part.islower())
            ):
                continue
            if _HOUSE.search(part) or part.startswith("The ") or _is_site(key, site):
                houses.setdefault(key, part)
            elif _is_person(part):
                people.setdefault(key, part)
            elif at == 0 and " " not in key and not part.islower() and len(parts) == 1 and not is_month(part):
                single.setdefault(key, part)
            elif at == 0 and not is_month(part):
                houses.setdefault(key, part)
    return tuple(people.values()), tuple(single.values()), tuple(houses.values())


def _is_person(part: str) -> bool:
    words = part.split()
    if not any(c.isascii() and c.isalpha() for c in part) and any(unicodedata.category(c) == "Lo" for c in part):
        return len(part) > 1  # scripts without capitals
    if not 2 <= len(words) <= 6:
        return False
    return all(
        w[:1].isupper() or not w[:1].isalpha() or "'" in w or "’" in w or w.lower().rstrip(".") in _PARTICLES
        for w in words
    ) and any(w[:1].isupper() for w in words)


def _is_site(key: str, site: str) -> bool:
    own = plain_words(site.removeprefix("www."))
    if not own:
        return False
    joined, host = (
        own.replace(" ", ""),
        own.rpartition(" ")[0].replace(" ", "") if re.search(r"\.[a-z]{2,6}$", site) else "",
    )
    if key.replace(" ", "") in (joined, host):
        return True
    words, others = set(key.split()), set(own.split())
    return (len(others) < 3 and others <= words) or (len(words) > 1 and words <= others)


def _parts(text: str) -> list[str]:
    text = " ".join(re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", unicodedata.normalize("NFC", text)).split())
    if len(text) > 400 or text.startswith(("http:", "https:", "www.")):
        return []
    text = re.sub(r"^[\[(（](.*)[\])）]$", r"\1", text)
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]|（[^）]*）", " ", text)
    text = _BY.sub("", _MORE_BY.sub("", text), count=1)
    parts: list[str] = []
    for part in _SPLIT.split(text):
        part = _BY.sub("", part.strip(" ,.;:|–—-•·\"'“”"), count=1).strip()
        part = _LEADING_ROLES.sub("", _TAIL.sub("", part)).strip(" ,.;:")
        if (
            not part
            or _JUNK.search(part)
            or _ALL_ROLES.match(part)
            or len(part) > 60
            or len(part.split()) > 6
            or (parts and (_DEGREE.match(part) or _JOB.search(part)))
        ):
            continue
        if part.isupper() and len(part) > 5 and " " in part:
            part = part.title()
        parts.append(part)
    return parts


def _statements(sources: Sources, site: str, context: TitleContext) -> Iterator[tuple[list[str], str]]:
    """Yield what each source says, the most certain first; the later ones are only looked at where the earlier name
    nobody.
    """
    for key in ("author", "creator"):
        for value in sources.linked(key):
            yield _people(value, sources), f"JSON-LD {key}"
    yield from _declared(sources)
    yield _marked(sources, context), "element marked as author"
    yield from _named(sources, site, context)
    yield from _near_title(context)


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
        return [
            t
            for node in sources.nodes
            if here and node.get("@id") == here and node.get("name")
            for t in jsonld.texts(node["name"])
        ][:1]
    return [t for t in jsonld.texts(value) if not t.startswith("http")]


def _declared(sources: Sources) -> Iterator[tuple[list[str], str]]:
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
        if name in ("citation_author", "dc.creator", "dcterms.creator"):
            values = [re.sub(r"^([^\s,]+), ([^,]+)$", r"\2 \1", v) for v in values]
        if values:
            yield values, f"meta {name}"


def _marked(sources: Sources, context: TitleContext) -> list[str]:
    marked = [
        e
        for e in elements(_MARKED, sources.root)
        if "author" in f"{e.get('itemprop') or ''} {e.get('rel') or ''}".split()
    ]
    found = []
    for element in marked:
        if tag_of(element) == "meta":
            text = element.get("content") or ""
        elif is_outside_article(element, context, aside=True):
            continue
        else:
            inner = next((e for e in element.iter() if "name" in (e.get("itemprop") or "").split()), element)
            text = inner.get("content") or text_of(inner, 200)
        if text and len(text) < 120:
            found.append(text)
    return found


def _named(sources: Sources, site: str, context: TitleContext) -> Iterator[tuple[list[str], str]]:
    """Yield what the elements say that are called author or byline: those below the title first."""
    called = [
        e
        for e in elements_by_class_pattern(sources.root, _CALLED)
        if not _BESIDE.search(hints(e)) and not is_outside_article(e, context)
    ]
    below = set(context.below)
    close = {e for e in called if e in below or any(a in below for a in e.iterancestors())}
    all_called = set(called)
    for element in sorted(called, key=lambda e: e not in close)[:40]:
        text = line_of(element, 250)
        if not text:
            continue
        links = [t for a in element.iter("a") if (t := text_of(a, 100)) and _people_and_houses([t], site)[0]]
        inner = [
            t
            for e in element.iter("*")
            if e is not element and e in all_called and not len(e) and (t := text_of(e, 100))
        ]
        inner = [t for t in inner if _people_and_houses([t], site)[0]]
        if links and len(" ".join(links)) > 0.2 * len(text):
            said = links
        elif inner:
            said = inner
        elif len(text) < 120:
            said = [text]
        else:
            continue
        # Authors that stand side by side are called the same.
        alike = [e for e in called if e is not element and e.get("class") and e.get("class") == element.get("class")]
        beside = [
            text_of(e, 100) for e in alike if e.getparent() is element.getparent() or (e in close and element in close)
        ]
        yield said[:6] + beside[:6], "byline"


def _near_title(context: TitleContext) -> Iterator[tuple[list[str], str]]:
    """Yield what the lines below the title say that begin with "By", then what is linked to somebody's profile
    there.
    """
    for element in context.below:
        text = line_of(element, 130)
        if _STARTS_BY.match(text) and not is_outside_article(element, context):
            yield [text], "line below the title"
    for element in context.below:
        if (
            tag_of(element) == "a"
            and _PROFILE.search(element.get("href") or "")
            and not is_outside_article(element, context)
        ):
            people, _, houses = _people_and_houses([text_of(element, 80)], "")
            if people or any(" " in house for house in houses):
                yield [*people, *houses], "link below the title"
