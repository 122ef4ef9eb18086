"""Hostile and odd input ends in a sentence, or in as much of the text as can be had: never in a traceback, a hang or a
dead program."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.capture.clean import clean
from reader.capture.fetch.download import read_file
from reader.capture.fetch.sniff import other_than_a_page
from reader.capture.page.charset import decode
from reader.capture.page.dom import LEFT_OUT, MAX_DEPTH, MAX_ELEMENTS, MAX_TEXT, bound, parse
from reader.capture.worker import Cleaners
from reader.errors import NoArticle, NotAWebPage
from reader.model.blocks import plain_text
from tests.unit.capture.data_incomplete import DE, EN, ES, FR, JA, article, linked, paragraphs

URL = "https://news.example.org/a/story"
RU = (
    "Городской совет Залесья решил в понедельник вечером восстановить старую пристань, которую три зимы назад разрушили волны и лёд."
    " Работы начнутся в марте и продлятся два лета, рынок на это время переедет к железной дороге."
)
STORY = article(paragraphs(*EN), "Merrow Bay to rebuild its sea wall")


def text_of_page(html: str | bytes, content_type: str = "text/html; charset=utf-8", url: str = URL) -> str:
    return plain_text(clean(html if isinstance(html, bytes) else html.encode(), url, content_type).blocks)


@pytest.fixture(scope="module")
def cleaners() -> Iterator[Cleaners]:
    """As the program has it: 20 seconds and 1 GB."""
    pool = Cleaners(workers=1)
    yield pool
    pool.close()


# --- what is no page is said to be none --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"", "an empty page"),
        (b" \r\n\0\0 ", "an empty page"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Ledger</title></channel></rss>', "a news feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Ledger</title></feed>', "a news feed"),
        (random.Random(7).randbytes(4096).replace(b"<", b"."), "a file to download"),
        (b'{"title": "The wall", "body": "..."}', "data for programs"),
    ],
    ids=["empty", "blank", "pdf", "png", "jpeg", "rss", "atom", "binary", "json"],
)
def test_what_is_sent_as_html_and_is_none_is_named(start: bytes, kind: str) -> None:
    assert other_than_a_page("text/html", start) == kind


@pytest.mark.parametrize(
    "start",
    [
        b"The council met on Monday.",
        b"<p>Der Rat tagte am Montag.",
        "<html><p>Совет собрался в понедельник.".encode("utf-16"),
        "Совет собрался в понедельник.".encode("utf-16"),
        "議会は月曜日に開かれた。".encode("iso-2022-jp"),
        "議会は月曜日に開かれた。".encode("shift_jis"),
        b"[Merrow Bay] The council met.",
    ],
    ids=["no-tag", "fragment", "utf-16", "utf-16-no-tag", "iso-2022-jp", "shift-jis", "bracket"],
)
def test_text_in_whatever_encoding_is_still_a_page(start: bytes) -> None:
    assert other_than_a_page("text/html", start) == ""


def test_an_empty_or_a_foreign_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for name, body, words in (("a.html", b"", "an empty page"), ("b.html", b"%PDF-1.7", "a PDF document")):
        (tmp_path / name).write_bytes(body)
        with pytest.raises(NotAWebPage, match=f"Not a web page: the address gives {words}"):
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


@pytest.mark.parametrize(
    "tag", ["div", "blockquote", "span", "ul><li", "table><tr><td", "made-up", "section class='a>b'"]
)
def test_fifty_thousand_nested_tags_keep_paragraphs_apart(tag: str, cleaners: Cleaners) -> None:
    body = f"<html><body>{f'<{tag}>' * 50_000}<h1>The wall</h1>{paragraphs(*EN)}".encode()
    cleaned = cleaners.clean(body, URL, "text/html; charset=utf-8")
    texts = [block.text for block in cleaned.blocks]
    assert [text for text in EN if not any(text in said for said in texts)] == []


def test_what_is_nested_too_deep_loses_its_tags_only() -> None:
    root = parse("<div>" * 3000 + "<p>Here</p>" + "</div>" * 3000 + "<p>There</p>")
    assert root is not None
    assert [p.text for p in root.iter("p")] == ["Here", "There"]
    assert max(sum(1 for _ in element.iterancestors()) for element in root.iter()) <= MAX_DEPTH


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [
        ("utf-8", "text/html; charset=iso-8859-1"),
        ("windows-1252", "text/html; charset=utf-8"),
        ("utf-16", "text/html"),
        ("iso-8859-15", "text/html; charset=made-up"),
    ],
)
def test_a_wrong_or_unknown_encoding_does_not_lose_the_text(encoding: str, content_type: str) -> None:
    html = STORY.replace('<meta charset="utf-8">', "").encode(encoding, "replace")
    assert "which waves broke through it" in text_of_page(html, content_type)


@pytest.mark.parametrize("declared", ["gbk", "big5", "euc-kr", "shift_jis", "windows-1251"])
def test_a_page_saved_in_utf_8_may_still_declare_what_it_came_in(declared: str) -> None:
    said = "市议会周二同意在冬天之前修好旧桥，市长晚上这样说。" * 8
    page = f'<html><head><meta charset="{declared}"></head><body><article><p>{said}</p></article></body></html>'
    assert said in decode(page.encode())


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_what_a_page_declares_is_believed_where_the_bytes_agree(encoding: str) -> None:
    said = "市议会周二同意在冬天之前修好旧桥，市长晚上这样说。" * 8
    assert said in decode(
        f'<html><head><meta charset="{encoding}"></head><body><p>{said}</p></body></html>'.encode(encoding)
    )


def test_bytes_that_no_encoding_has_cost_only_themselves() -> None:
    html = STORY.encode().replace(b"three winters", b"three \xff\xfe\xc0\x80 winters")
    text = text_of_page(html)
    assert "Monday night to rebuild the eastern sea wall" in text
    assert "flooded the lower streets" in text


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


def test_a_page_in_six_languages_keeps_all_of_them() -> None:
    parts = (EN[0], DE[0], FR[0], ES[0], RU, JA[0])
    text = text_of_page(article(paragraphs(*parts), "Six harbours, six languages"))
    assert [part for part in parts if part not in text] == []


# --- large pages -------------------------------------------------------------------------------------------------------


def words(rng: random.Random, count: int) -> str:
    return " ".join(rng.choice(EN[0].split()) for _ in range(count))


def test_one_line_of_five_megabytes_gives_its_beginning(cleaners: Cleaners) -> None:
    body = article(paragraphs(*EN) + f"<p>{'stone ' * 850_000}</p>", "The wall").encode()
    assert len(body) > 5_000_000
    cleaned = cleaners.clean(body, URL, "text/html")
    text = plain_text(cleaned.blocks)
    assert text.startswith(EN[0])
    assert 100_000 < len(text) <= MAX_TEXT + 1000
    assert cleaned.completeness == "cut_short"
    assert "characters" in cleaned.evidence


def test_a_page_of_ten_megabytes_gives_its_beginning(cleaners: Cleaners) -> None:
    rng = random.Random(1)
    body = article(paragraphs(*EN, *(words(rng, 120) for _ in range(15_000))), "The wall").encode()
    assert len(body) > 10_000_000
    cleaned = cleaners.clean(body, URL, "text/html")
    assert plain_text(cleaned.blocks).startswith(EN[0])
    assert len(cleaned.blocks) > 500
    assert cleaned.completeness == "cut_short"


def test_an_article_before_two_hundred_thousand_elements_is_whole(cleaners: Cleaners) -> None:
    rest = "".join(f"<div class=c{n}><span>{n}</span><a href=/x/{n}>stone {n}</a><i></i></div>" for n in range(50_000))
    body = article(paragraphs(*EN), "The wall", after=f"<section>{rest}</section>").encode()
    cleaned = cleaners.clean(body, URL, "text/html")
    assert [text for text in EN if text not in plain_text(cleaned.blocks)] == []
    assert cleaned.completeness == "whole"


def test_megabytes_of_script_and_pictures_in_the_page_cost_no_text(cleaners: Cleaners) -> None:
    heavy = f"<script>{'var a=1;' * 600_000}</script><img src='data:image/png;base64,{'A' * 5_000_000}'>"
    body = article(heavy + paragraphs(*EN), "The wall").encode()
    cleaned = cleaners.clean(body, URL, "text/html")
    assert [text for text in EN if text not in plain_text(cleaned.blocks)] == []
    assert cleaned.completeness == "whole"


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


def test_a_navigation_of_its_own_size_does_not_cost_the_article() -> None:
    menu = "<ul>" + "<li><a href=/x>harbour</a></li>" * MAX_ELEMENTS + "</ul>"
    root = parse(f"<nav>{menu}</nav><article>{paragraphs(*EN)}</article>")
    assert root is not None
    assert [p.text for p in root.iter("p")] == list(EN)


def test_text_beyond_the_bound_is_clipped_between_words() -> None:
    root = parse(f"<p>{'stone ' * (MAX_TEXT // 3)}</p>")
    assert root is not None
    bound(root)
    text = root.find(".//p").text or ""
    assert MAX_TEXT - 6 <= len(text) <= MAX_TEXT
    assert text.endswith("stone")
