"""Where words that are far too long are broken."""

from __future__ import annotations

import unicodedata

from reader.text.breakable import MAX_WORD_CHARACTERS, breaks_of


def test_only_words_that_are_far_too_long_are_broken() -> None:
    assert breaks_of("The tide rose again. " * 900) == []
    assert breaks_of("潮" * 5_000) == []
    assert breaks_of("See " + "a" * 2_500 + " there") == [4 + MAX_WORD_CHARACTERS, 4 + 2 * MAX_WORD_CHARACTERS]


def test_no_letter_is_parted_from_its_marks() -> None:
    text = "e\u0301\u0302\u0303" * 2_001
    found = breaks_of(text)
    assert len(found) > 6
    assert not any(unicodedata.combining(text[at]) for at in found)
    family = "👩\u200d👧" * 2_001
    assert all(family[at] == "👩" for at in breaks_of(family))
