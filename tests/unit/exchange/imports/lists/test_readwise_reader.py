"""Readwise Reader's list of documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.lists import readwise_reader
from tests.unit.exchange.imports.making import items, not_taken, source

HEADER = "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n"


def row(tags: str = "[]", progress: str = "0", location: str = "new", url: str = "https://example.org/a") -> str:
    return f'{HEADER}A report,{url},id,"{tags}",2022-11-06 04:33:50+00:00,{progress},{location},True\n'


@pytest.mark.parametrize(
    ("cell", "tags"),
    [
        ("['a', 'long read']", ("a", "long read")),
        (r"['a', 'b\'s c']", ("a", "b's c")),
        (r"['a', 'b\\'s c']", ("a", "b's c")),
        ("[]", ()),
        ("a, b", ("a", "b")),
        ("['broken", ("broken",)),
        ("__import__('os')", ("__import__(os)",)),
    ],
)
def test_tags_are_a_list_of_python(cell: str, tags: tuple[str, ...]) -> None:
    (item,) = items(readwise_reader.read, row(cell))
    assert item.tags == tags


def test_progress_location_and_time_are_read() -> None:
    (archived,) = items(readwise_reader.read, row(progress="0.415", location="archive"))
    assert (archived.progress, archived.archived, archived.read) == (42, True, True)
    assert archived.saved == "2022-11-06T04:33:50.000Z"
    (short,) = items(readwise_reader.read, row(location="shortlist"))
    assert (short.tags, short.archived) == (("shortlist",), False)


def test_rows_of_feeds_are_left_out_unless_somebody_touched_them() -> None:
    assert [lost.why for lost in not_taken(readwise_reader.read, row(location="feed"))] == ["not_an_article"]
    assert items(readwise_reader.read, row("['kept']", location="feed"))
    assert items(readwise_reader.read, row(progress="0.1", location="feed"))


def test_uploads_and_mails_have_no_address() -> None:
    assert [lost.why for lost in not_taken(readwise_reader.read, row(url="read:abc"))] == ["not_an_article"]
    assert [lost.why for lost in not_taken(readwise_reader.read, row(url=""))] == ["no_address"]


def test_it_is_known_by_its_columns() -> None:
    assert readwise_reader.recognises(source(HEADER))


@given(st.text())
def test_no_cell_raises(cell: str) -> None:
    assert isinstance(readwise_reader._tags(cell), tuple)
    assert 0 <= readwise_reader.percent(cell) <= 100
