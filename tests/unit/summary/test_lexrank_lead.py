"""LexRank with the position and the title beside it."""

from __future__ import annotations

from reader.summary.candidates import Candidate, candidates
from reader.summary.features import About
from reader.summary.lexrank_lead import lexrank_lead
from reader.summary.vocabulary import vocabulary

TEXT = """The ferry Norna left the western pier of Tenby an hour late on Monday.
Its engine had failed twice on the pier.
Gulls were about.
The harbour master said that the engine of the ferry will be replaced.
The engine of the ferry Norna had failed twice on the western pier, he said."""


def chosen(count: int, title: str = "", kept: tuple[int, ...] = ()) -> list[int]:
    return lexrank_lead(found(), count, About(title, "", vocabulary("en")), kept)


def found() -> list[Candidate]:
    return candidates(TEXT, "", "en")[0]


def test_the_best_comes_first_and_the_kept_ones_are_not_among_them() -> None:
    assert chosen(1)[0] == chosen(3)[0]
    assert len(set(chosen(3))) == 3
    assert 0 not in chosen(4, kept=(0,))


def test_no_more_than_there_are_and_none_of_nothing() -> None:
    assert sorted(chosen(99)) == list(range(len(found())))
    assert lexrank_lead([], 3, About("", "", vocabulary("en"))) == []


def test_a_sentence_that_repeats_a_chosen_one_comes_late() -> None:
    last = len(found()) - 1
    assert chosen(1, kept=(0, 1)) != [last]


def test_the_title_draws_the_sentence_that_says_it() -> None:
    plain, titled = chosen(5), chosen(5, "Harbour master: engine will be replaced")
    replaced = next(at for at, candidate in enumerate(found()) if "replaced" in candidate.text)
    assert titled.index(replaced) <= plain.index(replaced)
