"""Stop words and stems: what an article's words are compared by."""

from __future__ import annotations

import pytest

from reader.summary.vocabulary import Vocabulary, vocabulary

GRAMMAR = {
    "no": "og det ikke",
    "ar": "في من على أن", "cs": "na se že", "da": "og det ikke", "de": "der und nicht hat", "el": "ο και του να", "en": "the and of",
    "es": "de que y en", "fa": "و در به که", "fi": "ja on ei", "fr": "de un une les", "he": "של את על", "hi": "के है में और", "hu": "a az és",
    "it": "di il che", "ko": "그 및", "nl": "de het een van", "pl": "w na się że", "pt": "de que não", "ro": "și în de",
    "ru": "и в не что", "sv": "och att det", "tr": "ve bir bu", "uk": "і в на не",
}  # fmt: skip


@pytest.mark.parametrize("language", GRAMMAR)
def test_words_of_grammar_do_not_count(language: str) -> None:
    assert vocabulary(language).terms(GRAMMAR[language].split()) == []


# The forms of one word on each side meet; those of two words do not.


def test_words_are_stemmed_where_a_stemmer_is_known_and_plain_elsewhere() -> None:
    assert Vocabulary("en").terms(("the", "ferries", "returned")) == ["ferri", "return"]
    assert Vocabulary("sw").terms(("kivuko", "cha")) == ["kivuko", "cha"]
    assert Vocabulary("").terms(("kivuko",)) == ["kivuko"]
