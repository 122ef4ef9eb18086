from __future__ import annotations

import pytest

from reader.text.anchors import Selector, find_again, find_passages, same_place, selector_of
from tests.recleanings import measure

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


def selected(text: str, words: str, nth: int = 1) -> Selector:
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return selector_of(text, at, at + len(words))


def again(selector: Selector, text: str) -> str | None:
    span = find_passages([selector], text)[0]
    return None if span is None else text[slice(*span)]


@pytest.mark.no_cover
def test_a_highlight_survives_random_cleanings_and_never_goes_to_a_wrong_place() -> None:
    tally = measure(120)
    assert tally.passages > 400
    assert tally.wrong == 0
    assert tally.share >= 0.97


@pytest.mark.parametrize(
    ("before", "words", "after", "expected"),
    [
        (joined(HEAD, FOOT), "eleven hours late", joined(MIDDLE, FOOT, HEAD), "eleven hours late"),
        (HEAD, "left pier four at ten", HEAD.replace("pier four", "pier  \n four"), "left pier  \n four at ten"),
        (
            "He said: “It was the same hose.” Then he left.",
            "“It was the same hose.”",
            'He said: "It was the same hose." Then he left.',
            '"It was the same hose."',
        ),
        (
            "Il a dit : « la même durite »\u00a0; puis rien.",
            "« la même durite »",
            "Il a dit : «\u00a0la même durite\u00a0»\u00a0; puis rien.",
            "«\u00a0la même durite\u00a0»",
        ),
        (HEAD, "erry left pier four at te", joined(FOOT, HEAD), "erry left pier four at te"),
        (
            HEAD,
            "eleven hours late, with 214 passengers",
            HEAD.replace("late, with 214", "late and with some 214"),
            "eleven hours late and with some 214 passengers",
        ),
        (
            "知事は五日、港の橋を閉じると発表した。船は戻らない。",
            "港の橋を閉じると発表した。",
            "五日夜、知事は五日、港の橋を再び閉じると発表した。船は戻らない。",
            "港の橋を再び閉じると発表した。",
        ),
        (
            "عادت العبّارة إلى الرصيف الرابع بعد ليلة.",
            "إلى الرصيف الرابع",
            "عادت العبارة إلى الرصيف الرابع بعد ليلة.",
            "إلى الرصيف الرابع",
        ),
        (
            "Rats\u00adsitzung am Abend, dann Schluss für alle.",
            "Rats\u00adsitzung am Abend",
            "Ratssitzung am Abend, dann Schluss für alle.",
            "Ratssitzung am Abend",
        ),
        (HEAD, "Tuesday", HEAD.replace("late,", "later,"), "Tuesday"),
    ],
)
def test_an_anchor_finds_the_words_moved_respaced_requoted_or_slightly_changed(
    before: str, words: str, after: str, expected: str
) -> None:
    assert again(selected(before, words), after) == expected


def test_an_anchor_of_words_that_are_gone_finds_nothing() -> None:
    text = joined(HEAD, MIDDLE, FOOT)
    assert again(selected(text, "everybody on the quay has been talking"), joined(HEAD, FOOT)) is None
    assert again(selected(text, "Tuesday"), joined(HEAD.replace("Tuesday", "Wednesday"), FOOT)) is None
    assert again(selected(text, "214 passengers"), joined(HEAD.replace("214", "412"), FOOT)) is None


def test_the_context_of_an_anchor_tells_two_places_of_one_sentence_apart() -> None:
    line = "The answer of the harbour master was the same."
    before = joined(f"{HEAD} {line}", MIDDLE, f"{FOOT} {line}")
    first, second = selected(before, line), selected(before, line, 2)
    assert first.repeated
    moved = joined(f"{FOOT} {line}", f"{HEAD} {line}", MIDDLE)
    assert find_passages([first, second], moved) == [
        (moved.rindex(line), moved.rindex(line) + len(line)),
        (moved.index(line), moved.index(line) + len(line)),
    ]
    swapped = joined(f"{FOOT} {line}", MIDDLE, f"{HEAD} {line}")  # each has half of what stood around the other
    assert find_passages([first, second], swapped) == [None, None]
    dropped = joined(HEAD, MIDDLE, f"{FOOT} {line}")
    assert find_passages([first], dropped) == [None]


