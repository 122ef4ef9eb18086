"""Dates, weekdays and times of day, however they are written."""

from __future__ import annotations

from datetime import date

from tests.unit.summary.briefing.found import found


def test_a_day_is_a_date_however_it_is_written() -> None:
    texts = [
        ("on 20 November", "en"),
        ("am 20. November", "de"),
        ("le 20 novembre", "fr"),
        ("20 ноября", "ru"),
        ("11月20日", "zh"),
    ]
    assert {found(text, language)[0].value for text, language in texts} == {date(2026, 11, 20).toordinal()}


def test_a_weekday_is_the_one_before_or_after_the_day_of_publication() -> None:
    (figure,) = found("It will close on Friday.")
    assert {figure.value, *figure.others} == {date(2026, 11, 20).toordinal(), date(2026, 11, 27).toordinal()}
    assert figure.agrees(found("It closes on 27 November.")[0])
    assert not figure.agrees(found("It closes on Thursday.")[0])


def test_a_time_of_day_is_one_however_it_is_written() -> None:
    values = [
        found(text, language)[0].value
        for text, language in (("at 6:10 p.m. it left", "en"), ("um 18.10 Uhr", "de"), ("at 18:10", "en"))
    ]
    assert values == [18 * 60 + 10] * 3
