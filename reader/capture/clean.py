"""Cleaning, all steps in their order: bytes of a page in, its article as blocks and its metadata out. Pure: no network,
no files.

It trusts nothing about the page, but it can be slow or hungry on a hostile one: run it through ``worker.Cleaners``."""

from __future__ import annotations

from collections.abc import Sequence

import lxml.html

from reader.capture.choosing import candidates, judge, overrides
from reader.capture.choosing.companions import covered, requests, sub_headline, with_companions
from reader.capture.choosing.completeness import completeness_of, too_little, what_it_says
from reader.capture.choosing.overrides import NONE, Corrections
from reader.capture.choosing.tidy import grouped, superfluous, with_lead_picture
from reader.capture.metadata.page_metadata import metadata_of
from reader.capture.page import embedded_article
from reader.capture.page.blocks import Cut, cut
from reader.capture.page.charset import decode
from reader.capture.page.dom import base_address, parse, strip_controls
from reader.capture.page.embeds import Videos
from reader.capture.page.pictures import picture_of
from reader.capture.version import VERSION
from reader.errors import NoArticle
from reader.model.blocks import plain_text
from reader.model.capture import Cleaned, Metadata
from reader.records import dataclass, replace
from reader.text.language import detect
from reader.text.words import tokens

_ENOUGH_COVERED = 0.5
"""Share of a candidate's text that the page's own blocks must bring; below, it stands in the page's scripts only."""

_MUCH_MORE = 1.5
"""How many times the words of the kept blocks a candidate from elsewhere must have to take their place."""

_LITTLE = 100
"""Words below which the state of the page's scripts is looked at."""


@dataclass(frozen=True, slots=True)
class Work:
    """Everything that cleaning came to know of a page. Blocks are named by their index in ``cuts``; ``reasons`` says of
    those that were not simply judged why they are kept or not (see ``examine.REASONS``)."""

    metadata: Metadata
    candidates: tuple[candidates.Candidate, ...]
    cleaner: str
    cuts: Sequence[Cut]
    kept: frozenset[int]
    reasons: dict[int, str]
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
    blocks = with_lead_picture(
        grouped([done.cuts[index].block for index in sorted(done.kept)]), done.metadata.lead_picture
    )
    text = plain_text(blocks)
    if too_little(done.root, text):
        return what_it_says(html, url, corrections)
    metadata = replace(done.metadata, language=detect(text, done.metadata.language))
    why, evidence = completeness_of(done.root, metadata, text, blocks)
    if why == "link_list" and corrections == NONE:  # the cleaners look for prose; here the headlines are what there is
        return what_it_says(html, url)
    return Cleaned(metadata, blocks, f"{VERSION} {done.cleaner}", why, evidence)


def work(html: str, url: str, corrections: Corrections = NONE) -> Work:
    """All steps but the last, for those who want to know how it came about. Raises ``NoArticle`` where no cleaner finds
    a text."""
    page = root = parse(strip_controls(html))
    if page is None or root is None:
        raise NoArticle()
    # lxml makes a Python object for an element each time that it is met, unless one is alive: walking is twice as quick
    # with all alive.
    alive = list(root.iter())
    base = base_address(root, url)
    metadata = metadata_of(root, base)
    found = candidates.candidates(root, base)
    if not found:
        state = candidates.from_data(embedded_article.body_in_state(root))
        if state is None:
            raise NoArticle()
        found = [state]
    cuts = cut(root, base, lambda element: picture_of(element, base), Videos(root, base).of)
    kept, again = _judged(cuts, found, metadata)
    cleaner = "judge"
    elsewhere = _elsewhere(root, cuts, sum(_words(cuts[index]) for index in kept), found)
    if elsewhere is not None:
        cleaner, root = elsewhere.name, elsewhere.tree
        cuts = cut(root, base, lambda element: picture_of(element, base))
        kept, again = [index for index, piece in enumerate(cuts) if piece.block.text], []
    asking = requests(cuts, kept)
    kept = sorted(set(kept) - asking)
    picked = with_companions(cuts, sorted({*kept, *sub_headline(cuts, kept, metadata.title)}))
    reasons = (
        dict.fromkeys(set(picked) - set(kept), "companion")
        | dict.fromkeys(again, "repeat")
        | dict.fromkeys(asking, "prompt")
    )
    known = overrides.decided(cuts, root, corrections)
    left_out = {
        picked[at]: why
        for at, why in superfluous([cuts[index] for index in picked], metadata).items()
        if known.get(picked[at]) is not True
    }
    wanted = (set(picked) | {index for index, keep in known.items() if keep}) - {
        index for index, keep in known.items() if not keep
    }
    reasons |= left_out | {
        index: "person" if overrides.fingerprint(cuts[index].block) in corrections.blocks else "rule" for index in known
    }
    del alive
    return Work(metadata, tuple(found), cleaner, cuts, frozenset(wanted - set(left_out)), reasons, page)


def _words(piece: Cut) -> int:
    return len(tokens(piece.block.text))


def _judged(
    cuts: Sequence[Cut], found: Sequence[candidates.Candidate], metadata: Metadata
) -> tuple[list[int], list[int]]:
    """The blocks that the judge keeps, and those that it would but which only repeat one before."""
    texts = [index for index, piece in enumerate(cuts) if piece.block.text]
    pieces = [cuts[index] for index in texts]
    words = {index: tokens(cuts[index].block.text) for index in texts}
    chances = judge.probabilities(pieces, {c.name: c.lines for c in found}, metadata.title, metadata.description)
    decided = judge.decide(chances, [len(words[index]) for index in texts])
    return judge.without_repeats([index for index, keep in zip(texts, decided, strict=True) if keep], words)


def _elsewhere(
    root: lxml.html.HtmlElement, cuts: Sequence[Cut], words: int, found: Sequence[candidates.Candidate]
) -> candidates.Candidate | None:
    """The candidate whose text the page does not show but its scripts hold, where that is much more than what was
    kept."""
    if words < _LITTLE:
        state = candidates.from_data(embedded_article.body_in_state(root))
        found = [*found, *([state] if state is not None else [])]
    hidden = [c for c in found if c.words > _MUCH_MORE * words and covered(cuts, c.lines) < _ENOUGH_COVERED]
    return max(hidden, key=lambda c: c.words, default=None)
