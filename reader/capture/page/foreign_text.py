"""Words that a page shows from within other markup than HTML's own: drawings (SVG), and a box's shadow tree that the page
declares. They are put in the place where they are seen, in their order.
"""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

from reader.capture.page.dom import BLOCK_LEVEL, replace_by_text, tag_of, text_of
from reader.capture.page.page_styles import PageStyles

MIN_SENTENCE_WORDS = 6
"""Words of one piece of a drawing's text from which it is no label of a chart but a sentence."""

_LINES = frozenset(
    ("p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "caption")
)
_NOT_DRAWN = frozenset(("defs", "symbol", "clippath", "mask", "pattern", "marker", "metadata", "title", "desc"))


def spell(root: etree._Element) -> None:
    """Rewrite a tree so that shadow trees are where their hosts are, and drawn sentences are text."""
    for template in list(root.iter("template")):
        if (template.get("shadowrootmode") or "").lower() in ("open", "closed"):
            _open(template)
    drawings = [e for e in root.iter("svg") if _pieces(e) and not any(tag_of(o) == "svg" for o in e.iterancestors())]
    styles = PageStyles(root) if drawings else None
    for drawing in drawings:
        if drawing.get("hidden") is None and styles is not None and not styles.way_hidden(drawing):
            _spell_drawing(drawing)


# --- shadow trees ------------------------------------------------------------------------------------------------------


def _open(template: etree._Element) -> None:
    """Put a shadow tree in its template's place, and what its host holds besides into the slots for it."""
    host = template.getparent()
    if host is None:
        return
    etree.strip_elements(template, "style", with_tail=False)  # they hold within the shadow tree only
    slots = {slot.get("name") or "": slot for slot in reversed(list(template.iter("slot")))}
    placed: dict[str, list[etree._Element]] = defaultdict(list)
    for child in host:
        if child is not template and (child.get("slot") or "") in slots:
            placed[child.get("slot") or ""].append(child)
    words = "".join(filter(None, (host.text, template.tail))) if "" in slots else ""
    if words.strip():
        host.text = template.tail = None
        placed.setdefault("", [])
    for name, children in placed.items():
        _fill(slots[name], words if not name else "", children)
    template.drop_tag()  # type: ignore[attr-defined]


def _fill(slot: etree._Element, words: str, children: list[etree._Element]) -> None:
    """Put what belongs into a slot in the place of what it shows without."""
    for fallback in list(slot):
        slot.remove(fallback)
    slot.text = words
    slot.extend(children)


# --- drawings ----------------------------------------------------------------------------------------------------------


def _spell_drawing(drawing: etree._Element) -> None:
    pieces = _pieces(drawing)
    if _in_line(drawing):
        replace_by_text(drawing, " ".join(text_of(piece) for piece in pieces))
        return
    told = [p for p in pieces if tag_of(p) != "text" or len(text_of(p).split()) >= MIN_SENTENCE_WORDS]
    if told:
        _replace_by_boxes(drawing, told)


def _pieces(drawing: etree._Element) -> list[etree._Element]:
    """Return the texts of a drawing and the boxes of HTML in it, in their order, without what is never drawn."""
    found: dict[etree._Element, None] = {}
    for part in drawing.iter("text", "foreignobject", "foreignObject"):
        outer = {tag_of(e) for e in part.iterancestors() if e is not drawing}
        nested = any(e in found for e in part.iterancestors())
        if text_of(part) and not nested and _NOT_DRAWN.isdisjoint(outer):
            found[part] = None
    return list(found)


def _in_line(drawing: etree._Element) -> bool:
    """Tell whether a drawing stands among the words of a line."""
    block = next((e for e in drawing.iterancestors() if tag_of(e) in BLOCK_LEVEL), None)
    return block is not None and tag_of(block) in _LINES and text_of(block) != text_of(drawing)


def _replace_by_boxes(drawing: etree._Element, pieces: list[etree._Element]) -> None:
    box = drawing.makeelement("div")
    for piece in pieces:
        piece.tail = None
        piece.tag = "p" if tag_of(piece) == "text" else "div"
        box.append(piece)
    box.tail, drawing.tail = drawing.tail, None
    outer = drawing.getparent()
    if outer is not None:
        outer.replace(drawing, box)
