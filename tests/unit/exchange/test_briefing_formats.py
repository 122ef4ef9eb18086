"""Every format holds every sentence of a briefing, word for word."""

from __future__ import annotations

import html

import pytest

from reader.exchange.briefing_formats import BRIEFING_FORMATS, BriefingFormat
from reader.exchange.briefing_words import BriefingWords
from reader.model.briefing import Briefing, Cited, Group, Passage, Scope

TEXT = "The ferry sank at pier 4. Nobody was hurt."
ARTICLE = Cited(1, "Ferry sinks", "Coast Courier", "", "https://coast.example/1", "", "", "en", TEXT)
BRIEFING = Briefing((Group((1,), (Passage(1, 0, 25), Passage(1, 26, 42))),), {1: ARTICLE}, Scope(), "2026-11-23")


@pytest.mark.parametrize("name", BRIEFING_FORMATS)
def test_every_format_holds_each_sentence_word_for_word_with_its_source(name: BriefingFormat) -> None:
    written = html.unescape(BRIEFING_FORMATS[name](BRIEFING, BriefingWords("Briefing", "1 article")))
    assert "The ferry sank at pier 4." in written
    assert "Nobody was hurt." in written
    assert "https://coast.example/1" in written
