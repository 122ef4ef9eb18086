from __future__ import annotations

import pytest

from reader.text.passages import Change, find_passage

TEXT = (
    "The harbour board met on Monday. “We knew,” said Ida Marlow, the board’s chair, “that 1,200 boats would come.”"
    " Nobody had told the captains.\n\nThe night ferry stays in harbour until spring, and the board will pay 40 million"
    " crowns for it. The board met again."
)


def places(passage: str, text: str = TEXT, near: int = 0) -> list[str]:
    return [text[start:end] for start, end in find_passage(passage, text, near).spans]


@pytest.mark.parametrize(
    "passage",
    [
        "The night ferry stays in harbour until spring",
        "Nobody had told the captains. The night ferry stays",
        "Nobody  had told\nthe captains.",
        '"We knew," said Ida Marlow, the board\'s chair',
        "“‘We knew,’ said Ida Marlow, the board’s chair, ‘that 1,200 boats would come.’",
        "«We knew,» said Ida Marlow",
        "Nobody had told the captains. […] the board will pay 40 million crowns",
        "Nobody had told the captains. [...] the board will pay",
        "rbour board met on Mon",
        "captains",
        "Nobody had told the cap\u00adtains",
    ],
)
def test_a_passage_stands_word_for_word_whatever_its_spaces_and_quotation_marks(passage: str) -> None:
    found = find_passage(passage, TEXT)
    assert found.verdict == "word for word"
    assert found.changes == ()
    assert found.in_order


@pytest.mark.parametrize(
    ("passage", "changes"),
    [
        ("that 1,300 boats would come", [Change("that 1,300", "that 1,200")]),
        ("the night ferry stays in harbour", [Change("the", "The")]),
        ("Nobody told the captains", [Change("Nobody", "Nobody had")]),
        ("The night ferry never stays in harbour", [Change("ferry never", "ferry")]),
        ("The night ferry stays in harbour until autumn", [Change("autumn", "spring")]),
        (
            "The night ferry will stay in harbour until autumn, and the board will pay",
            [Change("will stay", "stays"), Change("autumn", "spring")],
        ),
        ("stays in harbour until spring and the board will pay", [Change("", ",")]),
    ],
)
def test_a_changed_passage_comes_with_what_was_changed(passage: str, changes: list[Change]) -> None:
    found = find_passage(passage, TEXT)
    assert found.verdict == "changed"
    said = [
        (set(one.passage.split()) - set(one.text.split()), set(one.text.split()) - set(one.passage.split()))
        for one in found.changes
    ]
    assert said == [
        (set(c.passage.split()) - set(c.text.split()), set(c.text.split()) - set(c.passage.split())) for c in changes
    ]
    assert len(found.spans) == 1


@pytest.mark.parametrize(
    "passage",
    ["The moon is made of cheese and nobody cares", "ferries", "", "[…]", "Gulls eat chips, said nobody here"],
)
def test_what_nobody_wrote_is_missing(passage: str) -> None:
    assert find_passage(passage, TEXT).verdict == "missing"
    assert find_passage("anything", "").verdict == "missing"


def test_a_quotation_with_one_part_that_stands_nowhere_is_changed_and_says_which() -> None:
    found = find_passage("Nobody had told the captains. […] Gulls eat chips on the pier.", TEXT)
    assert found.verdict == "changed"
    assert found.changes == (Change("Gulls eat chips on the pier.", ""),)


def test_parts_in_another_order_are_no_true_quotation() -> None:
    found = find_passage("The night ferry stays in harbour […] Nobody had told the captains", TEXT)
    assert (found.verdict, found.in_order) == ("changed", False)


def test_of_two_places_the_nearest_one_is_meant() -> None:
    text = "It rains. It pours. It rains."
    assert find_passage("It rains.", text, 0).spans == ((0, 9),)
    assert find_passage("It rains.", text, 25).spans == ((20, 29),)
    assert find_passage("It pours. […] It rains.", text).spans == ((10, 19), (20, 29))


def test_a_changed_sign_of_a_script_without_spaces_is_found() -> None:
    found = find_passage("渡轮冬天停航了", "昨天，渡轮冬季停航了，很多人。")
    assert found.verdict == "changed"
    assert found.changes == (Change("天", "季"),)


def test_places_count_code_points() -> None:
    assert places("ferry stays", "🚢 The ferry stays") == ["ferry stays"]


def test_a_sentence_added_to_a_passage_is_told_as_such_and_a_word_as_the_one_that_it_stands_for() -> None:
    found = find_passage("Nobody had told the captains. Gulls ate every chip", TEXT)
    assert found.changes == (Change("Gulls ate every chip", ""),)
    assert places("Nobody had told the captains. Gulls ate every chip") == ["Nobody had told the captains."]
    assert find_passage("Nobody had told the mates", TEXT).changes == (Change("mates", "captains"),)


def test_marks_at_the_ends_of_a_passage_are_part_of_its_place() -> None:
    assert places("“We knew,” said Ida Marlow, the board’s chair, “that 1,200 boats would come.”") == [
        "“We knew,” said Ida Marlow, the board’s chair, “that 1,200 boats would come.”"
    ]
    assert places("We knew,” said Ida") == ["We knew,” said Ida"]
    assert places("“Non”", "Il dit «\u00a0Non\u00a0» hier") == ["«\u00a0Non\u00a0»"]
