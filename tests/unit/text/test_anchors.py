from __future__ import annotations

import pytest

from reader.text.anchors import find_again, same_place

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


def test_a_passage_is_found_again_nearest_to_where_it_was_whatever_its_spaces() -> None:
    text = joined("It left.", HEAD, "It \n left.", FOOT, "It left.")
    start, end = find_again("It left.", text, text.index(FOOT)) or (0, 0)
    assert text[start:end] == "It \n left."
    assert find_again("It left.", text, 0) == (0, 8)
    assert find_again("It came back.", text, 0) is None
    assert find_again("  ", text, 0) is None


def test_words_within_a_longer_sentence_are_not_that_sentence() -> None:
    text = "He said yes. Yes, and no. Yes."
    assert find_again("Yes", text, 13) == (13, 16)
    assert find_again("Yes.", text, 0, whole_sentence=True) == (26, 30)
    assert find_again("and no.", text, 0, whole_sentence=True) is None


def test_a_space_ends_a_sentence_where_the_script_has_no_stops() -> None:
    text = "ฝนตกหนัก เรือกลับ"
    assert find_again("ฝนตกหนัก", text, 0, whole_sentence=True) is not None
    assert find_again("rain fell", "then rain fell hard", 0, whole_sentence=True) is None
