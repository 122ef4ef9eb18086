from __future__ import annotations

from reader.desk.overviews import by_year, in_language, saved_in
from reader.model.overview import Period


def test_months_add_up_to_their_years() -> None:
    months = (*(Period(f"2025-{month:02}-01", "", 2, 1) for month in (11, 12)), Period("2026-01-01", "", 5, 3))
    assert by_year(months) == (Period("2025-01-01", "2026-01-01", 4, 2), Period("2026-01-01", "2027-01-01", 5, 3))


def test_a_part_of_a_chart_leads_to_the_search_for_it() -> None:
    assert in_language("de").words == "lang:de"
    assert saved_in(Period("2026-01-01", "2026-02-01", 1, 0)).words.startswith("saved:2026-01")
