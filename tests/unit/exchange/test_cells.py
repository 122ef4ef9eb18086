from __future__ import annotations

import pytest

from reader.exchange.cells import cell


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("https://t.example")',
        " =1+1",
        "@SUM(A1)",
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "-1+WEBSERVICE(A1)",
        "- words",
        "+A1",
    ],
)
def test_what_a_spreadsheet_would_compute_begins_with_an_apostrophe(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["-5", "+3.2 %", "- 12,5 Mio. €", "−7", "-", "--", "", "38 =", "a@b", "+49 30 1234", "–"]
)
def test_numbers_and_words_stay_the_same(text: str) -> None:
    assert cell(text) == text
