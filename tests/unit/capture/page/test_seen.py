"""What a browser showed is what is read of a captured page; every other page stays untouched."""

from __future__ import annotations

import pytest

from reader.capture.clean import clean
from reader.capture.page.dom import parse
from reader.capture.page.safe_original import safe_html
from reader.capture.page.seen import leave_what_was_seen
from reader.model.blocks import plain_text
from tests.site import STORY

STORY_PAGE = STORY % {"title": "Ferry returns", "name": "Anna"}
URL = "https://news.example/a"


def captured(html: str) -> str:
    return html.replace("<html", '<html data-tearsheet-captured="1"', 1)


def text_of(html: str) -> str:
    return plain_text(clean(html.encode(), URL, "text/html; charset=utf-8").blocks)


@pytest.mark.parametrize("mark", ["data-tearsheet-hidden", "data-tearsheet-overlay", 'data-tearsheet-hidden="1"'])
def test_what_was_hidden_or_lay_over_the_page_is_no_part_of_the_text_and_stays_in_the_original(mark: str) -> None:
    extra = "The harbour master said on Wednesday that this paragraph was never painted for anybody who read the page."
    html = captured(STORY_PAGE.replace("</article>", f"<p {mark}>{extra}</p></article>"))
    assert extra not in text_of(html)
    assert "The first boat left pier four" in text_of(html)
    assert extra in safe_html(html.encode(), URL, "text/html; charset=utf-8", {})[0]


def test_marks_on_a_page_that_nobody_captured_mean_nothing() -> None:
    marked = STORY_PAGE.replace("<p>", "<p data-tearsheet-hidden>")
    assert text_of(marked) == text_of(STORY_PAGE)


def test_a_picture_has_the_address_it_was_shown_from() -> None:
    html = (
        '<html data-tearsheet-captured="1"><body><picture><source srcset="/large.webp 1600w">'
        '<img src="https://a.example/small.jpg" srcset="/large.jpg 2x" data-src="/lazy.jpg" alt="Pier" width="400">'
        '</picture><img src="tearsheet-picture:2" data-src="/lazy.jpg" data-tearsheet-was="canvas:"></body></html>'
    )
    root = parse(html)
    assert root is not None
    leave_what_was_seen(root, URL)
    first, second = root.iter("img")
    assert dict(first.attrib) == {"src": "https://a.example/small.jpg", "alt": "Pier", "width": "400"}
    assert dict(second.attrib) == {"src": "tearsheet-picture:2"}
    assert list(root.iter("source")) == []


def test_what_was_seen_counts_whatever_its_classes_say() -> None:
    html = captured(STORY_PAGE.replace("<p>", '<p class="hidden md:block">').replace("<article>", "<article hidden>"))
    assert "pier four" in text_of(html)
    assert text_of(html) == text_of(captured(STORY_PAGE))


def test_the_body_stays_whatever_it_is_marked_as() -> None:
    html = captured(STORY_PAGE).replace("<body", "<body data-tearsheet-hidden", 1)
    assert "pier four" in text_of(html)
