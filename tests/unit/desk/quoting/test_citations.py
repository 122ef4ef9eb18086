from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.desk.program.settings import CITATION_STYLES, Settings
from reader.desk.quoting.citations import Citations, date_of
from reader.errors import NoSuchArticle
from reader.exchange.citations.styles import PROSE_STYLES, STYLES
from reader.library.library import Library
from reader.model.citation import Author, PartialDate
from reader.model.importing import Imported, imported_header
from tests.making import add_article, page

SEEN = "2026-11-23T08:00:00.000Z"
CAME = Imported("wallabag", "list.json", "2026-12-01T09:00:00.000Z")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def citations(library: Library, settings: Settings) -> Citations:
    return Citations(library, settings)


def test_the_settings_offer_every_style_that_may_stand_below_a_quotation() -> None:
    assert CITATION_STYLES == PROSE_STYLES


def test_an_article_is_a_work_with_its_people_split_into_family_and_given_names(
    library: Library, citations: Citations
) -> None:
    number = add_article(library, byline=("Ines Aldana", "Reuters"), url="https://coast.example/ferry")
    work = citations.work(number)
    assert work.authors == (Author("Aldana", "Ines"), Author(literal="Reuters"))
    assert (work.kind, work.container, work.url) == ("newspaper", "Coast Courier", "https://coast.example/ferry")
    assert work.issued == PartialDate(2026, 11, 23)
    assert work.accessed == PartialDate(2026, 11, 23)


@pytest.mark.parametrize(
    ("headers", "fetched", "accessed"),
    [
        pytest.param((), SEEN, None, id="saved-page"),
        pytest.param((imported_header(CAME),), SEEN, PartialDate(2026, 11, 23), id="imported-with-its-time"),
        pytest.param((imported_header(CAME),), CAME.when, None, id="imported-without-a-time"),
    ],
)
def test_the_day_on_which_a_file_was_read_is_no_day_of_retrieval(
    library: Library,
    citations: Citations,
    headers: tuple[tuple[str, str], ...],
    fetched: str,
    accessed: PartialDate | None,
) -> None:
    number = add_article(library)
    library.content.add_page(number, replace(page(""), status=0, headers=headers, fetched=fetched), [])
    library.content.drop_page(1)
    article = replace(library.articles.article(number), fetched=fetched)
    assert date_of(citations.retrieved(article)) == accessed


def test_an_and_within_a_name_divides_nobody(library: Library, citations: Citations) -> None:
    number = add_article(library, byline=("Ministry of Fish and Coastal Works", "Rock and Roll Desk"))
    assert citations.work(number).authors == (
        Author(literal="Ministry of Fish and Coastal Works"),
        Author(literal="Rock and Roll Desk"),
    )


def test_the_language_of_the_article_decides_how_names_are_split(library: Library, citations: Citations) -> None:
    number = add_article(library, byline=("Elena Ruiz Soto",), language="es")
    assert citations.work(number).authors == (Author("Ruiz Soto", "Elena"),)


def test_a_corrected_name_is_cited_so_in_every_article_until_it_is_taken_back(
    library: Library, citations: Citations
) -> None:
    ids = [add_article(library, title, byline=("Ines Aldana Ruiz", "Reuters")) for title in ("Ferry", "Council")]
    take_back = citations.correct_name("Ines Aldana Ruiz", Author("Aldana Ruiz", "Ines"))
    for number in ids:
        assert citations.cite(number, "apa").text.startswith("Aldana Ruiz, I., & Reuters. (2026")
        assert [one.is_corrected for one in citations.names(number)] == [True, False]
    take_back()
    assert citations.cite(ids[0], "apa").text.startswith("Ruiz, I. A., & Reuters. (2026")


def test_a_person_can_be_made_an_organisation_and_the_rules_come_back(library: Library, citations: Citations) -> None:
    number = add_article(library, byline=("Ines Aldana",))
    citations.correct_name("Ines Aldana", Author(literal="Ines Aldana"))
    assert citations.cite(number, "apa").text.startswith("Ines Aldana. (2026")
    citations.correct_name("Ines Aldana", None)
    assert citations.cite(number, "apa").text.startswith("Aldana, I. (2026")


def test_a_corrected_name_keeps_the_order_of_its_language(library: Library, citations: Citations) -> None:
    number = add_article(library, byline=("欧海生",), language="zh")
    citations.correct_name("欧海生", Author("欧海", "生"))
    assert citations.cite(number, "newsroom").text.startswith("欧海生, ")


def test_the_style_of_the_settings_is_used_where_none_is_named(
    library: Library, citations: Citations, settings: Settings
) -> None:
    number = add_article(library)
    assert citations.cite(number).text.startswith("Ines Aldana, Coast Courier, 23 November 2026, https://")
    settings.set("citation_style", "apa")
    assert citations.cite(number).text.startswith("Aldana, I. (2026, November 23). Ferry returns.")
    assert citations.cite(number, "mla").text.startswith("Aldana, Ines. “Ferry Returns.”")


def test_below_a_quotation_stands_a_note_of_chicago_and_never_a_format_for_programs(
    library: Library, citations: Citations
) -> None:
    number = add_article(library)
    assert citations.below_quote(library.articles.article(number), "chicago-notes").text.startswith(
        "Ines Aldana, “Ferry Returns,” "
    )
    assert citations.below_quote(library.articles.article(number), "bibtex") == citations.cite(number, "newsroom")


@pytest.mark.parametrize("style", list(STYLES))
def test_several_articles_are_cited_one_after_the_other(library: Library, citations: Citations, style: str) -> None:
    ids = [add_article(library, "Ferry returns"), add_article(library, "Council counts")]
    text = citations.cite_many(ids, style).text
    assert text.count("Aldana") == 2
    if style == "csl-json":
        assert [item["title"] for item in json.loads(text)] == ["Ferry returns", "Council counts"]
    if style == "ieee":
        assert text.startswith("[1] ")
        assert "\n\n[2] I. Aldana" in text


def test_an_article_that_is_not_there_is_refused(citations: Citations) -> None:
    with pytest.raises(NoSuchArticle):
        citations.cite(99)


@pytest.mark.parametrize(
    ("time", "date"),
    [
        ("2026-05-17", PartialDate(2026, 5, 17)),
        ("2026-05-17T23:30:00-04:00", PartialDate(2026, 5, 17)),
        ("2026-05", PartialDate(2026, 5)),
        ("2026", PartialDate(2026)),
        ("", None),
        ("yesterday", None),
        ("0000-00-00", None),
    ],
)
def test_a_date_is_the_pages_own_day_as_far_as_it_is_known(time: str, date: PartialDate | None) -> None:
    assert date_of(time) == date
