from __future__ import annotations

from reader.exchange.citations.dates import SHORT_MONTHS, day_month_year, iso, month_day, month_day_year
from reader.model.citation import PartialDate

DAY, MONTH, YEAR = PartialDate(2026, 9, 7), PartialDate(2026, 9), PartialDate(2026)


def test_dates_are_written_as_far_as_they_are_known() -> None:
    assert [month_day_year(date) for date in (DAY, MONTH, YEAR)] == ["September 7, 2026", "September 2026", "2026"]
    assert [day_month_year(date) for date in (DAY, MONTH, YEAR)] == ["7 September 2026", "September 2026", "2026"]
    assert [month_day(date) for date in (DAY, MONTH, YEAR)] == ["September 7", "September", ""]
    assert [iso(date) for date in (DAY, MONTH, YEAR)] == ["2026-09-07", "2026-09", "2026"]
    assert day_month_year(DAY, SHORT_MONTHS) == "7 Sept. 2026"
    assert month_day(DAY, day_first=True) == "7 September"
