"""Cleaning, all steps in their order: bytes of a page in, its article as blocks and its metadata out. Pure: no network,
no files.

It trusts nothing about the page, but it can be slow or hungry on a hostile one: run it through ``worker.Cleaners``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import lxml.html

from reader.capture.choosing import candidates, judge, overrides, roles
from reader.capture.choosing.companions import covered, newsletter_prompts, other_bodies, sub_headline, with_companions
from reader.capture.choosing.completeness import MAX_EVIDENCE_CHARACTERS, completeness_of, too_little, what_it_says
from reader.capture.choosing.overrides import NONE, Corrections
from reader.capture.choosing.tidy import grouped, superfluous, with_lead_picture
from reader.capture.choosing.units import lost_list
from reader.capture.fetch.sniff import is_pdf
from reader.capture.metadata.page_metadata import metadata_of
from reader.capture.page import embedded_article, jsonld, visibility
from reader.capture.page.blocks import Segment, segment
from reader.capture.page.charset import decode
from reader.capture.page.dom import base_address, parse, strip_controls
from reader.capture.page.embeds import Videos
from reader.capture.page.folded import unfold
from reader.capture.page.pictures import picture_of
from reader.capture.page.seen import leave_what_was_seen
from reader.capture.page.settling import settle
from reader.capture.version import VERSION
from reader.errors import NoArticle
from reader.model.blocks import plain_text
from reader.model.capture import Cleaned, Metadata
from reader.text.language import detect
from reader.text.words import shingles, tokens

MIN_COVERED_SHARE = 0.5
"""Share of a candidate's text that the page's own blocks must bring; below, it stands in the page's scripts only."""

MUCH_MORE_WORDS_FACTOR = 1.5
"""How many times the words of the kept blocks a candidate from elsewhere must have to take their place."""

LITTLE_TEXT_WORDS = 100
"""Words below which the state of the page's scripts is looked at, whatever it holds."""

MORE_WORDS_FACTOR, MIN_MORE_WORDS = 1.2, 30
"""How many words a text in the page's data must have, in words of the kept text and beyond, to go on where it ends."""

MIN_SAME_SHARE = 0.8
"""Share of the kept text that such a text must hold."""


OPENING_RUNS = 60
"""Runs of three words at the beginning of a text of the page's data, half of which what was kept must hold."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What cleaning came to know of a page. Blocks are named by their index in ``segments``; ``reasons``
    says of those that were not simply judged why they are kept or not (see ``explain.REASONS``).
    """

    metadata: Metadata
    candidates: tuple[candidates.Candidate, ...]
    cleaner: str
    segments: Sequence[Segment]
    kept: frozenset[int]
    reasons: dict[int, str]
    root: lxml.html.HtmlElement


def clean(body: bytes, url: str, content_type: str = "", corrections: Corrections = NONE) -> Cleaned:
    """Return the article of a page or PDF, or what it says instead of one. Raises ``NoArticle`` where it says nothing at
    all, ``PdfLocked`` and ``PdfWithoutText``.
    """
    if is_pdf(body):
        from reader.capture.pdf.cleaned import clean_pdf

        return clean_pdf(body)
    return clean_html(decode(body, content_type), url, corrections)


def clean_html(html: str, url: str, corrections: Corrections = NONE) -> Cleaned:
    """Clean a page that is text already, as ``clean`` does."""
    try:
        extraction = run_pipeline(html, url, corrections)
    except NoArticle:
        return what_it_says(html, url, corrections)
    blocks = with_lead_picture(
        grouped([extraction.segments[index].block for index in sorted(extraction.kept)]),
        extraction.metadata.lead_picture,
    )
    text = plain_text(blocks)
    if too_little(extraction.root, text):
        return what_it_says(html, url, corrections)
    metadata = replace(extraction.metadata, language=detect(text, extraction.metadata.language))
    why, evidence = completeness_of(extraction.root, metadata, text, blocks)
    if why == "whole":
        decided = [index for index, reason in extraction.reasons.items() if reason in ("person", "rule")]
        lost = lost_list(extraction.segments, extraction.kept, decided)
        why, evidence = ("cut_short", lost[-MAX_EVIDENCE_CHARACTERS:]) if lost else (why, evidence)
    if why == "link_list" and corrections == NONE:  # the cleaners look for prose; here the headlines are what there is
        return what_it_says(html, url)
    return Cleaned(metadata, blocks, f"{VERSION} {extraction.cleaner}", why, evidence)


