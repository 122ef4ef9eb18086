"""What is taken out of a record leaves, so that the rest can be named."""

from __future__ import annotations

from reader.exchange.imports.citations import field_words
from reader.exchange.imports.citations.fields import Fields


def test_the_first_value_is_taken_and_the_same_words_elsewhere_go_with_it() -> None:
    fields = Fields({"TI": ["The lock"], "T1": ["the  Lock"], "T2": ["Canal Letter"]})
    assert fields.one("TI", "T1", "T2") == "The lock"
    assert fields.left({}) == ["T2"]
    assert fields.one("JF", "T2") == "Canal Letter"
    assert (fields.left({}), fields.one("TI", "T2")) == ([], "")


def test_the_second_value_of_a_field_is_left() -> None:
    fields = Fields({"AB": ["What closes.", "In other words."]})
    assert fields.one("AB") == "What closes."
    assert fields.left({"AB": "second abstract"}) == ["second abstract"]


def test_what_says_nothing_is_no_field() -> None:
    assert Fields({"VL": ["", " "], "IS": []}).left({}) == []


def test_all_values_are_taken_in_the_order_of_the_names() -> None:
    fields = Fields({"L1": ["b"], "UR": ["a", "a2"]})
    assert fields.all("UR", "L1", "L9") == ["a", "a2", "b"]
    assert fields.left({}) == []


def test_a_value_that_nobody_can_parse_stays() -> None:
    fields = Fields({"PY": ["2026", "in press"], "Y1": ["1999"]})
    assert fields.parsed(lambda text: text if text.isdecimal() else "", "PY", "Y1") == ["2026", "1999"]
    assert fields.peek("PY") == ["in press"]
    assert fields.left({"PY": "date"}) == ["date"]


def test_fields_are_named_in_words_once_and_those_of_the_file_itself_not_at_all() -> None:
    fields = Fields({"SP": ["1"], "EP": ["9"], "ID": ["x"], "U1": ["y"]})
    assert fields.left(field_words.RIS, ["ID"]) == ["pages", "U1"]
