"""Which declarations hide an element from who looks at a page, and how.

``gone``: it is not drawn, or nothing of it can be seen. ``faded``: it waits for a script that shows it, or is see-through
for good. ``off``: it is drawn outside of the page or clipped away, as words for screen readers are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from lxml import etree

from reader.capture.page.css import declarations
from reader.capture.page.dom import BLOCK_LEVEL, tag_of

Way = Literal["gone", "faded", "off", ""]

MIN_OFF_PAGE_PIXELS = 900
"""Pixels to the left of a page or above it from which nothing of a line is seen."""

_PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "vw": 12.8, "vh": 8.0, "%": 12.8, "": 1.0}
_LENGTH = re.compile(r"(-?(?:\d+\.?\d*|\.\d+))(px|pt|em|rem|vw|vh|%|)")
_NOTHING = re.compile(r"[+-]?(?:0+\.?0*|\.0+)(?:%|[a-z]+)?")
_SCALED_AWAY = re.compile(r"scale(?:x|y|3d)?\(\s*(?:0*\.?0+)\s*[,)]")
_CLIPPED_AWAY = re.compile(r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|(?:circle|ellipse)\(\s*0+(?:px|%)?\s*[) a]")
_FADES = re.compile(
    r"fade|anim|reveal|\bwow\b|\baos\b|motion|lazy|appear|scroll|slide|in-?view|transition|intro|parallax|loading|loaded|spoiler"
)
_MOVES = ("transition", "animation", "animation-name", "will-change", "transition-property", "transition-duration")
_LOOKS = """
    display visibility content-visibility opacity filter font-size clip clip-path position left right top text-indent transform
    scale width height overflow float color background background-color background-clip -webkit-background-clip text-shadow
"""
ASKED = frozenset((*_LOOKS.split(), *_MOVES))
"""Properties that tell whether an element is seen."""


def style_of(element: etree._Element) -> dict[str, tuple[str, bool]]:
    """Return what the element's own style declares."""
    style = element.get("style")
    return declarations(style) if style and ":" in style else {}


def way_hidden(declared: Mapping[str, str], element: etree._Element) -> Way:
    """Return how these declarations hide an element, "" where they do not."""
    if declared.get("display") == "none" or declared.get("content-visibility") == "hidden":
        return "gone"
    if _without_size(declared, element) or (not len(element) and _without_colour(declared)):
        return "gone"
    if _off_page(declared, element) or _clipped(declared):
        return "off"
    return "faded" if _faded(declared, element) and not _fades_in(declared, element) else ""


def may_hide(declared: Mapping[str, tuple[str, bool]]) -> bool:
    """Tell whether one of these declarations hides, alone or with what other rules declare."""
    if "color" in declared and ("background" in declared or "background-color" in declared):
        return True
    return any(_may_hide(name, value) for name, (value, _) in declared.items() if name in ASKED)


def _may_hide(name: str, value: str) -> bool:
    if name in _HIDDEN_VALUES:
        return value in _HIDDEN_VALUES[name]
    if name in ("opacity", "font-size", "scale"):
        return bool(_NOTHING.fullmatch(value))
    if name in ("left", "right", "top", "text-indent"):
        return _pixels(value) <= -MIN_OFF_PAGE_PIXELS
    if name == "clip":
        return _no_area(value)
    if name == "clip-path":
        return bool(_CLIPPED_AWAY.match(value))
    if name in ("width", "height"):
        return _pixels(value) <= 1
    return (name == "transform" and bool(_SCALED_AWAY.search(value))) or (
        name == "filter" and value.startswith("opacity(0")
    )


_HIDDEN_VALUES = {
    "display": ("none",),
    "visibility": ("hidden", "collapse"),
    "content-visibility": ("hidden",),
    "color": ("transparent",),
}


def shown(declared: Mapping[str, str]) -> bool:
    """Tell whether declarations that do not hide show an element for certain: they name what would hide it."""
    return any(name in declared for name in ("display", "visibility", "opacity", "clip", "clip-path"))


