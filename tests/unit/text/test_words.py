"""Words for ranking, counting and reading time."""

from __future__ import annotations

from reader.text.words import count_words, fold, reading_minutes, words


def test_words_keep_apostrophes_hyphens_and_numbers_whole() -> None:
    assert words("The ferry’s 2.8-metre gangway isn't re-opened; it cost £1,200.") == [
        "the", "ferry’s", "2.8-metre", "gangway", "isn't", "re-opened", "it", "cost", "1,200",
    ]  # fmt: skip


def test_words_with_combining_marks_are_not_torn() -> None:
    assert words("पानी बढ़ा।", "hi") == ["पानी", "बढ़ा"]
    assert words("שָׁלוֹם") == ["שָׁלוֹם"]


def test_scripts_without_spaces_give_pairs_of_characters() -> None:
    assert words("渡轮离开。", "zh") == ["渡轮", "轮离", "离开"]
    assert words("iPhoneを買う") == ["iphone", "を買", "買う"]


def test_turkish_capitals_are_lowered_as_turkish() -> None:
    assert words("ISPARTA İzmir", "tr") == ["ısparta", "izmir"]


def test_a_count_is_what_a_person_would_say() -> None:
    assert count_words("It's ten past six, on Tuesday 24 November.", "en") == 8
    assert count_words("", "en") == 0
    assert count_words("… — !") == 0


def test_chinese_is_counted_by_characters_at_1_7_a_word() -> None:
    assert count_words("渡" * 170, "zh") == 100


def test_reading_time_is_at_least_a_minute_and_slower_where_measured_slower() -> None:
    assert reading_minutes(0) == 1
    assert reading_minutes(238 * 10, "en") == 10
    assert reading_minutes(238 * 10, "ar") > reading_minutes(238 * 10, "de") > 10
    assert reading_minutes(238 * 10, "xx") == 10


def test_fold_ignores_case_accents_and_width_but_keeps_vowel_signs() -> None:
    assert fold("CAFÉ Straße ＡＢＣ") == "cafe strasse abc"
    assert fold("की") == "की"
