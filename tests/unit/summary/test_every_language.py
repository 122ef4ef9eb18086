"""Every language that the vocabulary names can be summarised here, without another package and without a network."""

from __future__ import annotations

import pytest

from reader.summary.summarize import summarize
from reader.summary.vocabulary import NAMES, vocabulary


@pytest.mark.parametrize("language", sorted(NAMES))
def test_a_language_has_a_vocabulary_that_works(language: str) -> None:
    assert vocabulary(language).terms(["harbour", "λιμάνι", "гавань", "港"])


def test_greek_is_summarised_in_its_own_words() -> None:
    text = "Το πλοίο έφυγε το πρωί από το λιμάνι. Οι μηχανές είχαν σταματήσει τη νύχτα. Οι τεχνίτες δούλεψαν. Η αρχή υπόσχεται έλεγχο."
    found = summarize(text, "Το πλοίο", "el", 2)
    assert len(found.sentences) == 2
    assert all(text[s.start : s.end] == s.text for s in found.sentences)
