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


def _seven_bit(text: str, encoding: str) -> bytes:
    return bytes(byte & 0x7F for byte in text.encode(encoding))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<meta charset=iso-2022-jp><p>橋は来春まで閉じる".encode("iso2022_jp"), "橋は来春まで閉じる"),
        ("<p>橋は来春まで閉じる".encode("iso2022_jp"), "橋は来春まで閉じる"),
        ("<p>①橋は来春まで".encode("iso2022_jp_2004"), "①橋は来春まで"),
        (
            b"<p>\x1b$B" + _seven_bit("橋①", "euc_jis_2004") + b"\x1b(I" + _seven_bit("ｱｲ", "cp932") + b"\x1b(B.",
            "橋①ｱｲ.",
        ),
        ("<p>다리는 봄까지 닫힌다".encode("iso2022_kr"), "다리는 봄까지 닫힌다"),
        (b"\x1b$)A<p>\x0e" + _seven_bit("桥今天关闭", "gb2312") + b"\x0f, 5", "桥今天关闭, 5"),
        ("<meta charset=hz-gb-2312><p>桥今天关闭".encode("hz"), "桥今天关闭"),
    ],
    ids=["jp-declared", "jp-undeclared", "jp-2004", "jp-kana", "kr", "cn", "hz"],
)
def test_escapes_of_seven_bit_encodings_are_read_as_their_letters(page: bytes, said: str) -> None:
    assert said in decode(page)


@pytest.mark.parametrize("declared", ["shift_jis", "gbk", "gb2312", "big5", "euc-kr", "euc-jp"])
@pytest.mark.parametrize("said", ["“Nobody asked us”, said Zoë", "Мост закроют", "桥"])
def test_a_few_letters_in_utf_8_are_not_read_by_a_wrong_label(declared: str, said: str) -> None:
    assert said in decode(f'<meta charset="{declared}"><p>{said}'.encode())


def test_a_few_letters_in_gbk_are_read_by_their_label() -> None:
    assert "路边" in decode("<meta charset=gbk><p>A 路边 sign".encode("gbk"))
    assert "谅" in decode("<meta charset=gbk><p>The word 谅 alone".encode("gbk"))
