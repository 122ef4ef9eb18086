from __future__ import annotations

import pytest

from reader.exchange.cells import cell, words_of


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("https://t.example")',
        " =1+1",
        "@SUM(A1)",
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "-1+WEBSERVICE(A1)",
        "- words",
        "+A1",
    ],
)
def test_what_a_spreadsheet_would_compute_begins_with_an_apostrophe(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["-5", "+3.2 %", "- 12,5 Mio. €", "−7", "-", "--", "", "38 =", "a@b", "+49 30 1234", "–"]
)
def test_numbers_and_words_stay_the_same(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("x;=cmd|'/c calc'!A1;y", "x;'=cmd|'/c calc'!A1;y"),
        ("x; =1+1", "x;' =1+1"),
        ("x\t@SUM(A1)", "x\t'@SUM(A1)"),
        ("=1;=2", "'=1;'=2"),
        ("＝1+1", "'＝1+1"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("harbour; -5; ferry", "harbour; -5; ferry"),
        ("a; b; c", "a; b; c"),
    ],
)
def test_what_another_language_takes_for_a_cell_of_its_own_computes_nothing(text: str, guarded: str) -> None:
    assert cell(text) == guarded
    assert words_of(guarded) == text


@pytest.mark.parametrize("text", ["'tis the season", "it's", "rock ‘n’ roll; 'twas", "'"])
def test_other_apostrophes_stay(text: str) -> None:
    assert cell(text) == text
    assert words_of(text) == text
