from __future__ import annotations

from reader.text.alignment import Tokens, aligned_at, least_run_of, ranked, slot_width, votes_for

TEXT = "The pilot left the pier at noon. Nobody saw the old pilot leave the long pier at noon or later."


def test_words_are_found_whatever_their_case_and_marks() -> None:
    tokens = Tokens(TEXT)
    assert tokens.places_of(["pier", "at", "noon"]) == [4, 15]
    assert tokens.places_of(["pier", "at", "dawn"]) == tokens.places_of([]) == []
    start, end = tokens.spans[4][0], tokens.spans[6][1]
    assert TEXT[start:end] == "pier at noon"


def test_nearly_the_same_words_are_found_within_the_room_that_is_given() -> None:
    words = ["the", "pilot", "left", "the", "pier", "at", "noon"]
    tokens = Tokens(TEXT)
    assert aligned_at(words, tokens, 0, 2, (0, 9)) == (0, 7, 0.0)
    first, last, cost = aligned_at(words, tokens, 8, 2, (7, len(tokens.words))) or (0, 0, 0.0)
    assert tokens.words[first:last] == ["the", "long", "pier", "at", "noon"]
    assert 0 < cost <= 3
    assert aligned_at(words, tokens, 8, 2, (7, 7)) is None


def test_a_long_passage_is_aligned_by_the_runs_that_stand() -> None:
    words = [f"word{number}" for number in range(200)]
    tokens = Tokens(" ".join(["other", *words[:90], "new", *words[91:], "other"]))
    assert aligned_at(words, tokens, 1, 2, (0, len(tokens.words))) == (1, 201, 1)


def test_rare_words_vote_for_where_a_passage_begins() -> None:
    words = ["old", "pilot", "leave"]
    width = slot_width(words)
    assert abs(ranked(votes_for(words, 0, Tokens(TEXT), width), width)[0] - 10) <= width
    assert ranked(votes_for(["absent"], 0, Tokens(TEXT), width), width) == []


def test_single_letters_of_a_script_without_spaces_need_a_longer_run() -> None:
    assert (least_run_of(["old", "pilot"]), least_run_of(list("港の橋"))) == (2, 3)
