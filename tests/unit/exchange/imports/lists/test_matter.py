"""Matter's CSV."""

from __future__ import annotations

import pytest

from reader.exchange.imports.lists import matter
from tests.unit.exchange.imports.making import items, source

HEADER = "Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,{},Last Interaction Date,File Id\n"


@pytest.mark.parametrize("spelled", ["Highlight_Count", "Highlight Count"])
def test_states_tags_and_the_date_are_read(spelled: str) -> None:
    queued, archived = items(
        matter.read,
        HEADER.format(spelled)
        + "A,Ann,The Paper,https://example.org/a,courts;long read,1200,True,False,False,2,2024-05-01T10:00:00Z,x\n"
        + "B,,,https://example.org/b,,300,False,True,True,0,2023-01-01,y\n",
    )
    assert (queued.tags, queued.byline, queued.site) == (("courts", "long read"), ("Ann",), "The Paper")
    assert (queued.archived, queued.read, queued.starred, queued.saved) == (
        False,
        False,
        False,
        "2024-05-01T10:00:00.000Z",
    )
    assert (archived.archived, archived.read, archived.starred) == (True, True, True)
    assert (queued.dropped, archived.dropped) == (("highlight count",), ())


def test_it_is_known_by_its_columns() -> None:
    assert matter.recognises(source(HEADER.format("Highlight_Count")))
