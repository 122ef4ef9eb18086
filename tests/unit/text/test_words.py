"""Words for ranking, counting and reading time."""

from __future__ import annotations

from reader.text.words import count_words, reading_minutes, shingles, text_size, tokens, word_spans, words


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


def test_tokens_are_runs_of_letters_and_digits_and_single_letters_of_scripts_without_spaces() -> None:
    assert tokens("Don't re-open ＡＢＣ-12!") == ["don", "t", "re", "open", "abc", "12"]
    assert tokens("渡轮NHK离开") == [*"渡轮nhk离开"]
    assert tokens("") == []


def test_shingles_are_runs_of_three_words_and_a_short_text_is_one_run() -> None:
    assert shingles(["a", "b", "c", "d"]) == [("a", "b", "c"), ("b", "c", "d")]
    assert shingles(["a", "b"]) == [("a", "b")]
    assert shingles([]) == []


def test_the_size_of_a_text_takes_two_letters_without_spaces_for_a_word() -> None:
    assert text_size("It is ten past six") == 5
    assert text_size("渡轮离开") == 2
    assert text_size("渡轮 left 码头") == 3


def test_words_are_found_where_they_stand_with_their_marks_and_hyphens_nobody_sees() -> None:
    text = "Don’t, Rats\u00adsitzung! हिन्दी 東京の港 214"
    found = [text[start:end] for start, end in word_spans(text)]
    assert found == ["Don", "t", "Rats\u00adsitzung", "हिन्दी", "東", "京", "の", "港", "214"]
