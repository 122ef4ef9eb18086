"""All the words of a kept page, in its own order: what a quotation is checked against where the clean text lacks it."""

from __future__ import annotations

from reader.capture.page.charset import decode
from reader.capture.page.dom import parse, strip_controls

_GONE = ("script", "style", "noscript", "template", "head")
_INLINE_NAMES = """
    a abbr acronym b bdi bdo big cite code del dfn em font i img ins kbd mark q rp rt ruby s samp small span strike strong sub sup
    time tt u var wbr
"""
_INLINE = frozenset(_INLINE_NAMES.split())


def words_of_page(body: bytes, content_type: str) -> str:
    """Return the page's words without scripts and styles, a line break between blocks; "" for what is no page."""
    root = parse(strip_controls(decode(body, content_type)))
    if root is None:
        return ""
    for element in list(root.iter(*_GONE)):
        if element.getparent() is not None:
            element.drop_tree()
    pieces: list[str] = []
    stack: list[tuple[object, bool]] = [(root, False)]
    while stack:
        element, is_end = stack.pop()
        tag = getattr(element, "tag", None)
        is_block = isinstance(tag, str) and tag not in _INLINE
        if is_end:
            pieces.append("\n" if is_block else "")
            pieces.append(getattr(element, "tail", None) or "")
            continue
        pieces.append("\n" if is_block else "")
        if isinstance(tag, str):  # else a comment
            pieces.append(getattr(element, "text", None) or "")
            stack.append((element, True))
            stack += [(child, False) for child in reversed(list(element))]  # type: ignore[call-overload]
        else:
            pieces.append(getattr(element, "tail", None) or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
