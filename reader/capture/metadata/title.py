"""The title as readers saw it: the large heading where the page's head agrees with it, without the site's name or a
kicker above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree

from reader.capture.page import jsonld
from reader.capture.page.dom import hints, tag_of, text_of
from reader.text.fold import plain_words

if TYPE_CHECKING:
    from reader.capture.metadata.sources import Sources

_SEPARATORS = re.compile(r"\s+[|–—\-·•:»›/~]+\s+|\s*[|｜ㅣ]\s*|\s+::\s+|\s+<\s+")
_DEFAULT_TITLES = frozenset(
    ("home", "homepage", "untitled", "index", "news", "article", "untitled document", "startseite")
)
_KICKER = re.compile(
    r"kicker|overline|eyebrow|topline|roofline|dachzeile|spitzmarke|antetitulo|occhiello|cathead|flash|rubrik|pretitle|label|category|badge"
)
MAX_ELEMENTS = 300
"""Elements of one kind that are looked at: no page that means well has as many that are called a byline or a date."""

MAX_LEVELS_BEFORE = 5
MAX_ELEMENTS_BEFORE = 3
"""How far above the title a date or a byline is looked for."""

_TITLE_NAMES = re.compile(r"title|headline|heading", re.I)
_NOT_HERE = frozenset(("nav", "aside", "footer"))
_ELSEWHERE = re.compile(
    r"comment|related|teaser|sidebar|recommend|popular|trending|promo(?![a-z]*tion)|copyright|breaking|newsletter|mostread"
    r"|(?:^|[\s_-])(?:most|more|card|widget|footer)(?:$|[\s_-])|(?:^|\s)(?:nav|menu)(?:$|\s)"
)
_LAYOUT = re.compile(
    "^elementor-(?:widget|element|section|column|container)|^(?:has|with|no-|is-|lay|h-card$|vcard$)|main|wrapper|container|layout"
)
"""Names of boxes that hold the article together with something else: "has-sidebar", "sidebar__main"; and a person's
card is no teaser."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")

# One look at each different name, then one comparison per element, within libxml2: a page has thousands of elements.
_NAMES = ("class", "id", "data-testid")
_ALL_NAMES = tuple(etree.XPath(f"//body//@{name}", smart_strings=False) for name in _NAMES)
_NAMED_ONE_OF = etree.XPath(
    "//body//*[" + " or ".join(f"@{n} and contains($names, concat('\n', @{n}, '\n'))" for n in _NAMES) + "]"
)

MIN_CARDS = 4
MAX_CARD_DEPTH = 6


@dataclass(frozen=True, slots=True)
class TitleContext:
    """The surroundings of the title on the page: the elements ``below`` it, those ``above`` that hold it and so the
    article, and the few ``before`` it, nearest first, each with how many levels of those it stands up.
    """

    below: list[etree._Element]
    above: frozenset[etree._Element]
    before: tuple[tuple[int, etree._Element], ...] = ()
    root: etree._Element | None = None


def title_of(sources: Sources, site: str) -> tuple[str, str, etree._Element | None]:
    """Return the title, the source it was taken from ("h1, agreed by og:title"), and the element that shows it (None
    where none does).
    """
    declared = _declared(sources, site)
    headings = _headings(sources.root, {normalize_title(said) for said, _ in declared})
    for text, element in headings:
        # What stands large on the page and is also said in its head is the title as readers saw it.
        source = next((source for said, source in declared if same_title(text, said)), "")
        if source:
            return without_kicker(text, declared), f"h1, agreed by {source}", element
    for text, element in headings:
        known = normalize_title(text)
        source = (
            next((source for said, source in declared if known in normalize_title(said)), "") if len(known) > 15 else ""
        )
        if source:
            return text, f"h1, agreed by {source}", element
    for text, element in headings:
        shorter = without_kicker(text, declared)
        if shorter != text:
            return shorter, "h1", element
    about = " ".join(
        [said for said, _ in declared] + [sources.meta("og:description", "description"), _slug(sources.url)]
    )
    for text, element in headings:
        if normalize_title(text) != normalize_title(site) and _shares_words(text, about):
            return text, "h1", element
    for said, source in declared:
        if normalize_title(said) not in _DEFAULT_TITLES and normalize_title(said) != normalize_title(site):
            shown = _shown(sources.root, said)
            return said, source, shown if shown is not None or not headings else headings[0][1]
    if headings:
        return headings[0][0], "h1", headings[0][1]
    return (*declared[0], None) if declared else ("", "", None)


