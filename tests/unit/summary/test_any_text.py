"""Whatever the text is made of, a summary of it is word for word: random mixtures, the same at every run."""

from __future__ import annotations

import random

import pytest

from reader.summary.method_names import DEFAULT, METHODS
from reader.summary.summarize import summarize
from reader.text.sentences import sentence_spans
from tests.growth import grows_no_faster_than_length

PIECES = (
    *("The ferry left at six. ", "Nobody saw it go! ", "Why? ", "He said: “Go. Now.” ", "«Да. Нет», — сказал он. "),
    *("В 2020 г. Потом. ", "J. K. Rowling. "),
    *("„Ja. Nein“, sagte er. ", "船开了。“好。”他说。", "「はい。」と言った。", "قال: «نعم. لا». "),
    *('ד"ר כהן אמר: "כן. לא". ', "नाव चली। क्यों? ", "เรือออกจากท่า ", "ნავი წავიდა. "),
    *("👩‍👩‍👧‍👦", "🇬🇷", "e\u0301\u0327", "\u200b", "\u200d", "\ufeff", "\u202e", "\u2066", "\u00ad", "\u0000"),
    *("\u0085", "\u2028", "\u2029", "\r\n", "\r", "\n\n"),
    *("\t", "\n", " ", "\u00a0", "\u3000", "\ud800", "\udfff", "\ud83d", ".", "…", "?!", "。", "؟", "“", "”", "„"),
    *("«", "»", '"', "'", "’", "(", ")", "[1]", "-"),
    *("word ", "1.5 ", "12.", "www.news.example ", "a@b.example ", "№ 5 ", "{x: [1]} ", "<b>", "\u0e33"),
    *("\U000e0001", "\U0010ffff", "ß", "İ", "ﬁ", "Å"),
)  # fmt: skip
LANGUAGES = (
    "",
    "en",
    "de",
    "ru",
    "uk",
    "ar",
    "he",
    "fa",
    "hi",
    "zh",
    "ja",
    "ko",
    "th",
    "tr",
    "el",
    "ka",
    "xx",
    "en-US",
    "\ud800",
    "no such language",
)


def mixture(dice: random.Random, most: int) -> str:
    return "".join(dice.choice(PIECES) for _ in range(dice.randint(0, most)))


@pytest.mark.parametrize("seed", range(150))
def test_a_summary_of_any_text_is_word_for_word(seed: int) -> None:
    dice = random.Random(seed)
    text, title = mixture(dice, 120), mixture(dice, 4)
    language, count = dice.choice(LANGUAGES), dice.choice((1, 2, 3, 7, 1000, 10**30))
    found = summarize(text, title, language, count, description=mixture(dice, 6))
    assert all(text[s.start : s.end] == s.text and s.text for s in found.sentences)
    assert len(found.sentences) <= min(count, found.total_sentences)
    assert all(one.end <= other.start for one, other in zip(found.sentences, found.sentences[1:], strict=False))


@pytest.mark.parametrize("method", sorted(set(METHODS) - {DEFAULT}))
def test_every_method_returns_verbatim_sentences_for_any_text(method: str) -> None:
    dice = random.Random(7)
    for _ in range(12):
        text = mixture(dice, 80)
        found = summarize(text, mixture(dice, 3), dice.choice(LANGUAGES), 3, method=method)
        assert all(text[s.start : s.end] == s.text for s in found.sentences)


@pytest.mark.parametrize("seed", range(60))
def test_sentences_of_any_text_hold_all_of_it_but_white_space(seed: int) -> None:
    dice = random.Random(1000 + seed)
    text = mixture(dice, 150)
    spans = sentence_spans(text, dice.choice(LANGUAGES))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


LONG = {
    "one word": "a" * 120_000,
    "one line of sentences": "Tiny town. " * 5_000,
    "open quotations": "„ab. " * 5_000,
    "chinese quotations": "“的。" * 5_000,
    "ellipses": "a… " * 5_000,
    "white space": "a." + " " * 120_000 + "B.",
    "numbers": "1. 2. " * 4_000,
}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", LONG)
def test_a_long_line_takes_no_longer_than_its_length(name: str) -> None:
    found = summarize(LONG[name], "", "de", 3)
    assert all(LONG[name][s.start : s.end] == s.text for s in found.sentences)
    assert grows_no_faster_than_length(lambda text: summarize(text, "", "de", 3), LONG[name])
