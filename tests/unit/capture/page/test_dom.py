"""The bounded tree, and what of it a visitor sees."""

from __future__ import annotations

import pytest

from reader.capture.clean import clean
from reader.capture.page.dom import (
    BROKEN_OFF,
    LEFT_OUT,
    MAX_DEPTH,
    MAX_ELEMENTS,
    MAX_TEXT,
    bound,
    parse,
    strip_controls,
    text_of,
)
from reader.model.blocks import plain_text
from tests.unit.capture.data_incomplete import EN, article, linked, paragraphs

URL = "https://news.example.org/a/story"


STORY = article(paragraphs(*EN), "Merrow Bay to rebuild its sea wall")


def text_of_page(html: str | bytes, content_type: str = "text/html; charset=utf-8", url: str = URL) -> str:
    return plain_text(clean(html if isinstance(html, bytes) else html.encode(), url, content_type).blocks)


def test_what_is_nested_too_deep_loses_its_tags_only() -> None:
    root = parse("<div>" * 3000 + "<p>Here</p>" + "</div>" * 3000 + "<p>There</p>")
    assert root is not None
    assert [p.text for p in root.iter("p")] == ["Here", "There"]
    assert max(sum(1 for _ in element.iterancestors()) for element in root.iter()) <= MAX_DEPTH


def test_control_characters_are_taken_out() -> None:
    dirty = "".join(chr(code) for code in (*range(9), 11, *range(14, 32), 127, 0xFFFE, 0xFFFF))
    text = text_of_page(STORY.replace("sea wall", f"sea{dirty} wall").replace("harbour", "har\x00bour"))
    assert "rebuild the eastern sea wall" in text
    assert not [char for char in text if ord(char) < 32 and char != "\n"]


@pytest.mark.parametrize(
    ("base", "leads_to"),
    [
        ("javascript:alert(1)//", "https://news.example.org/budget"),
        ("data:text/html,", "https://news.example.org/budget"),
        ("file:///etc/", "https://news.example.org/budget"),
        ("http://[", "https://news.example.org/budget"),
        ("", "https://news.example.org/budget"),
        ("//cdn.example.com/x/", "https://cdn.example.com/budget"),
        ("/other/", "https://news.example.org/budget"),
    ],
)
def test_a_base_address_leads_to_a_web_server_or_is_not_believed(base: str, leads_to: str) -> None:
    html = STORY.replace("<head>", f'<head><base href="{base}">').replace(
        "Fishermen", '<a href="/budget">Fishermen</a>'
    )
    links = [inline.href for block in clean(html.encode(), URL).blocks for inline in block.inlines]
    assert links == [leads_to]


def test_the_second_base_of_a_page_does_not_count() -> None:
    html = STORY.replace(
        "<head>", '<head><base target="_top"><base href="/one/"><base href="https://cdn.example.com/two/">'
    )
    html = html.replace("Fishermen", '<a href="budget">Fishermen</a>')
    links = [inline.href for block in clean(html.encode(), URL).blocks for inline in block.inlines]
    assert links == ["https://news.example.org/one/budget"]


def test_the_bound_spares_small_pages_and_says_what_it_took_from_large_ones() -> None:
    small = parse(STORY.replace("<html", f'<html {LEFT_OUT}="forged"'))
    assert small is not None
    assert small.get(LEFT_OUT) is None
    head = linked(articleBody=EN[0])
    large = parse(f"<nav>{'<a>x</a>' * 50}</nav><p>first</p>{'<p>word <b>x</b></p>' * MAX_ELEMENTS}<p>last</p>{head}")
    assert large is not None
    assert sum(1 for _ in large.iter()) <= MAX_ELEMENTS + 2
    assert large.find(".//nav") is None
    assert next(large.iter("p")).text == "first"
    assert "elements" in (large.get(LEFT_OUT) or "")
    assert any("ld+json" in (script.get("type") or "") for script in large.iter("script"))


def test_text_beyond_the_bound_is_clipped_between_words() -> None:
    root = parse(f"<p>{'stone ' * (MAX_TEXT // 3)}</p>")
    assert root is not None
    bound(root)
    text = root.find(".//p").text or ""
    assert MAX_TEXT - 6 <= len(text) <= MAX_TEXT
    assert text.endswith("stone")


def test_an_embed_does_not_swallow_what_follows_it() -> None:
    root = parse("<body><p>One</p><div><embed src='a.swf'>loose <p>Two</p></div><p>Three</p></body>")
    assert root is not None
    embed = next(root.iter("embed"))
    assert len(embed) == 0
    assert embed.text is None
    assert " ".join(map(str, root.itertext())).split() == ["One", "loose", "Two", "Three"]
    assert [p.getparent().tag for p in root.iter("p")] == ["body", "div", "body"]


@pytest.mark.parametrize(
    ("html", "broken"),
    [
        ("<html><body><div><p>One</p><p>Tw", True),
        ("<html><body><div><p>One</p></div></body></html>", False),
        ("<html><body><div><p>One</p></div>", False),
        ("<p>One</p><p>Two</p>", False),
        ("<html><body><div><p>One</p></body>", False),
    ],
    ids=["cut", "whole", "no-end-tags", "fragment", "open-box"],
)
def test_a_page_that_stops_with_boxes_open_is_marked(html: str, broken: bool) -> None:
    root = parse(html)
    assert root is not None
    assert (root.get(BROKEN_OFF) is not None) == broken


def test_text_below_an_element_comes_in_the_order_of_the_page() -> None:
    root = parse(
        "<body><p>By <i><b>Anna</b>, <u>née<s> X</s> Y</u></i> and<script>no()</script> <!-- no --> Ole</p> after</body>"
    )
    assert root is not None
    assert text_of(next(root.iter("p"))) == "By Anna , née X Y and Ole"


def test_a_paragraph_within_a_heading_stays_in_it() -> None:
    root = parse(
        "<body><h1 class=top>\n<p class=big>The <b>bridge</b> closes</p></h1><h2></h2><p>In the evening.</p></body>"
    )
    assert root is not None
    assert [(e.tag, text_of(e)) for e in root.iter("h1", "h2", "p")] == [
        ("h1", "The bridge closes"),
        ("h2", ""),
        ("p", "In the evening."),
    ]


@pytest.mark.parametrize("sign", ["\x1b", "&#27;", "&#x1B;", "&#0027;", "&#27", "&#xFFFE;", "&#127;", "&#129;"])
def test_what_is_no_letter_is_left_out_however_it_is_written(sign: str) -> None:
    root = parse(strip_controls(f"<h1>A{sign} b #</h1><p title='x{sign}'>One{sign}, two</p>"))
    assert root is not None
    for element in root.iter():
        element.text = element.text  # lxml takes back what it gave
    assert root.text_content() == "A b #One, two"


def test_references_to_letters_stay_as_they_are() -> None:
    written = "&#233; &#x20AC; &#150; &#279; &#10; &amp;#27; &#99999999;"
    assert strip_controls(written) == written
    assert strip_controls("a&#12;b") == "a b"
