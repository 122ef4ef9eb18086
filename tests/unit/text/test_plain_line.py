"""Words of strangers in one line, and in a terminal."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.plain_line import MAX_MARKS, MAX_TITLE, escaped_json, for_terminal, plain_line


def test_a_title_of_a_hundred_thousand_letters_is_cut() -> None:
    assert len(plain_line("a" * 100_000)) == MAX_TITLE
    assert plain_line("a b " * 100_000).endswith("…")
    assert plain_line("The bridge") == "The bridge"


def test_marks_that_pile_up_are_cut_and_those_of_a_script_stay() -> None:
    assert len(plain_line("e" + "\u0301" * 3000 + "x")) == MAX_MARKS + 2
    for words in (
        "שָׁלוֹם",
        "ภาษาไทยที่นี่",
        "Tiếng Việt",
        unicodedata.normalize("NFD", "Tiếng Việt"),
        "བོད་སྐད་",
        "é",
        "👨‍👩‍👧",
        "می‌خواهم",
    ):
        assert plain_line(words) == words


def test_orders_that_turn_the_rest_of_a_line_are_taken_out_of_titles() -> None:
    assert plain_line("pay \u202efdp.exe\u202c now \u2066x") == "pay fdp.exe now x"


def test_control_characters_reach_no_terminal() -> None:
    assert for_terminal("a\x1b]0;owned\x07b\x9b31m\x7f\rc\n\td\ud800") == "a]0;ownedb31mc\n\td"


def test_orders_of_direction_end_with_their_line_and_overrides_go() -> None:
    assert for_terminal("a\u2067b\nc") == "a\u2067b\u2069\nc"
    assert for_terminal("a\u202eb\u202cc\u2069") == "abc"


@given(st.text())
def test_whatever_the_text_the_terminal_is_told_nothing(text: str) -> None:
    shown = for_terminal(text)
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in shown)
    assert for_terminal(shown) == shown
    line = plain_line(text)
    assert "\n" not in line
    assert len(line) <= MAX_TITLE
    assert plain_line(line) == line


@pytest.mark.parametrize("text", ["a\x9bb\x7f", "\u202ea", "\x1b[2J", "é"])
def test_json_stays_the_same_data_without_a_character_that_a_terminal_obeys(text: str) -> None:
    written = escaped_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert for_terminal(written) == written
