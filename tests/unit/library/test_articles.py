from __future__ import annotations

import pytest

from reader.errors import NoSuchArticle
from reader.library.library import Library
from reader.model.library import Filter
from tests.making import add_article


def ids(library: Library, **wanted: object) -> list[int]:
    return list(library.listings.ids(Filter(**wanted)))  # type: ignore[arg-type]


def test_the_newest_article_is_first_and_the_order_can_be_turned(library: Library) -> None:
    made = [add_article(library, f"Article {number}") for number in range(3)]
    assert ids(library) == made[::-1]
    assert ids(library, reverse=True) == made


def test_each_place_holds_what_its_name_says(library: Library) -> None:
    read, starred, archived, deleted = (
        add_article(library, name) for name in ("read", "starred", "archived", "deleted")
    )
    library.articles.mark([read], "read", True)
    library.articles.mark([starred], "starred", True)
    library.articles.mark([archived], "archived", True)
    library.articles.delete([deleted])
    assert ids(library, place="unread") == [starred]
    assert ids(library, place="all") == [archived, starred, read]
    assert ids(library, place="starred") == [starred]
    assert ids(library, place="archive") == [archived]
    assert ids(library, place="trash") == [deleted]
    assert library.articles.counts().places == {
        "unread": 1,
        "all": 3,
        "starred": 1,
        "archive": 1,
        "attention": 0,
        "trash": 1,
    }


def test_an_opened_article_can_stay_in_the_list_of_unread_ones(library: Library) -> None:
    first, second = add_article(library, "first"), add_article(library, "second")
    library.articles.mark([first], "read", True)
    assert ids(library, place="unread", keep_visible=(first,)) == [second, first]
    library.articles.delete([first])
    assert ids(library, place="unread", keep_visible=(first,)) == [second]


def test_a_restored_article_is_as_it_was(library: Library) -> None:
    article = add_article(library, tags=("harbour",))
    library.articles.mark([article], "starred", True)
    before = library.articles.article(article)
    library.articles.delete([article])
    library.articles.restore([article])
    assert library.articles.article(article) == before


def test_an_article_that_is_not_there_is_said_so(library: Library) -> None:
    with pytest.raises(NoSuchArticle, match="no article 7"):
        library.articles.article(7)


def test_days_count_what_the_list_shows(library: Library) -> None:
    for number in range(4):
        add_article(library, f"Article {number}")
    with library.connections.write() as db:
        db.execute("UPDATE articles SET saved = '2026-01-02T12:00:00.000Z' WHERE id <= 3")
    days = library.listings.listing(Filter()).days
    assert [(day.position, len(day.day)) for day in days] == [(0, len("2026-11-25")), (1, len("2026-01"))]
    assert days[1].day == "2026-01"
    assert [day.position for day in library.listings.listing(Filter(reverse=True)).days] == [0, 3]


def test_purging_takes_texts_originals_and_search_words_along(library: Library) -> None:
    article = add_article(library)
    library.articles.purge([article])
    assert ids(library, words="ferry") == []
    for table in ("texts", "pages", "summaries", "captures", "article_keys"):
        assert library.connections.query(f"SELECT count(*) FROM {table}") == [(0,)]


def test_the_place_where_reading_stopped_is_kept(library: Library) -> None:
    article = add_article(library)
    library.articles.remember_place(article, 42)
    assert library.articles.place(article) == 42


def test_progress_is_the_share_of_the_text_above_where_reading_stopped(library: Library) -> None:
    text = "One two three. " * 20
    untouched, begun, over = (add_article(library, name, text.strip()) for name in ("a", "b", "c"))
    library.articles.remember_place(begun, len(text) // 4)
    library.articles.remember_place(over, 10_000)
    assert library.articles.progress([untouched, begun, over, 999]) == {untouched: 0, begun: 25, over: 100}


def test_a_path_that_an_earlier_version_took_for_a_title_is_shown_as_the_files_name(library: Library) -> None:
    address = "file:///home/ines/Sources/harbour_notes.html"
    number = add_article(library, address, url=address)
    assert library.articles.row(number).title == "harbour notes"
    assert library.articles.article(number).row.title == "harbour notes"
    library.highlights.put_note(number, "Ask again")
    assert [one.title for one in library.highlights.articles([number])] == ["harbour notes"]


def test_which_articles_are_there_is_told_of_any_number_of_them(library: Library) -> None:
    number = add_article(library)
    assert library.articles.there(range(5_000)) == {number}
    assert library.articles.there([]) == frozenset()
