"""Blocks as clean semantic HTML. ``nh3`` has the last word, so that nothing that could run or phone home gets
through.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from reader.model.blocks import Block
from reader.text.block_html import render

_TAGS = {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "br",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_TAGS |= {"figure", "figcaption", "img", "strong", "em", "a", "sub", "sup", "del", "ins"}
_ATTRIBUTES = {
    "a": {"href", "id"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "p": {"role"},
}


def blocks_to_html(blocks: Sequence[Block]) -> str:
    """Return the article as sanitized HTML, as ``text.block_html`` renders it. Addresses of links and pictures are
    absolute http, https or mailto ones.
    """
    sanitized: str = _sanitizer().clean(render(blocks))
    return sanitized


@functools.cache
def _sanitizer():  # type: ignore[no-untyped-def]
    import nh3

    return nh3.Cleaner(
        tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None, strip_comments=True
    )
