"""What takes the space adds up to the file."""

from __future__ import annotations

from reader.model.overview import Space


def test_the_rest_is_what_no_part_accounts_for() -> None:
    assert Space(100, originals=40, pictures=20, texts=10, search=5, free=5).other == 20


def test_estimates_that_exceed_the_file_leave_no_negative_rest() -> None:
    assert Space(100, originals=90, pictures=20, texts=10, search=5, free=5, estimated=True).other == 0
