"""What a sentence knows of the words before and behind a place in it."""

from __future__ import annotations

from reader.summary.briefing.annotated_sentence import AnnotatedSentence
from reader.summary.briefing.languages.language import lexicon
from reader.summary.vocabulary import vocabulary


def sentence(text: str) -> AnnotatedSentence:
    return AnnotatedSentence(text, vocabulary("en"), lexicon("en"), None)


def test_a_word_of_a_kind_is_found_before_and_behind_but_not_across_a_comma() -> None:
    text = "It weighs at least 40 tonnes, about which 12 experts argue."
    words = sentence(text)
    forty, twelve = text.index("40"), text.index("12")
    bound, unit = words.before(forty, "bound"), words.at(forty + 2, "unit")
    assert bound is not None
    assert bound.value == ">="
    assert unit is not None
    assert unit.value == "t"
    assert words.after(forty, "bound", 3) is None
    assert words.before(twelve, "bound", 0) is None


def test_what_is_taken_is_no_longer_free() -> None:
    words = sentence("It weighs 40 tonnes.")
    words.taken.append((10, 12))
    assert not words.free(11, 14)
    assert words.free(12, 14)
