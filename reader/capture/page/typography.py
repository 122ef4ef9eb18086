"""Say in plain characters what a page says by typography alone: raised and lowered figures, formulas, readings above
words, struck-through words, hyphens that show only where a line breaks.

The tree itself is rewritten before anybody reads it, so that finders, blocks, copies and summaries all have the one
text: 10⁶ never reads as 106, and what was struck out never reads as if it still held.
"""

from __future__ import annotations

import re

from lxml import etree

from reader.capture.page.css import declarations
from reader.capture.page.dom import BLOCK_LEVEL, replace_by_text, tag_of, text_of, texts_of

STRUCK = "data-tearsheet-struck"
"""The attribute of an emptied ``del`` that holds its words."""

MAX_STRUCK_CHARACTERS = 2_000
"""Characters beyond which one run of struck-through text is taken for a tag that nobody closed, and stays text."""

MAX_STRUCK_SHARE = 0.4
"""Share of a page's text from which struck-through text is taken for a tag that nobody closed."""

_RAISED = dict(zip("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_RAISED_LETTERS = dict(zip("abcdefghijklmoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)) | _RAISED
_LOWERED = dict(zip("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎", strict=True))
_AFTER_NOTHING = re.compile(r"\s*[,;]\s*")
"""A comma that only parted what was struck out from what holds now."""
_SIGNS = {"tm": "™", "sm": "℠", "(r)": "®", "(c)": "©"}
_BRACKETED = re.compile(r"\[[^\[\]]{1,12}\]")
"""The mark of a note, which brackets set off already."""
_FIGURE = re.compile(r"[\d+−–=-]")
_STRUCK_NAME = re.compile(r"(?:^|\s)(?:text-)?(?:strike-?through|line-?through)(?:\s|$)")
"""Names that say how a word looks; "struck" and the like are also those of words in bold."""
_DECORATIONS = ("text-decoration", "text-decoration-line")
_RAISED_NAME = re.compile(r"(?:^|\s)(?:sup|super|superscript|exponent)(?:\s|$)")
_LOWERED_NAME = re.compile(r"(?:^|\s)(?:sub|subscript)(?:\s|$)")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u034f]")
_TEX = re.compile(r"[\\{}]")
_TEX_SHELL = re.compile(r"^\s*\{?\s*\\(?:displaystyle|textstyle|scriptstyle)\b\s*(.*?)\}?\s*$", re.DOTALL)
_FORMULA_IMAGE = re.compile(r"(?:^|[\s_-])(?:latex|tex|math\w*|mwe-math\S*|equation|wp-katex-eq)(?:[\s_-]|$)")
_EMOJI = re.compile(r"emoji|smiley|smilie")
_MATH_BOX = re.compile(r"(?:^|\s)(?:katex(?:-display)?|mwe-math-element|mathjax|mathjax_\w+)(?:\s|$)")
MAX_EMOJI_CHARACTERS = 12
MAX_RAISED_CHARACTERS = 40


def rewrite(root: etree._Element) -> None:
    """Rewrite the tree. Footnote marks must have been dealt with before (see ``footnotes.link``)."""
    _formulas(root)
    struck: list[etree._Element] = []
    for element in list(root.iter()):
        tag = tag_of(element)
        if not tag or tag in ("script", "style"):
            continue
        if element.text and _INVISIBLE.search(element.text):
            element.text = _INVISIBLE.sub("", element.text)
        if element.tail and _INVISIBLE.search(element.tail):
            element.tail = _INVISIBLE.sub("", element.tail)
        if tag == "rt":
            _bracket_reading(element)
        elif tag == "img":
            _spell_emoji(element)
        else:
            _figure(element, tag)
            if _is_struck(element, tag):
                struck.append(element)
    _take_out(root, struck)


# --- raised and lowered figures ----------------------------------------------------------------------------------------


def raised(text: str) -> str:
    """Return what stands for raised text in plain characters: 10⁶, xⁿ, Word™; letters alone (1st, Mme) stay as they
    are, a mark in brackets ([1]) too, and what has no raised form follows a caret.
    """
    said = text.strip()
    if said.casefold() in _SIGNS:
        return _SIGNS[said.casefold()]
    bare = said.replace(" ", "")
    if _BRACKETED.fullmatch(said):
        return said
    if not _FIGURE.search(said) and bare not in ("n", "i"):
        return text
    if all(c in _RAISED_LETTERS for c in bare):
        return "".join(_RAISED_LETTERS[c] for c in bare)
    return f"^({said})" if re.search(r"[^\w.,]", said) else f"^{said}"


