"""Many articles at once are as complete as those that were saved one by one."""

from __future__ import annotations

from dataclasses import replace

from reader.library import counters
from reader.library.bulk import NewArticle, ready
from reader.library.library import Library
from reader.model.blocks import Block
from reader.model.library import Filter
from reader.model.summary import Sentence, Summary
from tests.making import TEXT, page
from tests.unit.library.test_near_duplicates import REPORT


def new(number: int, title: str = "Ferry returns") -> NewArticle:
    url = f"https://news.example/{number}"
    return NewArticle(
        page(url),
        title,
        (Block("paragraph", TEXT),),
        (url,),
        site="Coast Courier",
        saved=f"2026-01-0{number}T00:00:00.000Z",
        tags=(" work / desk ", ""),
        summaries=((1, Summary((Sentence(TEXT[:10], 0, 10),), "lead 1", "en", 3)),),
        method="lead",
        version=1,
    )


def test_an_imported_article_is_found_tagged_counted_and_summarised(library: Library) -> None:
    ids = library.bulk.add([ready(new(number)) for number in (1, 2, 3)])
    assert ids == [1, 2, 3]
    assert list(library.listings.ids(Filter(words="ferry tag:work"))) == [3, 2, 1]
    assert library.articles.find("http://m.news.example/2") == 2
    assert library.content.text(2) == TEXT
    kept = library.summaries.kept(2, "lead", 1, 1)
    assert kept is not None
    assert kept.sentences[0].text == TEXT[:10]
    numbers = counters.numbers(library.connections.read())
    with library.connections.write() as db:
        counters.recount(db.conn)
        db.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
    assert counters.numbers(library.connections.read()) == numbers


def test_imported_copies_of_one_report_are_near_duplicates(library: Library) -> None:
    report = (Block("paragraph", REPORT),)
    first, second = library.bulk.add([ready(replace(new(number), blocks=report, summaries=())) for number in (1, 2)])
    assert [twin.id for twin in library.near_duplicates.of(first)] == [second]
