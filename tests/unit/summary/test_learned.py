"""The rules above what was learned: the news stays, nothing hangs, halves of quotations and empty sentences are
dear."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reader.summary.candidates import GOOD, RELUCTANT, candidates
from reader.summary.features import About
from reader.summary.learned import choose, learned, newsworthy, viewed
from reader.summary.phrases import is_anaphoric, leans_by_conjunction_only
from reader.summary.summarize import summarize
from reader.summary.text_kinds import entry_starts, questions
from reader.summary.vocabulary import vocabulary
from reader.text.words import words

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


def test_what_the_next_sentence_turns_against_is_dear() -> None:
    assert chosen(NEWS, 2, {4: 0.2, 6: 0.1}) == [0, 6]
    assert 4 in chosen(NEWS, 2, {4: 2.0, 6: 0.1})


@pytest.mark.parametrize(
    "sentence",
    ["He resigned.", "The other car was empty.", "Both survived.", "“We knew,” she said.", "In March he resigned.", "That’s how it began.",
     "Beyond that, nothing is known.", "One of them was hurt.", "After his arrest, he was taken away."],
)  # fmt: skip
def test_english_sentences_that_hang_are_known(sentence: str) -> None:
    assert is_anaphoric(sentence, tuple(words(sentence, "en")), "en")


@pytest.mark.parametrize(
    "sentence",
    ["Before he died, Ines Aldana wrote a book.", "Reyes said he would go.", "“He was great,” Aldana said.",
     "“We knew,” said Ines Aldana, “and he did.”", "On Friday, Tomás Reyes threw his club.", "The decision of the court stands.",
     "The decision by the council of Tenby stands."],
)  # fmt: skip
def test_english_sentences_that_stand_alone_are_left_in_peace(sentence: str) -> None:
    assert not is_anaphoric(sentence, tuple(words(sentence, "en")), "en")


def test_an_and_before_a_name_only_joins() -> None:
    for sentence, joins in (
        ("And now the Marguerite is back.", True),
        ("But she refused.", False),
        ("The pier is shut.", False),
    ):
        assert leans_by_conjunction_only(sentence, tuple(words(sentence, "en")), "en") is joins


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

LIVE = """Follow the latest as the storm crosses the north.

17.45

That is all from us for tonight. Our coverage continues in the morning.

17.10

Trains between Marlow and the coast will not run before noon, the railway says. Tickets remain valid until Friday.

16.32

The river Ure has reached 6.41 metres at Tenby Lock, the highest level since measurements began in 1931. The peak is expected at eight.

15.20

The old bridge at Tenby has been closed to all traffic after a barge struck its middle pillar. Police say nobody was hurt."""

INTERVIEW = """Sunniva Aase has measured the Storfonna glacier for thirty years, and this summer it lost more ice than ever before.

You measured the glacier again in September. What did you find?

Sunniva Aase: It lost 4.2 metres of thickness in a single summer. The loss is the largest since 1994.

You warned of this in 2010. Why did nobody listen?

Aase: There was little snow in spring, and then came eleven days of rain in July on bare ice.

You teach as well. Is there hope?

Aase: Forty students have applied for six places at the station this year."""


def test_items_that_end_with_a_semicolon_are_no_questions() -> None:
    assert questions("a new hose;\n\na new pump;\n\na tested engine;\n\nand a crew.") == []


def test_the_news_of_a_live_blog_stands_at_the_head_of_an_entry() -> None:
    title = "Bridge closed as river reaches record level"
    assert len(entry_starts(LIVE)) == 4
    found = [sentence.text for sentence in summarize(LIVE, title, "en", 3).sentences]
    assert any(text.startswith(("The river Ure", "The old bridge")) for text in found)
    assert not any("coverage" in text or "latest" in text for text in found)


def test_times_in_a_text_make_no_live_blog() -> None:
    assert entry_starts("The boat left at 6.10.\n\nAt 7.20 it came back.\n\n14.30 was too late.") == []


def test_a_question_of_an_interview_is_one_with_all_its_sentences() -> None:
    assert len(questions(INTERVIEW)) == 3
    for count in (1, 3, 5):
        found = [sentence.text for sentence in summarize(INTERVIEW, "The ice is going", "en", count).sentences]
        assert not any(text.startswith("You ") for text in found)


def test_a_piece_of_a_sentence_is_no_sentence_where_others_have_capitals() -> None:
    text = "The council of Tenby closed the pier.\nif the storm comes back to the harbour of Tenby.\niPhones were sold out in all of Tenby."
    eligibilities = [candidate.eligibility for candidate in candidates(text, "", "en")[0]]
    assert eligibilities == [GOOD, RELUCTANT, GOOD]
    assert {candidate.eligibility for candidate in candidates(text.lower(), "", "en")[0]} == {GOOD}


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
