from __future__ import annotations

from reader.exchange.briefing_text import briefing_as_text
from reader.exchange.briefing_words import BriefingWords
from tests.unit.exchange.making import FIRST, briefing


def test_a_sentence_stands_verbatim_with_the_number_of_its_source() -> None:
    text = briefing_as_text(briefing(), BriefingWords("Briefing"))
    assert f"\n{FIRST} [1]\n" in text
    assert "[1] Ana Rey, “A _title_ <i>here</i>”, Courier, 2026-11-23, https://courier.example/ferry?a=1&b=2" in text


def test_a_file_of_one_s_own_has_no_address_in_the_sources() -> None:
    assert "file:" not in briefing_as_text(briefing("file:///home/ana/page.html"), BriefingWords("Briefing"))
