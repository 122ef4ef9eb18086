"""A tag is found with those nested under it, whatever its case and accents, and however many articles have it."""

from __future__ import annotations

import pytest

from reader.library.library import Library
from reader.library.search import listing, tag_conditions
from reader.library.search.tag_conditions import tags_named
from reader.model.library import Filter
from tests.making import add_article


def test_nested_tags_count_and_shared_beginnings_do_not(library: Library) -> None:
    add_article(library, tags=("Café", "café/night", "cafeteria"))
    ids, number = tags_named(library.connections, "CAFE")
    assert (len(ids), number) == (2, 2)


@pytest.mark.parametrize("lookups", [0, 5_000])
def test_few_and_many_tagged_articles_are_the_same_list(
    library: Library, monkeypatch: pytest.MonkeyPatch, lookups: int
) -> None:
    monkeypatch.setattr(listing, "MAX_LOOKUPS", lookups)
    first = add_article(library, "One", tags=("work", "work/desk"))
    add_article(library, "Two", tags=("workshop",))
    third = add_article(library, "Three", tags=("work/night",))
    assert list(library.listings.ids(Filter(tag="work"))) == [third, first]
    assert tag_conditions.MAX_LOOKUPS == 5_000
