"""What a file says that only this program knows: believed value by value."""

from __future__ import annotations

import pytest

from reader.exchange.imports.own_work import own_work_in
from reader.model.own_work import KeptSummary, OwnWork
from reader.model.summary import Choice

TEXT = "One sentence. Another one."
SUMMARY = {
    "method": "learned", "version": 3, "asked": 1, "language": "en", "of": 2, "passages": False,
    "sentences": [{"text": "One sentence.", "start": 0, "end": 13}],
}  # fmt: skip


def test_everything_is_read() -> None:
    found = own_work_in(
        {
            "read_when": "2026-11-24T10:00:00.000Z",
            "text_size": 24,
            "corrections": {"a1": True, "b2": False},
            "choices": [{"text": "Another one.", "start": 14, "pinned": True}],
            "summaries": [SUMMARY],
            "names": [{"name": "Ana Rey", "kind": "person", "family": "Rey", "given": "Ana"}],
            "colours": {"harbour": 3},
        },
        TEXT,
    )
    assert found == OwnWork(
        "2026-11-24T10:00:00.000Z",
        24,
        (("a1", True), ("b2", False)),
        (Choice("Another one.", 14, 14, True),),
        (KeptSummary("learned", 3, 1, "en", ((0, 13),), 2),),
        (("Ana Rey", "person", "Rey", "Ana"),),
        (("harbour", 3),),
    )


@pytest.mark.parametrize(
    "odd",
    [
        {
            "read_when": 7,
            "text_size": 10**6,
            "corrections": [],
            "choices": {},
            "summaries": 3,
            "names": "x",
            "colours": 1,
        },
        {
            "text_size": True,
            "corrections": {"a": 1},
            "choices": [{"text": "", "pinned": True}],
            "colours": {"a": "red"},
        },
        {"choices": [{"text": "One sentence.", "pinned": "yes"}], "names": [{"name": "", "kind": "person"}]},
        {
            "names": [{"name": "Ana Rey", "kind": "ship"}],
            "summaries": [SUMMARY | {"version": -1}, SUMMARY | {"of": None}],
        },
        {"summaries": [SUMMARY | {"sentences": None}, SUMMARY | {"method": ""}, SUMMARY | {"asked": True}]},
        {"summaries": [SUMMARY | {"sentences": [{"text": "Invented words", "start": 0, "end": 13}]}]},
        {"summaries": [SUMMARY | {"sentences": [{"text": "", "start": 5, "end": 2}]}]},
        {"summaries": [SUMMARY | {"sentences": [{"text": "One", "start": 0, "end": 999}, 7]}]},
    ],
    ids=["kinds", "values", "empty", "unknown", "summary", "invented", "backwards", "outside"],
)
def test_what_cannot_be_is_left_out(odd: dict[str, object]) -> None:
    assert own_work_in(odd, TEXT) == OwnWork()
