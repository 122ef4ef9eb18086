"""Cleaning, all steps in their order: bytes of a page in, its article as blocks and its metadata out. Pure: no network, no files.

It trusts nothing about the page, but it can be slow or hungry on a hostile one: run it through ``worker.Cleaners``."""

from __future__ import annotations

from dataclasses import replace

import lxml.html

from reader.capture import candidates
from reader.capture.blocks import Cut, cut
from reader.capture.charset import decode
from reader.capture.choose import choose, with_companions
from reader.capture.dom import parse, strip_controls
from reader.capture.language import settled_language
from reader.capture.metadata import metadata_of
from reader.capture.pictures import picture_of
from reader.capture.tidy import tidy, with_lead_picture
from reader.errors import NoArticle
from reader.model import Block, Cleaned, plain_text

_ENOUGH_COVERED = 0.75
"""Share of the candidate's text that the page's own blocks must bring; below, the candidate's structure stands."""

_FEWEST_WORDS = 8


def clean(body: bytes, url: str, content_type: str = "") -> Cleaned:
    """The article of a page. Raises ``NoArticle`` where there is none."""
    return clean_html(decode(body, content_type), url)


def clean_html(html: str, url: str) -> Cleaned:
    """As ``clean``, for a page that is text already."""
    root = parse(strip_controls(html))
    if root is None:
        raise NoArticle()
    base = _base_address(root, url)
    metadata = metadata_of(root, base)
    found = candidates.candidates(root, base)
    if not found:
        raise NoArticle()
    chosen = candidates.better(found, metadata.description)
    cuts = cut(root, base, lambda element: picture_of(element, base))
    kept, covered = choose(cuts, chosen.lines)
    if covered < _ENOUGH_COVERED:
        cuts = cut(chosen.tree, base, lambda element: picture_of(element, base))
        kept = [index for index, piece in enumerate(cuts) if piece.block.text]
    picked: list[Cut] = [cuts[index] for index in with_companions(cuts, kept)]
    blocks: tuple[Block, ...] = with_lead_picture(tidy(picked, metadata), metadata.lead_picture)
    text = plain_text(blocks)
    if len(text.split()) < _FEWEST_WORDS and len(text) < 4 * _FEWEST_WORDS:
        raise NoArticle()
    return Cleaned(replace(metadata, language=settled_language(text, metadata.language)), blocks, chosen.name)


def _base_address(root: lxml.html.HtmlElement, url: str) -> str:
    from urllib.parse import urljoin

    element = next(root.iter("base"), None)
    href = (element.get("href") or "").strip() if element is not None else ""
    try:
        return urljoin(url, href) if href else url
    except ValueError:
        return url
