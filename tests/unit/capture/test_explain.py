"""Why a text is what it is."""

from __future__ import annotations

import pytest

from reader.capture.choosing.overrides import Corrections, SiteRules
from reader.capture.explain import REASONS, examine
from reader.cli.cleaning import _REASONS
from reader.errors import NoArticle
from tests.unit.capture.data_incomplete import EN, EN_MORE, article, paragraphs

URL = "https://news.example.org/a/story"
PAGE = article(
    paragraphs(*EN) + "<p>Advertisement</p>" + paragraphs(*EN_MORE),
    "The wall",
    after="<footer><p>Imprint and contact</p></footer>",
).encode()


def test_every_block_of_the_page_is_told_with_a_known_reason() -> None:
    found = examine(PAGE, URL)
    why = {judged.block.text: (judged.kept, judged.why) for judged in found.blocks}
    assert why[EN[0]] == (True, "judged")
    assert why["Imprint and contact"] == (False, "judged")
    assert {reason for _, reason in why.values()} <= set(REASONS)


def test_it_names_the_cleaners_that_found_a_block_and_how_much_each_would_keep() -> None:
    found = examine(PAGE, URL)
    assert next(judged for judged in found.blocks if judged.block.text == EN[1]).found_by == ("trafilatura",)
    assert dict(found.candidates)["trafilatura"] > 100
    assert found.cleaner == "judge"


def test_what_a_rule_decides_is_told_as_the_rules() -> None:
    found = examine(PAGE, URL, corrections=Corrections(rules=SiteRules(leave_out_texts=(EN[2],))))
    judged = next(judged for judged in found.blocks if judged.block.text == EN[2])
    assert (judged.kept, judged.why) == (False, "rule")


def test_a_page_without_a_text_has_nothing_to_explain() -> None:
    with pytest.raises(NoArticle):
        examine(b"<html><body></body></html>", URL)


def test_the_terminal_has_words_for_every_reason() -> None:
    assert _REASONS.keys() == set(REASONS)
