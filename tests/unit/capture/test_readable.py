"""Texts that are not to be chosen from become blocks whole, safe and in their order."""

from __future__ import annotations

import pytest

from reader.capture.readable import PLAIN_TYPE, READABLE_TYPE, is_readable, paragraphs, readable
from reader.desk.preparation import prepare
from reader.errors import NoArticle
from reader.model.blocks import plain_text

URL = "https://coast.example/a/b"


def test_all_of_a_readable_text_stays_with_absolute_links_and_without_what_runs() -> None:
    html = (
        '<div id="page"><h2>Ferry</h2><p>One <a href="../c">link</a> <a href="javascript:x()">no</a>.</p><script>alert(1)</script>'
        '<p onclick="x()">Subscribe to our newsletter!</p><ul><li>a</li><li>b</li></ul><p hidden>secret</p>'
        '<p><img src="p.png" alt="Pier"></p></div>'
    )
    cleaned = readable(html.encode(), URL, READABLE_TYPE)
    assert plain_text(cleaned.blocks) == "Ferry\n\nOne link no.\n\nSubscribe to our newsletter!\n\na\nb"
    links = [inline.href for block in cleaned.blocks for inline in block.inlines if inline.kind == "link"]
    assert links == ["https://coast.example/c"]
    assert [block.picture.src for block in cleaned.blocks if block.picture] == ["https://coast.example/a/p.png"]


def test_a_heading_that_only_repeats_the_title_goes() -> None:
    cleaned = readable(b"<h1>The ferry</h1><p>It is back.</p>", URL, READABLE_TYPE, "The Ferry")
    assert plain_text(cleaned.blocks) == "It is back."
    assert plain_text(readable(b"<h1>The ferry</h1>", URL, READABLE_TYPE, "The ferry").blocks) == "The ferry"


def test_lines_that_a_program_broke_are_joined_and_short_ones_stay() -> None:
    wrapped = "The council met on Monday and spoke for a very long time\nabout the ferry, the pier and all that there was to say."
    verse = "Roses\nViolets"
    first, second = paragraphs(f"{wrapped}\r\n\r\n \n{verse}\n")
    assert "\n" not in first.text
    assert second.text == verse


def test_a_text_without_words_is_no_article() -> None:
    with pytest.raises(NoArticle):
        readable(b"<div> </div>", URL, READABLE_TYPE)


def test_cleaning_a_kept_text_again_chooses_nothing() -> None:
    html = b"<p>Short.</p><p>Share this on every network you can think of!</p>"
    assert is_readable(READABLE_TYPE)
    assert not is_readable("text/html")
    assert (
        plain_text(prepare(html, URL, READABLE_TYPE).cleaned.blocks)
        == "Short.\n\nShare this on every network you can think of!"
    )
    assert plain_text(prepare(b"One.\n\nTwo.", URL, PLAIN_TYPE).cleaned.blocks) == "One.\n\nTwo."