def lowered(text: str, before: str = "", after: str = "") -> str:
    """Return what stands for lowered text in plain characters: CO₂. What has no lowered form stays as it is, set off by
    an underscore where it would run into a figure beside it.
    """
    said = text.strip()
    bare = said.replace(" ", "")
    if not _FIGURE.search(said):
        return text
    if all(c in _LOWERED for c in bare):
        return "".join(_LOWERED[c] for c in bare)
    glued = (before[-1:].isdigit() and bare[:1].isdigit()) or (after[:1].isdigit() and bare[-1:].isdigit())
    return f"_({said})" if glued else text


def _figure(element: etree._Element, tag: str) -> None:
    style = element.get("style") or ""
    aligned = declarations(style).get("vertical-align", ("",))[0] if "vertical-align" in style else ""
    names = (element.get("class") or "").lower() if tag == "span" else ""
    up = tag == "sup" or (tag == "span" and bool(_RAISED_NAME.search(names) or aligned == "super"))
    down = tag == "sub" or (tag == "span" and bool(_LOWERED_NAME.search(names) or aligned == "sub"))
    if not (up or down) or element.get("data-tearsheet-ref") is not None:
        return
    said = "".join(texts_of(element))
    before = text_before(element)
    if not said.strip() or len(said) > MAX_RAISED_CHARACTERS or not before.strip():
        return  # a mark at the beginning of a line is a note's number, no exponent
    if up and "/" in said and re.fullmatch(r"\s*\d+/\d+\s*", said):
        return
    spelled = raised(said) if up else lowered(said, before, element.tail or "")
    if spelled == said:
        return
    for child in list(element):
        element.remove(child)
    element.text = spelled
    element.tag = "span"
    element.attrib.pop("style", "")
    if up and not re.search(r"\s$", before) and len(element) == 0:
        element.attrib.pop("class", "")


def text_before(element: etree._Element) -> str:
    """Return the text directly before an element within its line, "" at a block's beginning."""
    at: etree._Element | None = element
    while at is not None:
        previous = at.getprevious()
        if previous is not None:
            if previous.tail:
                return str(previous.tail)
            if tag_of(previous) == "br" or tag_of(previous) in BLOCK_LEVEL:
                return ""
            inner = "".join(texts_of(previous))
            if inner:
                return inner
            at = previous
            continue
        parent = at.getparent()
        if parent is None:
            return ""
        if parent.text:
            return str(parent.text)
        if tag_of(parent) in BLOCK_LEVEL:
            return ""
        at = parent
    return ""


# --- readings, formulas, pictures of characters ------------------------------------------------------------------------


def _bracket_reading(reading: etree._Element) -> None:
    """Put brackets around a reading above its word, where the page brings none for readers without ruby."""
    ruby = reading.getparent()
    if ruby is None or any(text_of(part) for part in ruby.iter("rp")) or not text_of(reading):
        return
    reading.text = "(" + (reading.text or "").lstrip()
    if len(reading):
        reading[-1].tail = (reading[-1].tail or "").rstrip() + ")"
    else:
        reading.text = reading.text.rstrip() + ")"


def _spell_emoji(image: etree._Element) -> None:
    alt = (image.get("alt") or "").strip()
    if not alt or len(alt) > MAX_EMOJI_CHARACTERS:
        return
    named = f"{image.get('class') or ''} {image.get('src') or ''}".lower()
    if _EMOJI.search(named) and not alt.isascii():
        replace_by_text(image, alt)


def _formulas(root: etree._Element) -> None:
    """Replace each formula by its words, once: a renderer shows it again as boxes, as a picture, as a script."""
    for math in [e for e in root.iter() if tag_of(e) == "math"]:
        if math.getparent() is None:
            continue
        said = formula(math)
        box: etree._Element | None = None
        for outer in math.iterancestors():
            if tag_of(outer) in BLOCK_LEVEL and not _MATH_BOX.search((outer.get("class") or "").lower()):
                break
            if tag_of(outer) == "mjx-container" or _MATH_BOX.search((outer.get("class") or "").lower()):
                box = outer
        if said:
            replace_by_text(math if box is None else box, said)
    for image in list(root.iter("img")):
        alt = image.get("alt") or ""
        named = (image.get("class") or "").lower()
        if alt and image.getparent() is not None and _FORMULA_IMAGE.search(named):
            replace_by_text(image, _from_tex(alt))
    for script in list(root.iter("script")):
        kind = (script.get("type") or "").lower()
        if kind.startswith("math/tex") and script.text:
            for neighbour in list(script.itersiblings(preceding=True))[:2]:
                if "mathjax" in (neighbour.get("class") or "").lower():
                    replace_by_text(neighbour, "")
            replace_by_text(script, _from_tex(script.text))


