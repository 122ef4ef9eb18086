"""What a note says of itself, as each clipper writes it, whatever is wrong with its YAML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.documents import front_matter

CLIPPED = """title: "The lock: closed"
source: "https://canal.example/lock"
author:
  - "[[Ada Lock]]"
  - "[[people/Ben|Ben Weir]]"
published: 2026-11-23
created: 2026-11-24
tags:
  - "clippings"
  - "#canal"
rating: 5
"""


def test_a_field_of_which_nothing_could_be_made_is_named() -> None:
    said = front_matter.parsed("date: 31.03.2024\nsaved: last week\nsource: nowhere\nstarred: maybe\nread: false\n")
    made = {"published": "", "saved": "", "address": "", "starred": None, "read": False}
    assert front_matter.unknown(said, made) == ("date", "saved", "source", "starred")


def test_an_obsidian_clipping_is_understood() -> None:
    said = front_matter.parsed(CLIPPED)
    assert front_matter.one(said, "title") == "The lock: closed"
    assert front_matter.address(said) == "https://canal.example/lock"
    assert front_matter.strings(front_matter.field(said, "author")) == ["Ada Lock", "Ben Weir"]
    assert (front_matter.one(said, "published"), front_matter.one(said, "saved")) == ("2026-11-23", "2026-11-24")
    assert front_matter.tags(said) == ("clippings", "canal")
    assert front_matter.unknown(said, {}) == ("rating",)


def test_a_text_is_split_where_the_lines_end() -> None:
    assert front_matter.split("---\na: b\n---\nwords") == ("a: b\n", "words")
    assert front_matter.split("\ufeff---\r\na: b\r\n---\r\nwords") == ("a: b\r\n", "words")
    assert front_matter.split("---\na: b\n...\n") == ("a: b\n", "")
    for other in ("words", "---\nwords only\n---\nx", "--- a\n---\n", "# a\n---\na: b\n---\n"):
        assert front_matter.split(other) is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("tags: a, b c", ("a", "b c")),
        ("tags: '#a #b'", ("a", "b")),
        ("tags: [a, 'b']", ("a", "b")),
        ("keywords: x", ("x",)),
        ("tags:", ()),
        ("tags: 2026", ("2026",)),
    ],
)
def test_tags_are_a_list_or_a_line(lines: str, expected: tuple[str, ...]) -> None:
    assert front_matter.tags(front_matter.parsed(lines)) == expected


def test_lines_that_are_no_yaml_are_read_one_by_one() -> None:
    said = front_matter.parsed('title: The "lock": closed: now\nurl: https://canal.example/a\ntags:\n  - a\n  - b\n')
    assert front_matter.one(said, "title") == 'The "lock": closed: now'
    assert front_matter.address(said) == "https://canal.example/a"
    assert front_matter.tags(said) == ("a", "b")


def test_an_address_may_be_a_link_and_a_file_is_none() -> None:
    assert (
        front_matter.address(front_matter.parsed("source: '[Canal](https://canal.example/a)'"))
        == "https://canal.example/a"
    )
    assert (
        front_matter.address(front_matter.parsed("source: file:///etc/passwd\nurl: https://a.example/b"))
        == "https://a.example/b"
    )
    assert front_matter.address(front_matter.parsed("source: a book")) == ""


def test_yes_and_no_are_told_from_nothing() -> None:
    said = front_matter.parsed("read: yes\nstarred: 'false'\narchived: maybe")
    assert [front_matter.truth(said, name) for name in ("read", "starred", "archived")] == [True, False, None]


def test_nested_aliases_stay_bounded() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join(f'*{a}' for _ in range(9))}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert len(front_matter.strings(front_matter.parsed(bomb)["i"])) <= front_matter.MAX_VALUES


@given(st.text(alphabet="ab:-[]{}&*!|>'\"\n #,0?%@`", max_size=120))
def test_no_lines_make_it_raise(lines: str) -> None:
    said = front_matter.parsed(lines)
    for name in front_matter.NAMES:
        front_matter.one(said, name)
        front_matter.truth(said, name)
    front_matter.address(said)
    front_matter.tags(said)
    front_matter.unknown(said, {})
