"""A person's decisions about blocks, and rules for sites."""

from __future__ import annotations

import pytest

from reader.capture.choosing.overrides import (
    NONE,
    Corrections,
    SiteRules,
    decided,
    fingerprint,
    rule_for,
    valid_selector,
)
from reader.capture.page.blocks import segment
from reader.capture.page.dom import parse
from reader.model.blocks import Block, Inline

ROOT = parse(
    "<html><body><article><p>The pier.</p><div class='offer'><p>Buy now.</p></div><p>The end.</p></article></body></html>"
)
assert ROOT is not None
SEGMENTS = segment(ROOT, "https://news.example.org/a", lambda _: None)


def kept(corrections: Corrections) -> dict[int, bool]:
    assert ROOT is not None
    return decided(SEGMENTS, ROOT, corrections)


def test_a_fingerprint_is_stored_in_libraries_and_never_changes() -> None:
    assert fingerprint(Block("paragraph", "The  PIER\nis closed.")) == fingerprint(
        Block("quote", "the pier is closed.")
    )
    assert fingerprint(Block("paragraph", "The pier is closed.")) == "0a201e2ca12c6c16"


def test_drawn_figures_and_struck_out_paragraphs_have_fingerprints_of_their_own() -> None:
    drawn = [Block("figure", caption=caption) for caption in ("Stones", "Cracks")]
    struck = [Block("paragraph", inlines=(Inline(0, 0, "del", "", words),)) for words in ("Open", "Closed")]
    assert len({fingerprint(block) for block in (*drawn, *struck)}) == 4


def test_without_corrections_nothing_is_decided() -> None:
    assert kept(NONE) == {}


def test_a_selector_decides_about_all_blocks_in_its_elements() -> None:
    assert kept(Corrections(rules=SiteRules(leave_out=("div.offer",)))) == {1: False}


def test_a_text_rule_decides_about_blocks_that_say_just_that() -> None:
    assert kept(Corrections(rules=SiteRules(leave_out_texts=("buy NOW.",), keep_texts=("The end.",)))) == {
        1: False,
        2: True,
    }


def test_a_decision_about_a_block_goes_before_the_rules_of_its_site() -> None:
    own = {fingerprint(SEGMENTS[1].block): True}
    assert kept(Corrections(own, SiteRules(leave_out=("div.offer",)))) == {1: True}


def test_a_mistyped_selector_costs_nothing() -> None:
    assert kept(Corrections(rules=SiteRules(leave_out=("div..[",)))) == {}


def test_the_rule_for_a_block_names_its_element_unless_a_kept_block_has_that_name() -> None:
    assert rule_for(1, SEGMENTS, [0, 2]) == ("div.offer", True)
    assert rule_for(0, SEGMENTS, [0, 2]) == ("The pier.", False)


@pytest.mark.parametrize(
    ("selector", "valid"), [("div.offer > p", True), ("#ad", True), ("div..[", False), ("", False)]
)
def test_a_selector_is_checked_before_it_becomes_a_rule(selector: str, valid: bool) -> None:
    assert valid_selector(selector) is valid
