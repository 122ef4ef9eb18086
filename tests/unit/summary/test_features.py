"""What the ranker knows of sentences and of sets of them."""

from __future__ import annotations

import math

from reader.summary.candidates import candidates
from reader.summary.features import GROUPS, NAMES, SET_GROUPS, SET_NAMES, About
from reader.summary.learned import sentence_scores, viewed
from reader.summary.vocabulary import vocabulary
from tests.unit.summary.test_lexrank_lead import TEXT


def test_every_feature_is_in_one_group_at_least() -> None:
    assert {name for names in GROUPS.values() for name in names} == set(NAMES)
    assert {name for names in SET_GROUPS.values() for name in names} == set(SET_NAMES)


def test_sentences_and_sets_have_a_finite_number_for_each_feature() -> None:
    view = viewed(candidates(TEXT, "", "en")[0], About("The ferry", "It was late", vocabulary("en")))
    scores = sentence_scores(view)
    ranked = sorted(range(len(scores)), key=lambda at: -scores[at])
    rows = [*view.rows, view.set_row([0, 2], scores, ranked)]
    assert [len(row) for row in rows] == [len(NAMES)] * len(scores) + [len(SET_NAMES)]
    assert all(math.isfinite(number) for row in rows for number in row)


def test_no_feature_depends_on_what_a_word_means() -> None:
    other = TEXT.replace("ferry", "wagon").replace("Norna", "Hulda").replace("engine", "brakes")
    rows = [viewed(candidates(text, "", "en")[0], About("", "", vocabulary("en"))).rows for text in (TEXT, other)]
    lengths = [NAMES.index(name) for name in ("word length",)]
    for one, two in zip(*rows, strict=True):
        assert [n for at, n in enumerate(one) if at not in lengths][:4] == [
            n for at, n in enumerate(two) if at not in lengths
        ][:4]


def test_a_description_that_a_set_covers_counts_whole() -> None:
    view = viewed(candidates(TEXT, "", "en")[0], About("", "Gulls were about", vocabulary("en")))
    assert view.described([2]) == 1.0
    assert view.described([0]) < 1.0
