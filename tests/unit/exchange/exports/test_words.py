"""The facts that every export says of an article."""

from __future__ import annotations

from reader.exchange.exports.words import ExportWords, captured_of, facts, incomplete_of, utc_time
from reader.model.exported import Origin
from tests.unit.exchange.exports.making import exported, incomplete, page

WORDS = ExportWords()


def test_a_page_is_told_by_who_handed_it_over_or_that_only_its_text_is_kept() -> None:
    address = page().url
    fetched = exported()
    assert captured_of(fetched, WORDS) == f"2026-11-24 08:29 UTC from {address}"
    assert captured_of(exported(pages=[]), WORDS) == WORDS.no_original
    assert captured_of(exported(pages=[page(status=0)]), WORDS) == f"2026-11-24 08:29 UTC from a file, {address}"
    from dataclasses import replace

    seen = replace(fetched, origin=Origin("2026-11-24T08:29:00Z", address, address, 0, "ab", "Firefox 143"))
    brought = replace(fetched, origin=Origin("2026-11-24T08:29:00Z", address, address, 0, "ab", program="Omnivore"))
    assert captured_of(brought, WORDS) == f"imported from Omnivore as {address}, 2026-11-24 08:29 UTC"
    assert captured_of(seen, WORDS) == f"2026-11-24 08:29 UTC in Firefox 143 from {address}"


def test_facts_leave_out_what_nobody_knows_and_say_what_is_missing() -> None:
    assert "Incomplete" not in dict(facts(exported(), WORDS))
    assert "Published" not in dict(facts(exported(published=""), WORDS))
    assert dict(facts(incomplete(), WORDS))["Incomplete"].startswith("only the beginning")
    assert incomplete_of(exported(), WORDS) == ""


def test_times_are_told_in_utc_and_what_is_none_as_it_is() -> None:
    assert utc_time("2026-11-23T12:00:00+02:00") == "2026-11-23 10:00 UTC"
    assert utc_time("yesterday") == "yesterday"
