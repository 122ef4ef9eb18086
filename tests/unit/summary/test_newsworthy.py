"""Which of the first sentences is the news."""

from __future__ import annotations

from reader.summary.candidates import candidates
from reader.summary.features import About
from reader.summary.learned import viewed
from reader.summary.newsworthy import newsworthy
from reader.summary.vocabulary import vocabulary


def news(text: str, title: str = "") -> int:
    found, _ = candidates(text, title, "en")
    return found[newsworthy(viewed(found, About(title, "", vocabulary("en"))))].index


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


def test_a_word_in_the_title_alone_does_not_move_the_news() -> None:
    text = "Libraries close one more day a week from January. The vote, taken past midnight, was nineteen to seventeen. The list is long."
    assert news(text, "City budget: what the council of Tenby cut, who gains, who loses, and the vote") == 0
