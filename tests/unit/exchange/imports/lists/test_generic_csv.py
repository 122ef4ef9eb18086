"""Tables with a column of addresses, whoever wrote them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.lists import generic_csv
from reader.model.imported import ImportedItem, NotTaken
from tests.unit.exchange.imports.making import items, not_taken, source


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_are_known_by_their_names_in_any_order(delimiter: str) -> None:
    names = ["Notes", "Date added", "Link", "Labels", "Name", "Folder", "Author"]
    cells = [
        "My note",
        "2024-01-02",
        "https://example.org/a",
        '"courts, long read"',
        "A report",
        "Work/Courts",
        "Ann; Bea",
    ]
    cells[-1] = f'"{cells[-1]}"'
    (item,) = items(generic_csv.read, "\ufeff" + delimiter.join(names) + "\n" + delimiter.join(cells) + "\n")
    assert (item.address, item.title, item.note) == ("https://example.org/a", "A report", "My note")
    assert (item.saved, item.tags, item.byline) == (
        "2024-01-02T00:00:00.000Z",
        ("Work/Courts", "courts", "long read"),
        ("Ann", "Bea"),
    )


def test_the_plainest_of_several_names_counts() -> None:
    (item,) = items(generic_csv.read, "source,url,name,title\nThe Paper,https://example.org/a,n,t\n")
    assert (item.address, item.title) == ("https://example.org/a", "t")
    assert item.dropped == ("source", "name")


@pytest.mark.parametrize(
    ("names", "cells", "expected"),
    [
        ("state", "archived", (None, None, True)),
        ("status", "unread", (False, None, None)),
        ("read,starred,archived", "1,0,false", (True, False, False)),
        ("unread", "yes", (False, None, None)),
    ],
)
def test_states_are_read_in_words_and_figures(names: str, cells: str, expected: tuple[bool | None, ...]) -> None:
    (item,) = items(generic_csv.read, f"url,{names}\nhttps://example.org/a,{cells}\n")
    assert (item.read, item.starred, item.archived) == expected


@pytest.mark.parametrize(
    ("cell", "percent"), [("42", 42), ("42%", 42), ("0.42", 42), ("1", 1), ("1.0", 100), ("x", 0), ("400", 0)]
)
def test_progress_is_in_percent_or_a_share(cell: str, percent: int) -> None:
    (item,) = items(generic_csv.read, f"url,progress\nhttps://example.org/a,{cell}\n")
    assert item.progress == percent


def test_an_address_may_lack_its_scheme_and_a_cell_its_guard_against_formulas() -> None:
    (item,) = items(generic_csv.read, "Website,Title\nexample.org/a,'=SUM of all\n")
    assert (item.address, item.title) == ("https://example.org/a", "=SUM of all")


def test_rows_without_an_address_are_named() -> None:
    assert not_taken(generic_csv.read, "url,title\n,Lost\n", "t.csv") == [
        NotTaken("t.csv, row 2", "no_address", "Lost")
    ]


def test_a_table_without_addresses_is_none() -> None:
    assert generic_csv.recognises(source("title,url\nA,https://example.org/\n"))
    assert generic_csv.recognises(source("link\nhttps://example.org/\n"))
    assert not generic_csv.recognises(source("title,price\nA,1\n"))
    assert not generic_csv.recognises(source("link\nwords\n"))
    assert not generic_csv.recognises(source("Address\n\nDear reader,\nhttps://example.org/a\nis new.\n"))
    assert not generic_csv.recognises(source("https://example.org/a,url\nhttps://example.org/b,x\n"))


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    for entry in generic_csv.read(source(b"url,title,date\n" + data)):
        assert isinstance(entry, (ImportedItem, NotTaken))


def test_dates_and_a_language_that_say_nothing_are_named() -> None:
    text = "url,title,saved,published,language\nhttps://a.example/,A,soon,later,English as it is spoken\n"
    (item,) = items(generic_csv.read, text)
    assert (item.saved, item.published, item.language) == ("", "", "")
    assert item.dropped == ("saved", "published", "language")
