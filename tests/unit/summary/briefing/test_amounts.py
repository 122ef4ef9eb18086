"""How much written digits and numerals stand for."""

from __future__ import annotations

import pytest

from reader.summary.briefing.amounts import amount, cjk_amount


@pytest.mark.parametrize(
    ("raw", "point", "value"),
    [
        ("1,200", ".", 1200),
        ("1.200", ",", 1200),
        ("1\u202f200", ",", 1200),
        ("1'200", ".", 1200),
        ("1.2", ",", 1.2),
        ("1,5", ".", 1.5),
        ("1.234.567", ",", 1234567),
        ("1,234.5", ".", 1234.5),
        ("١٬٢٠٠", ".", 1200),
        ("٢٫٥", ".", 2.5),
    ],
)
def test_digits_are_read_as_the_language_groups_them(raw: str, point: str, value: float) -> None:
    found = amount(raw, point)
    assert found is not None
    assert found[0] == pytest.approx(value)


def test_versions_and_dates_are_no_amounts() -> None:
    assert amount("1.2.3", ".") is None
    assert amount("20.11.2026", ",") is None


def test_the_step_is_the_size_of_the_last_digit_that_counts() -> None:
    assert [amount(raw, ".")[1] for raw in ("38", "5.82", "12,000", "12,340")] == [1, pytest.approx(0.01), 1000, 10]  # type: ignore[index]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("三十八", 38),
        ("五百", 500),
        ("二十", 20),
        ("24万8千", 248000),
        ("1億3000万", 130_000_000),
        ("3万", 30_000),
        ("二〇二五", 2025),
        ("七", 7),
    ],
)
def test_numerals_and_myriads_are_read(raw: str, value: float) -> None:
    found = cjk_amount(raw)
    assert found is not None
    assert found[0] == value
