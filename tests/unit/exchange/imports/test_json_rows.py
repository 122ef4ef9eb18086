"""JSON of any program: element by element, and up to the damage."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports import json_rows
from reader.exchange.imports.json_rows import Element, document, elements, flag, shape_of
from reader.model.imported import NotTaken
from tests.unit.exchange.imports.making import source

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=10),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=5), children, max_size=4),
    max_leaves=20,
)


def values(text: str | bytes, key: str | None = None) -> list[object]:
    return [found.value for found in elements(source(text), key) if isinstance(found, Element)]


def test_elements_of_the_outermost_array_come_one_by_one_with_their_place() -> None:
    assert list(elements(source('[{"a": 1}, 2]', "f.json"))) == [
        Element("f.json, item 1", {"a": 1}),
        Element("f.json, item 2", 2),
    ]


def test_elements_of_an_array_under_a_key_come_whatever_is_in_front() -> None:
    assert values('{"x": {"list": [9]}, "y": "]", "list": [1, 2], "z": 0}', "list") == [1, 2]
    assert values('{"x": 1}', "list") == []


def test_an_array_in_front_is_passed_over_whatever_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_rows, "_CHUNK_CHARS", 64)
    monkeypatch.setattr(json_rows, "MAX_ELEMENT_CHARS", 100)
    whole = {"bookmarks": [{"n": number} for number in range(500)], "lists": [1, 2]}
    assert values(json.dumps(whole), "lists") == [1, 2]
    broken = json.dumps(whole)[:-20]
    assert [entry.why for entry in elements(source(broken[:300]), "lists") if isinstance(entry, NotTaken)] == [
        "damaged"
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_elements_are_read_across_the_ends_of_chunks(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(json_rows, "_CHUNK_CHARS", size)
    expected = [12345, 'a\\"b\u20ac', {"k": [1.5e10, None, True]}, [], "\\u0041"]
    assert values(json.dumps(expected)) == expected


def test_an_array_that_breaks_off_gives_what_is_in_front_and_says_where() -> None:
    found = list(elements(source('[{"a": 1}, {"a": 2}, {"a": "th', "f.json")))
    assert [entry.value for entry in found if isinstance(entry, Element)] == [{"a": 1}, {"a": 2}]
    assert found[-1] == NotTaken("f.json, item 3", "damaged", rest=True)


def test_a_tree_that_breaks_off_is_closed_where_it_broke() -> None:
    read = document(source('{"a": [{"b": 1}, {"b": 2}, {"b": "thr'))
    assert read.damaged
    assert read.value == {"a": [{"b": 1}, {"b": 2}, {}]}


def test_a_tree_with_a_bad_escape_in_a_string_with_brackets_is_read_up_to_it() -> None:
    read = document(source('{"a": [1, "x, {y] \\q"], "c": 2}'))
    assert read.damaged
    assert read.value == {"a": [1]}


def test_lone_surrogates_and_zero_characters_go() -> None:
    assert json_rows.text(" a\ud800b\0 ") == "a\ufffdb"
    assert json_rows.text(12) == "12"
    assert json_rows.text(True) == json_rows.text(None) == json_rows.text([]) == ""


def test_the_beginning_of_a_text_is_a_title_cut_between_words() -> None:
    assert json_rows.first_words("\n  One  line\ntwo") == "One line"
    assert json_rows.first_words("word " * 40) == "word " * 15 + "word…"
    assert json_rows.first_words("x" * 200) == "x" * 80 + "…"
    assert json_rows.first_words("") == ""


def test_yes_and_no_are_read_in_every_spelling() -> None:
    assert [flag(value) for value in (True, 1, "1", "yes", "True")] == [True] * 5
    assert [flag(value) for value in (False, 0, "0", "no", "false")] == [False] * 5
    assert [flag(value) for value in (None, "", "maybe", [])] == [None] * 4


def test_the_shape_is_seen_in_the_beginning_even_where_it_breaks_off() -> None:
    shape = shape_of(source('{"x": 1, "list": [{"b": {"c": 1}}, {"d": "cut of'))
    assert (shape.kind, shape.keys, shape.under("list")) == ("dict", {"x", "list"}, {"b", "d"})
    assert shape_of(source('[{"a": {"z": 1}, "b": 2}]')).keys == {"a", "b"}
    assert shape_of(source("plain")).kind == ""


@given(st.lists(JSON, max_size=5), st.integers(0, 200))
def test_a_file_cut_anywhere_gives_a_beginning_of_what_it_was(expected: list[object], cut: int) -> None:
    text = json.dumps(expected)[:cut]
    found = values(text)
    assert found == expected[: len(found)]


@given(JSON)
def test_every_document_comes_back_whole(value: object) -> None:
    assert document(source(json.dumps(value))) == (value, False)


@given(st.binary(max_size=100), st.sampled_from([b"[", b"{", b'{"a": [', b""]))
def test_no_bytes_raise(data: bytes, opening: bytes) -> None:
    damaged = source(opening + data)
    list(elements(damaged))
    list(elements(damaged, "a"))
    shape_of(damaged)
    document(damaged)


def test_endless_nesting_is_damage() -> None:
    deep = source("[" * 200_000)
    assert document(deep) == (None, True)
    assert [entry.why for entry in elements(deep) if isinstance(entry, NotTaken)] == ["damaged"]
