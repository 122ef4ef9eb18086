"""The words of a picture: its caption and credit, named so by a class or only placed so, and what a drawing calls itself."""

from __future__ import annotations

import re

from lxml import etree

from reader.capture.page.dom import hints, line_of, tag_of, text_of, texts_of

_CAPTION = re.compile(
    r"caption|legend|credit|bildunterschrift|didascalia|(?:image|photo|picture|media)[-_]?(?:text|desc|info|source)",
    re.I,
)
MAX_CAPTION_CHARACTERS = 600


def caption_of(figure: etree._Element) -> str:
    """Return the caption of a figure with its credit after it, "" where there is none."""
    parts = [text_of(part) for part in figure.iter("figcaption")] or [
        text_of(part)
        for part in figure.iter("div", "p", "span", "small")
        if _CAPTION.search(hints(part))
        and not any(_CAPTION.search(hints(a)) for a in part.iterancestors() if a is not figure and _inside(a, figure))
    ]
    parts += [
        text_of(part)
        for part in figure.iter("div", "p", "span", "small", "cite")
        if parts and _CREDIT.search(hints(part)) and not any(_is_caption_box(e, figure) for e in part.iterancestors())
    ]
    beside = figure.getnext()
    if tag_of(beside) in ("p", "div", "span", "small") and beside is not None and not (figure.tail or "").strip():
        said = text_of(beside) if len(beside) < 5 and _CREDIT.search(hints(beside)) else ""
        parts += [said] if len(said) <= MAX_CREDIT_CHARACTERS and next(beside.iter("img"), None) is None else []
    said = ""
    for part in parts:
        said += f" {part}" if part and part not in said else ""
    return said.strip()[:MAX_CAPTION_CHARACTERS]


_CREDIT = re.compile(r"credit|copyright|photographer|bildnachweis|crédit")
MAX_CREDIT_CHARACTERS = 200


def _is_caption_box(element: etree._Element, figure: etree._Element) -> bool:
    return tag_of(element) == "figcaption" or (
        element is not figure and bool(_CREDIT.search(hints(element))) and _inside(element, figure)
    )


def _inside(element: etree._Element, outer: etree._Element) -> bool:
    return any(a is outer for a in element.iterancestors())


def caption_near(image: etree._Element) -> str:
    """Return the caption of a picture without a figure element, "" where there is none: a part named caption within
    the few boxes around it, else what ``words_beside`` finds.
    """
    box = image.getparent()
    for _ in range(4):
        if box is None or tag_of(box) in ("body", "article", "main", "section"):
            break
        parts = list(box.iter("div", "p", "span", "small", "figcaption", "dd", "em"))
        if len(parts) > MAX_BOX_PARTS:
            break  # that is no box around a picture any more
        captions = [text_of(p) for p in parts if len(p) < 12 and _CAPTION.search(hints(p))]
        captions = [c for c in captions if 0 < len(c) <= MAX_CAPTION_CHARACTERS]
        if captions:
            pictures = sum(1 for part in box.iter("img"))
            said = max(captions, key=len) if pictures <= 2 else ""
            credited = [text_of(p) for p in parts if said and len(p) < 5 and _CREDIT.search(hints(p))]
            for credit in credited:
                if credit not in said and said not in credit and len(credit) <= MAX_CREDIT_CHARACTERS:
                    said += f" {credit}"
            return said
        box = box.getparent()
    return words_beside(image)


MAX_BOX_PARTS = 60
MAX_UNNAMED_CAPTION_CHARACTERS = 300
MAX_UNNAMED_CAPTION_PARTS = 4
_CREDITED = re.compile(
    r"(?:\b(?:photos?|fotos?|images?|pictures?|credits?|crédits?|courtesy|illustration|immagine|imagen|bild)\b"
    r"(?:\s*[:/|]|\s+(?:by|von|par|di|credit)\b)|©|\bgetty images\b|фото\s*:|写真|图片|사진)",
    re.I,
)


def words_beside(image: etree._Element) -> str:
    """Return what stands beside a picture in the smallest box that holds it and any words, "" where that is no caption:
    it says what the picture's alternative text says, or gives a credit. For captions that no class calls one.
    """
    box = image.getparent()
    while box is not None and not any(part.strip() for part in texts_of(box)):
        box = box.getparent()
    if box is None or tag_of(box) not in ("div", "dl", "figure", "picture", "center"):
        return ""
    said = line_of(box, MAX_UNNAMED_CAPTION_CHARACTERS)
    if not said:
        return ""
    parts = [part for part in box.iter() if tag_of(part) and (part.text or "").strip()]
    if len(parts) > MAX_UNNAMED_CAPTION_PARTS or (box.text or "").strip():
        return ""
    if any((child.tail or "").strip() for child in box) or sum(1 for _ in box.iter("img")) > 1:
        return ""
    if any(len(text_of(link, 120).split()) > MAX_CREDIT_WORDS for link in box.iter("a")):
        return ""
    alternative = " ".join((next(image.iter("img"), image).get("alt") or "").split())
    same = len(alternative) >= MIN_ALTERNATIVE_CHARACTERS and (alternative in said or said in alternative)
    return said if same or _CREDITED.search(said) else ""


MIN_ALTERNATIVE_CHARACTERS = 8
MAX_CREDIT_WORDS = 4
"""Words of a link from which it leads to another article rather than to who took a picture."""


def is_caption(element: etree._Element) -> bool:
    """Tell whether an element (or one around it, up to three) is named a picture's caption: its words belong to the
    figure.
    """
    at: etree._Element | None = element
    for _ in range(3):
        if at is None or tag_of(at) in ("body", "article", "main", "section"):
            return False
        if tag_of(at) == "figcaption" or (_CAPTION.search(hints(at)) and tag_of(at) not in ("table", "tr", "td")):
            return True
        at = at.getparent()
    return False


MIN_DRAWN_WORDS = 3
_CHART_NAME = re.compile(
    r"\b(?:chart|graph|map|table|diagram|plot|infographic|datawrapper|flourish|diagramm|grafik|karte|carte|graphique|mapa|gráfico|grafico)\b",
    re.IGNORECASE,
)


def drawn_words(drawing: etree._Element) -> str:
    """Return what a drawing in the page (a chart) says it is, "" for icons and for what says nothing."""
    said = drawing.get("aria-label") or next((t.text or "" for t in drawing if tag_of(t) == "title"), "")
    said = " ".join(said.split())
    texts = sum(1 for part in drawing.iter() if tag_of(part) == "text")
    if tag_of(drawing) == "iframe":
        said = " ".join((drawing.get("title") or "").split())
        texts = 2 if _CHART_NAME.search(f"{drawing.get('aria-label') or ''} {hints(drawing)}") else 0
    inside = any(tag_of(e) in ("a", "button", "header", "nav", "h1", "h2") for e in drawing.iterancestors())
    return said if not inside and texts > 1 and len(said.split()) >= MIN_DRAWN_WORDS else ""
