"""Tables for spreadsheets."""

from __future__ import annotations

import csv
import io

from reader.exchange.exports.tables import READWISE, write_articles, write_readwise
from reader.exchange.imports.lists import generic_csv
from tests.unit.exchange.exports.making import batch, exported, incomplete, written_bytes
from tests.unit.exchange.imports.making import items


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_an_article_which_excel_reads_as_it_is() -> None:
    data = written_bytes(write_articles, batch(exported(1, title="=cmd|' /C calc'!A0"), incomplete(2)))
    first, second = rows(data)
    assert first["Title"] == "'=cmd|' /C calc'!A0"
    assert first["Tags"] == "harbour; work/desk notes; 2026"
    assert first["Note"] == "My *own* note\nin two lines"
    assert second["Incomplete"].startswith("only the beginning")
    assert data.count(b"\r\n") == 3


def test_a_lone_tag_with_a_comma_comes_back_as_one() -> None:
    data = written_bytes(write_articles, batch(exported(1, tags=("Work, 2024",)), exported(2, tags=("a, b", "c"))))
    assert [found["Tags"] for found in rows(data)] == ["Work, 2024;", "a, b; c"]
    assert [item.tags for item in items(generic_csv.read, data)] == [("Work, 2024",), ("a, b", "c")]


def test_a_row_a_highlight_in_the_columns_of_readwise() -> None:
    data = written_bytes(write_readwise, batch(exported()))
    found = rows(data)
    assert tuple(found[0]) == READWISE
    assert found[0]["Highlight"] == "ferry"
    assert found[0]["Note"] == "Check *this*\n.to-check"
    assert found[0]["Date"] == "2026-11-24 09:00:00"
    assert [one["Location"] for one in found] == ["1", "2", "3"]
