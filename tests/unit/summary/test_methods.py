"""How each method chooses."""

from __future__ import annotations

import pytest

from reader.summary.candidates import candidates
from reader.summary.features import About
from reader.summary.method_names import METHODS
from reader.summary.methods import RANKERS
from reader.summary.vocabulary import vocabulary
from tests.unit.summary.test_lexrank_lead import TEXT

ABOUT = About("The ferry", "", vocabulary("en"))


def test_there_is_a_ranker_for_every_method() -> None:
    assert RANKERS.keys() == METHODS.keys()


@pytest.mark.parametrize("method", RANKERS)
def test_every_ranker_chooses_so_many_once_each_and_none_of_the_kept(method: str) -> None:
    found, _ = candidates(TEXT, "", "en")
    chosen = RANKERS[method](found, 2, ABOUT, [1])
    assert len(chosen) == len(set(chosen)) == 2
    assert set(chosen) <= set(range(len(found))) - {1}


def test_lead_takes_the_first_good_sentences_before_any_other() -> None:
    found, _ = candidates("Who knew? " + TEXT.replace("\n", " "), "", "en")
    assert [found[at].index for at in RANKERS["lead"](found, 2, ABOUT)] == [1, 2]
