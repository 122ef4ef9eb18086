"""When two figures may stand for one amount."""

from __future__ import annotations

import pytest

from tests.unit.summary.briefing.found import found


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("1.3 million people", "1,300,000 people", True),
        ("1.3 million people", "1,297,412 people", True),
        ("about 200 people", "214 people", True),
        ("214 people", "196 people", False),
        ("1.3 million people", "1.5 million people", False),
        ("at least 12 people", "15 people", False),
        ("at least 12 people", "12 people", True),
        ("more than 300 people", "350 people", True),
        ("more than 300 people", "280 people", False),
        ("nearly 500 people", "497 people", True),
        ("nearly 500 people", "430 people", False),
        ("20 people", "24 people", False),
        ("7 percent", "7.5 percent", False),
        ("71 percent", "71.2 percent", True),
        ("40 miles", "64 kilometres", True),
        ("40 miles", "70 kilometres", False),
        ("8 inches", "20 centimetres", True),
        ("340 millimetres", "340 centimetres", False),
        ("0.6 percentage points", "0.6 percent", False),
        ("150 euros a month", "1,800 euros a year", True),
        ("thirty-eight people", "38 people", True),
        ("2-1 at half-time", "1-2 at half-time", True),
        ("2-1 at half-time", "1-1 at half-time", False),
        ("a 34-year-old", "a 43-year-old", False),
    ],
)
def test_rounded_and_converted_figures_agree_and_others_do_not(one: str, other: str, agree: bool) -> None:
    assert found(one)[0].agrees(found(other)[0]) is agree
    assert found(other)[0].agrees(found(one)[0]) is agree
