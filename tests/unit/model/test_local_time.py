"""Days here, and days of a page."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from reader.model.local_time import local_day, page_time


@pytest.fixture(params=["Pacific/Niue", "UTC", "Pacific/Kiritimati"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of a process is fixed here")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def test_a_time_of_the_library_is_told_by_the_day_here(zone: str) -> None:
    morning = {"Pacific/Niue": "2026-11-26", "UTC": "2026-11-27", "Pacific/Kiritimati": "2026-11-27"}
    evening = {"Pacific/Niue": "2026-11-27", "UTC": "2026-11-27", "Pacific/Kiritimati": "2026-11-28"}
    assert local_day("2026-11-27T08:00:00.000Z") == morning[zone]
    assert local_day("2026-11-27T20:00:00.000Z") == evening[zone]


def test_a_page_s_own_day_is_the_same_everywhere(zone: str) -> None:
    assert local_day("2026-05-17T23:30:00-04:00") == "2026-05-17"
    assert local_day("2026-05-17") == "2026-05-17"
    assert local_day("") == ""
    assert local_day("soonZ") == "soonZ"


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2026-05-17", "2026-05-17"),
        ("2026-05-17T21:30:00", "2026-05-17 21:30"),
        ("2026-05-17T21:30:00-04:00", "2026-05-17 21:30 -04:00"),
        ("2026-05-18T01:30:00+00:00", "2026-05-18 01:30 UTC"),
        ("", ""),
        ("in May", "in May"),
    ],
)
def test_a_page_s_time_is_told_with_its_offset(published: str, shown: str) -> None:
    assert page_time(published) == shown
