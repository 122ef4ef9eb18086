from __future__ import annotations

import pytest

from reader.desk.preparation import extract_data, named, prepare
from reader.desk.program.settings import LENGTHS
from reader.errors import BadValue
from reader.model.blocks import plain_text
from tests.making import story

ADDRESS = "https://news.example/ferry"


def test_a_page_is_cleaned_and_summarized_in_every_length_of_the_settings() -> None:
    prepared = prepare(story("Ferry returns"), ADDRESS, "text/html")
    text = plain_text(prepared.cleaned.blocks)
    assert (prepared.language, set(prepared.summaries)) == ("en", set(LENGTHS.values()))
    for summary in prepared.summaries.values():
        assert all(text[s.start : s.end] == s.text for s in summary.sentences)
    assert prepared.excerpt


def test_an_unknown_method_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadValue, match="textrank"):
        named("magic")


def test_a_page_without_an_article_is_extracted_as_an_empty_text() -> None:
    assert extract_data(b"<html><body></body></html>", ADDRESS)["text"] == ""