def run_pipeline(html: str, url: str, corrections: Corrections = NONE) -> Extraction:
    """Run all steps but the last, and return what each came to, so that it can be explained. Raises ``NoArticle`` where
    no cleaner finds a text.
    """
    page = root = parse(strip_controls(html))
    if page is None or root is None:
        raise NoArticle()
    leave_what_was_seen(root, url)
    # lxml makes a Python object for an element each time that it is met, unless one is alive: walking is twice as quick
    # with all alive.
    alive = list(root.iter())
    unfold(root)
    base = base_address(root, url)
    metadata = metadata_of(root, base)
    settle(root, base)
    found = candidates.candidates(root, base)
    if not found:
        state = candidates.from_data(embedded_article.body_in_state(root))
        if state is None:
            raise NoArticle()
        found = [state]
    segments = roles.told(segment(root, base, lambda element: picture_of(element, base), Videos(root, base).of))
    kept, again = _judged(segments, found, metadata, jsonld.announced_kind(root))
    cleaner = "judge"
    hidden = _hidden_candidate(root, segments, kept, found)
    if hidden is not None:
        cleaner, root = hidden.name, hidden.tree
        segments = segment(root, base, lambda element: picture_of(element, base))
        kept, again = [index for index, piece in enumerate(segments) if piece.block.text], []
    asking = newsletter_prompts(segments, kept)
    kept = sorted(index for index in set(kept) - asking if not visibility.is_unseen(segments[index].element))
    kept = sorted({*kept, *other_bodies(segments, kept)})
    by_role = roles.belonging(segments, kept)
    picked = with_companions(segments, sorted({*kept, *by_role, *sub_headline(segments, kept, metadata.title)}))
    picked = sorted({*picked, *roles.captions(segments, picked)})
    pulled = roles.pulled(segments, picked)
    picked = sorted(i for i in set(picked) - set(pulled) if not visibility.is_unseen(segments[i].element))
    reasons = (
        dict.fromkeys(set(picked) - set(kept), "companion")
        | dict.fromkeys([*again, *pulled], "repeat")
        | dict.fromkeys(asking, "prompt")
    )
    known = overrides.decided(segments, root, corrections)
    left_out = {
        picked[at]: why
        for at, why in superfluous([segments[index] for index in picked], metadata).items()
        if known.get(picked[at]) is not True
    }
    wanted = (set(picked) | {index for index, keep in known.items() if keep}) - {
        index for index, keep in known.items() if not keep
    }
    reasons |= left_out | {
        index: "person" if overrides.fingerprint(segments[index].block) in corrections.blocks else "rule"
        for index in known
    }
    del alive
    return Extraction(metadata, tuple(found), cleaner, segments, frozenset(wanted - set(left_out)), reasons, page)


def _words(piece: Segment) -> int:
    return len(tokens(piece.block.text))


def _judged(
    segments: Sequence[Segment],
    found: Sequence[candidates.Candidate],
    metadata: Metadata,
    kind: tuple[float, float],
) -> tuple[list[int], list[int]]:
    """Return the blocks that the judge keeps, and those that it would but which only repeat one before."""
    texts = [index for index, piece in enumerate(segments) if piece.block.text]
    pieces = [segments[index] for index in texts]
    words = {index: tokens(segments[index].block.text) for index in texts}
    said = [words[index] for index in texts]
    lines = {c.name: c.lines for c in found}
    chances = judge.probabilities(pieces, lines, metadata.title, metadata.description, kind, said)
    decided = judge.decide(chances, [len(of_block) for of_block in said])
    decided = judge.with_long_text(decided, pieces, said, found[0].lines if found else ())
    return judge.without_repeats([index for index, keep in zip(texts, decided, strict=True) if keep], words)


def _hidden_candidate(
    root: lxml.html.HtmlElement, segments: Sequence[Segment], kept: Sequence[int], found: Sequence[candidates.Candidate]
) -> candidates.Candidate | None:
    """Return the candidate whose text the page does not show but its scripts hold, where that is much more than what
    was kept, or goes on where that ends.
    """
    words = sum(_words(segments[index]) for index in kept)
    said = [segments[index].block.text for index in kept]
    in_state = (
        embedded_article.body_in_state(root)
        if words < LITTLE_TEXT_WORDS
        else embedded_article.body_that_goes_on(root, said[-3:])
    )
    state = candidates.from_data(in_state)
    hidden = [
        c
        for c in [*found, *([state] if state is not None else [])]
        if (
            (c is not state or words < LITTLE_TEXT_WORDS)
            and c.words > MUCH_MORE_WORDS_FACTOR * words
            and covered(segments, c.lines) < MIN_COVERED_SHARE
        )
        or (c.name == "data" and _goes_on(c, words, said, segments))
    ]
    return max(hidden, key=lambda c: c.words, default=None)


def _goes_on(candidate: candidates.Candidate, words: int, said: Sequence[str], segments: Sequence[Segment]) -> bool:
    """Tell whether a text of the page's data begins as what was kept and has more, which stands nowhere on the page."""
    if candidate.words < MORE_WORDS_FACTOR * words + MIN_MORE_WORDS:
        return False
    missing = (1 - covered(segments, candidate.lines)) * candidate.words
    if missing < 0.8 * (candidate.words - words):
        return False
    runs = [run for line in candidate.lines for run in shingles(tokens(line))]
    kept = {run for text in said for run in shingles(tokens(text))}
    # A page's whole state holds its article too, somewhere among labels and offers.
    opening = runs[:OPENING_RUNS]
    begins = sum(run in kept for run in opening) >= len(opening) / 2
    return begins and len(kept.intersection(runs)) >= MIN_SAME_SHARE * len(kept)
