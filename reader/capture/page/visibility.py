"""What a page says to screen readers, or in another layout than the one that is read, is not its text; nor are the
handles beside its headings.

Runs of such words are taken out of their line; a box of them is marked, for a page without its hidden boxes would look
different to who judges the others. Text that a click shows is none of them: see ``folded``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import cast

from lxml import etree

from reader.capture.page.dom import BLOCK_LEVEL, hints, tag_of, text_of
from reader.capture.page.folded import controlled, has_control
from reader.capture.page.hiding import Way
from reader.capture.page.page_styles import PageStyles
from reader.capture.page.seen import CAPTURED
from reader.text.words import tokens

_FOR_SCREEN_READERS = re.compile(
    r"(?:^|[\s_-])(?:sr-only|sr_only|visually-?hidden|visuallyhidden|screen-?reader(?:-text|-only|s)?|screenreader\w*|"
    r"a11y-(?:hidden|text|only)|assistive-text|accessibility-(?:text|label|hidden)|accessible-hide|hide-visually|"
    r"element-invisible|u-(?:visually-)?hidden-visually|show-for-sr)(?:\s|$)"
)
"""Names that nothing else is called by. All others ("hide", "vh", "dn", "invisible") are styled by some pages, and seen."""
_SHOWN_TO_ALL = re.compile(
    r"(?:sr-only|visually-?hidden)-focusable|(?:^|[\s:])not-sr-only|(?:sm|md|lg|xl|palm|tablet|lap|desk\w*|mobile|phone)[-_]+visually-?hidden"
)
_HIDDEN_NAME = re.compile(r"(?:^|[\s_-])(?:vh|hid\w*|off-?screen|invisible|d-none|aural)(?=\s|$)")
_NEW_WINDOW = re.compile(
    r"\s*[(\[].{0,40}(?:window|tab|fenster|fenêtre|onglet|ventana|pestaña|finestra|scheda|venster|fönster|vindue?).{0,20}[)\]]\s*",
    re.I,
)
"""What is said of a link to who does not see it: no sentence says so of itself."""
_FOLD_NAME = re.compile(
    r"(?:article|story|post|entry|content|text|body|copy)[\s_-]*(?:rest|more|full|remain\w*|continu\w*|expand\w*)|"
    r"read-?more|show-?more|"
    r"(?:rest|remain\w*|full)[\s_-]*(?:of-?)?(?:article|story|text|content|body)|more-?(?:text|content)|collaps|"
    r"expand|truncat|accordion|spoiler"
)
_LAYER_NAME = re.compile(
    r"modal|pop-?up|overlay|lightbox|dialog|menu|nav|cookie|consent|newsletter|share|search|login|comment|tooltip|"
    r"banner|related|promo"
    r"|paywall|subscri|regwall|offer"
)
_BODY_NAME = re.compile(
    r"article-?body|story-?body|post-?content|entry-?content|articlebody|article-?content|article-?text"
)
UNSEEN = "data-tearsheet-unseen"
"""The attribute of a box that nobody sees."""

_EDIT_NAME = re.compile(r"edit-?section|section-?edit|(?:^|\s)edit-?link")
_HANDLE_NAME = re.compile(
    r"header-?link|heading-?(?:link|anchor)|anchor|permalink|hash-?link|direct-?link|deep-?link|octicon-link|zz-link"
)
_HANDLE_TEXT = re.compile(
    r"[\s#¶§🔗⚓︎️∞☍]*(?:(?:direct |perma-?)?link(?: to (?:this )?(?:heading|section|paragraph).*)?|permalink.*|"
    r"copy link|anchor|edit(?: source)?|"
    r"bearbeiten(?: \| quelltext bearbeiten)?|modifier(?: le code)?|editar(?: código)?|modifica(?: wikitesto)?|"
    r"bewerken|redigera|rediger|muokkaa|"
    r"edytuj(?: kod)?|upravit|править(?: код)?|編集|编辑|編輯|편집|تعديل|ویرایش|עריכה)?[\s#¶§🔗⚓︎️∞☍]*",
    re.IGNORECASE,
)
_LONE_HANDLE = re.compile(r"\s*[¶🔗]\s*$|(?<=[\w)])\s*#\s*$")
_SHARP = re.compile(r"\b[^\W\d_]#\s*$")
"""A language or a note: "C#", "g#"."""
MIN_PARAGRAPH_WORDS = 15
MAX_SCREEN_READER_WORDS = 80
MAX_OUT_WORDS = 90
"""Words in paragraphs beyond which hidden text is left to the judge: subscribers' parts are hidden, too."""
MAX_OUT_SHARE = 0.3
"""Share of a page's words in paragraphs beyond which hidden text is no furniture: a script shows it."""


