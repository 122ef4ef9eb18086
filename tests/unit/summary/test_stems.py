"""Light stemmers, seen through the vocabulary that uses them."""

from __future__ import annotations

import pytest

from reader.summary.vocabulary import vocabulary

LANGUAGES = [
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "sv",
    "ru",
    "uk",
    "pl",
    "cs",
    "tr",
    "el",
    "ar",
    "fa",
    "he",
    "hi",
    "zh",
    "ja",
    "ko",
]


SAME = [
    ("ar", "المحكمة ومحكمة للمحكمة محكمة"),
    ("ar", "السكان سكان والسكان"),
    ("cs", "město městem města"),
    ("de", "häuser häusern"),
    ("el", "λιμάνι λιμάνια λιμανιού"),
    ("fa", "کتاب کتاب‌ها کتاب‌های کتابهای"),
    ("fa", "می‌کنند نمی‌کنند"),
    ("he", "קו הקו והקו"),
    ("hi", "गाँव गाँवों"),
    ("hi", "नदी नदियों नदियाँ"),
    ("ko", "연구소는 연구소가 연구소에서 연구소"),
    ("pl", "pucharu puchar pucharze"),
    ("ru", "города городе городом"),
    ("tr", "ankara'da ankara’nın ankara"),
    ("tr", "köprüler köprüsünün köprüye"),
    ("uk", "лікарня лікарні лікарню"),
]


@pytest.mark.parametrize(("language", "forms"), SAME)
def test_forms_of_one_word_have_one_stem(language: str, forms: str) -> None:
    assert len({vocabulary(language).stem(form) for form in forms.split()}) == 1


DIFFERENT = [
    ("ar", "مدرسة مدينة"),
    ("fa", "کتاب کار"),
    ("he", "הר ים"),
    ("hi", "पुल नाव"),
    ("ko", "나무 나라"),
    ("pl", "miasto miód"),
    ("tr", "kapı kar"),
]


@pytest.mark.parametrize(("language", "words"), DIFFERENT)
def test_two_words_stay_two(language: str, words: str) -> None:
    assert len({vocabulary(language).stem(word) for word in words.split()}) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_cut_to_nothing(language: str) -> None:
    stem = vocabulary(language).stem
    assert all(stem(word) for word in ("a", "и", "و", "ال", "ها", "는", "के", "港", "ii", "وا", "می‌"))


def test_pairs_of_grammar_alone_do_not_count_in_japanese_and_chinese() -> None:
    assert vocabulary("ja").terms(["した", "港湾", "湾局", "する"]) == ["港湾", "湾局"]
    assert vocabulary("zh").terms(["渡轮", "轮的", "了一", "码头"]) == ["渡轮", "码头"]
