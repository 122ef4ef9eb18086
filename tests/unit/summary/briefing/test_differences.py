"""What sources of one event give differently."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.model.briefing import Group, Passage
from reader.summary.briefing.brief import briefing
from reader.summary.briefing.sources import Source
from tests.unit.summary.stories import (
    EVENTS_BY_LANGUAGE,
    FERRY_COURIER,
    FERRY_LEDGER,
    ferry_and_budget,
    source,
)


def words(sources: Sequence[Source], passage: Passage) -> str:
    (text,) = (found.text for found in sources if found.id == passage.article_id)
    return text[passage.start : passage.end]


def differing(sources: Sequence[Source], group: Group) -> list[tuple[str, list[tuple[str, int]]]]:
    return [
        (
            words(sources, found.label),
            [(words(sources, variant.figure), variant.figure.article_id) for variant in found.variants],
        )
        for found in group.differences
    ]


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
def test_differing_figures_are_found_in_every_language(language: str, figures: set[str]) -> None:
    texts = EVENTS_BY_LANGUAGE[language]
    sources = [source(at, text[:20], text, language=language) for at, text in enumerate(texts, start=1)]
    assert [{figure for figure, _ in given} for _, given in differing(sources, briefing(sources)[0])] == [figures]


def names(other: str) -> list[set[str]]:
    sources = [
        source(1, "Ferry adrift", FERRY_COURIER),
        source(2, "Night on the ferry", FERRY_LEDGER.replace("Ruth Nilssen", other)),
    ]
    (group,) = briefing(sources)
    return [
        {words(sources, variant.figure) for variant in found.variants}
        for found in group.differences
        if found.kind == "name"
    ]


def test_two_first_names_of_one_person_differ() -> None:
    assert names("Judith Nilsen") == [{"Ruth Nilsen", "Judith Nilsen"}]


@pytest.mark.parametrize("other", ["Ruth Nilssen", "Ruth Nilsén", "Ruth Nilsens", "Olga Berg"])
def test_one_name_in_two_spellings_and_two_people_do_not_differ(other: str) -> None:
    assert names(other) == []


def test_the_title_says_what_a_figure_of_the_text_is_of() -> None:
    other = FERRY_LEDGER.replace("196 passengers", "196 people").replace("Nilssen", "Nilsen")
    sources = [source(1, "Ferry returns", FERRY_COURIER), source(2, "196 passengers adrift in the channel", other)]
    ((label, given),) = differing(sources, briefing(sources)[0])
    assert (label, sorted(given)) == ("passengers", [("196", 2), ("214", 1)])


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
