"""What the ranker knows of sentences."""

from __future__ import annotations

import math

from reader.summary.candidates import candidates
from reader.summary.features import GROUPS, NAMES, About
from reader.summary.learned import viewed
from reader.summary.vocabulary import vocabulary
from tests.unit.summary.test_lexrank_lead import TEXT


def test_every_feature_is_in_one_group_at_least() -> None:
    assert {name for names in GROUPS.values() for name in names} == set(NAMES)


def test_sentences_have_a_finite_number_for_each_feature() -> None:
    view = viewed(candidates(TEXT, "", "en")[0], About("The ferry", "It was late", vocabulary("en")))
    assert {len(row) for row in view.rows} == {len(NAMES)}
    assert all(math.isfinite(number) for row in view.rows for number in row)


def test_no_feature_depends_on_what_a_word_means() -> None:
    other = TEXT.replace("ferry", "wagon").replace("Norna", "Hulda").replace("engine", "brakes")
    rows = [viewed(candidates(text, "", "en")[0], About("", "", vocabulary("en"))).rows for text in (TEXT, other)]
    lengths = [NAMES.index(name) for name in ("word length",)]
    for one, two in zip(*rows, strict=True):
        assert [n for at, n in enumerate(one) if at not in lengths][:4] == [
            n for at, n in enumerate(two) if at not in lengths
        ][:4]