def formula(math: etree._Element) -> str:
    """Return a formula's words: its text alternative where that is no TeX, else its own signs in a line, else TeX."""
    alternative = " ".join((math.get("alttext") or math.get("aria-label") or "").split())
    if alternative and not _TEX.search(alternative):
        return alternative
    line = " ".join(_linear(math).split())
    if line:
        return line
    notes = [text_of(e) for e in math.iter() if tag_of(e) == "annotation" and "tex" in (e.get("encoding") or "")]
    return _from_tex(alternative or next(iter(notes), ""))


def _from_tex(tex: str) -> str:
    shell = _TEX_SHELL.match(tex)
    bare = (shell[1] if shell else tex).strip().strip("$").strip()
    bare = re.sub(r"\^\{?(\d+)\}?", lambda m: raised(m[1]), bare)
    bare = re.sub(r"_\{?(\d+)\}?", lambda m: lowered(m[1]), bare)
    return " ".join(bare.split())


def _linear(element: etree._Element) -> str:
    """Return presentation MathML in one line."""
    tag = tag_of(element)
    if tag in ("annotation", "annotation-xml", "mphantom", "none", "mprescripts"):
        return ""
    parts = [_linear(child) for child in element if tag_of(child)]
    own = (element.text or "").strip()
    match tag, parts:
        case "mspace", _:
            said = " "
        case "mfrac", [above, below]:
            said = f"{_closed(above)}/{_closed(below)}"
        case "msup" | "mover", [base, power]:
            said = base + _power(power)
        case "msub" | "munder", [base, index]:
            said = base + _index(index)
        case "msubsup" | "munderover", [base, index, power]:
            said = base + _index(index) + _power(power)
        case "msqrt", _:
            said = f"√{_closed(''.join(parts))}"
        case "mroot", [base, degree]:
            said = f"{raised(degree)}√{_closed(base)}"
        case "mtr", _:
            said = ", ".join(part.strip() for part in parts)
        case "mtable", _:
            said = "[" + "; ".join(part.strip() for part in parts) + "]"
        case _:
            said = own + "".join(parts)
    return said


def _power(text: str) -> str:
    spelled = raised(text.strip())
    return spelled if spelled != text.strip() else f"^{_closed(spelled)}"


def _index(text: str) -> str:
    spelled = lowered(text.strip())
    return spelled if spelled != text.strip() else f"_{_closed(spelled)}"


def _closed(text: str) -> str:
    text = text.strip()
    return text if re.fullmatch(r"[\w.,⁰-₎]*", text) else f"({text})"


# --- what was struck out -----------------------------------------------------------------------------------------------


def _is_struck(element: etree._Element, tag: str) -> bool:
    if tag in ("del", "s", "strike"):
        return True
    style = element.get("style") or ""
    if "line-through" in style and any(
        "line-through" in value for name, (value, _) in declarations(style).items() if name in _DECORATIONS
    ):
        return True
    return tag in ("span", "p", "li", "div") and bool(_STRUCK_NAME.search((element.get("class") or "").lower()))


def take_out_struck(root: etree._Element) -> None:
    """Empty the elements of a tree whose words were struck out, and change nothing else."""
    _take_out(root, [element for element in root.iter() if _is_struck(element, tag_of(element))])


def _take_out(root: etree._Element, struck: list[etree._Element]) -> None:
    """Empty the elements whose words were struck out, and keep the words in ``STRUCK``."""
    struck = [e for e in struck if not any(outer in struck for outer in e.iterancestors())]
    sizes = [len(text_of(e)) for e in struck]
    if not sizes or (sum(sizes) > MAX_STRUCK_SHARE * len(text_of(root)) and sum(sizes) > MAX_STRUCK_CHARACTERS / 10):
        return
    for element, size in zip(struck, sizes, strict=True):
        if 0 < size <= MAX_STRUCK_CHARACTERS:
            for leaf in _lines_of(element):
                _empty(leaf)


def _lines_of(element: etree._Element) -> list[etree._Element]:
    """Return the elements within a struck one that hold its words and no other block."""
    inner = [e for e in element.iter() if e is not element and tag_of(e) in BLOCK_LEVEL]
    return [e for e in inner if not any(tag_of(c) in BLOCK_LEVEL for c in e.iterdescendants())] or [element]


def _empty(element: etree._Element) -> None:
    words = text_of(element)
    if not words:
        return
    if tag_of(element) in BLOCK_LEVEL:
        inside = etree.SubElement(element, "del")
    else:
        inside = element
        inside.tag = "del"
    for child in list(element):
        if child is not inside:
            element.remove(child)
    element.text = None
    inside.set(STRUCK, words)
    if (
        inside is element
        and _AFTER_NOTHING.match(element.tail or "")
        and re.search(r"(?:^|[:,;(])\s*$", text_before(element))
    ):
        element.tail = _AFTER_NOTHING.sub("", element.tail or "")
