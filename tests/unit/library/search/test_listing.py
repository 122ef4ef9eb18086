"""The search language against a library: each field finds what it says, in the order that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.model.library import Filter
from tests.making import add_article

FERRY, COUNCIL, TOKYO, SHORT = 1, 2, 3, 4
NOT_LISTED = "The council met. A ferry was not on the list. " * 8


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library(tmp_path_factory.mktemp("searching") / "library.sqlite")
    add_article(
        library,
        "Ferry returns to the harbour",
        tags=("work/desk", "harbour"),
        byline=("Ines Aldana",),
        site="Coast Courier",
    )
    add_article(library, "Council delays the vote", NOT_LISTED, site="The Ledger", byline=("Bo Quist",))
    add_article(
        library,
        "東京の港",
        "東京都知事が港の再開を発表した。",
        site="夕刊",
        language="ja",
        tags=("work/night",),
        completeness="cut_short",
    )
    add_article(library, "Straße gesperrt", "Kurz.", site="Tagesblick", language="de", byline=("Jörg Müller",))
    library.articles.mark([COUNCIL], "read", True)
    library.articles.mark([FERRY], "starred", True)
    library.articles.mark([SHORT], "archived", True)
    with library.connections.write() as db:
        db.execute(
            "UPDATE articles SET published = '2024-05-02', saved = '2024-05-03T10:00:00.000Z' WHERE id = ?", [COUNCIL]
        )
        db.execute("UPDATE articles SET published = '2026-11-24T09:00:00+01:00' WHERE id = ?", [FERRY])
        from reader.library.search import index

        with index.reindexed(db, [COUNCIL]):
            db.execute("UPDATE articles SET notes = 'Ask for the minutes' WHERE id = ?", [COUNCIL])
    yield library
    library.close()


def found(library: Library, words: str) -> set[int]:
    return set(library.listings.ids(Filter(words=words)))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("ferry", {FERRY, COUNCIL}),
        ("title:ferry", {FERRY}),
        ("ferry -council", {FERRY}),
        ("-ferry", {TOKYO, SHORT}),
        ("(ferry council) OR strasse", {COUNCIL, SHORT}),
        ("ferry OR 知事", {FERRY, COUNCIL, TOKYO}),
        ("author:ines", {FERRY, TOKYO}),
        ('author:"jorg muller"', {SHORT}),
        ("site:ledger", {COUNCIL}),
        ("site:刊", {TOKYO}),
        ("tag:work", {FERRY, TOKYO}),
        ("tag:work/desk", {FERRY}),
        ("tag:wor*", {FERRY, TOKYO}),
        ("tag:work -tag:harbour", {TOKYO}),
        ("harbour", {FERRY}),
        ("lang:de", {SHORT}),
        ("note:minutes", {COUNCIL}),
        ("has:note", {COUNCIL}),
        ("has:picture", set()),
        ("has:highlight", set()),
        ("is:read", {COUNCIL}),
        ("is:unread", {FERRY, TOKYO}),
        ("is:starred", {FERRY}),
        ("is:archived", {SHORT}),
        ("is:incomplete", {TOKYO}),
        ("is:failed", set()),
        ("is:unfetched", set()),
        ("is:sample", set()),
        ("-is:read is:starred", {FERRY}),
        ("before:2025", {COUNCIL}),
        ("after:2026-11-23", {FERRY}),
        ("on:2024-05", {COUNCIL}),
        ("on:2024-05-02", {COUNCIL}),
        ("saved:2024", {COUNCIL}),
        ("saved:today", {FERRY, TOKYO, SHORT}),
        ("words:>60", {COUNCIL}),
        ("words:<5", {TOKYO, SHORT}),
        ('"was not on the list"', {COUNCIL}),
        ('"list the on"', set()),
        ("STRASSE", {SHORT}),
        ("gesp*", {SHORT}),
        ("都知", {TOKYO}),
        ("titel:ferry nothing-else", set()),
        ("-(ferry OR 知事)", {SHORT}),
    ],
)
def test_a_search_finds_what_it_says(filled: Library, words: str, wanted: set[int]) -> None:
    assert found(filled, words) == wanted
    assert set(filled.listings.first(Filter(words=words), 10)) == wanted
    assert filled.listings.count(Filter(words=words)) == len(wanted)


def test_what_is_only_an_address_is_found_until_its_text_is_there(filled: Library) -> None:
    with filled.connections.write() as db:
        db.execute("UPDATE articles SET state = 'queued', error_code = 'not-fetched' WHERE id = ?", [COUNCIL])
        db.execute("UPDATE articles SET state = 'failed', error_code = 'timed-out' WHERE id = ?", [SHORT])
    assert found(filled, "is:unfetched") == {COUNCIL}
    assert found(filled, "-is:unfetched") == {FERRY, TOKYO, SHORT}
    with filled.connections.write() as db:
        db.execute("UPDATE articles SET state = 'ready', error_code = '' WHERE id = ?", [COUNCIL])
    assert found(filled, "is:unfetched") == set()


def test_the_most_relevant_comes_first(filled: Library) -> None:
    ranked = list(filled.listings.ids(Filter(words="ferry", order="relevance")))
    assert ranked == [FERRY, COUNCIL]


def test_a_search_within_a_place_a_tag_or_a_site(filled: Library) -> None:
    assert list(filled.listings.ids(Filter(place="starred", words="ferry"))) == [FERRY]
    assert list(filled.listings.ids(Filter(tag="work", words="知事"))) == [TOKYO]
    assert list(filled.listings.ids(Filter(site="The Ledger", words="ferry"))) == [COUNCIL]


def test_the_trash_is_searched_alone(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite")
    article = add_article(library)
    library.articles.delete([article])
    assert list(library.listings.ids(Filter(words="ferry"))) == []
    assert list(library.listings.ids(Filter(place="trash", words="ferry"))) == [article]
    library.close()


@pytest.mark.parametrize("order", ["saved", "published", "title", "site", "length", "minutes"])
def test_the_first_are_the_first_of_all_in_every_order(filled: Library, order: str) -> None:
    for reverse in (False, True):
        wanted = Filter(order=order, reverse=reverse)  # type: ignore[arg-type]
        everything = list(filled.listings.ids(wanted))
        assert list(filled.listings.first(wanted, 2)) == everything[:2]
        assert everything == list(reversed(filled.listings.ids(wanted._replace(reverse=not reverse))))


def test_days_are_those_of_publication_where_the_list_is_sorted_by_it(filled: Library) -> None:
    with filled.connections.write() as db:
        yesterday = datetime.now().astimezone() - timedelta(days=1)
        db.execute("UPDATE articles SET published = ? WHERE id = ?", [yesterday.isoformat(timespec="seconds"), FERRY])
        db.execute("UPDATE articles SET published = '' WHERE id = ?", [SHORT])
    days = filled.listings.listing(Filter(order="published")).days
    assert days[0].day == yesterday.date().isoformat()
    assert (days[-1].day, days[-2].day) == ("", "2024-05")


def test_what_was_opened_stays_in_a_search_for_what_is_unread(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite")
    first, second = add_article(library, "Ferry one"), add_article(library, "Ferry two")
    library.articles.mark([first], "read", True)
    for words in ("is:unread", "ferry is:unread", "ferry -is:read"):
        assert list(library.listings.ids(Filter(words=words))) == [second]
        wanted = Filter(words=words, keep_visible=(first,))
        assert list(library.listings.ids(wanted)) == list(library.listings.first(wanted, 9)) == [second, first]
        assert set(library.listings.ids(wanted._replace(order="relevance"))) == {first, second}
    library.close()
