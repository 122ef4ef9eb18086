"""Plain text."""

from __future__ import annotations

from reader.exchange.exports.plain_file import write_plain
from reader.model.exported import ExportOptions
from tests.unit.exchange.exports.making import TEXT, batch, exported, written


def test_the_text_is_there_word_for_word_with_facts_notes_and_highlights() -> None:
    made = written(write_plain, batch(exported(1), exported(2)))
    assert made.count(TEXT) == 2
    assert "Source: https://courier.example/ferry?a=1&b=2" in made
    assert "[Quote (not found in the text) #to check] words that are gone" in made
    assert "[The pier <in> fog]" in made


def test_it_moves_no_cursor_and_turns_no_line() -> None:
    made = written(write_plain, batch(exported(title="Red \x1b[31m \u202egnp.exe")))
    assert "\x1b" not in made
    assert made.count("\u202e") == made.count("\u202c")


def test_notes_stay_home_where_they_are_not_wanted() -> None:
    made = written(write_plain, batch(), ExportOptions(highlights=False, notes=False))
    assert "My *own* note" not in made
    assert "words that are gone" not in made
