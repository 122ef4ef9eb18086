"""Pages that come at the same time are kept apart, and bounded."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.desk.handed_over import receiving
from reader.desk.handed_over.receiving import HandedOver, Receiving, Refused, parse
from tests.handing import begin, messages


def give(coming: Receiving, message: dict[str, Any]) -> HandedOver | None:
    return coming.take(parse(json.dumps(message).encode()))  # type: ignore[arg-type]


def test_two_pages_that_come_in_turns_are_both_whole() -> None:
    coming = Receiving()
    whole = []
    for one, other in zip(messages(b"first", number="a"), messages(b"other", number="b"), strict=True):
        whole += [page.document for page in (give(coming, one), give(coming, other)) if page is not None]
    assert whole == [b"first", b"other"]


@pytest.mark.parametrize("part", ["bytes", "end"])
def test_a_part_of_a_page_that_never_began_is_refused(part: str) -> None:
    more = {"of": "document", "data": ""} if part == "bytes" else {}
    with pytest.raises(Refused):
        give(Receiving(), {"v": 1, "id": "a", "verb": "save", "part": part, **more})


def test_a_page_whose_piece_was_wrong_is_dropped() -> None:
    coming = Receiving()
    first, _, end = messages(b"first")
    give(coming, first)
    with pytest.raises(Refused):
        give(coming, end)
    with pytest.raises(Refused, match="never began"):
        give(coming, end)


def test_a_page_that_is_cancelled_is_dropped_and_may_be_cancelled_twice() -> None:
    coming = Receiving()
    give(coming, begin())
    for _ in range(2):
        assert give(coming, {"v": 1, "id": "s1", "verb": "save", "part": "cancel"}) is None
    give(coming, begin())


def test_a_page_that_begins_twice_is_refused() -> None:
    coming = Receiving()
    give(coming, begin())
    with pytest.raises(Refused):
        give(coming, begin())


def test_no_more_is_taken_at_once_than_memory_has_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    coming = Receiving()
    for number in range(4):
        give(coming, begin(str(number), document=40_000_000))
    with pytest.raises(Refused) as caught:
        give(coming, begin("x", document=40_000_000))
    assert caught.value.code == "busy"
    for number in range(4, 8):
        give(coming, begin(str(number)))
    with pytest.raises(Refused):
        give(coming, begin("y"))
    assert receiving.MAX_AT_ONCE == 8


def test_a_pdf_begins_as_a_page_does() -> None:
    coming = Receiving()
    give(coming, begin(kind="pdf"))
    with pytest.raises(Refused):  # its number is taken
        give(coming, begin(kind="pdf"))