def settle(root: etree._Element) -> None:
    """Take out of a tree what nobody sees: its lines at once, its boxes by a mark (see ``is_unseen``)."""
    body = root.find(".//body")
    body = root if body is None else body
    # What nobody saw of a page that a browser handed over was taken out there, and what is left was seen.
    styles = PageStyles(etree.Element("html") if root.get(CAPTURED) is not None else root)
    marked = [e for e in cast("list[etree._Element]", _MARKED(body)) if len(e) or e.text]
    ways = {element: way for element in marked if (way := _way_hidden(element, styles))}
    if _fades_in(ways, body):
        ways = {element: way for element, way in ways.items() if way != "faded"}
    _leave_out_hidden([e for e, way in ways.items() if way != "off"], body)
    _consent_layers(body)
    for element in [e for e, way in ways.items() if way == "off"]:
        if _attached(element, body) and _out_of_sight(element):
            _drop(element)


def drop_undrawn(root: etree._Element) -> None:
    """Take out of a tree what its own attributes, styles and rules hide, whatever it is called."""
    styles = PageStyles(root)
    for element in cast("list[etree._Element]", _MARKED(root)):
        hidden = element.get("hidden") is not None and not styles.shows(element)
        if (hidden or styles.way_hidden(element)) and element.getparent() is not None and tag_of(element) != "body":
            element.drop_tree()  # type: ignore[attr-defined]


def _way_hidden(element: etree._Element, styles: PageStyles) -> Way:
    """Return how an element is hidden: as the page's own styles have it, else by its attribute or its name."""
    way = styles.way_hidden(element)
    if way:
        return way
    named: Way = "gone" if element.get("hidden") is not None else _way_by_name(element)
    return "" if named and styles.shows(element) else named


def _way_by_name(element: etree._Element) -> Way:
    names = (element.get("class") or "").lower()
    if not names:
        return ""
    if _FOR_SCREEN_READERS.search(names):
        return "" if _SHOWN_TO_ALL.search(names) else "off"
    return "off" if _HIDDEN_NAME.search(names) and _NEW_WINDOW.fullmatch(text_of(element)) else ""


def _fades_in(ways: Mapping[etree._Element, Way], body: etree._Element) -> bool:
    """Tell whether a page waits for a script to show it: so much of it is see-through."""
    faded = [e for e, way in ways.items() if way == "faded"]
    outermost = [e for e in faded if not any(ways.get(outer) == "faded" for outer in e.iterancestors())]
    words = sum(len(tokens(text_of(element))) for element in outermost)
    return bool(words) and words > MAX_OUT_SHARE * len(tokens(text_of(body)))


def _leave_out_hidden(hidden: Sequence[etree._Element], body: etree._Element) -> None:
    """Drop what is hidden for everybody, unless a click or a script shows it."""
    controls = controlled(body) if hidden else set()
    paragraphs = _prose(body) if hidden else {}
    prose = sum(paragraphs.values())
    held = dict.fromkeys(hidden, 0)
    for paragraph, words in paragraphs.items():
        for outer in (paragraph, *paragraph.iterancestors()):
            if outer in held:
                held[outer] += words
    alike = Counter[str]()
    for element, words in held.items():
        alike[_sign(element)] += words
    for element in hidden:
        if element.getparent() is None or not _attached(element, body):
            continue
        words = max(held[element], alike[_sign(element)])
        if not (words and _is_fold(element, controls, words, prose)) and _out(element, words, prose):
            _drop(element)


