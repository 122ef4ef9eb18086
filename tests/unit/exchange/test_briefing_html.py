from __future__ import annotations

import html

from reader.exchange.briefing_html import briefing_as_html
from reader.exchange.briefing_words import BriefingWords
from tests.unit.exchange.making import FIRST, briefing


def test_the_words_of_an_article_are_never_markup() -> None:
    page = briefing_as_html(briefing(), BriefingWords("Briefing"))
    assert html.escape(FIRST) in page or html.escape(FIRST, quote=False) in page
    assert "<b>returns" not in page
    assert "<i>here" not in page


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    page = briefing_as_html(briefing(), BriefingWords("Briefing"))
    for loading in ("<script", "<img", "<link", "src=", "@import", "url("):
        assert loading not in page


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    page = briefing_as_html(briefing("javascript:alert(1)"), BriefingWords("Briefing"))
    assert "javascript:" not in page
