"""The fixture pages themselves, without a browser: there are enough of them, and their truths can be true."""

from __future__ import annotations

import pytest

from tests.browser import measure
from tests.browser.fixtures import Answer, Fixture, fixtures
from tests.browser.hostile import FORBIDDEN, hostile_pages
from tests.browser.serving import Sites


@pytest.fixture(scope="module")
def every() -> list[Fixture]:
    return list(fixtures())


def test_there_are_as_many_pages_as_were_promised_each_with_its_own_name_and_words(every: list[Fixture]) -> None:
    assert len(every) >= 120
    assert len({one.name for one in every}) == len(every)
    assert len({one.truth for one in every}) == len(every)
    assert sum(1 for _ in hostile_pages()) >= 60


def test_the_same_pages_come_each_time(every: list[Fixture]) -> None:
    again = list(fixtures())[::20]
    assert [one.truth for one in again] == [one.truth for one in every[::20]]


def test_a_page_begins_at_a_file_of_its_own_and_its_pictures_are_there(every: list[Fixture]) -> None:
    for one in every:
        assert ("page", one.entry) in one.files
        served = {measure.digest(answer.body) for answer in one.files.values()}
        assert all(key in served for key in one.pictures) or one.technique == "data_pictures"


def test_no_true_paragraph_has_what_must_not_be_in(every: list[Fixture]) -> None:
    for one in every:
        assert not [word for word in (*one.absent, FORBIDDEN) if any(word in text for text in one.truth)], one.name


def test_an_article_that_is_the_truth_scores_one_and_less_counts_less(every: list[Fixture]) -> None:
    one = next(page for page in every if page.technique == "plain_pictures")
    told = {
        "number": 1,
        "url": "",
        "final_url": "",
        "title": one.title,
        "site": "",
        "original": b"",
        "completeness": "",
    }
    saved = measure.Saved(**told, text="\n\n".join(one.truth), pictures=one.pictures, bytes_of={})
    best = measure.score(one, saved)
    assert (best.text, best.order, best.pictures, best.wrong) == (1.0, 1.0, 1.0, ())
    worse = measure.Saved(**told, text="\n\n".join(one.truth[1:]), pictures=one.pictures[:2], bytes_of={})
    assert measure.score(one, worse).text < 0.98
    assert measure.score(one, worse).recall == 0.5


def test_words_are_characters_where_no_spaces_are() -> None:
    assert measure.words("港务局 abc 12号") == ["港", "务", "局", "abc", "12", "号"]
    assert measure.words("co\u00adop") == ["coop"]


def test_a_site_answers_by_cookie_and_fills_in_addresses() -> None:
    sites = Sites(ports={"page": 1, "other": 2, "third": 3})
    assert sites.filled(b"<img src={{other}}/x>") == b"<img src=http://127.0.0.2:2/x>"
    sites.answers["page", "/p/a/story"] = Answer(b"x")
    assert sites.find("page", "/p/a/story?v=1") is not None
