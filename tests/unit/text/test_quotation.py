from __future__ import annotations

import pytest

from reader.text.quotation import MARKS, joined, marks_of, quoted, whole_words


@pytest.mark.parametrize(
    ("passage", "language", "expected"),
    [
        ("The ferry sails.", "en", "“The ferry sails.”"),
        ("Le bateau part.", "fr", "«\u00a0Le bateau part.\u00a0»"),
        ("Das Boot fährt.", "de", "„Das Boot fährt.“"),
        ("El barco sale.", "es", "«El barco sale.»"),
        ("Паром идёт.", "ru", "«Паром идёт.»"),
        ("Prom płynie.", "pl", "„Prom płynie.”"),
        ("Färjan går.", "sv", "”Färjan går.”"),
        ("Færgen sejler.", "da", "»Færgen sejler.«"),
        ("船が出る。", "ja", "「船が出る。」"),
        ("船出发了。", "zh", "“船出发了。”"),
        ("船出發了。", "zh-TW", "「船出發了。」"),
        ("Whatever", "xx", "“Whatever”"),
        ("Whatever", "", "“Whatever”"),
    ],
)
def test_a_passage_stands_in_the_quotation_marks_of_its_language(passage: str, language: str, expected: str) -> None:
    assert quoted(passage, language) == expected


@pytest.mark.parametrize(
    ("passage", "language", "expected"),
    [
        ("She said, “It sails.”", "en", "“She said, ‘It sails.’”"),
        ('She said, "It sails," and left.', "en", "“She said, ‘It sails,’ and left.”"),
        ("“We said ‘no’ then,” she said", "en", "“‘We said “no” then,’ she said”"),
        ("Elle dit : « Il part » hier", "fr", "«\u00a0Elle dit : “Il part” hier\u00a0»"),
        ("Sie sagte: „Es fährt“, und ging.", "de", "„Sie sagte: ‚Es fährt‘, und ging.“"),
        ("Das »alte« Boot", "de", "„Das ‚alte‘ Boot“"),
        ("彼は「出る」と言った", "ja", "「彼は『出る』と言った」"),
        ("Hon sa ”den går” igår", "sv", "”Hon sa ’den går’ igår”"),
        ("«Он идёт», — сказала она", "ru", "«„Он идёт“, — сказала она»"),
    ],
)
def test_quotations_within_a_passage_get_the_inner_marks(passage: str, language: str, expected: str) -> None:
    assert quoted(passage, language) == expected


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("the captain’s and dogs’ boat's", "“the captain’s and dogs’ boat's”"),
        ("“the ’90s boat” said", "“‘the ’90s boat’ said”"),
        ('a 5" pipe', '“a 5" pipe”'),
    ],
)
def test_apostrophes_and_inches_are_no_quotation_marks(passage: str, expected: str) -> None:
    assert quoted(passage, "en") == expected


def test_a_quotation_that_begins_before_the_passage_or_goes_on_behind_it_gets_the_inner_mark() -> None:
    assert quoted("“It sails. And", "en") == "“‘It sails. And”"
    assert quoted("it sails,” she said.", "en") == "“it sails,’ she said.”"


def test_words_left_out_between_two_spans_are_marked_and_spaces_are_not() -> None:
    text = "One two. Three four. Five six.\n\nSeven."
    assert joined(text, [(0, 8), (9, 20)]) == "One two. Three four."
    assert joined(text, [(21, 30), (0, 8)]) == "One two. […] Five six."
    assert joined(text, [(21, 30), (32, 38)]) == "Five six.\n\nSeven."
    assert joined(text, [(0, 12), (9, 20)]) == "One two. Three four."
    assert joined(text, [(8, 9)]) == ""


def test_a_span_loses_the_spaces_at_its_ends_alone() -> None:
    assert joined("a  b c ", [(1, 7)]) == "b c"


def test_scripts_without_spaces_have_none_around_the_ellipsis() -> None:
    assert joined("船が出る。雨。港が閉じる。", [(0, 5), (7, 13)]) == "船が出る。[…]港が閉じる。"


@pytest.mark.parametrize("language", [*MARKS, "en"])
def test_the_words_of_a_passage_are_untouched_in_every_language(language: str) -> None:
    passage = "“One,” said the captain’s mate, “two.”"
    kept = "".join(sign for sign in quoted(passage, language) if sign.isalnum())
    assert kept == "".join(sign for sign in passage if sign.isalnum())
    marks = marks_of(language)
    assert quoted("x", language) == f"{marks.opening}x{marks.closing}"


def test_a_span_takes_in_the_words_that_it_begins_and_ends_within() -> None:
    text = "The harbour board met. 港が閉じる"
    assert whole_words(text, 6, 14) == (4, 17)
    assert whole_words(text, 4, 11) == (4, 11)
    assert whole_words(text, 24, 26) == (24, 26)
    assert whole_words(text, 6, 6) == (6, 6)
    assert whole_words(text, 6, 999) == (4, len(text))
