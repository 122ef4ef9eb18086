"""The title as readers saw it, and what surrounds it."""

from __future__ import annotations

import pytest

from reader.capture.metadata.page_metadata import metadata_of
from reader.capture.metadata.title import is_outside_article, normalize_title, same_title, title_context, without_site
from reader.capture.page.dom import parse

URL = "https://www.coast.example/a"


def title(body: str, head: str) -> tuple[str, str]:
    root = parse(f"<html><head>{head}</head><body>{body}</body></html>")
    assert root is not None
    found = metadata_of(root, URL)
    return found.title, dict(found.sources).get("title", "")


def test_the_large_heading_is_the_title_where_the_head_agrees() -> None:
    head = "<title>The wall comes back | Coast</title><meta property='og:title' content='The wall comes back'>"
    assert title("<h1>Coast</h1><h1>The wall comes back</h1>", head) == (
        "The wall comes back",
        "h1, agreed by og:title",
    )


def test_without_a_heading_the_head_says_it() -> None:
    assert title("<p>Text</p>", "<title>The wall comes back - Coast</title>") == (
        "The wall comes back",
        "title element",
    )


def test_a_kicker_above_the_heading_is_no_part_of_the_title() -> None:
    body = "<h1><span class='kicker'>Politics</span> The wall comes back to town</h1>"
    assert title(body, "<title>The wall comes back to town</title>")[0] == "The wall comes back to town"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("The wall | Coast", "The wall"),
        ("Coast: The wall", "Coast: The wall"),
        ("coast.example – The wall", "The wall"),
        ("A – B", "A – B"),
    ],
)
def test_the_sites_name_is_taken_off_a_title(text: str, bare: str) -> None:
    assert without_site(text, "Coast", URL) == bare


def test_titles_are_the_same_whatever_their_case_marks_accents_and_small_slips() -> None:
    assert normalize_title("  Café:\u00ad “OPEN” ") == "cafe open"
    assert same_title("The wall comes back to town", "The wall comes back to  Town!")
    assert same_title("The wall comes back to the town", "The wall came back to the town")
    assert not same_title("The wall", "The pier")
    assert not same_title("", "")


def test_what_other_articles_comments_and_feet_hold_is_outside_the_article() -> None:
    root = parse(
        "<html><body><article><h1>The wall</h1><p id=own>By Edda</p><div class=related-stories><p id=other>By Jo</p></div></article>"
        "<footer><p id=foot>2020</p></footer></body></html>"
    )
    assert root is not None
    context = title_context(next(root.iter("h1")))
    outside = {element.get("id"): is_outside_article(element, context) for element in root.iter("p")}
    assert outside == {"own": False, "other": True, "foot": True}
