"""A briefing of many: what belongs together, which sentences stand for it, and where the sources differ."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from reader.model.briefing import Group, Passage
from reader.summary.briefing.brief import briefing
from reader.summary.briefing.sources import Source
from reader.text.sentences import sentence_spans
from tests.unit.summary.stories import (
    EVENTS_BY_LANGUAGE,
    FERRY_COURIER,
    FERRY_HAFENBLATT,
    FERRY_LEDGER,
    RIVER,
    ferry_and_budget,
    source,
)


def words(sources: Sequence[Source], passage: Passage) -> str:
    (text,) = (found.text for found in sources if found.id == passage.article_id)
    return text[passage.start : passage.end]


def chosen(sources: Sequence[Source], group: Group) -> list[str]:
    return [words(sources, passage) for passage in group.sentences]


def differing(sources: Sequence[Source], group: Group) -> list[tuple[str, list[tuple[str, int]]]]:
    return [
        (
            words(sources, found.label),
            [(words(sources, given.figure), given.figure.article_id) for given in found.given],
        )
        for found in group.differences
    ]


# --- grouping ------------------------------------------------------------------------------------------------------------


def test_reports_on_one_event_come_together_and_what_stands_alone_comes_last() -> None:
    groups = briefing(ferry_and_budget())
    assert [set(group.articles) for group in groups] == [{1, 3}, {2, 5}, {4}]


@pytest.mark.parametrize("language", sorted(EVENTS_BY_LANGUAGE))
def test_events_are_found_in_every_language(language: str) -> None:
    texts = EVENTS_BY_LANGUAGE[language]
    sources = [source(at, text[:20], text, language=language) for at, text in enumerate(texts, start=1)]
    assert [set(group.articles) for group in briefing(sources)] == [{1, 2}, {3}]


def test_another_language_joins_through_names_and_numbers() -> None:
    sources = [
        *ferry_and_budget(),
        source(6, "Fähre Marguerite wieder unterwegs", FERRY_HAFENBLATT, language="de", site="Hafenblatt"),
    ]
    groups = briefing(sources)
    assert set(groups[0].articles) == {1, 3, 6}


def test_another_language_without_names_in_common_stays_apart() -> None:
    sources = [
        source(1, "Ferry", FERRY_COURIER),
        source(2, "Brand", EVENTS_BY_LANGUAGE["de"][0], language="de"),
        source(3, "火灾", EVENTS_BY_LANGUAGE["zh"][0], language="zh"),
    ]
    assert [len(group.articles) for group in briefing(sources)] == [1, 1, 1]


def test_the_same_subject_weeks_apart_is_another_event() -> None:
    near = [source(1, "Ferry", FERRY_COURIER, time="2026-11-24"), source(2, "Ferry", FERRY_LEDGER, time="2026-11-25")]
    apart = [source(1, "Ferry", FERRY_COURIER, time="2026-11-24"), source(2, "Ferry", FERRY_LEDGER, time="2026-09-01")]
    assert len(briefing(near)) == 1
    assert len(briefing(apart)) == 2


def test_the_heading_is_of_the_article_that_the_others_are_most_like() -> None:
    short = (
        "The ferry Marguerite of the Northern Line was held off the rocks by two tugs near the lighthouse."
        " Schools in town stay open today."
    )
    sources = [
        source(1, "Schools stay open", short),
        source(2, "Ferry adrift", FERRY_COURIER),
        source(3, "Night on the ferry", FERRY_LEDGER),
    ]
    (group,) = briefing(sources)
    assert group.articles[0] != 1


def test_the_same_articles_give_the_same_briefing_and_none_gives_none() -> None:
    assert briefing(ferry_and_budget()) == briefing(ferry_and_budget())
    assert briefing([]) == ()


# --- sentences -----------------------------------------------------------------------------------------------------------


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


def test_no_sentence_leans_on_one_that_is_left_out_or_asks_or_is_furniture() -> None:
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


def test_of_a_very_long_line_no_torn_sentence_is_chosen() -> None:
    text = " ".join(f"Item {n} of the long list names a house in the street of the {n} lindens." for n in range(900))
    (group,) = briefing([source(1, "List", text)])
    spans = set(sentence_spans(text, "en"))
    assert group.sentences
    assert all((passage.start, passage.end) in spans for passage in group.sentences)


def test_an_article_without_a_sentence_is_a_group_without_sentences() -> None:
    (group,) = briefing([source(1, "Numbers", "1\n\n2\n\n3")])
    assert (group.articles, group.sentences) == ((1,), ())


# --- who differs ---------------------------------------------------------------------------------------------------------


def test_figures_of_one_thing_that_differ_are_side_by_side() -> None:
    sources = ferry_and_budget()
    ferry, budget, river = briefing(sources)
    assert ("passengers", [("214", 1), ("196", 3)]) in [
        (label, sorted(given, key=lambda g: g[1])) for label, given in differing(sources, ferry)
    ]
    ((_, given),) = differing(sources, budget)
    assert sorted(given) == [("1.3 million euros", 5), ("1.5 million euros", 2)]
    assert river.differences == ()


@pytest.mark.parametrize(
    ("language", "figures"),
    [
        ("de", {"120", "90"}),
        ("fr", {"180", "150"}),
        ("ru", {"310", "280"}),
        ("zh", {"214", "196"}),
        ("ar", {"24", "19"}),
    ],
)
def test_they_are_found_in_every_language(language: str, figures: set[str]) -> None:
    texts = EVENTS_BY_LANGUAGE[language]
    sources = [source(at, text[:20], text, language=language) for at, text in enumerate(texts, start=1)]
    assert [{figure for figure, _ in given} for _, given in differing(sources, briefing(sources)[0])] == [figures]


def test_a_name_in_two_spellings_is_shown() -> None:
    sources = ferry_and_budget()
    names = [found for found in briefing(sources)[0].differences if found.kind == "name"]
    assert [{words(sources, given.figure) for given in found.given} for found in names] == [
        {"Ruth Nilsen", "Ruth Nilssen"}
    ]


def test_the_title_says_what_a_figure_of_the_text_is_of() -> None:
    other = FERRY_LEDGER.replace("196 passengers", "196 people").replace("Nilssen", "Nilsen")
    sources = [source(1, "Ferry returns", FERRY_COURIER), source(2, "196 passengers adrift in the channel", other)]
    ((label, given),) = differing(sources, briefing(sources)[0])
    assert (label, sorted(given)) == ("passengers", [("196", 2), ("214", 1)])


@pytest.mark.parametrize("other", ["Nilsén", "Nilsens", "Olsen", "Nilsen"])
def test_accents_endings_and_other_names_are_no_spellings(other: str) -> None:
    sources = [source(1, "Ferry", FERRY_COURIER), source(2, "Ferry", FERRY_LEDGER.replace("Nilssen", other))]
    (group,) = briefing(sources)
    assert [found for found in group.differences if found.kind == "name"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry Marguerite had 180 passengers on board in another night in the channel.",
        "The ferry Marguerite carries 150 to 300 passengers in the channel.",
        "Passengers of the ferry Marguerite were booked as Flight 9525 passengers once.",
        "Fewer than 3 passengers in a thousand drift at night.",
    ],
)
def test_what_may_well_be_of_something_else_is_no_difference(sentence: str) -> None:
    other = FERRY_LEDGER.replace("with 196 passengers on board ", "").replace("Nilssen", "Nilsen")
    (group,) = briefing([source(1, "Ferry", FERRY_COURIER), source(2, "Ferry", f"{other} {sentence}")])
    assert group.differences == ()


def test_the_same_amount_in_other_words_does_not_differ() -> None:
    one = FERRY_COURIER.replace("214 passengers", "1.3 million passengers")
    other = FERRY_LEDGER.replace("196 passengers", "1,300,000 passengers").replace("Nilssen", "Nilsen")
    (group,) = briefing([source(1, "Ferry", one), source(2, "Ferry", other)])
    assert group.differences == ()


def test_figures_of_different_things_do_not_differ() -> None:
    one = FERRY_COURIER.replace("214 passengers on board", "214 passengers on board and 40 crew")
    other = FERRY_LEDGER.replace("196 passengers", "12 cars").replace("Nilssen", "Nilsen")
    (group,) = briefing([source(1, "Ferry", one), source(2, "Ferry", other)])
    assert group.differences == ()


def test_a_source_that_knows_both_figures_does_not_differ() -> None:
    other = FERRY_LEDGER.replace("196 passengers", "196 passengers").replace("Nilssen", "Nilsen")
    other += " In September the ferry had drifted with 214 passengers on board."
    (group,) = briefing([source(1, "Ferry", FERRY_COURIER), source(2, "Ferry", other)])
    assert group.differences == ()


def test_a_third_source_stands_with_the_figure_that_it_gives() -> None:
    third = FERRY_LEDGER.replace("196 passengers", "214 passengers").replace("Nilssen", "Nilsen")
    sources = [*ferry_and_budget(), source(6, "A night adrift on the ferry Marguerite", third, site="Daily")]
    found = dict(differing(sources, briefing(sources)[0]))
    assert sorted(found["passengers"], key=lambda g: g[1]) == [("214", 1), ("196", 3), ("214", 6)]


# --- the wall ------------------------------------------------------------------------------------------------------------

_SCRAPS = (
    "The ferry Marguerite left pier 4.", "214 passengers slept.", "🚢🔧 Nobody was hurt 👩‍👩‍👧!", "Cafe\u0301 a\u0300 la carte",
    "قال المدير إن ٢١٤ راكبا وصلوا.",
    "ההפלגה יצאה בשעה 6:10.", "船上有214名乘客。", "यात्री २१४ थे।", "\u200bZero\u200dwidth\ufeff here.", "“Torn quote", "What?",
    "1.3 million euros", "$5", "…",
    "\u2028", "Read more", "Größe ß", "Ruth Nilsen said so.", "Ruth Nilssen said so.", "\U0001f469\U0001f3fd",
    "a", "0,0", "٫٬", "1 300 personnes",
)  # fmt: skip
_GLUE = (" ", "\n", "\r\n", "\n\n", "\t", "\u00a0", "", " \u200f")


def _random_sources(seed: int) -> list[Source]:
    dice = random.Random(seed)

    def text() -> str:
        return "".join(dice.choice(_SCRAPS) + dice.choice(_GLUE) for _ in range(dice.randrange(60)))

    languages = ("", "en", "de", "fr", "ru", "ar", "zh", "hi", "xx")
    times = ("", "2026-11-24", "2026-11-24T10:00:00Z", "no time")
    return [
        Source(
            number,
            text()[:40],
            text(),
            dice.choice(languages),
            dice.choice(("", "A", "B")),
            dice.choice(times),
            text()[:60],
        )
        for number in range(1, dice.randrange(2, 9))
    ]


@pytest.mark.parametrize("seed", range(60))
def test_no_sentence_of_a_briefing_is_not_word_for_word_in_an_article(seed: int) -> None:
    sources = _random_sources(seed)
    texts = {found.id: found.text for found in sources}
    groups = briefing(sources)
    assert sorted(number for group in groups for number in group.articles) == sorted(texts)
    for group in groups:
        told = [
            passage
            for difference in group.differences
            for given in difference.given
            for passage in (given.figure, given.sentence)
        ]
        labels = [difference.label for difference in group.differences]
        for passage in (*group.sentences, *told, *labels):
            text = texts[passage.article_id]
            assert passage.article_id in group.articles
            assert 0 <= passage.start < passage.end <= len(text)
        for passage in group.sentences:
            language = next(found.language for found in sources if found.id == passage.article_id)
            assert words(sources, passage).strip() == words(sources, passage)
            if language:
                assert (passage.start, passage.end) in sentence_spans(texts[passage.article_id], language)


def test_a_result_has_no_room_for_words() -> None:
    def kinds(value: object) -> set[type]:
        if isinstance(value, tuple):
            return set().union(*map(kinds, value)) if value else set()
        fields = getattr(type(value), "__dataclass_fields__", None)
        return set().union(*(kinds(getattr(value, name)) for name in fields)) if fields else {type(value)}

    groups = briefing(ferry_and_budget())
    bare = tuple(
        (group.articles, group.sentences, *((d.label, d.given) for d in group.differences)) for group in groups
    )
    assert kinds(bare) == {int}
