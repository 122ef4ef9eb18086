"""Explain a text: every block of its page with what was decided about it, by whom, and the rule that would decide
otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.capture.choosing import overrides
from reader.capture.choosing.companions import shares
from reader.capture.clean import run_pipeline
from reader.capture.fetch.sniff import is_pdf
from reader.capture.page.charset import decode
from reader.model.blocks import Block

FOUND_SHARE = 0.6
"""Share of a block that must lie in a cleaner's answer for it to count as found by that one."""

REASONS = ("judged", "companion", "prompt", "caption", "opening", "repeat", "person", "rule")
"""The values of ``Judged.why``; window and terminal word them:

- ``judged``: by its position, its links and what the cleaners found
- ``companion``: belongs to the text around it
- ``prompt``: asks for something, or points to another page
- ``caption``: a picture's, and shown with it
- ``opening``: only repeats the title, the authors or the date
- ``repeat``: the same picture or text stands elsewhere
- ``person``, ``rule``: a person decided it, for this article or for the site
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """A block of a page. ``why`` is one of ``REASONS``; ``found_by`` names the cleaners in whose answer it stands.
    ``rule`` would take it out on every page of the site: a CSS selector if ``rule_is_selector``, else the block's text,
    "" where there is no such rule.
    """

    block: Block
    kept: bool
    why: str
    found_by: tuple[str, ...]
    fingerprint: str
    rule: str
    rule_is_selector: bool


@dataclass(frozen=True, slots=True)
class Examination:
    """All blocks of a page in its order; ``candidates`` are the cleaners with the number of words that each would have
    kept.
    """

    blocks: tuple[Judged, ...]
    candidates: tuple[tuple[str, int], ...]
    cleaner: str


def examine(
    body: bytes, url: str, content_type: str = "", corrections: overrides.Corrections = overrides.NONE
) -> Examination:
    """Return what cleaning does with a page, block by block. Raises ``NoArticle`` where there is nothing to judge."""
    if is_pdf(body):
        return _of_pdf(body, corrections)
    extraction = run_pipeline(decode(body, content_type), url, corrections)
    found_by: dict[int, list[str]] = {}
    for candidate in extraction.candidates:
        for index, share in shares(extraction.segments, candidate.lines).items():
            if share >= FOUND_SHARE:
                found_by.setdefault(index, []).append(candidate.name)
    judged = []
    for index, segment in enumerate(extraction.segments):
        rule, is_selector = overrides.rule_for(index, extraction.segments, extraction.kept)
        judged.append(
            Judged(
                segment.block,
                index in extraction.kept,
                extraction.reasons.get(index, "judged"),
                tuple(found_by.get(index, ())),
                overrides.fingerprint(segment.block),
                rule,
                is_selector,
            )
        )
    return Examination(tuple(judged), tuple((c.name, c.words) for c in extraction.candidates), extraction.cleaner)


def _of_pdf(body: bytes, corrections: overrides.Corrections) -> Examination:
    """Return the blocks of a PDF: all are its text, but for what the reader took out; there are no rules for sites."""
    from reader.capture.pdf.cleaned import clean_pdf

    cleaned = clean_pdf(body)
    names = [overrides.fingerprint(block) for block in cleaned.blocks]
    blocks = tuple(
        Judged(
            block,
            corrections.blocks.get(name, True),
            "person" if name in corrections.blocks else "judged",
            (),
            name,
            "",
            False,
        )
        for block, name in zip(cleaned.blocks, names, strict=True)
    )
    return Examination(blocks, (), cleaned.cleaner)
