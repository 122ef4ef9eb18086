"""A briefing reads its own passages."""

from __future__ import annotations

from reader.model.briefing import Briefing, Cited, Group, Passage, Scope


def cited(number: int, site: str, text: str) -> Cited:
    return Cited(number, f"Title {number}", site, "", f"https://{number}.example/", "", "", "en", text)


ARTICLES = {
    1: cited(1, "Coast Courier", "The ferry sank. Nobody was hurt."),
    2: cited(2, "Coast Courier", "A ferry sank."),
    3: cited(3, "", "The ferry has sunk."),
    4: cited(4, "", "Ferry sunk."),
}
PASSAGE = Passage(1, 16, 32)
GROUP = Group((2, 1, 3, 4), (PASSAGE,))
BRIEFING = Briefing((GROUP,), ARTICLES, Scope(), "2026-11-23T08:00:00.000Z")


def test_a_passage_is_word_for_word_what_its_article_says_there() -> None:
    assert BRIEFING.words(PASSAGE) == "Nobody was hurt."
    assert BRIEFING.source(PASSAGE) is ARTICLES[1]


def test_a_group_is_headed_by_its_most_central_article() -> None:
    assert BRIEFING.heading(GROUP) == "Title 2"


def test_articles_without_a_site_count_as_outlets_of_their_own() -> None:
    assert BRIEFING.outlets(GROUP) == 3
