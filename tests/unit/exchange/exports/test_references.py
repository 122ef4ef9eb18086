"""References that reference managers read."""

from __future__ import annotations

import json
from dataclasses import replace

import bibtexparser
import rispy

from reader.exchange.exports.references import _letters, write_bibtex, write_csl, write_ris
from tests.unit.exchange.exports.making import batch, exported, incomplete, written

MANY = batch(exported(1), exported(2), incomplete(3))


def test_bibtexparser_reads_every_entry_with_tags_and_notes_under_a_key_of_its_own() -> None:
    library = bibtexparser.parse_string(written(write_bibtex, MANY))
    assert not library.failed_blocks
    first = library.entries[0]
    keys = [entry.key for entry in library.entries]
    assert keys == ["rey2026title", "rey2026titlea", "rey2026titleb"]
    assert first["url"] == "https://courier.example/ferry?a=1&b=2"
    assert first["keywords"] == "harbour, work/desk notes, 2026"
    assert "Fact: “ferry” (Check *this*)" in first["note"]
    assert "only the beginning" in library.entries[2]["note"]


def test_rispy_reads_every_record_with_tags_and_notes() -> None:
    made = written(write_ris, MANY)
    assert "\n" not in made.replace("\r\n", "")
    records = rispy.loads(made)
    assert len(records) == 3
    assert records[0]["keywords"] == ["harbour", "work/desk notes", "2026"]
    assert records[0]["authors"] == ["Rey, Ana", "Smith, J. R."]
    assert "My *own* note in two lines" in records[0]["notes"]
    assert any("only the beginning" in note for note in records[2]["notes"])


def test_csl_json_is_one_list_with_an_id_for_each() -> None:
    items = json.loads(written(write_csl, MANY))
    assert len({item["id"] for item in items}) == 3
    assert items[0]["keyword"] == "harbour, work/desk notes, 2026"
    assert items[0]["URL"] == "https://courier.example/ferry?a=1&b=2"


def test_keys_go_on_after_the_last_letter_and_never_meet() -> None:
    assert [_letters(number) for number in (0, 1, 26, 27, 703)] == ["", "a", "z", "aa", "aaa"]
    titles = ["title", "titlea", "title"]
    articles = [exported(number, title=title) for number, title in enumerate(titles, 1)]
    made = batch(*(replace(one, work=replace(one.work, title=one.row.title)) for one in articles))
    keys = [item["id"] for item in json.loads(written(write_csl, made))]
    assert len(set(keys)) == 3
