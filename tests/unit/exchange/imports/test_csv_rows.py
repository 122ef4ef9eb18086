"""CSV of any program: delimiter, names of columns, marks, damage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.csv_rows import Row, fold_name, has_columns, header_of, rows, split_tags
from reader.model.imported import NotTaken
from tests.unit.exchange.imports.making import source


def fields(text: str | bytes) -> list[dict[str, str]]:
    found = list(rows(source(text)))
    assert all(isinstance(row, Row) for row in found)
    return [row.fields for row in found if isinstance(row, Row)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_header(delimiter: str) -> None:
    text = delimiter.join(["Title", "URL"]) + "\n" + delimiter.join(["A", "https://example.org/"])
    assert fields(text) == [{"title": "A", "url": "https://example.org/"}]


def test_a_mark_blank_lines_and_excels_separator_line_are_passed_over() -> None:
    assert fields('\ufeff"sep=;"\nTitle;URL\n\nA;b\n') == [{"title": "A", "url": "b"}]
    assert fields("\ufeffTitle,URL\n,\n\nA,b\n") == [{"title": "A", "url": "b"}]


def test_fields_may_hold_lines_delimiters_and_quotation_marks() -> None:
    assert fields('a,b\n"one\ntwo, ""three""",x\n') == [{"a": 'one\ntwo, "three"', "b": "x"}]


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    found = list(rows(source('a,b\n"x\ny",1\nz,2\n', "f.csv")))
    assert [row.where for row in found] == ["f.csv, row 2", "f.csv, row 3"]


def test_a_quotation_mark_that_is_never_closed_ends_the_file_and_says_where() -> None:
    found = list(rows(source('a,b\n1,2\n"3,4\n5,6\n7,8\n', "f.csv")))
    assert [row.fields for row in found if isinstance(row, Row)] == [{"a": "1", "b": "2"}]
    assert found[-1] == NotTaken("f.csv, row 3", "damaged", rest=True)


def test_a_last_row_that_breaks_off_is_not_taken_and_one_without_a_line_end_is() -> None:
    cut, whole = list(rows(source("a,b,c\n1,2,3\n4,5", "f.csv"))), list(rows(source("a,b,c\n1,2,3\n4,5,6", "f.csv")))
    assert cut[1:] == [NotTaken("f.csv, row 3", "damaged", rest=True)]
    assert [row.fields["c"] for row in whole if isinstance(row, Row)] == ["3", "6"]


def test_short_rows_with_a_line_end_are_whole() -> None:
    assert fields("a,b,c\n1,2\n") == [{"a": "1", "b": "2"}]


def test_columns_are_known_by_name_in_any_order_and_spelling() -> None:
    assert fold_name(" Highlight_Count ") == "highlight count"
    assert has_columns(source("Tags,Time_Added,URL\n"), "url", "time added")
    assert not has_columns(source("Tags,URL\n"), "url", "time added")


def test_what_is_no_text_has_no_header() -> None:
    assert header_of(source(b"\x00\x01\x02\x03")) is None
    assert header_of(source(b"")) is None


def test_tags_come_once_and_without_blanks() -> None:
    assert split_tags("b, a;;b , two  words") == ("b", "a", "two words")
    assert split_tags("a|b c|a", "|") == ("a", "b c")


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    for row in rows(source(data)):
        assert isinstance(row, (Row, NotTaken))
    list(rows(source(b"title,url\n" + data)))