def _faded(declared: Mapping[str, str], element: etree._Element) -> bool:
    if declared.get("visibility") in ("hidden", "collapse"):
        return not any(style_of(e).get("visibility", ("",))[0] == "visible" for e in element.iterdescendants())
    if _NOTHING.fullmatch(declared.get("opacity", "1")) or declared.get("filter", "").startswith(
        ("opacity(0)", "opacity(0%)")
    ):
        return True
    scaled = _SCALED_AWAY.search(declared.get("transform", "")) or _NOTHING.fullmatch(declared.get("scale", "1"))
    return bool(scaled) and _is_box(declared, element)


def _fades_in(declared: Mapping[str, str], element: etree._Element) -> bool:
    """Tell whether a see-through element is one that a script fades in when it is scrolled to."""
    if any(name in declared for name in _MOVES):
        return True
    if declared.get("visibility") in (None, "visible") and "translate" in declared.get("transform", ""):
        return True
    called = " ".join((element.get("class") or "", element.get("id") or "", *map(str, element.attrib)))
    return bool(_FADES.search(called.lower()))


def _without_size(declared: Mapping[str, str], element: etree._Element) -> bool:
    if _NOTHING.fullmatch(declared.get("font-size", "1")):
        return not any(e.get("class") or e.get("style") or e.get("id") for e in element.iterdescendants())
    none = all(_NOTHING.fullmatch(declared.get(name, "1")) for name in ("width", "height"))
    return none and declared.get("overflow") in ("hidden", "clip") and _is_box(declared, element)


def _without_colour(declared: Mapping[str, str]) -> bool:
    colour = declared.get("color", "")
    if colour == "transparent":
        return not any(name in declared for name in ("text-shadow", "background-clip", "-webkit-background-clip"))
    ground = declared.get("background-color") or declared.get("background", "")
    return bool(colour) and _colour(colour) == _colour(ground) and "var(" not in colour and colour not in _NO_COLOURS


_NO_COLOURS = frozenset(("inherit", "initial", "unset", "revert", "currentcolor"))


def _colour(value: str) -> str:
    value = {"white": "#fff", "black": "#000"}.get(value, value.replace(" ", ""))
    value = {"rgb(255,255,255)": "#fff", "rgb(0,0,0)": "#000"}.get(value, value)
    return re.sub(r"#(.)\1(.)\2(.)\3\Z", r"#\1\2\3", value)


def _off_page(declared: Mapping[str, str], element: etree._Element) -> bool:
    if _pixels(declared.get("text-indent", "")) <= -MIN_OFF_PAGE_PIXELS and _is_box(declared, element):
        return True
    placed = declared.get("position") in ("absolute", "fixed", "relative")
    return placed and any(_pixels(declared.get(side, "")) <= -MIN_OFF_PAGE_PIXELS for side in ("left", "right", "top"))


def _clipped(declared: Mapping[str, str]) -> bool:
    if _CLIPPED_AWAY.match(declared.get("clip-path", "")):
        return True
    if declared.get("position") not in ("absolute", "fixed"):
        return False
    tiny = all(_pixels(declared.get(name, "2px")) <= 1 for name in ("width", "height"))
    return (tiny and declared.get("overflow") in ("hidden", "clip")) or _no_area(declared.get("clip", ""))


def _no_area(clip: str) -> bool:
    sides = [_pixels(side) for side in re.split(r"[\s,]+", clip.removeprefix("rect(").rstrip(")").strip())]
    if not clip.startswith("rect(") or len(sides) != 4 or "auto" in clip:
        return False
    top, right, bottom, left = sides
    return right <= left or bottom <= top


def _is_box(declared: Mapping[str, str], element: etree._Element) -> bool:
    """Tell whether an element is laid out as a box: a run of text has no size, indent or scale."""
    display = declared.get("display", "")
    return (
        display not in ("", "inline", "contents")
        or (not display and tag_of(element) in BLOCK_LEVEL)
        or declared.get("position") in ("absolute", "fixed")
        or declared.get("float", "none") != "none"
    )


def _pixels(value: str) -> float:
    found = _LENGTH.fullmatch(value)
    return float(found[1]) * _PIXELS[found[2]] if found else float("nan")
