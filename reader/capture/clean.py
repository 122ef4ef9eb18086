"""Cleaning, all steps in their order: bytes of a page in, its article as blocks and its metadata out. Pure: no network, no files.

It trusts nothing about the page, but it can be slow or hungry on a hostile one: run it through ``worker.Cleaners``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import lxml.html

from reader.capture import candidates, correct
from reader.capture.blocks import Cut, cut
from reader.capture.charset import decode
from reader.capture.choose import choose, shares, with_companions
from reader.capture.completeness import completeness_of, too_little, what_it_says
from reader.capture.correct import NONE, Corrections
from reader.capture.dom import base_address, parse, strip_controls
from reader.capture.language import settled_language
from reader.capture.metadata import metadata_of
from reader.capture.pictures import picture_of
from reader.capture.tidy import grouped, superfluous, with_lead_picture
from reader.capture.version import VERSION
from reader.errors import NoArticle
from reader.model import Cleaned, Metadata, plain_text

_ENOUGH_COVERED = 0.75
"""Share of the candidate's text that the page's own blocks must bring; below, the candidate's structure stands."""

_FOUND = 0.6
"""Share of a block that must lie in a candidate for it to count as found by that one."""


@dataclass(frozen=True, slots=True)
class Work:
    """Everything that cleaning came to know of a page. Blocks are named by their index in ``cuts``; ``reasons`` says of those that were
    not simply judged why they are kept or not (see ``examine.REASONS``)."""

    metadata: Metadata
    candidates: tuple[candidates.Candidate, ...]
    cleaner: str
    cuts: Sequence[Cut]
    kept: frozenset[int]
    reasons: dict[int, str]
    found_by: dict[int, list[str]]
    root: lxml.html.HtmlElement


def clean(body: bytes, url: str, content_type: str = "", corrections: Corrections = NONE) -> Cleaned:
    """The article of a page, or what it says instead of one. Raises ``NoArticle`` where it says nothing at all."""
    return clean_html(decode(body, content_type), url, corrections)


def clean_html(html: str, url: str, corrections: Corrections = NONE) -> Cleaned:
    """As ``clean``, for a page that is text already."""
    try:
        done = work(html, url, corrections)
    except NoArticle:
        return what_it_says(html, url, corrections)
    blocks = with_lead_picture(grouped([done.cuts[index].block for index in sorted(done.kept)]), done.metadata.lead_picture)
    text = plain_text(blocks)
    if too_little(done.root, text):
        return what_it_says(html, url, corrections)
    metadata = replace(done.metadata, language=settled_language(text, done.metadata.language))
    why, evidence = completeness_of(done.root, metadata, text, blocks)
    if why == "link_list" and corrections == NONE:  # the cleaners look for prose; here the headlines are what there is
        return what_it_says(html, url)
    return Cleaned(metadata, blocks, f"{VERSION} {done.cleaner}", why, evidence)


def work(html: str, url: str, corrections: Corrections = NONE) -> Work:
    """All steps but the last, for those who want to know how it came about. Raises ``NoArticle`` where no cleaner finds a text."""
    page = root = parse(strip_controls(html))
    if page is None or root is None:
        raise NoArticle()
    base = base_address(root, url)
    metadata = metadata_of(root, base)
    found = candidates.candidates(root, base)
    if not found:
        raise NoArticle()
    chosen = candidates.better(found, metadata.description)
    cuts = cut(root, base, lambda element: picture_of(element, base))
    kept, covered = choose(cuts, chosen.lines)
    if covered < _ENOUGH_COVERED:
        root = chosen.tree
        cuts = cut(root, base, lambda element: picture_of(element, base))
        kept = [index for index, piece in enumerate(cuts) if piece.block.text]
    picked = with_companions(cuts, kept)
    reasons = dict.fromkeys(set(picked) - set(kept), "companion")
    known = correct.decided(cuts, root, corrections)
    left_out = {
        picked[at]: why for at, why in superfluous([cuts[index] for index in picked], metadata).items() if known.get(picked[at]) is not True
    }
    wanted = (set(picked) | {index for index, keep in known.items() if keep}) - {index for index, keep in known.items() if not keep}
    reasons |= left_out | {index: "person" if correct.fingerprint(cuts[index].block) in corrections.blocks else "rule" for index in known}
    found_by: dict[int, list[str]] = {}
    for candidate in found:
        for index, share in shares(cuts, candidate.lines).items():
            if share >= _FOUND:
                found_by.setdefault(index, []).append(candidate.name)
    return Work(metadata, tuple(found), chosen.name, cuts, frozenset(wanted - set(left_out)), reasons, found_by, page)
