"""The HTML of a mail as an article: no layout tables, nothing hidden, nothing that watches. Runs in a worker process."""

from __future__ import annotations

import re

import lxml.html
from lxml import etree

from reader.capture.page.dom import parse, strip_controls, tag_of
from reader.capture.page.hiding import style_of, way_hidden
from reader.capture.page.mail import clear_of_tracking
from reader.capture.page.tables import is_data

_NO_TEXT = (
    "script",
    "style",
    "title",
    "meta",
    "link",
    "head",
    "form",
    "input",
    "button",
    "template",
    "noscript",
    "iframe",
)
_CONDITIONAL = re.compile(r"<!(?:--)?\[(?:if|endif)[^>]{0,200}\](?:--)?>", re.I)


def _is_hidden(element: etree._Element) -> bool:
    """Tell whether a mail hides an element: a preview line, or what only another program shows. Cells whose letters have no
    size are columns: what is in them has its own.
    """
    own = {name: value for name, (value, _) in style_of(element).items()}
    if own.get("mso-hide") == "all" or way_hidden(own, element):
        return True
    if own.get("font-size") in ("1px", "1pt"):
        return way_hidden(own | {"font-size": "0"}, element) != ""
    return own.get("max-height") in ("0", "0px") and own.get("overflow") == "hidden"


def mail_article(html: str) -> str:
    """Return the article of a mail's HTML, "" where it has no words."""
    root = parse(strip_controls(_CONDITIONAL.sub("", html)))
    if root is None:
        return ""
    body = next(root.iter("body"), root)
    for element in list(body.iter()):
        if element.getparent() is None or not isinstance(element.tag, str):
            continue
        if tag_of(element) in _NO_TEXT or element.get("hidden") is not None or _is_hidden(element):
            element.drop_tree()
    clear_of_tracking(body)
    _lay_out(body)
    for element in body.iter():
        for name in [name for name in element.attrib if name not in ("href", "src", "alt", "width", "height", "title")]:
            del element.attrib[name]
    if not "".join(body.itertext()).strip() and next(body.iter("img"), None) is None:
        return ""
    inside = etree.tostring(body, encoding="unicode", method="html", with_tail=False)
    return re.sub(r"\A<(?:body|html|div)>|</(?:body|html|div)>\Z", "", inside.strip()).strip()


def _lay_out(body: lxml.html.HtmlElement) -> None:
    """Turn the tables that only lay out a mail into boxes; those that hold data stay."""
    laying = [table for table in body.iter("table") if not is_data(table)]
    for table in laying:
        for part in list(table.iter("thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col")):
            if next((outer for outer in part.iterancestors("table")), None) is table:
                part.tag = "div"
        table.tag = "div"
    for centre in list(body.iter("center", "font")):
        centre.drop_tag()
