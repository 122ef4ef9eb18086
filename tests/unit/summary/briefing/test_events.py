"""Which articles are about one event."""

from __future__ import annotations

import pytest

from reader.summary.briefing.brief import briefing
from reader.summary.briefing.sources import Source
from tests.unit.summary.briefing.test_differences import bridge
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


# --- across languages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "es", "fr", "ru"])
def test_reports_in_two_languages_come_together_by_what_they_tell(language: str) -> None:
    (group,) = briefing(bridge(language))
    assert group.articles == (2, 1)


def test_the_newest_leads_and_the_heading_is_the_newest_in_the_readers_language() -> None:
    sources = bridge("de")
    (group,) = briefing(sources, "en")
    assert (group.newest, group.heading_of) == (2, 1)
    assert group.sentences[0].article_id == 2
    (group,) = briefing(sources, "pt")
    assert group.heading_of == 2


def test_another_accident_of_the_same_kind_stays_apart() -> None:
    other = (
        "Drei Menschen starben, als am Dienstag in Ostheim eine Brücke über die Selm einstürzte. "
        "Die Feuerwehr barg zwei Autos aus dem Fluss. Landrat Peter Kolb nannte den Einsturz unerklärlich."
    )
    sources = [*bridge("de"), Source(3, "Brücke in Ostheim eingestürzt", other, "de", "Kurier", "2026-03-24T20:00:00Z")]
    assert [set(group.articles) for group in briefing(sources)] == [{1, 2}, {3}]
