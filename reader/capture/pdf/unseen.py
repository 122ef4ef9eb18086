"""Letters of a PDF's page that nobody sees: drawn invisibly, or beyond the page. A scanned page has its words that way, over its
picture, and keeps them.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Collection
from typing import Any

SCANNED = 0.5
"""From this share of the page on, a picture is a scan of it."""
_INVISIBLE = (3, 7)
"""Ways to draw text (ISO 32000-1, 9.3.6): neither filled nor stroked, and only to cut out what is drawn later."""


def unseen_letters(page: Any, text_page: Any, count: int) -> Collection[int]:
    """Return which of the first ``count`` letters of the page nobody sees."""
    import pypdfium2.raw as raw

    left, bottom, right, top = page.get_bbox()
    drawings: dict[int | None, tuple[bool, bool]] = {}
    """Texts that are drawn at once, by their place in memory: whether invisibly, and whether partly beyond the page."""
    beyond, invisible = set[int](), set[int]()
    for index in range(count):
        drawn = raw.FPDFText_GetTextObject(text_page, index)
        if not drawn:  # a blank that PDFium adds
            continue
        place = ctypes.cast(drawn, ctypes.c_void_p).value
        if place not in drawings:
            x0, y0, x1, y1 = _bounds(drawn, raw)
            is_beyond = x0 < left or y0 < bottom or x1 > right or y1 > top
            drawings[place] = raw.FPDFTextObj_GetTextRenderMode(drawn) in _INVISIBLE, is_beyond
        is_invisible, is_beyond = drawings[place]
        if is_invisible:
            invisible.add(index)
        if is_beyond:
            x0, y0, x1, y1 = text_page.get_charbox(index, loose=True)
            if x1 < left or x0 > right or y1 < bottom or y0 > top:
                beyond.add(index)
    return beyond | invisible if invisible and not _is_scan(page, raw) else beyond


def _bounds(drawn: Any, raw: Any) -> tuple[float, float, float, float]:
    """The box of a text, one without end where PDFium has none."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(drawn, *map(ctypes.byref, sides)):
        return -math.inf, -math.inf, math.inf, math.inf
    return sides[0].value, sides[1].value, sides[2].value, sides[3].value


def _is_scan(page: Any, raw: Any) -> bool:
    left, bottom, right, top = page.get_bbox()
    whole = max((right - left) * (top - bottom), 1.0)
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        x0, y0, x1, y1 = image.get_bounds()
        across, up = min(x1, right) - max(x0, left), min(y1, top) - max(y0, bottom)
        if across > 0 and up > 0 and across * up >= SCANNED * whole:
            return True
    return False
