"""What a briefing says beside its sentences."""

from __future__ import annotations

from reader.exchange.briefing_words import distinct_variants, rows
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
    assert rows(briefing, difference) == [("214", "Courier"), ("196", "Ledger"), ("213", "Courier"), ("214", "Title 5")]
    assert [once.figure.article_id for once in distinct_variants(briefing, difference)] == [1, 2, 4, 5]
