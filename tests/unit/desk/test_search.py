from __future__ import annotations

from reader.desk.search import ORDER_NAMES, Search
from reader.library.library import Library
from reader.model.library import Filter
from tests.making import add_article


def test_a_listing_begins_with_the_ids_that_the_whole_list_begins_with(library: Library) -> None:
    for number in range(5):
        add_article(library, f"Ferry {number}")
    search = Search(library)
    search.warm()
    for order in ORDER_NAMES:
        wanted = Filter(words="ferry", order=order)  # type: ignore[arg-type]
        ids = list(search.ids(wanted))
        assert len(ids) == 5
        assert list(search.listing(wanted, 2).ids)[:2] == ids[:2]


def test_articles_are_found_by_the_beginnings_of_words_in_their_titles(library: Library) -> None:
    ferry, harbour = add_article(library, "Ferry crews return"), add_article(library, "L’Été au port")
    search = Search(library)
    assert [row.id for row in search.titled("cr fer", 5)] == [ferry]
    assert [row.id for row in search.titled("ete po", 5)] == [harbour]
    assert search.titled("?! ", 5) == search.titled("mechanics", 5) == []  # the text has that word, no title does
    add_article(library, "Ferry again")
    assert len(search.titled("f", 1)) == 1
