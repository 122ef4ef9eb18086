"""What a briefing says beside its sentences."""

from __future__ import annotations

from reader.exchange.briefing_words import BriefingWords, distinct_variants, latest_of, rows
from reader.model.briefing import Briefing, Cited, Difference, Group, Passage, Scope, Variant


def cited(number: int, site: str, text: str) -> Cited:
    return Cited(number, f"Title {number}", site, "", f"https://{number}.example/", "", "2026-11-23", "en", text)


def given(article: Cited, figure: str) -> Variant:
    at = article.text.index(figure)
    return Variant(Passage(article.id, at, at + len(figure)), Passage(article.id, 0, len(article.text)))


def test_what_an_outlet_says_in_several_articles_alike_is_said_once() -> None:
    articles = [
        cited(1, "Courier", "There were 214 passengers."),
        cited(2, "Ledger", "There were 196 passengers."),
        cited(3, "Courier", "The 214 passengers slept."),
        cited(4, "Courier", "All 213 passengers left."),
        cited(5, "", "The 214 passengers left."),
    ]
    figures = [
        given(article, figure) for article, figure in zip(articles, ("214", "196", "214", "213", "214"), strict=True)
    ]
    difference = Difference("figure", Passage(1, 15, 25), tuple(figures))
    briefing = Briefing(
        (Group((1, 2, 3, 4, 5), (), (difference,)),), {article.id: article for article in articles}, Scope(), ""
    )
    assert [row[:2] for row in rows(briefing, difference, BriefingWords("Briefing"))] == [
        ("214", "Courier"),
        ("196", "Ledger"),
        ("213", "Courier"),
        ("214", "Title 5"),
    ]
    assert [once.figure.article_id for once in distinct_variants(briefing, difference)] == [1, 2, 4, 5]


def test_a_figure_comes_with_what_limits_it_who_gives_it_and_whether_it_is_newer() -> None:
    old = Cited(1, "T", "Wire", "", "", "2026-11-23T06:00:00Z", "", "en", "At least 38 people died, police said.")
    new = Cited(2, "T", "Post", "", "", "2026-11-23T18:00:00Z", "", "en", "The toll is 41.")
    text = old.text
    first = Variant(Passage(2, 12, 14), Passage(2, 0, 15))
    second = Variant(Passage(1, 9, 11), Passage(1, 0, len(text)), Passage(1, 0, 8), Passage(1, 25, 31))
    difference = Difference("figure", Passage(1, 19, 23), (first, second))
    group = Group((2, 1), (Passage(2, 0, 15), Passage(1, 0, len(text))), (difference,))
    briefing = Briefing((group,), {1: old, 2: new}, Scope(), "")
    assert rows(briefing, difference, BriefingWords("Briefing")) == [
        ("41", "Post (newer)", "The toll is 41."),
        ("At least 38", "Wire (police)", text),
    ]
    assert latest_of(briefing, group) == group.sentences[0]