def test_the_context_of_an_anchor_reaches_past_what_two_places_share() -> None:
    shared = "Asked once more about the old hose and the pump, the harbour master gave the answer that he had given in spring."
    before = joined(f"{HEAD} {shared} {FOOT}", f"{FOOT} {shared} {HEAD}")
    assert len(selected(before, "the answer").prefix) > len(shared)
    assert again(selected(before, "the answer"), joined(f"{FOOT} {shared} {HEAD}")) is None


def test_an_anchor_without_words_is_found_by_what_stands_around_it() -> None:
    assert again(selected("They came … and went.", "…"), "Yes. They came … and went.") == "…"
    assert again(selected("They came … and went.", "…"), "They stayed … and sat.") is None
    assert find_passages([Selector("", "", "", 0)], "Any text.") == [None]


def test_an_anchor_at_an_unchanged_place_needs_no_look_at_the_rest() -> None:
    text = joined(HEAD, MIDDLE, FOOT)
    whole = selector_of(text, 0, len(text))
    assert find_passages([whole], text) == [(0, len(text))]
    assert find_passages([whole], "") == [None]


@pytest.mark.no_cover
@pytest.mark.parametrize("first", [2_150, 2_570, 3_160, 13_490, 30_175])
def test_no_highlight_goes_to_a_twin_or_a_half_of_its_passage(first: int) -> None:
    """Rounds in which an earlier rule took another place for the passage."""
    assert measure(12, first).wrong == 0


def test_the_text_ending_early_is_no_proof_of_the_context_that_it_cuts_off() -> None:
    line = "The answer of the harbour master was the same."
    before = joined(f"{HEAD} {line} {FOOT}", f"{MIDDLE} {line} {MIDDLE}")
    assert again(selected(before, line), joined(MIDDLE, f"{line} Mechanics from")) is None


def test_a_sentence_alike_to_the_passage_does_not_take_its_highlight() -> None:
    line, like = "The pilot asked for the old hose again.", "The pilot asked for the new hose again."
    before = joined(f"{HEAD} {line} {FOOT}", f"{MIDDLE} {like} {FOOT}")
    assert selected(before, line).repeated
    assert again(selected(before, line), joined(HEAD, f"{MIDDLE} {like} {FOOT}")) is None
    assert again(selected(before, line), joined(f"{HEAD} {line.replace('old', 'oldest')} {FOOT}", MIDDLE)) is not None


def test_what_was_put_into_a_place_is_not_part_of_the_highlight() -> None:
    first, second = "The council met at nine in the old customs house.", "It closed the channel until the spring tide."
    before = joined(HEAD, f"{first} {second}", FOOT)
    after = joined(HEAD, MIDDLE, f"{second}", FOOT)
    assert again(selected(before, f"{first} {second}"), after) in (None, second)


def test_a_word_repeated_in_what_was_put_in_does_not_cut_a_highlight_short() -> None:
    before = joined(HEAD, "They said the heavy western station returned to service.", FOOT)
    after = before.replace("heavy western station returned", "heavy western returned third station returned")
    assert again(selected(before, "the heavy western station returned"), after) == (
        "the heavy western returned third station returned"
    )


def test_a_passage_that_repeats_the_words_before_it_is_not_found_in_those() -> None:
    before = joined(f"{HEAD} They answered the letter late.", "They answered the letter late.")
    after = joined(f"{HEAD} They answered the letter late.", "They replied with the letter.")
    assert again(selected(before, "They answered the letter late.", 2), after) is None
