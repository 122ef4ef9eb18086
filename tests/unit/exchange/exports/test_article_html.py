"""One article as HTML."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from reader.exchange.exports.article_html import Setting, article_html, text_html
from reader.exchange.exports.words import ExportWords
from reader.model.blocks import Block
from reader.model.exported import ExportOptions
from tests.unit.exchange.exports.making import ALL, exported, incomplete


def setting(options: ExportOptions = ALL, prefix: str = "a1-") -> Setting:
    return Setting(ExportWords(), options, {1: "Fact", 2: "Quote", 3: "Check", 4: "Use"}, lambda one: one.src, prefix)


def test_it_is_well_formed_and_none_of_its_words_counts_as_markup() -> None:
    tree = ElementTree.fromstring(article_html(exported(), setting()))
    assert "".join(tree.find("h1").itertext()) == 'A "title" <here> & *there*'  # type: ignore[union-attr]
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    linked = {one.get("href")[1:] for one in tree.iter("a") if (one.get("href") or "").startswith("#")}  # type: ignore[index]
    assert linked <= set(ids)


def test_a_colleague_reads_highlights_with_their_kind_and_notes_without_colour() -> None:
    html = article_html(exported(), setting())
    assert '<mark class="m1" title="Fact" id="a1-h1">ferry</mark><sup class="n">[1]</sup>' in html
    assert "<strong>Fact</strong>" in html
    assert "Check *this*" in html
    assert "not found in the text" in html
    assert "My *own* note" in html


def test_highlights_and_notes_stay_home_where_they_are_not_wanted() -> None:
    html = article_html(exported(), setting(ExportOptions(highlights=False, notes=False)))
    assert "<mark" not in html
    assert "Check *this*" not in html
    assert "My *own* note" not in html
    assert "Summary" not in html


def test_a_mark_over_two_blocks_goes_on_in_the_second() -> None:
    made = exported(blocks=(Block("paragraph", "One two."), Block("paragraph", "Three four.")))
    one = made.highlights[-1]._replace(found=True, start=4, end=15, exact="two.\n\nThree")
    from dataclasses import replace

    html = text_html(replace(made, highlights=(one,)), setting())
    assert re.sub("<mark[^>]*>", "<mark>", html) == (
        '<p>One <mark>two.</mark></p>\n<p><mark>Three</mark><sup class="n">[1]</sup> four.</p>'
    )


def test_characters_that_no_xml_holds_are_left_out() -> None:
    html = article_html(exported(title="Bell \x07 and \ud800"), setting())
    assert "\x07" not in html
    assert "\ud800" not in html


def test_what_is_missing_is_said_above_the_text() -> None:
    html = article_html(incomplete(), setting())
    assert html.index("only the beginning") < html.index('class="text"')
    assert "&lt;subscribers&gt;" in html
