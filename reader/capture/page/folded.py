"""What a page holds back until a script or a click shows it: unfolded in place, so that the cleaners see it.

Everything hidden is not the article's: menus, layers and forms are hidden too. So a part is unfolded only where the
page itself ties it to its text: a control that opens it, the place that a streamed part belongs to, or that it is
nearly all of the page's prose.
"""

from __future__ import annotations

import re
from typing import cast

from lxml import etree

from reader.capture.page.dom import hints, tag_of

MIN_PROSE_CHARACTERS = 120
"""Characters of text outside of links from which a hidden part is prose."""

MAX_LINKS_SHARE = 0.4
MAX_CONTROL_CHARACTERS = 60

_MARKED = etree.XPath("//*[@hidden or @aria-hidden='true' or contains(@style, ':')]")
_CONTROLS = etree.XPath("//*[@aria-controls]/@aria-controls | //*[@data-target]/@data-target | //label/@for")
_BOUNDARIES = etree.XPath("//div[@hidden and starts-with(@id, 'S:')]")
_HIDING = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:max-)?height\s*:\s*0(?:px|%|em|rem)?(?![\d.])|opacity\s*:\s*0(?![\d.]))"
    r"(?:\s*!important)?\s*;?",
    re.I,
)
_CLIPPING = re.compile(r"overflow(?:-[xy])?\s*:\s*(?:hidden|clip)(?:\s*!important)?\s*;?", re.I)
_LAYER = re.compile(
    r"modal|pop-?up|overlay|lightbox|dialog|cookie|consent|newsletter|subscri|pay-?wall|login|sign-?(?:in|up)|menu|\bnav|drawer|tooltip"
    r"|comment|toast|banner|alert|related|share"
)
_OPENS = re.compile(r"more|expand|unfold|toggle|reveal|collaps|accordion|show|weiter|mehr|suite|plus|ganz", re.I)


def unfold(root: etree._Element) -> bool:
    """Show in a tree what its page folds away of its own text, and return whether anything was: streamed parts moved to
    their places, parts that a control opens, clipped boxes, and a text beneath an open layer.
    """
    found = [_place(boundary, root) for boundary in cast("list[etree._Element]", _BOUNDARIES(root))]
    marked = cast("list[etree._Element]", _MARKED(root))
    if not marked:
        return any(found)
    opened = controlled(root)
    everything = -1
    for element in marked:
        style = element.get("style") or ""
        clipped = bool(_CLIPPING.search(style))
        hidden = element.get("hidden") is not None or bool(_HIDING.search(style))
        covered = element.get("aria-hidden") == "true"
        if not (clipped or hidden or covered) or not _is_prose(element):
            continue
        if hidden or (covered and not clipped):
            if covered and not hidden and everything < 0:
                everything = _prose(root)
            beneath = covered and not hidden and _prose(element) > 0.6 * everything
            if not beneath and not (element.get("id") in opened or has_control(element)):
                continue
        _show(element, style)
        found.append(True)
    return any(found)


def controlled(root: etree._Element) -> set[str]:
    """Return the ids of what the controls of a page open."""
    return {str(name).removeprefix("#") for names in cast("list[str]", _CONTROLS(root)) for name in str(names).split()}


def _place(boundary: etree._Element, root: etree._Element) -> bool:
    """Move a streamed part to the place that waits for it (React's "S:1" to the template "B:1");
    where there is none, show it where it is.
    """
    number = (boundary.get("id") or "")[2:]
    place = next((t for t in root.iter("template") if t.get("id") == f"B:{number}"), None)
    del boundary.attrib["hidden"]
    outer = place.getparent() if place is not None else None
    if place is None or outer is None or any(ancestor is boundary for ancestor in place.iterancestors()):
        return True
    at = outer.index(place)
    tail, boundary.tail = boundary.tail, None
    holder = boundary.getparent()
    if tail and holder is not None:
        before = boundary.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            holder.text = (holder.text or "") + tail
    outer.insert(at, boundary)
    return True


def _show(element: etree._Element, style: str) -> None:
    for name in ("hidden", "aria-hidden"):
        if name in element.attrib:
            del element.attrib[name]
    if style:
        left = _CLIPPING.sub("", _HIDING.sub("", style)).strip()
        if left:
            element.set("style", left)
        else:
            del element.attrib["style"]


def _is_prose(element: etree._Element) -> bool:
    """Tell whether an element is a text rather than a layer, a menu or a form."""
    if tag_of(element) in ("nav", "dialog", "form", "aside", "svg", "script", "style", "template", "footer", "iframe"):
        return False
    if element.get("role") in ("dialog", "alertdialog", "menu", "navigation", "tooltip"):
        return False
    if tag_of(element) not in ("html", "body", "main", "article") and _LAYER.search(hints(element)):
        return False
    if (
        tag_of(element) not in ("html", "body", "main")
        and next(element.iter("form", "input", "select"), None) is not None
    ):
        return False
    said = _prose(element)
    if said < MIN_PROSE_CHARACTERS:
        return False
    linked = sum(len(text) for link in element.iter("a") for text in map(str, link.itertext()))
    return linked <= MAX_LINKS_SHARE * (said + linked)


def _prose(element: etree._Element) -> int:
    """Count the characters of an element's paragraphs, or of all its own text where it has none."""
    paragraphs = list(element.iter("p")) or [element]
    return sum(len(str(text).strip()) for p in paragraphs for text in p.itertext())


def has_control(element: etree._Element) -> bool:
    """Tell whether what stands directly before or after an element opens it: a button, or a link that leads nowhere."""
    for near in (element.getprevious(), element.getnext()):
        if near is None:
            continue
        inner = near if len(near) == 0 else next(iter(near.iter("button", "a", "label", "summary")), near)
        said = "".join(map(str, near.itertext())).strip()
        if not said or len(said) > MAX_CONTROL_CHARACTERS:
            continue
        tag, href = tag_of(inner), (inner.get("href") or "").strip()
        opens = tag in ("button", "label", "summary") or inner.get("role") == "button"
        leads_nowhere = tag == "a" and (not href or href.startswith(("#", "javascript:")))
        if opens or leads_nowhere or (tag in ("span", "div", "p") and len(near) <= 1 and _OPENS.search(hints(inner))):
            return True
    return False
