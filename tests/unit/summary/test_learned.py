"""The rules above what was learned: the news stays, nothing hangs, halves of quotations and empty sentences are
dear."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reader.summary.candidates import candidates
from reader.summary.features import About
from reader.summary.learned import choose, learned, newsworthy, viewed
from reader.summary.summarize import summarize
from reader.summary.vocabulary import vocabulary

NEWS = """The harbour authority of Tenby closed the western pier on Monday after a barge struck its middle pillar.
She added that nobody was hurt.
Engineers from Marlow will inspect the pillar of the pier once the water falls.
They expect that to take a week.
The barge belongs to Tenby Gravel, which has owned four barges since 1998.
But the company says that it sold the barge in May.
Fishermen must land their catch at the eastern pier until the western pier opens again."""


def chosen(text: str, count: int, favours: Mapping[int, float], title: str = "") -> list[int]:
    """The sentences that the rules leave, by number, where sets are worth what their sentences are."""
    found, _ = candidates(text, title, "en")
    view = viewed(found, About(title, "", vocabulary("en")))
    scores = [favours.get(candidate.index, 0.0) for candidate in found]
    places = choose(view, scores, count, lambda row: row[0])  # the mean score
    return sorted(found[at].index for at in places)


def news(text: str, title: str = "") -> int:
    found, _ = candidates(text, title, "en")
    return found[newsworthy(viewed(found, About(title, "", vocabulary("en"))))].index


# --- what hangs ------------------------------------------------------------------------------------------------------------


def test_the_news_stays_whatever_the_others_score() -> None:
    assert 0 in chosen(NEWS, 2, {2: 0.9, 4: 0.9, 6: 0.9})


def test_a_sentence_that_hangs_comes_with_the_one_before_it_or_not_at_all() -> None:
    assert chosen(NEWS, 2, {3: 0.9}) != [0, 3]
    assert chosen(NEWS, 3, {3: 0.9, 2: 0.1}) == [0, 2, 3]


def test_a_sentence_that_the_next_contradicts_is_avoided() -> None:
    assert chosen(NEWS, 2, {4: 0.2, 6: 0.1}) == [0, 6]
    assert 4 in chosen(NEWS, 2, {4: 2.0, 6: 0.1})


# --- which sentence is the news ----------------------------------------------------------------------------------------------


def test_an_opening_that_does_not_say_of_whom_it_speaks_is_not_the_news() -> None:
    text = (
        "She has spent thirty winters on the ice. Sunniva Aase, the glaciologist of Lyngvik, measured the largest loss of the glacier"
        " since 1994. The glacier lost four metres. The station needs its water. The students of Lyngvik help Aase to measure."
    )
    assert news(text, "Glacier loses four metres, says Sunniva Aase of Lyngvik") == 1


def test_the_title_says_which_of_the_first_sentences_is_the_news() -> None:
    text = "It was a cold morning at the quay. The council of Tenby sold the old ferry Marguerite to a museum. The price was not named."
    assert news(text, "Council sells the old ferry Marguerite to a museum") == 1


def test_half_a_quotation_is_not_the_news() -> None:
    text = "“This is a test for us all. We shall see.” The mayor of Tenby spoke after the storm closed the pier. The pier opens on Friday."
    assert news(text) != 0


# --- kinds of text -----------------------------------------------------------------------------------------------------------


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


# --- the editor's own word -----------------------------------------------------------------------------------------------------

FERRY = """The first boat left pier 4 at 6.10 on Tuesday, eleven hours after both engines of the Marguerite stopped in mid-channel.
By seven the queue on the quay of Tenby was gone, and the office had taken the timetable off its door.
Mechanics from two yards worked through the night under floodlights.
Two letters show that pilots had reported the cooling fault of the engines in April and again in June.
The register of Tenby lists 31 faults for the year, nine of them marked urgent.
Fares of the Marguerite stay as they are until the new year."""


def test_what_the_description_says_is_in_the_summary() -> None:
    def texts(description: str) -> list[str]:
        return [
            sentence.text for sentence in summarize(FERRY, "Ferry returns", "en", 2, description=description).sentences
        ]

    told = texts("Pilots had reported the cooling fault twice, letters show")
    assert told[0].startswith("The first boat")
    assert told[1].startswith("Two letters show")


def test_a_word_in_the_title_alone_does_not_move_the_news() -> None:
    text = "Libraries close one more day a week from January. The vote, taken past midnight, was nineteen to seventeen. The list is long."
    assert news(text, "City budget: what the council of Tenby cut, who gains, who loses, and the vote") == 0
