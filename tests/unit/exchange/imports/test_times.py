"""Times of other programs come out as the library writes them, whichever unit they were in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports import times

NOON = "2023-11-14T22:13:20.000Z"


@pytest.mark.parametrize(
    "value",
    [1_700_000_000, "1700000000", "1700000000.0", 1_700_000_000_000, "1700000000000000", 1_700_000_000_000_000_000],
)
def test_the_unit_of_a_count_since_1970_is_found_by_its_size(value: object) -> None:
    assert times.from_unix(value) == NOON


@pytest.mark.parametrize(
    "value", [0, "0", "", None, -5, True, "soon", 10**400, float("inf"), float("nan"), [], 1.5e15 * 1e9]
)
def test_what_is_no_time_is_empty(value: object) -> None:
    assert times.from_unix(value) == ""
    assert times.from_chrome(value) == ""


def test_chrome_counts_microseconds_since_1601() -> None:
    assert times.from_chrome("13344473600000000") == NOON


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016-09-08T11:55:58+0200", "2016-09-08T09:55:58.000Z"),
        ("2022-11-06 04:33:50+00:00", "2022-11-06T04:33:50.000Z"),
        ("2015-09-09 11:10:32 UTC", "2015-09-09T11:10:32.000Z"),
        ("2024-10-29T16:30:11.123Z", "2024-10-29T16:30:11.123Z"),
        ("2016-08-25T12:05:00", "2016-08-25T12:05:00.000Z"),
        ("2024-01-02", "2024-01-02T00:00:00.000Z"),
        ("2024-01-02 10:00:00 -0500", "2024-01-02T15:00:00.000Z"),
        ("Tue, 24 Nov 2026 10:00:00 +0100", "2026-11-24T09:00:00.000Z"),
        ("Tue, 24 Nov 2026 10:00:00 GMT", "2026-11-24T10:00:00.000Z"),
        ("Tue Nov 24 2026 10:00:00 GMT+0100 (Central European Standard Time)", "2026-11-24T09:00:00.000Z"),
        ("May 1, 2024", "2024-05-01T00:00:00.000Z"),
        ("Sept. 3rd, 2024 10:05 PM", "2024-09-03T22:05:00.000Z"),
        ("1 May 2024 at 12:30 am", "2024-05-01T00:30:00.000Z"),
        ("2024/05/01 08:00", "2024-05-01T08:00:00.000Z"),
        ("10/Oct/2000:13:55:36 +0300", "2000-10-10T10:55:36.000Z"),
        ("1700000000", NOON),
        ("20240102", "2024-01-02T00:00:00.000Z"),
    ],
)
def test_times_in_words_and_figures_are_read(text: str, expected: str) -> None:
    assert times.parse_time(text) == expected


@pytest.mark.parametrize(
    "text", ["1/2/2024", "31 February 2024", "yesterday", "May 99, 2024", "0001-01-01", "9999-12-31", "x" * 500]
)
def test_what_has_two_meanings_or_none_is_empty(text: str) -> None:
    assert times.parse_time(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-01", "2024-05-01"),
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024-05-01T00:00:00.000Z", "2024-05-01"),
        ("2024-05-01T10:00:00Z", "2024-05-01T10:00:00.000Z"),
        ("2024-99", ""),
        ("", ""),
    ],
)
def test_a_date_of_publication_without_a_time_stays_bare(text: str, expected: str) -> None:
    assert times.published(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon, 01 Apr 2024 08:15:00 +0900", "2024-04-01T08:15:00+09:00"),
        ("2024-03-31T20:15:00.5-05:00", "2024-03-31T20:15:00-05:00"),
        ("Mon Apr 01 2024 08:15:00 GMT+0530 (IST)", "2024-04-01T08:15:00+05:30"),
        ("2024-04-01T08:15:00+00:00", "2024-04-01T08:15:00.000Z"),
        ("2024-04-01T08:15:00", "2024-04-01T08:15:00.000Z"),
    ],
)
def test_a_time_of_publication_keeps_its_day_where_it_was(text: str, expected: str) -> None:
    assert times.published(text) == expected


@given(st.datetimes(datetime(1991, 1, 1), datetime(2199, 1, 1)).map(lambda moment: moment.replace(microsecond=0)))
def test_every_second_survives_each_unit(moment: datetime) -> None:
    seconds = int(moment.replace(tzinfo=UTC).timestamp())
    expected = times.utc(moment)
    assert (
        times.from_unix(seconds) == times.from_unix(seconds * 1000) == times.from_unix(seconds * 1_000_000) == expected
    )
    assert times.from_chrome((seconds + 11_644_473_600) * 1_000_000) == expected
    assert times.parse_time(moment.isoformat(" ")) == expected


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.lists(st.integers(), max_size=2)))
def test_nothing_raises(value: object) -> None:
    for parse in (
        times.from_unix,
        times.from_chrome,
        times.from_iso,
        times.from_rfc822,
        times.parse_time,
        times.published,
    ):
        assert isinstance(parse(value), str)


@pytest.mark.parametrize(
    "text",
    ["1400", "1987-06", "2024-02-29", "2026-11-23T10:00", "2026-11-23T10:00:00.5Z", "2026-11-23T10:00:00+0100"],
)
def test_a_date_of_the_calendar_is_kept_as_it_is(text: str) -> None:
    assert times.calendar_date(f" {text} ") == text


@pytest.mark.parametrize(
    "text",
    [
        *("9999-99-99", "2023-02-29", "2026-13", "1399", "0000-00-00", "2200-01-01", "2026-11-23T24:61", "2026T10:00"),
        *("2026-11T10:00", "٢٠٢٦", "yesterday", "", "2026-11-23T10:00:00+99:00"),
    ],
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert times.calendar_date(text) == ""


def test_a_time_may_be_of_next_year_and_of_none_after_it() -> None:
    year = datetime.now(UTC).year
    assert times.from_iso(f"{year + 1}-12-31T00:00:00Z")
    assert times.from_iso(f"{year + 2}-01-01T00:00:00Z") == ""
    assert times.calendar_date(f"{year + 1}")
    assert times.calendar_date(f"{year + 2}") == ""
