"""Plain text is prose: title, address, paragraphs; tables, code and lists are left to others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.documents import plain_text
from tests.unit.exchange.imports.making import items, source

PROSE = """The lock closes

https://canal.example/lock

The board closed the eastern lock on Monday for repairs that will take
until spring. Barges go round by the old canal, the harbour office said.

Nobody asked the people who live there. They expect noise at night, and
they have written to the council twice.
"""


def test_prose_has_title_address_and_paragraphs() -> None:
    assert plain_text.recognises(source(PROSE))
    (item,) = items(plain_text.read, PROSE, "a.txt")
    assert (item.title, item.address, item.kind) == ("The lock closes", "https://canal.example/lock", "plain")
    first, second = item.text.split("\n\n")
    assert first.startswith("The board closed the eastern lock on Monday for repairs that will take until spring.")
    assert second.endswith("and they have written to the council twice.")
    assert item.original == PROSE.encode()


def test_a_text_without_a_title_is_called_by_its_file() -> None:
    (item,) = items(plain_text.read, "One sentence that ends. " * 12, "my notes.txt")
    assert item.title == "my notes"


def test_lines_of_verse_stay() -> None:
    (item,) = items(plain_text.read, "Title\n\nShort line\nand another")
    assert item.text == "Short line\nand another"


def test_prose_without_spaces_is_prose() -> None:
    assert plain_text.recognises(
        source(
            "港务局周一表示，东侧船闸将关闭维修，直到三月的第一周。驳船将绕行老运河，而沿岸的居民预计夜间会有噪音。他们说没有人问过他们，也没有人回答他们的信。"
        )
    )


@pytest.mark.parametrize(
    "other",
    [
        "",
        "Not many words. Here.",
        "a,b,c\n" * 50,
        "name;value;other thing\n" * 20,
        "key: value and words\n" * 30,
        "public class A {\n  int b = 1;\n}\n" * 20,
        "https://a.example/1\n" * 30,
        '{"a": "words words words. words."}' * 20,
        b"\x00\x01words " * 50,
    ],
)
def test_data_code_and_lists_are_no_prose(other: str | bytes) -> None:
    assert not plain_text.recognises(source(other))


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(rubbish: bytes) -> None:
    plain_text.recognises(source(rubbish))
    assert list(plain_text.read(source(rubbish)))
