"""Units and rates made comparable."""

from __future__ import annotations

import pytest

from reader.summary.briefing.measures import in_base, in_one_rate


def test_units_of_one_kind_are_counted_in_one_of_them() -> None:
    assert in_base(40, "mi") == pytest.approx(64_374, rel=1e-3)
    assert in_base(113, "F") == pytest.approx(45)
    assert in_base(2, "wk") == in_base(14, "d")


def test_rates_are_turned_into_each_other_only_where_they_have_to_do_with_each_other() -> None:
    assert in_one_rate(150, "mon", "y") == pytest.approx(1800)
    assert in_one_rate(12, "jin", "kg") == pytest.approx(24)
    assert in_one_rate(12, "kg", "y") is None
    assert in_one_rate(12, "", "y") == 12
