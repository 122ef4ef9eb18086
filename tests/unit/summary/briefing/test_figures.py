"""The figures of a sentence, of all kinds together."""

from __future__ import annotations

from reader.summary.briefing.figures import figures
from reader.summary.vocabulary import vocabulary


def test_places_count_in_the_whole_text() -> None:
    text = "🚢 First. Then 214 people came."
    (figure,) = figures(text, 9, len(text), vocabulary("en"))
    assert text[figure.start : figure.end] == "214"
    assert {text[near.start : near.end] for near in figure.near} == {"people"}
