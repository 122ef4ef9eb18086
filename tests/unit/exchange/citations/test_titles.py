from __future__ import annotations

import pytest

from reader.exchange.citations.titles import ended, headline, in_quotes, nested, typographic


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("salt and sand along the quay", "Salt and Sand along the Quay"),
        ("what the tide is for", "What the Tide Is For"),
        ("harbour: the new rules", "Harbour: The New Rules"),
        ("why now? the quay waits", "Why Now? The Quay Waits"),
        ("state-of-the-art cranes", "State-of-the-Art Cranes"),
        ("NATO ships and an iPhone", "NATO Ships and an iPhone"),
        ("Salt And Sand", "Salt and Sand"),
        ("“the quay” is closed", "“The Quay” Is Closed"),
        ("the captain’s don’ts", "The Captain’s Don’ts"),
        ("HARBOUR CLOSED FOR THE NIGHT", "Harbour Closed for the Night"),
        ("the U.S. and the quay", "The U.S. and the Quay"),
        ("what they talk about, and why", "What They Talk About, and Why"),
        ("10 ships vs. the sea", "10 Ships vs. the Sea"),
    ],
)
def test_a_headline_capitalises_all_but_small_words(title: str, expected: str) -> None:
    assert headline(title, "en") == expected


def test_a_headline_of_another_language_or_script_stays_as_it_is() -> None:
    assert headline("la mer monte", "fr") == "la mer monte"
    assert headline("η θάλασσα", "") == "η θάλασσα"
    assert headline("the sea", "") == "The Sea"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('"No" and "yes"', "“No” and “yes”"),
        ("The board's 'no'", "The board’s ‘no’"),
        ("The '90s", "The ’90s"),
        ("a  b\nc", "a b c"),
    ],
)
def test_straight_marks_become_curly_ones(given: str, expected: str) -> None:
    assert typographic(given) == expected


def test_an_apostrophe_is_no_closing_mark() -> None:
    assert nested("the “captain’s” word", "“”") == "the ‘captain’s’ word"
    assert nested("‘the captain’s’ word", "‘’") == "“the captain’s” word"


def test_a_stop_is_never_doubled() -> None:
    assert ended("Closed.") == "Closed."
    assert ended("“Closed?”") == "“Closed?”"
    assert ended("Closed") == "Closed."
    assert ended("") == ""
    assert in_quotes("Closed!", ".") == "“Closed!”"
    assert in_quotes("Closed", ",") == "“Closed,”"


def test_a_stop_stands_within_a_quotation_at_the_end_and_behind_an_apostrophe() -> None:
    assert ended("They say “no”") == "They say “no.”"
    assert ended("The captains’") == "The captains’."
    assert in_quotes("They say ‘no’", ",") == "“They say ‘no,’”"
    assert in_quotes("The captains’", ".") == "“The captains’.”"
    assert ended("They ask “why?”") == "They ask “why?”"
