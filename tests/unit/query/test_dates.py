"""Days as a person types them, counted from a given day."""

from __future__ import annotations

from datetime import date

import pytest

from reader.query.dates import period, span, write_span

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "first", "until"),
    [
        ("2026", "2026-01-01", "2027-01-01"),
        ("2026-12", "2026-12-01", "2027-01-01"),
        ("2026-11-23", "2026-11-23", "2026-11-24"),
        ("today", "2026-11-25", "2026-11-26"),
        ("yesterday", "2026-11-24", "2026-11-25"),
        ("-7d", "2026-11-18", "2026-11-19"),
        ("-1y", "2025-11-25", "2025-11-26"),
    ],
)
def test_a_typed_day_month_or_year_is_the_days_from_its_first_to_the_one_after(
    typed: str, first: str, until: str
) -> None:
    assert period(typed, TODAY) == (date.fromisoformat(first), date.fromisoformat(until))


@pytest.mark.parametrize("typed", ["", "soon", "2026-13", "2026-02-30", "99999", "-999999999y"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert period(typed, TODAY) is None
    assert span(typed, TODAY) is None


@pytest.mark.parametrize("typed", ["2026", "2026-11", "2026-11-23", ">2026-11-23", "<2026", ">=2026-11", "2025..2026"])
def test_a_span_is_written_so_that_it_is_read_as_the_same(typed: str) -> None:
    found = span(typed, TODAY)
    assert found is not None
    assert span(write_span(*found), TODAY) == found