def _consent_layers(body: etree._Element) -> None:
    """Mark the layers that ask for consent to cookies, however long, where the page has a text besides."""
    layers = [e for e in cast("list[etree._Element]", _CONSENT(body)) if _CONSENT_NAME.search(hints(e))]
    layers = [e for e in layers if next(e.iter("h1", "article", "main"), None) is None]
    if layers:
        within = set(layers)
        outside = [
            words
            for paragraph, words in _prose(body).items()
            if not any(outer in within for outer in (paragraph, *paragraph.iterancestors()))
        ]
        if sum(outside) >= MIN_WORDS_BESIDE_CONSENT:
            for layer in layers:
                layer.set(UNSEEN, "")


def _sign(element: etree._Element) -> str:
    return f"{tag_of(element)}.{element.get('class') or ''}.{element.get('style') or ''}"


def is_unseen(element: etree._Element) -> bool:
    """Tell whether an element lies in a box that ``settle`` found nobody sees."""
    return any(e.get(UNSEEN) is not None for e in (element, *element.iterancestors()))


_CONSENT_NAME = re.compile(
    r"onetrust|didomi|usercentrics|cookiebot|cybotcookie|qc-cmp|sp_message|truste_|borlabs|cookieyes|(?:^|[\s_-])cmp-?(?:box|modal|ui)"
    r"|(?:cookie|gdpr|ccpa)s?[-_]?(?:banner|consent|notice|bar|modal|dialog|popup|layer|law|settings|preferences|overlay)"
    r"|(?:consent|privacy)[-_]?(?:banner|modal|dialog|popup|layer|manager|overlay|preferences)"
)
MIN_WORDS_BESIDE_CONSENT = 60
"""Words in paragraphs that a page must have beside a layer that asks for consent; else the layer is all there is."""
_CONSENT = etree.XPath(
    "descendant::*[self::div or self::section or self::aside or self::dialog or self::p][@id or @class]"
    "[contains(concat(@id, @class), 'onsent') or contains(concat(@id, @class), 'ookie')"
    " or contains(concat(@id, @class), 'rivacy') or contains(concat(@id, @class), 'onetrust')"
    " or contains(concat(@id, @class), 'didomi') or contains(concat(@id, @class), 'cmp')"
    " or contains(concat(@id, @class), 'gdpr') or contains(concat(@id, @class), 'usercentrics')"
    " or contains(concat(@id, @class), 'sp_message') or contains(concat(@id, @class), 'truste_')"
    " or contains(concat(@id, @class), 'ccpa') or contains(concat(@id, @class), 'borlabs')]"
)
_MARKED = etree.XPath("descendant::*[@hidden or @style or @class or @id]")


def _attached(element: etree._Element, body: etree._Element) -> bool:
    return any(outer is body for outer in element.iterancestors())


def _prose(element: etree._Element) -> dict[etree._Element, int]:
    """Return the paragraphs of an element with their words; short ones and lists of links do not count."""
    found = {}
    for part in element.iter("p", "li", "blockquote"):
        said = text_of(part)
        words = len(tokens(said)) if len(said) >= MIN_PARAGRAPH_WORDS else 0
        linked = sum(len(tokens(text_of(a))) for a in part.iter("a")) if words >= MIN_PARAGRAPH_WORDS else 0
        if words >= MIN_PARAGRAPH_WORDS and linked < words / 2:
            found[part] = words
    return found


def _is_fold(element: etree._Element, controls: set[str], words: int, prose: int) -> bool:
    """Tell whether a hidden element is a part of the text that a click shows, or all of it before a script ran."""
    if _LAYER_NAME.search(hints(element)):
        return False
    opened = element.get("id") in controls or bool(_FOLD_NAME.search(hints(element))) or has_control(element)
    return opened or words > MAX_OUT_SHARE * prose


