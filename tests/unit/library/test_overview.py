"""What is in the library: every number is that of the list which its bar opens; nothing reads the texts or pages to get
it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from reader.desk.overviews import by_year, in_language, saved_in
from reader.library import overview
from reader.library.library import Library
from reader.library.search.listing import order, selection
from reader.model.library import Filter
from reader.model.overview import Period
from tests.making import add_article

TODAY = date(2026, 11, 25)


def put(library: Library, article_id: int, **values: object) -> None:
    with library.connections.write() as db:
        for column, value in values.items():
            db.execute(f"UPDATE articles SET {column} = ? WHERE id = ?", [value, article_id])


def added(library: Library, title: str, saved: str, read: str = "", **values: object) -> int:
    number = add_article(library, title, **values)  # type: ignore[arg-type]
    put(library, number, saved=saved, read_when=read, is_read=int(bool(read)))
    return number


def test_an_empty_library_has_no_periods_and_no_amounts(library: Library) -> None:
    look = library.overviews.look(TODAY)
    assert (look.articles, look.read, look.periods, look.sites.first, look.tags.first, look.languages.first) == (
        0,
        0,
        (),
        (),
        (),
        (),
    )
    assert library.overviews.space().originals == 0


def test_every_period_counts_what_its_list_shows(library: Library) -> None:
    for number, saved in enumerate(
        ("2026-05-31T21:30:00.000Z", "2026-06-01T00:00:00.000Z", "2026-08-15T12:00:00.000Z", "2026-11-25T06:00:00.000Z")
    ):
        added(library, f"Article {number}", saved)
    library.articles.delete([added(library, "In the trash", "2026-08-16T12:00:00.000Z")])
    look = library.overviews.look(TODAY)
    assert look.step == "week"
    for period in look.periods:
        assert len(library.listings.ids(saved_in(period))) == period.saved
    assert sum(period.saved for period in look.periods) == look.articles == 4
    assert [period.first for period in look.periods] == [
        period.until for period in (Period("", look.periods[0].first, 0, 0), *look.periods[:-1])
    ]


@pytest.mark.parametrize(
    ("first", "step", "bars"),
    [
        ("2026-11-24", "day", 14),
        ("2026-11-01", "day", 25),
        ("2026-08-01", "week", 18),
        ("2025-01-05", "month", 23),
        ("1990-03-01", "year", 37),
    ],
)
def test_the_step_is_as_long_as_the_time_asks_for(library: Library, first: str, step: str, bars: int) -> None:
    added(library, "First", f"{first}T12:00:00.000Z")
    look = library.overviews.look(TODAY)
    assert (look.step, len(look.periods)) == (step, bars)
    assert look.periods[0].first <= first < look.periods[0].until or step == "day"
    assert look.periods[-1].first <= TODAY.isoformat() < look.periods[-1].until


def test_reading_counts_when_it_was_first_and_what_does_not_say_so_is_told(library: Library) -> None:
    added(library, "Read soon", "2026-10-01T12:00:00.000Z", "2026-10-02T12:00:00.000Z")
    added(library, "Read late", "2026-10-01T12:00:00.000Z", "2026-11-20T12:00:00.000Z")
    put(library, added(library, "Read some time", "2026-10-01T12:00:00.000Z"), is_read=1)
    added(library, "Unread", "2026-10-01T12:00:00.000Z")
    look = library.overviews.look(TODAY)
    assert (look.read, look.read_sometime) == (3, 1)
    assert {period.first: period.read for period in look.periods if period.read} == {"2026-09-28": 1, "2026-11-16": 1}


def test_months_can_be_put_together_to_years() -> None:
    months = (
        Period("2025-11-01", "2025-12-01", 3, 1),
        Period("2025-12-01", "2026-01-01", 4, 0),
        Period("2026-01-01", "2026-02-01", 5, 2),
    )
    assert by_year(months) == (Period("2025-01-01", "2026-01-01", 7, 1), Period("2026-01-01", "2027-01-01", 5, 2))


def test_the_largest_sites_are_named_and_the_others_are_one_number(library: Library) -> None:
    for site in range(15):
        for number in range(site + 1):
            add_article(library, f"Article {number}", url=f"https://s{site}.example/{number}", site=f"Site {site}")
    add_article(library, "From a file", site="")
    sites = library.overviews.look().sites
    assert [(amount.name, amount.count) for amount in sites.first][:2] == [("Site 14", 15), ("Site 13", 14)]
    assert (len(sites.first), sites.others, sites.rest, sites.unknown) == (12, 3, 1 + 2 + 3, 1)
    for amount in sites.first:
        assert len(library.listings.ids(Filter(site=amount.name))) == amount.count


def test_nested_tags_count_with_the_one_they_are_nested_in_and_an_article_once(library: Library) -> None:
    add_article(library, "One", tags=("work/desk", "work/city"))
    add_article(library, "Two", tags=("Work", "ferry"))
    library.articles.delete([add_article(library, "In the trash", tags=("work/desk",))])
    tags = library.overviews.look().tags.first
    assert [(amount.name, amount.count) for amount in tags] == [("Work", 2), ("ferry", 1)]
    assert {(part.name, part.count) for part in tags[0].parts} == {("work/desk", 1), ("work/city", 1)}
    for amount in tags:
        assert len(library.listings.ids(Filter(tag=amount.name))) == amount.count


def test_a_tag_that_exists_only_with_nested_ones_has_their_name(library: Library) -> None:
    add_article(library, "One", tags=("region/coast",))
    (tag,) = library.overviews.look().tags.first
    assert (tag.name, tag.count, [part.name for part in tag.parts]) == ("region", 1, ["region/coast"])


def test_variants_count_with_their_language(library: Library) -> None:
    for number, language in enumerate(("de", "de-AT", "en", "")):
        add_article(library, f"Article {number}", language=language)
    languages = library.overviews.look().languages
    assert [(amount.name, amount.count) for amount in languages.first] == [("de", 2), ("en", 1)]
    assert languages.unknown == 1
    for amount in languages.first:
        assert len(library.listings.ids(in_language(amount.name))) == amount.count


def test_the_space_adds_up_to_the_file(library: Library) -> None:
    add_article(library, body=bytes(range(256)) * 2000)
    space = library.overviews.space()
    stored = library.connections.query("SELECT sum(length(body)) FROM pages")[0][0]
    assert (space.originals, space.estimated) == (stored, False)
    assert space.originals + space.pictures + space.texts + space.search + space.free + space.other == space.file


def test_of_many_originals_a_sample_says_nearly_the_same(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(60):
        add_article(
            library,
            f"Article {number}",
            body=f"<p>{number}</p>".encode() + bytes(number * 7 % 256 for _ in range(50)) * 40,
        )
    exact = library.overviews.space()
    monkeypatch.setattr(overview, "MAX_MEASURED", 20)
    sampled = library.overviews.space()
    assert sampled.estimated
    assert sampled.originals == pytest.approx(exact.originals, rel=0.15)


@pytest.mark.parametrize(
    "sql",
    [
        *(
            overview.COUNT_SAVED,
            overview.COUNT_READ,
            overview.COUNT_TIMES,
            overview.FIRST_SAVED,
            overview.LAST_SAVED,
            overview.FIRST_READ,
        ),
        *(
            overview.LANGUAGES,
            overview.READ,
            overview.SITES,
            overview.TAGS,
            overview.TAGGED_WITH.format(tags="1,2"),
            overview.LEAVES,
        ),
        *(overview.SIZES.format(table=table, key=key, blob=blob) for table, (key, blob, _) in overview.TABLES.items()),
        *(f"SELECT count(*) FROM {table} INDEXED BY {index}" for table, (_, _, index) in overview.TABLES.items()),
    ],
)
def test_nothing_walks_through_articles_texts_or_originals(library: Library, sql: str) -> None:
    plan = [str(row[3]) for row in library.connections.query(f"EXPLAIN QUERY PLAN {sql}", ["[]"] * sql.count("?"))]
    for step in plan:
        assert not re.fullmatch(r"SCAN (articles|texts|pages|images)", step), plan
        if re.search(r"articles_by_(saved|read|language)", step):
            # What is asked for stands in the index itself; older versions of SQLite do not call a partial index a
            # covering one.
            columns = {
                row[2]
                for row in library.connections.query(f"PRAGMA index_info({re.findall(r'articles_by_[a-z]+', step)[0]})")
            }
            assert set(re.findall(r"\b(saved|read_when|is_read|language)\b", sql)) <= columns


def test_a_search_for_a_language_follows_its_index_in_the_order_of_the_list(library: Library) -> None:
    for number, language in enumerate(("de", "de-AT", "den", "en")):
        add_article(library, f"Article {number}", language=language)
    assert list(library.listings.ids(Filter(words="lang:de"))) == [2, 1]
    assert list(library.listings.ids(Filter(words="lang:DE*"))) == [3, 2, 1]
    assert list(library.listings.ids(Filter(words="-lang:de"))) == [4, 3]
    assert list(library.listings.ids(Filter(words="lang:fr"))) == []
    library.articles.delete([1])
    assert list(library.listings.ids(Filter(place="trash", words="lang:de"))) == [1]
    passing = selection(library.connections, Filter(words="lang:en"))
    sql = f"EXPLAIN QUERY PLAN SELECT a.id FROM {passing.tables} WHERE {passing.where} ORDER BY {order(Filter())}"
    plan = [row[3] for row in library.connections.query(sql, passing.parameters)]
    assert plan == ["SEARCH a USING COVERING INDEX articles_by_language (language=? AND deleted=?)"]
