"""The script of a text."""

from __future__ import annotations

from reader.text.scripts import main_script, script_of, scripts


def test_letters_have_scripts_and_digits_have_none() -> None:
    assert [script_of(c) for c in "aЖγ渡のक3. "] == [
        "latin",
        "cyrillic",
        "greek",
        "han",
        "kana",
        "devanagari",
        "",
        "",
        "",
    ]


def test_han_and_kana_count_together() -> None:
    assert main_script("BBCによると、船は出た") == "han"
    assert scripts("船の").most_common() == [("han", 1), ("kana", 1)]


def test_no_letters_no_script() -> None:
    assert main_script("12:30 – …") == ""
