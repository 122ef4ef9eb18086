"""Hostile and odd input ends in a sentence, or in as much of the text as can be had: never in a traceback, a hang or a
dead program."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from reader.capture.choosing.candidates import _as_html
from reader.capture.clean import clean
from reader.capture.fetch.download import read_file
from reader.capture.page.dom import MAX_ELEMENTS, MAX_TEXT, parse
from reader.capture.worker import Cleaners
from reader.errors import NoArticle, NotAWebPage
from reader.model.blocks import plain_text
from tests.unit.capture.data_incomplete import DE, EN, ES, FR, JA, article, paragraphs

URL = "https://news.example.org/a/story"
RU = (
    "Городской совет Залесья решил в понедельник вечером восстановить старую пристань, которую три зимы назад разрушили волны и лёд."
    " Работы начнутся в марте и продлятся два лета, рынок на это время переедет к железной дороге."
)


def text_of_page(html: str | bytes, content_type: str = "text/html; charset=utf-8", url: str = URL) -> str:
    return plain_text(clean(html if isinstance(html, bytes) else html.encode(), url, content_type).blocks)


@pytest.fixture(scope="module")
def cleaners() -> Iterator[Cleaners]:
    """As the program has it: 20 seconds and 1 GB."""
    pool = Cleaners(workers=1)
    yield pool
    pool.close()


# --- what is no page is said to be none --------------------------------------------------------------------------------


def test_an_empty_or_a_foreign_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for name, body, words in (("a.html", b"", "an empty page"), ("b.html", b"%PDF-1.7", "a PDF document")):
        (tmp_path / name).write_bytes(body)
        with pytest.raises(NotAWebPage, match=f"This isn’t a web page: the address leads to {words}"):
            read_file(tmp_path / name)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\0" * 400,
        random.Random(3).randbytes(3000),
        b"<html><frameset cols=*><frame src=/a><frame src=/b></frameset></html>",
    ],
    ids=["empty", "zeros", "random", "frames"],
)
def test_what_reaches_the_cleaner_all_the_same_ends_in_an_error_or_a_text(body: bytes) -> None:
    said = ""
    try:
        said = plain_text(clean(body, URL).blocks)
    except NoArticle as error:
        said = str(error)
    assert said.strip()


def test_what_frames_say_to_others_is_kept() -> None:
    html = "<html><head><title>Ledger</title></head><frameset cols='*'><frame src='a.html'><noframes>%s</noframes></frameset></html>"
    assert "rebuild the eastern sea wall" in text_of_page(html % paragraphs(EN[0]))


def test_a_feed_that_is_cleaned_keeps_its_words() -> None:
    item = f"<item><title>The wall</title><description>{EN[0]}</description></item>"
    feed = f'<?xml version="1.0"?><rss><channel><title>Ledger</title>{item}</channel></rss>'
    assert "rebuild the eastern sea wall" in text_of_page(feed, "application/rss+xml")


# --- broken pages keep their text --------------------------------------------------------------------------------------


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "tag", ["div", "blockquote", "span", "ul><li", "table><tr><td", "made-up", "section class='a>b'"]
)
def test_fifty_thousand_nested_tags_keep_paragraphs_apart(tag: str, cleaners: Cleaners) -> None:
    body = f"<html><body>{f'<{tag}>' * 50_000}<h1>The wall</h1>{paragraphs(*EN)}".encode()
    cleaned = cleaners.run(clean, body, URL, "text/html; charset=utf-8")
    texts = [block.text for block in cleaned.blocks]
    assert [text for text in EN if not any(text in said for said in texts)] == []


def test_a_page_in_six_languages_keeps_all_of_them() -> None:
    parts = (EN[0], DE[0], FR[0], ES[0], RU, JA[0])
    text = text_of_page(article(paragraphs(*parts), "Six harbours, six languages"))
    assert [part for part in parts if part not in text] == []


# --- large pages -------------------------------------------------------------------------------------------------------


@pytest.mark.no_cover
def test_one_line_of_five_megabytes_gives_its_beginning(cleaners: Cleaners) -> None:
    body = article(paragraphs(*EN) + f"<p>{'stone ' * 850_000}</p>", "The wall").encode()
    assert len(body) > 5_000_000
    cleaned = cleaners.run(clean, body, URL, "text/html")
    text = plain_text(cleaned.blocks)
    assert text.startswith(EN[0])
    assert 100_000 < len(text) <= MAX_TEXT + 1000
    assert cleaned.completeness == "cut_short"
    assert "characters" in cleaned.evidence


@pytest.mark.no_cover
def test_a_page_of_ten_megabytes_gives_its_beginning(cleaners: Cleaners) -> None:
    said = (f"{number} {EN[number % len(EN)]} {EN[-1]}" for number in range(12_500))
    body = article(paragraphs(*EN, *(f"{text} {text}" for text in said)), "The wall").encode()
    assert len(body) > 10_000_000
    cleaned = cleaners.run(clean, body, URL, "text/html")
    assert plain_text(cleaned.blocks).startswith(EN[0])
    assert len(cleaned.blocks) > 500
    assert cleaned.completeness == "cut_short"


@pytest.mark.no_cover
def test_an_article_before_a_hundred_thousand_elements_is_whole(cleaners: Cleaners) -> None:
    rest = "".join(f"<div class=c{n}><span>{n}</span><a href=/x/{n}>stone {n}</a><i></i></div>" for n in range(25_000))
    body = article(paragraphs(*EN), "The wall", after=f"<section>{rest}</section>").encode()
    cleaned = cleaners.run(clean, body, URL, "text/html")
    assert [text for text in EN if text not in plain_text(cleaned.blocks)] == []
    assert cleaned.completeness == "whole"


def test_megabytes_of_script_and_pictures_in_the_page_cost_no_text(cleaners: Cleaners) -> None:
    heavy = f"<script>{'var a=1;' * 600_000}</script><img src='data:image/png;base64,{'A' * 5_000_000}'>"
    body = article(heavy + paragraphs(*EN), "The wall").encode()
    cleaned = cleaners.run(clean, body, URL, "text/html")
    assert [text for text in EN if text not in plain_text(cleaned.blocks)] == []
    assert cleaned.completeness == "whole"


def test_a_navigation_of_its_own_size_does_not_cost_the_article() -> None:
    menu = "<ul>" + "<li><a href=/x>harbour</a></li>" * MAX_ELEMENTS + "</ul>"
    root = parse(f"<nav>{menu}</nav><article>{paragraphs(*EN)}</article>")
    assert root is not None
    assert [p.text for p in root.iter("p")] == list(EN)


def test_an_element_with_a_name_that_no_tree_lets_one_set_is_no_reason_to_fail() -> None:
    root = lxml.html.fragment_fromstring("<div><p>words</p></div>")
    root.append(lxml.html.fragment_fromstring("<imgsrc=x>more words</imgsrc=x>"))
    assert "more words" in _as_html(root).text_content()


def test_control_characters_of_either_set_are_not_in_the_text() -> None:
    body = paragraphs(*EN).replace("The town council", "The town \x9b31m\x1b[2J council", 1)
    found = text_of_page(article(body, "The sea wall"))
    assert "council of Merrow Bay voted" in found
    assert not set("\x1b\x9b") & set(found)
