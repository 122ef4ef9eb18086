"""Articles that are read for an export while the library goes on changing."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.desk.desk import Desk
from reader.desk.exporting.material import existing
from reader.desk.program.settings import Settings
from reader.errors import NoSuchArticle
from reader.model.exported import ExportOptions
from tests.making import add_article


@pytest.fixture
def desk(tmp_path: Path):  # type: ignore[no-untyped-def]
    made = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"), worker_processes=1)
    yield made
    made.close()


def test_an_article_that_goes_away_is_passed_over_and_is_in_no_list_of_contents(desk: Desk) -> None:
    ids = [add_article(desk.library, f"Article {number}") for number in range(3)]
    batch, material = desk.exports.batch(ids, ExportOptions())
    stream = batch.articles()
    first = next(stream)
    desk.library.articles.purge([ids[1]])
    assert [first.row.id, *(one.row.id for one in stream)] == [ids[0], ids[2]]
    assert [row.id for row in batch.heads()] == [ids[0], ids[2]]
    assert list(material.read) == [ids[0], ids[2]]


def test_progress_goes_from_nothing_to_all(desk: Desk) -> None:
    ids = [add_article(desk.library, f"Article {number}") for number in range(4)]
    told: list[float] = []
    batch, _material = desk.exports.batch(ids, ExportOptions(), report=told.append)
    assert len(list(batch.articles())) == 4
    assert told == [0.0, 0.25, 0.5, 0.75, 1.0]


def test_the_title_of_one_article_names_the_export(desk: Desk) -> None:
    ids = [add_article(desk.library, "Alone"), add_article(desk.library, "Other")]
    assert desk.exports.batch(ids[:1], ExportOptions())[0].title == "Alone"
    assert desk.exports.batch(ids, ExportOptions())[0].title.startswith("Tearsheet 20")
    assert desk.exports.batch(ids, ExportOptions(), "Ferries")[0].title == "Ferries"


def test_named_articles_have_to_be_there(desk: Desk) -> None:
    number = add_article(desk.library)
    assert existing([number, number], desk.library) == [number]
    with pytest.raises(NoSuchArticle):
        existing([number, 99], desk.library)
