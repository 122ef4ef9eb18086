"""The rules above what was learned: nothing leans on what is left out, nothing is said that the next sentence takes
back."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reader.summary.candidates import candidates
from reader.summary.features import About
from reader.summary.learned import choose, learned, viewed
from reader.summary.marks import Marks, mark_rows
from reader.summary.summarize import summarize
from reader.summary.vocabulary import vocabulary

NEWS = """The harbour authority of Tenby closed the western pier on Monday after a barge struck its middle pillar.
She added that nobody was hurt.
Engineers from Marlow will inspect the pillar of the pier once the water falls.
They expect that to take a week.
The barge belongs to Tenby Gravel, which has owned four barges since 1998.
But the company says that it sold the barge in May.
Fishermen must land their catch at the eastern pier until the western pier opens again."""


def chosen(text: str, count: int, favours: Mapping[int, float], description: str = "") -> list[int]:
    """The sentences that the rules leave, by number, where sets are worth what their sentences are and any could hang."""
    found, _ = candidates(text, "", "en")
    view = viewed(found, About("", description, vocabulary("en")))
    worth = {at: favours.get(candidate.index, 0.01) for at, candidate in enumerate(found)}
    none = dict.fromkeys(worth, 0.0)
    some = dict.fromkeys(worth, 0.5)
    chances = {"news": some, "best": some, "hangs": none, "furniture": none, "misleads": none}
    rows = mark_rows(view, [0.0] * len(found))
    marks = Marks(view, rows, [0.0] * len(found), list(worth), {**chances, "worth": worth, "alone": worth})
    marks.hanging = dict.fromkeys(marks.pairs(), 0.0)
    return sorted(found[at].index for at in choose(marks, count))


# --- what hangs ------------------------------------------------------------------------------------------------------------


def test_a_sentence_that_leans_comes_with_the_one_before_it_or_not_at_all() -> None:
    assert chosen(NEWS, 2, {3: 0.5, 0: 0.6, 6: 0.5}) == [0, 6]
    assert chosen(NEWS, 2, {3: 0.9, 2: 0.4, 0: 0.1}) == [2, 3]


def test_a_sentence_that_leans_is_not_the_whole_summary() -> None:
    assert chosen(NEWS, 1, {1: 0.9, 0: 0.4}) == [0]


def test_a_sentence_that_the_next_contradicts_is_avoided() -> None:
    assert chosen(NEWS, 2, {4: 0.3, 0: 0.5, 6: 0.25}) == [0, 6]
    assert 4 in chosen(NEWS, 2, {4: 2.0, 6: 0.1})


# --- numbers of sentences ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 6, 9, 12, 40])
def test_any_number_of_sentences_is_chosen_once_each(count: int) -> None:
    text = "\n".join(
        f"Crew {number} of the ferry Marguerite repaired engine {number * 7} in harbour {number}."
        for number in range(30)
    )
    found, _ = candidates(text, "", "en")
    places = learned(found, count, About("", "", vocabulary("en")))
    assert len(places) == len(set(places)) == min(count, 30)
    assert learned(found, count, About("", "", vocabulary("en"))) == places


def test_the_line_of_an_entry_is_not_its_first_sentence() -> None:
    entries = (
        ("18.05 Uhr: Wir beenden den Ticker", "Vielen Dank fürs Mitlesen."),
        (
            "16.40 Uhr: Nordbahn und Gewerkschaft einigen sich",
            "Die Nordbahn und die Gewerkschaft haben sich geeinigt. Die Löhne steigen.",
        ),
        (
            "12.30 Uhr: Lange Schlangen",
            "In Holmstadt warten rund 2000 Menschen auf Busse. Die Stadt hat Fahrzeuge gemietet.",
        ),
    )
    text = "\n\n".join(f"+++ {line} +++\n\n{words}" for line, words in entries)
    found, _ = candidates(text, "", "de")
    assert [candidate.text.split()[0] for candidate in found if candidate.depth == 0] == ["Die", "In"]
    title = "Bahnstreik: Nordbahn und Gewerkschaft einigen sich"
    assert summarize(text, title, "de", 1).sentences[0].text.startswith("Die Nordbahn und die Gewerkschaft")


def test_a_live_blog_without_a_usable_entry_is_no_error() -> None:
    text = "\n\n".join(
        f"1{number}.30\n\nWhy?\n\nNobody knows what the council of Tenby decided." for number in range(4)
    )
    assert summarize(text, "The council decides", "en", 2).sentences