def normalize_title(text: str) -> str:
    """Return a title's folded words alone, so that two that say the same are equal."""
    return plain_words(_INVISIBLE.sub("", text))


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles say the same, small differences aside."""
    a, b = normalize_title(one), normalize_title(other)
    if not a or not b:
        return False
    if a == b:
        return True
    matcher = SequenceMatcher(None, a, b)
    return matcher.real_quick_ratio() > 0.9 and matcher.quick_ratio() > 0.9 and matcher.ratio() > 0.9


def title_context(heading: etree._Element | None, most: int = 60) -> TitleContext:
    """Return what stands below a heading in the order of the page, where bylines and dates are (at most ``most``
    elements), and what holds it.
    """
    found: list[etree._Element] = []
    at = heading
    while at is not None and len(found) < most:
        for sibling in at.itersiblings("*"):
            if tag_of(sibling) in _NOT_HERE:
                continue
            for element in sibling.iter("*"):
                if tag_of(element) not in ("script", "style", "svg", "path", "noscript", "template"):
                    found.append(element)
                if len(found) >= most:
                    break
            if len(found) >= most:
                break
        at = at.getparent()
        if tag_of(at) in ("body", "html"):
            break
    above = frozenset(heading.iterancestors()) if heading is not None else frozenset()
    root = heading.getroottree().getroot() if heading is not None else None
    return TitleContext(found, above, tuple(_before(heading)), root)


def _before(heading: etree._Element | None) -> Iterator[tuple[int, etree._Element]]:
    at = heading
    for depth in range(MAX_LEVELS_BEFORE):
        if at is None or tag_of(at) in ("body", "html"):
            return
        for sibling in islice(at.itersiblings("*", preceding=True), MAX_ELEMENTS_BEFORE):
            yield depth, sibling
        at = at.getparent()


def is_outside_article(element: etree._Element, context: TitleContext, aside: bool = False) -> bool:
    """Tell whether an element belongs to another article, a comment or the foot of the page; ``aside`` allows what
    stands beside the article.
    """
    for depth, at in enumerate((element, *element.iterancestors())):
        if at in context.above:
            return False
        name = tag_of(at)
        if name == "nav" or (name == "aside" and not aside):
            return True
        if name == "footer" and not (tag_of(at.getparent()) == "article" and at.getparent() in context.above):
            return True
        if depth < 6 and name not in ("body", "html", "main", "article"):
            called = " ".join(word for word in hints(at).split() if not _LAYOUT.search(word))
            if _ELSEWHERE.search(called):
                return True
    return False


def is_headed_by_link(box: etree._Element) -> bool:
    """Tell whether a heading in a box leads elsewhere, as that of a teaser does."""
    return any(
        heading.find(".//a") is not None or tag_of(heading.getparent()) == "a" for heading in box.iter("h2", "h3", "h4")
    )


def is_in_card(element: etree._Element, context: TitleContext) -> bool:
    """Tell whether an element belongs to one of several like boxes side by side, each headed by a link: the teasers of
    a front page. Their authors and dates are not the page's.
    """
    for at in islice((element, *element.iterancestors()), MAX_CARD_DEPTH):
        box = at.getparent()
        if box is None or at in context.above:
            return False
        if is_headed_by_link(at):
            cards = (other for other in box if tag_of(other) == tag_of(at) and is_headed_by_link(other))
            return len(list(islice(cards, MIN_CARDS))) == MIN_CARDS
    return False


def elements(query: etree.XPath, root: etree._Element) -> list[etree._Element]:
    """Return the first elements (at most ``MAX_ELEMENTS``) that a query finds, in the order of the page."""
    found = query(root)
    return (
        [element for element in found[:MAX_ELEMENTS] if isinstance(element, etree._Element)]
        if isinstance(found, list)
        else []
    )


def elements_by_class_pattern(root: etree._Element, pattern: re.Pattern[str]) -> list[etree._Element]:
    """Return the first elements of the page (at most ``MAX_ELEMENTS``) whose class, id or test id the pattern finds, in
    the order of the page.
    """
    every = dict.fromkeys(name for query in _ALL_NAMES for name in _strings(query, root))
    names = [name for name in every if pattern.search(name)][:MAX_ELEMENTS]
    found = _NAMED_ONE_OF(root, names="\n" + "\n".join(names) + "\n") if names else []
    return (
        [element for element in found[:MAX_ELEMENTS] if isinstance(element, etree._Element)]
        if isinstance(found, list)
        else []
    )


def without_kicker(text: str, declared: list[tuple[str, str]]) -> str:
    """Return a heading without the few words above it, where the head says the rest alone: "Politics: Bridge closed"
    gives "Bridge closed".
    """
    if any(normalize_title(said) == normalize_title(text) for said, _ in declared):
        return text
    for said, _ in declared:
        before = text[: -len(said)] if len(said) > 20 and text.lower().endswith(said.lower()) else ""
        if before.strip() and len(before) < 0.7 * len(said):
            return text[-len(said) :]
    return text


def _declared(sources: Sources, site: str) -> list[tuple[str, str]]:
    found = [(t, "JSON-LD headline") for value in sources.linked("headline") for t in jsonld.texts(value)][:1]
    for names in (("og:title",), ("twitter:title",), ("dc.title", "title", "headline")):
        name = next((n for n in names if sources.meta(n)), "")
        if name:
            found.append((sources.meta(name), name if ":" in name else f"meta {name}"))
    found.append((text_of(next(sources.root.iter("title"), etree.Element("title"))), "title element"))
    cleaned = [(without_site(text, site, sources.url), source) for text, source in found]
    return [
        (text, source)
        for text, source in cleaned
        if text and not any(_cut_at_quote(text, other) for other, _ in cleaned)
    ]


def _cut_at_quote(text: str, whole: str) -> bool:
    """Tell whether a title ends where another goes on with a quotation mark: one that was not escaped in an attribute
    cuts it there.
    """
    return (
        len(text) > 10 and len(whole) > len(text) and whole.startswith(text) and whole[len(text) :].strip()[:1] == '"'
    )


def _headings(root: etree._Element, said: set[str]) -> list[tuple[str, etree._Element]]:
    found: list[tuple[int, str, etree._Element]] = []
    for element in root.iter("h1"):
        text = _heading_text(element, said)
        if 3 < len(text) < 300:
            away = any(tag_of(a) in _NOT_HERE for a in element.iterancestors())
            found.append(
                (2 if away else 0 if re.search(r"headline|title|heading", hints(element)) else 1, text, element)
            )
    return [(text, element) for _, text, element in sorted(found, key=lambda f: f[0])]


def _heading_text(element: etree._Element, said: set[str]) -> str:
    """Return the text of a heading, without a part of it that is called a kicker, unless the head of the page says it
    all.
    """
    text = _INVISIBLE.sub("", text_of(element))
    if normalize_title(text) in said:
        return text
    for part in element.iter("span", "small", "div", "a", "em", "strong"):
        kicker = _INVISIBLE.sub("", text_of(part)) if _KICKER.search(hints(part)) else ""
        rest = text.removeprefix(kicker).lstrip(" :|–—-") if kicker else text
        if len(kicker) < 0.6 * len(text) and rest != text and len(rest) > 10:
            return rest
    return text


def _shown(root: etree._Element, title: str) -> etree._Element | None:
    """Return the element that shows a title on a page whose h1 does not."""
    wanted = normalize_title(title)
    named = elements_by_class_pattern(root, _TITLE_NAMES)
    for element in (*root.iter("h2", "h3"), *(e for e in named if not len(e) or tag_of(e) in ("div", "p", "span"))):
        text = normalize_title(text_of(element, 400))
        if text == wanted or (len(wanted) > 20 and text.endswith(wanted) and len(text) < 1.7 * len(wanted)):
            return element
    # A page may have another title in its head than on itself; they share their words.
    return next((e for e in root.iter("h1", "h2") if _shares_words(text_of(e, 400), title)), None)


def _strings(query: etree.XPath, root: etree._Element) -> list[str]:
    found = query(root)
    return [value for value in found if isinstance(value, str)] if isinstance(found, list) else []


def _words(text: str) -> set[str]:
    """Return the first letters of a text's longer words, accents aside: enough to see what it is about in most
    languages.
    """
    return {word[:6] for word in plain_words(text).split() if len(word) > 3 or not word.isascii()}


def _shares_words(heading: str, about: str) -> bool:
    words = _words(heading)
    if len(words) < 3:
        return False
    shared = len(words & _words(about))
    return shared >= 2 or shared >= 0.4 * len(words)


def _slug(url: str) -> str:
    try:
        return unquote(urlsplit(url).path).replace("-", " ").replace("_", " ").replace("/", " ")
    except ValueError:
        return ""


# --- the site's name in a title ----------------------------------------------------------------------------------------


def without_site(title: str, site: str, url: str) -> str:
    """Return a title without the site's name that many pages put behind (or before) it: "Headline | The Example Times"
    gives "Headline".
    """
    title = " ".join(_INVISIBLE.sub("", title).split())
    host = normalize_title((urlsplit(url).hostname or "").removeprefix("www.").rpartition(".")[0])
    names = {n for n in (normalize_title(site), host, host.replace(" ", "")) if n}
    for _ in range(3):
        for start, end, kept in _parts(title):
            if _is_name(title[start:end], names):
                title = kept
                break
        else:
            break
    return title.strip(" |–—-·")


def _parts(title: str) -> Iterator[tuple[int, int, str]]:
    """Yield what could be a site's name at the end or the start of a title, and what stays without it."""
    separators = list(_SEPARATORS.finditer(title))
    if separators:
        yield separators[-1].end(), len(title), title[: separators[-1].start()]
        yield 0, separators[0].start(), title[separators[0].end() :]


def _is_name(part: str, names: set[str]) -> bool:
    words = normalize_title(part)
    joined = words.replace(" ", "")
    if not words or len(words) > 60:
        return False
    return any(
        words == n
        or joined == n.replace(" ", "")
        or (len(joined) > 3 and (joined in n.replace(" ", "") or n.replace(" ", "") in joined))
        for n in names
    )
