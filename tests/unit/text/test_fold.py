from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.fold import fold, index_words, is_spaceless, plain_words, query_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"),
        ("ΣΟΦΌΣ", "σοφός"),
        ("ΟΔΟΣ", "οδος"),
        ("Ёлка", "елка"),
        ("İstanbul", "ıstanbul"),
        ("KADIN", "kadın"),
        ("Łódź", "lodz"),
        ("Ørsted", "orsted"),
        ("đường", "duong"),
        ("ﬁnancé", "finance"),
        ("e\u0301te\u0301", "ÉTÉ"),
        ("أحمد", "احمد"),
        ("مَدْرَسَة", "مدرسة"),
        ("ＡＢＣ", "abc"),
        ("l’été", "l'ete"),
    ],
)
def test_spellings_of_one_word_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("words", ["мой", "їжак", "हिन्दी", "한국어", "ハンバーガー", "がぎ", "தமிழ்"])
def test_letters_of_their_own_stay(words: str) -> None:
    assert fold(words) == words


@given(st.text())
def test_each_letter_is_folded_by_itself_so_that_offsets_can_be_mapped(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))


def test_plain_words_are_equal_whatever_case_accents_width_punctuation_and_spacing() -> None:
    assert plain_words("  Café: „OPEN” — again!\n") == plain_words("cafe open again") == "cafe open again"
    assert plain_words("ｶﾌｪ №５") == plain_words("カフェ No5")
    assert plain_words("… !") == ""


def test_only_scripts_without_spaces_are_spaceless() -> None:
    assert all(map(is_spaceless, ("東京", "ไทย", "カナ", "ភាសា", "NHKの")))
    assert not any(map(is_spaceless, ("", "Tokyo", "한국어", "हिन्दी", "العربية")))


@given(st.text(alphabet="東京都知事NHKのภาษาไทยabc ", max_size=12), st.data())
def test_any_part_of_a_run_without_spaces_is_a_phrase_of_its_pairs(text: str, data: st.DataObject) -> None:
    indexed = index_words(text).split()
    start = data.draw(st.integers(0, len(text)))
    part = text[start : start + data.draw(st.integers(1, 6))]
    if " " in part or not part or any(c.isascii() for c in part):
        return
    words, beginning = query_words(part)
    wanted = words.split()
    found = [
        place
        for place in range(len(indexed) - len(wanted) + 1)
        if indexed[place : place + len(wanted) - 1] == wanted[:-1]
        and (
            indexed[place + len(wanted) - 1].startswith(wanted[-1])
            if beginning
            else indexed[place + len(wanted) - 1] == wanted[-1]
        )
    ]
    assert found, (indexed, wanted)


def test_raised_and_lowered_figures_are_found_as_they_are_typed() -> None:
    assert fold("CO₂, 10⁶ m², PM₁₀") == "co2, 106 m2, pm10"
