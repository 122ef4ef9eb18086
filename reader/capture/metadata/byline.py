"""Who wrote it: people's names, no "By", job titles, dates or addresses, nobody twice; a house ("Agencies", the site)
only where the page names no person. Each byline comes with its source, the place on the page that says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from lxml import etree

from reader.capture.metadata.byline_words import (
    ALL_ROLES,
    AUTHOR_BOX,
    BESIDE,
    BY,
    CALLED,
    DEGREE,
    DEGREES_BEHIND,
    DIVIDED,
    FILE,
    HOUSE,
    IN_PLACE,
    JOB,
    JOINED,
    JUNK,
    LEADING_ROLES,
    MORE_BY,
    NO_NAMES,
    ONLY_BY,
    PARTICLES,
    PLACES,
    PROFILE,
    SPLIT,
    STARTS_BY,
    SUFFIX,
    TAIL,
    WRITTEN_BY,
)
from reader.capture.metadata.title import (
    TitleContext,
    elements,
    elements_by_class_pattern,
    is_in_card,
    is_outside_article,
)
from reader.capture.metadata.written_dates import is_month
from reader.capture.page import jsonld
from reader.capture.page.dom import hints, line_of, tag_of, text_of
from reader.text.fold import plain_words

if TYPE_CHECKING:
    from reader.capture.metadata.sources import Sources

MAX_AUTHORS = 12
MAX_ACRONYM = 5
MAX_LINE_CHARACTERS = 160
_MARKED = etree.XPath("//*[contains(@itemprop,'author') or contains(@rel,'author')]")


_PAGE_SOURCES = frozenset(("byline", "line below the title", "link below the title"))


def byline_of(sources: Sources, site: str, context: TitleContext) -> tuple[tuple[str, ...], str]:
    """Return the authors' names in the page's order and the source that names them; ((), "") where nobody is named.

    Where the line below the title names the same people and more, it is believed: heads often have the first alone.
    """
    people, source = _stated_byline(sources, site, context)
    if not people or source in _PAGE_SOURCES or len(people) >= MAX_AUTHORS:
        return people, source
    for line in _lines_with_byline(context):
        found = _people_and_houses([_part_with_more(line, people, site)], site)[0]
        if found:
            return found[:MAX_AUTHORS], f"{source}, more in the line below the title"
    return people, source


def _part_with_more(line: str, people: Iterable[str], site: str) -> str:
    """Return the part of a line that names all of these people and others beside them, joined by an "and"; "" for none.
    What stands behind a comma alone is as often a role or a place.
    """
    known = {plain_words(name) for name in people}
    for part in DIVIDED.split(line):
        joined = known and len(part) < MAX_LINE_CHARACTERS and JOINED.search(part)
        if joined and known < {plain_words(person) for person in _people_and_houses([part], site)[0]}:
            return part
    return ""


def _lines_with_byline(context: TitleContext) -> Iterator[str]:
    for element in context.below:
        text = line_of(element, MAX_LINE_CHARACTERS)
        if text and (STARTS_BY.match(text) or CALLED.search(hints(element))) and not BESIDE.search(hints(element)):
            yield text


def _stated_byline(sources: Sources, site: str, context: TitleContext) -> tuple[tuple[str, ...], str]:
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
                key in NO_NAMES
                or FILE.search(part.lower())
                or len(key) < 2
                or ONLY_BY.match(part)
                or (" " in part and part.islower())
            ):
                continue
            letters = part.isascii() and part.isupper() and len(part) <= MAX_ACRONYM and " " not in part
            if HOUSE.search(part) or part.startswith("The ") or letters or _is_site(key, site):
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
    if not 2 <= len(words) <= 6 or ":" in part:
        return False
    return all(
        w[:1].isupper() or not w[:1].isalpha() or "'" in w or "’" in w or w.lower().rstrip(".") in PARTICLES
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
    text = SUFFIX.sub(lambda match: f" {_suffix(match[1])}", BY.sub("", MORE_BY.sub("", text), count=1))
    parts: list[str] = []
    for part in SPLIT.split(text):
        part = BY.sub("", part.strip(" ,.;:|–—-•·\"'“”"), count=1).strip()
        part = DEGREES_BEHIND.sub("", LEADING_ROLES.sub("", TAIL.sub("", part)).strip(" ,.;:"))
        placed = IN_PLACE.match(part)
        if placed and _is_person(placed["name"]):
            part = placed["name"]
        if (
            not part
            or JUNK.search(part)
            or ALL_ROLES.match(part)
            or len(part) > 60
            or len(part.split()) > 6
            or (parts and (DEGREE.match(part) or JOB.search(part) or part.lower() in PLACES))
        ):
            continue
        if part.endswith((" Jr", " Sr")):
            part += "."
        if part.isupper() and len(part) > 5 and " " in part:
            part = part.title()
        parts.append(part)
    return parts


def _suffix(said: str) -> str:
    return f"{said.capitalize()}." if said.lower() in ("jr", "sr") else said.upper()


def _statements(sources: Sources, site: str, context: TitleContext) -> Iterator[tuple[list[str], str]]:
    """Yield what each source says, the most certain first; the later ones are only looked at where the earlier name
    nobody.
    """
    for key in ("author", "creator"):
        for value in sources.linked(key):
            yield _people(value, sources), f"JSON-LD {key}"
    yield from _declared(sources)
    yield from _labelled(sources)
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


def _labelled(sources: Sources) -> Iterator[tuple[list[str], str]]:
    """Yield what the pairs of a label and its value say that are meant for previews: "Written by", "Jane Doe"."""
    for number in ("1", "2", "3"):
        label = sources.meta(f"twitter:label{number}")
        if label and WRITTEN_BY.match(label):
            yield sources.metas.get(f"twitter:data{number}", []), f"twitter:data{number}"


def _marked(sources: Sources, context: TitleContext) -> list[str]:
    """Return what the elements say that are marked as author: those near the title alone, where there are any."""
    marked = [
        e
        for e in elements(_MARKED, sources.root)
        if "author" in f"{e.get('itemprop') or ''} {e.get('rel') or ''}".split()
    ]
    near: list[str] = []
    found: list[str] = []
    below = set(context.below)
    for element in marked:
        if tag_of(element) == "meta":
            text = element.get("content") or ""
        elif is_outside_article(element, context, aside=True):
            continue
        else:
            inner = next((e for e in element.iter() if "name" in (e.get("itemprop") or "").split()), element)
            text = _whole_line(inner, inner.get("content") or text_of(inner, 200))
        if text and len(text) < 160:
            found.append(text)
            if element in below:
                near.append(text)
    return near or found


def _whole_line(element: etree._Element, name: str) -> str:
    """Return the part of the line around a name that names others beside it ("Jane Doe and John Roe"), else the name."""
    people = _people_and_houses([name], "")[0]
    for at in islice(element.iterancestors("span", "p", "div", "address", "li", "strong", "em", "b", "i", "small"), 3):
        line = line_of(at, MAX_LINE_CHARACTERS)
        if not people or not line:
            break
        more = _part_with_more(line, people, "")
        if more:
            return more
    return name


def _named(sources: Sources, site: str, context: TitleContext) -> Iterator[tuple[list[str], str]]:
    """Yield what the elements say that are called author or byline: those below the title first."""
    called = [
        e
        for e in elements_by_class_pattern(sources.root, CALLED)
        if not BESIDE.search(hints(e)) and not is_outside_article(e, context) and not is_in_card(e, context)
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
            said = _with_unlinked(text, links, site)
        elif inner:
            said = _with_unlinked(text, inner, site)
        elif len(text) < 120:
            apart = _side_by_side(element, site)
            said = apart if len(apart) > 1 and " ".join(apart) == text else [text]
        else:
            continue
        # Authors that stand side by side are called the same.
        alike = [e for e in called if e is not element and e.get("class") and e.get("class") == element.get("class")]
        beside = [
            text_of(e, 100) for e in alike if e.getparent() is element.getparent() or (e in close and element in close)
        ]
        yield said[:6] + beside[:6], "byline"


def _with_unlinked(line: str, names_alone: list[str], site: str) -> list[str]:
    """Return the part of a line that names the people who are linked in it and others beside them, else the links."""
    more = _part_with_more(line, _people_and_houses(names_alone, site)[0], site)
    return [more] if more else names_alone


def _side_by_side(element: etree._Element, site: str) -> list[str]:
    """Return the names in the parts of a line that nothing divides but its elements."""
    parts = [text_of(e, 100) for e in element.iter("*") if not len(e)]
    return [part for part in parts if _people_and_houses([part], site)[0]]


def _near_title(context: TitleContext) -> Iterator[tuple[list[str], str]]:
    """Yield what the lines below the title say that begin with "By", then what is linked to somebody's profile
    there.
    """
    for element in context.below:
        text = line_of(element, 130)
        if STARTS_BY.match(text) and not is_outside_article(element, context):
            inner = (line_of(part, 130) for part in element.iter("p", "div", "li") if part is not element)
            if not any(
                STARTS_BY.match(line) for line in inner
            ):  # else the part comes by itself, without a role beside it
                yield [text], "line below the title"
    for element in context.below:
        if (
            tag_of(element) == "a"
            and PROFILE.search(element.get("href") or "")
            and not is_outside_article(element, context)
        ):
            people, _, houses = _people_and_houses([text_of(element, 80)], "")
            if people or any(" " in house for house in houses):
                yield [*people, *houses], "link below the title"
    for element in elements_by_class_pattern(context.root, AUTHOR_BOX) if context.root is not None else ():
        people = _people_and_houses([line_of(element, 80)], "")[0]
        if people and tag_of(element) not in ("img", "a", "figure") and not _is_comments(element):
            yield list(people), "box about the author"


def _is_comments(element: etree._Element) -> bool:
    return any("comment" in hints(at) or "related" in hints(at) for at in (element, *element.iterancestors()))
