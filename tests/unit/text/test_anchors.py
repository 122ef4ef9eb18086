from __future__ import annotations

import pytest

from reader.text.anchors import same_place

HEAD = "The ferry left pier four at ten past six on Tuesday morning, eleven hours late, with 214 passengers on board."
MIDDLE = (
    "No time to read? Get a summary of this article in the app that everybody on the quay has been talking about since."
)
FOOT = "Mechanics from two yards worked through the night under floodlights, and the harbour register lists 31 faults for the year."


def joined(*parts: str) -> str:
    return "\n\n".join(parts)


def test_a_place_moves_with_its_words() -> None:
    before, after = joined(HEAD, MIDDLE, FOOT), joined(HEAD, FOOT)
    assert after[same_place(before, after, before.index("worked")) :].startswith("worked")
    assert before[same_place(after, before, after.index("worked")) :].startswith("worked")


def test_what_did_not_change_stays() -> None:
    before, after = joined(HEAD, MIDDLE, FOOT), joined(HEAD, MIDDLE)
    assert same_place(before, after, 10) == 10


def test_a_place_in_what_is_gone_is_that_of_the_text_before_it() -> None:
    before, after = joined(HEAD, MIDDLE, FOOT), joined(HEAD, FOOT)
    assert same_place(before, after, before.index(MIDDLE) + 70) <= len(HEAD)


def test_of_several_places_it_is_the_nearest() -> None:
    line = "The answer of the harbour master was the same each time that he was asked about it."
    before, after = joined(line, HEAD, line, FOOT, line), joined(line, HEAD, line, line)
    assert same_place(before, after, before.rindex(line)) == after.rindex(line)


@pytest.mark.parametrize(("before", "after"), [("", HEAD), (HEAD, ""), (HEAD, FOOT)])
def test_every_place_lies_in_the_text(before: str, after: str) -> None:
    assert all(
        0 <= same_place(before, after, offset) <= len(after)
        for offset in (0, len(before) // 2, len(before), len(before) + 9)
    )
