"""From bytes to text."""

from __future__ import annotations

import pytest

from reader.capture.clean import clean
from reader.capture.page.charset import decode
from reader.model.blocks import plain_text
from tests.unit.capture.data_incomplete import EN, article, paragraphs

URL = "https://news.example.org/a/story"


STORY = article(paragraphs(*EN), "Merrow Bay to rebuild its sea wall")


def text_of_page(html: str | bytes, content_type: str = "text/html; charset=utf-8", url: str = URL) -> str:
    return plain_text(clean(html if isinstance(html, bytes) else html.encode(), url, content_type).blocks)


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
