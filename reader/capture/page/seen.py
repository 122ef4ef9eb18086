"""A page as a browser's extension saw it: what was not seen goes, and each picture has the one address it was shown from.

The extension marks the root with ``CAPTURED``; on a page without the mark nothing here happens. A page of a server that
says so itself only hides words of its own. The kept original has all of it.
"""

from __future__ import annotations

import re

import lxml.html

from reader.capture.page.dom import tag_of
from reader.capture.page.mail import settle_mail

CAPTURED = "data-tearsheet-captured"
NOT_SEEN = ("data-tearsheet-hidden", "data-tearsheet-overlay")
_KEPT_OF_PICTURES = frozenset(("src", "alt", "title", "width", "height", "class", "id", "style", "role", "aria-label"))
_HIDING = re.compile(r"(?:\S+:)?(?:is-|u-)?(?:hidden|hide|d-none|invisible)\Z", re.I)
"""Classes that hide on some screens; what was seen was not hidden on the reader's."""
_MARKED = "|".join(f"self::*[@{name}]" for name in NOT_SEEN)


def is_captured(root: lxml.html.HtmlElement) -> bool:
    """Tell whether a page says that an extension captured it."""
    return root.get(CAPTURED) is not None


def leave_what_was_seen(root: lxml.html.HtmlElement, url: str) -> None:
    """Take out of a captured page what the reader did not see, and from pictures every source that was not shown."""
    if not is_captured(root):
        return
    for element in root.xpath(f"descendant::*[{_MARKED}]"):
        if element.getparent() is not None and tag_of(element) not in ("body", "head"):
            element.drop_tree()
    for element in root.xpath("descendant::*[@hidden]"):
        del element.attrib["hidden"]
    for element in root.xpath("descendant::*[@class]"):
        names = (element.get("class") or "").split()
        shown_names = [name for name in names if not _HIDING.match(name)]
        if len(shown_names) != len(names):
            element.set("class", " ".join(shown_names))
    for source in list(root.iter("source")):
        outer = source.getparent()
        if outer is not None and tag_of(outer) == "picture":
            source.drop_tree()
    for image in root.iter("img", "amp-img"):
        shown = image.get("src") or ""
        for name in set(image.attrib) - _KEPT_OF_PICTURES:
            del image.attrib[name]
        image.set("src", shown)
    settle_mail(root, url)
