from __future__ import annotations

from reader.exchange.briefing_markdown import briefing_as_markdown
from reader.exchange.briefing_words import BriefingWords
from reader.exchange.markdown import escaped
from tests.unit.exchange.making import FIRST, briefing


def test_each_sentence_is_a_paragraph_whose_words_are_escaped_and_linked_to_its_source() -> None:
    text = briefing_as_markdown(briefing(), BriefingWords("Briefing"))
    assert text.startswith("# Briefing\n")
    assert escaped(FIRST) in text
    assert "](<https://courier.example/ferry?a=1&b=2>)" in text
