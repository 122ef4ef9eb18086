"""The sentences of a group."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.briefing import Group, Passage
from reader.summary.briefing.brief import briefing
from reader.summary.briefing.sources import Source
from reader.text.sentences import sentence_spans
from tests.unit.summary.stories import (
    RIVER,
    ferry_and_budget,
    source,
)


def words(sources: Sequence[Source], passage: Passage) -> str:
    (text,) = (found.text for found in sources if found.id == passage.article_id)
    return text[passage.start : passage.end]


def chosen(sources: Sequence[Source], group: Group) -> list[str]:
    return [words(sources, passage) for passage in group.sentences]


def test_the_news_comes_first_and_both_sources_are_heard() -> None:
    sources = ferry_and_budget()
    group = briefing(sources)[0]
    lead = chosen(sources, group)[0]
    assert group.sentences[0].article_id == group.articles[0]
    assert lead.startswith("The ferry Marguerite")
    assert {passage.article_id for passage in group.sentences} == {1, 3}


def test_a_fact_that_two_sources_give_comes_once() -> None:
    sources = ferry_and_budget()
    found = chosen(sources, briefing(sources)[0])
    assert sum("fuel" in sentence for sentence in found) <= 1
    assert sum("with 214 passengers" in sentence or "with 196 passengers" in sentence for sentence in found) <= 1
    assert 3 <= len(found) <= 5


def test_an_article_that_stands_alone_gets_two_or_three_sentences() -> None:
    groups = briefing(ferry_and_budget())
    assert 2 <= len(groups[-1].sentences) <= 3


def test_no_chosen_sentence_is_anaphoric_a_question_or_furniture() -> None:
    text = (
        "What would you do on a ferry without engines? He did not know it at first. However, they stayed on board for the night. "
        "Beyond that it was quiet on the dark ferry. The latter had never seen such a calm sea before. That’s how the ferry got its name. "
        "The ferry Marguerite was towed to Vesterhavn by two tugs on Tuesday. “They slept on benches in the saloon,” he said. "
        "Read more: the ten best ferries of the north coast. The harbour authority has asked for the logs of both engines."
    )
    sources = [source(1, "Towed", text)]
    (group,) = briefing(sources)
    assert chosen(sources, group) == [
        "The ferry Marguerite was towed to Vesterhavn by two tugs on Tuesday.",
        "The harbour authority has asked for the logs of both engines.",
    ]


def test_a_sentence_that_a_person_threw_out_is_not_chosen() -> None:
    lead = RIVER.index("The measurements")
    sources = [Source(1, "River", RIVER, "en", drop=((lead, lead + 10),))]
    assert not any("measurements" in sentence for sentence in chosen(sources, briefing(sources)[0]))


def test_of_a_line_that_is_too_long_no_half_sentence_is_chosen() -> None:
    text = " ".join(f"Item {n} of the long list names a house in the street of the {n} lindens." for n in range(900))
    (group,) = briefing([source(1, "List", text)])
    spans = set(sentence_spans(text, "en"))
    assert group.sentences
    assert all((passage.start, passage.end) in spans for passage in group.sentences)
