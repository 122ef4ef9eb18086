"""Which articles are about one event."""

from __future__ import annotations

import pytest

from reader.summary.briefing.brief import briefing
from tests.unit.summary.stories import (
    EVENTS_BY_LANGUAGE,
    FERRY_COURIER,
    FERRY_HAFENBLATT,
    FERRY_LEDGER,
    ferry_and_budget,
    source,
)


@pytest.mark.parametrize("language", sorted(EVENTS_BY_LANGUAGE))
def test_events_are_found_in_every_language(language: str) -> None:
    texts = EVENTS_BY_LANGUAGE[language]
    sources = [source(at, text[:20], text, language=language) for at, text in enumerate(texts, start=1)]
    assert [set(group.articles) for group in briefing(sources)] == [{1, 2}, {3}]


def test_another_language_joins_through_names_and_numbers() -> None:
    sources = [
        *ferry_and_budget(),
        source(6, "Fähre Marguerite wieder unterwegs", FERRY_HAFENBLATT, language="de", site="Hafenblatt"),
    ]
    groups = briefing(sources)
    assert set(groups[0].articles) == {1, 3, 6}


def test_another_language_without_names_in_common_stays_apart() -> None:
    sources = [
        source(1, "Ferry", FERRY_COURIER),
        source(2, "Brand", EVENTS_BY_LANGUAGE["de"][0], language="de"),
        source(3, "火灾", EVENTS_BY_LANGUAGE["zh"][0], language="zh"),
    ]
    assert [len(group.articles) for group in briefing(sources)] == [1, 1, 1]


def test_the_same_subject_weeks_apart_is_another_event() -> None:
    near = [source(1, "Ferry", FERRY_COURIER, time="2026-11-24"), source(2, "Ferry", FERRY_LEDGER, time="2026-11-25")]
    apart = [source(1, "Ferry", FERRY_COURIER, time="2026-11-24"), source(2, "Ferry", FERRY_LEDGER, time="2026-09-01")]
    assert len(briefing(near)) == 1
    assert len(briefing(apart)) == 2


def test_the_heading_is_of_the_article_that_the_others_are_most_like() -> None:
    short = (
        "The ferry Marguerite of the Northern Line was held off the rocks by two tugs near the lighthouse."
        " Schools in town stay open today."
    )
    sources = [
        source(1, "Schools stay open", short),
        source(2, "Ferry adrift", FERRY_COURIER),
        source(3, "Night on the ferry", FERRY_LEDGER),
    ]
    (group,) = briefing(sources)
    assert group.articles[0] != 1
