"""The page as the judge sees it."""

from __future__ import annotations

from reader.capture.choosing.page_view import PageView
from tests.unit.capture.choosing.judged_page import CREW, FARES, FERRY, FOUND, PAGE, block, pieces_of, told


def test_the_home_of_the_article_is_the_smallest_box_with_most_of_what_was_found() -> None:
    view = PageView(pieces_of(PAGE), FOUND, "", "")
    assert view.home is not None
    assert (view.home.tag, view.home.get("class")) == ("article", "story")
    rows = told()
    assert block("The night ferry to", rows)["home_steps"] == 1.0
    assert block("Get our letter", rows)["home_steps"] == 2.0
    assert block("Museum", rows)["home_steps"] == -1.0


def test_since_and_until_count_blocks_from_and_to_what_was_found_for_certain() -> None:
    rows = told(found={"trafilatura": [FERRY, FARES + " All fares", CREW]})
    fares, letter, museum = block("Fares", rows), block("Get our letter", rows), block("Museum", rows)
    assert (fares["since_core"], letter["since_core"], letter["until_core"]) == (0.0, 0.0, 0.0)
    assert museum["since_core"] == 1.0  # the short answer lies between
    assert museum["until_core"] == 60.0  # nothing follows
    assert block("News", rows)["until_core"] == 2.0
    assert block("News", rows)["since_core"] == 60.0