def _out(element: etree._Element, words: int, prose: int) -> bool:
    """Tell whether a hidden element goes: it is hidden for everybody, and is not what the page is about."""
    if tag_of(element) in ("body", "main", "article", "html", "svg", "math", "img", "picture"):
        return False
    if (element.get("id") or "").startswith(("S:", "B:", "P:")):
        return False  # a part of the page that its script moves to its place
    if any(
        True for _ in element.iter("h1", "img", "picture", "figure", "video", "iframe", "script", "time", "noscript")
    ):
        return False  # what its data say of the page is asked elsewhere
    if any(_BODY_NAME.search(hints(e)) for e in element.iter() if isinstance(e.tag, str)):
        return False
    return words <= min(MAX_OUT_WORDS, MAX_OUT_SHARE * prose)


def _out_of_sight(element: etree._Element) -> bool:
    """Tell whether what is said to be for screen readers is a remark: no title, no picture, and short."""
    if tag_of(element) in ("h1", "body", "main", "article", "time", "figure") or any(
        True for _ in element.iter("h1", "img", "time", "article", "main", "table", "address")
    ):
        return False
    if tag_of(element) in ("caption", "figcaption") or any(tag_of(e) == "table" for e in element.iterancestors()):
        return False
    return len(tokens(text_of(element))) <= MAX_SCREEN_READER_WORDS


def _drop(element: etree._Element) -> None:
    """Take an element out of its line; a box of its own is only marked, so that the page keeps its shape for who judges
    it.
    """
    if tag_of(element) in BLOCK_LEVEL or any(tag_of(e) in BLOCK_LEVEL for e in element.iterdescendants()):
        element.set(UNSEEN, "")
        return
    after = element.tail or ""
    if after and not after[0].isspace():
        previous = element.getprevious()
        before = (previous.tail if previous is not None else element.getparent().text) or ""  # type: ignore[union-attr]
        if (
            before
            and not before[-1].isspace()
            and before[-1].isalnum()
            and after[0].isalnum()
            and " " in text_of(element)
        ):
            element.tail = " " + after
    element.drop_tree()  # type: ignore[attr-defined]


def headings(root: etree._Element) -> None:
    """Take out of headings what is none of their words: "[edit]", "#", "¶", links to themselves."""
    for element in list(root.iter("h1", "h2", "h3", "h4", "h5", "h6")):
        for part in list(element.iter("a", "span", "button", "small")):
            if part.getparent() is not None and _attached(part, element) and _is_handle(part):
                part.drop_tree()  # type: ignore[attr-defined]
        beside = element.getnext()
        if beside is not None and _EDIT_NAME.search(hints(beside)):
            beside.drop_tree()  # type: ignore[attr-defined]
        outer = element.getparent()
        if (
            outer is not None
            and tag_of(outer) == "a"
            and tag_of(outer.getparent())
            and (outer.get("href") or "").startswith("#")
        ):
            outer.attrib.pop("href")
        _strip_pilcrow(element)


def _is_handle(part: etree._Element) -> bool:
    said = text_of(part)
    bare = said.strip("[]() |")
    if _EDIT_NAME.search(hints(part)):
        return True
    if not said:
        return False
    if not _HANDLE_TEXT.fullmatch(bare):
        return False
    if not re.search(r"\w", bare):
        return tag_of(part) != "small"
    href = part.get("href") or ""
    inside = [e.get("href") or "" for e in part.iter("a")]
    return (
        said.startswith("[")
        or bool(_HANDLE_NAME.search(hints(part)))
        or any("#" in to or "edit" in to for to in (href, *inside))
    )


def _strip_pilcrow(heading: etree._Element) -> None:
    for element in reversed(list(heading.iter())):
        for name in ("tail", "text"):
            if element is heading and name == "tail":
                continue
            said = getattr(element, name) or ""
            if said.strip():
                if not _SHARP.search(said):
                    setattr(element, name, _LONE_HANDLE.sub("", said))
                return
