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


# --- across languages -------------------------------------------------------------------------------------------------

BRIDGE_EN = (
    "At least nine people were killed and 60 injured when the Hallgrund bridge collapsed in Norvik on Monday, police said. "
    "Mayor Anna Lindqvist said the bridge had been inspected on 3 March. "
    "Some 5,000 people joined a march in Norvik for the victims of the bridge, according to police. "
    "The collapse will cost the town of Norvik 40 million euros. "
    "The Hallgrund bridge fell from a height of 30 metres. "
)
BRIDGES = {
    "de": (
        "Elf Menschen sind ums Leben gekommen, als am Montag die Hallgrund-Brücke in Norvik einstürzte, 60 wurden verletzt. "
        "Bürgermeisterin Anna Lindqvist sagte, die Brücke sei am 12. März kontrolliert worden. "
        "Nach Angaben der Veranstalter kamen 20.000 Menschen zur Kundgebung in Norvik für die Opfer der Brücke. "
        "Der Einsturz kostet die Stadt Norvik 40 Mio. Euro. "
        "Die Brücke von Hallgrund stürzte aus einer Höhe von 100 Fuß. "
    ),
    "es": (
        "Once personas murieron y 60 resultaron heridas al derrumbarse el lunes el puente de Hallgrund en Norvik. "
        "La alcaldesa Anna Lindqvist dijo que el puente fue revisado el 12 de marzo. "
        "Unas 20.000 personas acudieron a la manifestación en Norvik por las víctimas del puente, según los organizadores. "
        "El derrumbe costará a la ciudad de Norvik 40 millones de euros. "
        "El puente de Hallgrund cayó desde una altura de 100 pies. "
    ),
    "fr": (
        "Onze personnes sont mortes et 60 ont été blessées lundi dans l’effondrement du pont de Hallgrund à Norvik. "
        "La maire Anna Lindqvist a indiqué que le pont avait été inspecté le 12 mars. "
        "Selon les organisateurs, 20 000 personnes ont participé à la manifestation à Norvik pour les victimes du pont. "
        "L’effondrement coûtera à la ville de Norvik 40 millions d’euros. "
        "Le pont de Hallgrund est tombé d’une hauteur de 100 pieds. "
    ),
    "ru": (
        "Одиннадцать человек погибли и 60 пострадали в понедельник при обрушении моста Халлгрунд в Норвике. "
        "Мэр Анна Линдквист сказала, что мост проверяли 12 марта. "
        "По данным организаторов, на митинг в Норвике в память о жертвах пришли 20 000 человек. "
        "Обрушение обойдётся городу Норвику в 40 млн евро. "
        "Мост Халлгрунд упал с высоты 30 метров. "
    ),
}


def bridge(language: str) -> list[Source]:
    return [
        Source(1, "Bridge collapses in Norvik", BRIDGE_EN, "en", "Post", "2026-03-24T08:00:00Z"),
        Source(2, BRIDGES[language][:40], BRIDGES[language], language, "Blatt", "2026-03-24T18:00:00Z"),
    ]


@pytest.mark.parametrize("language", sorted(BRIDGES))
def test_the_dead_differ_across_languages_and_the_injured_do_not(language: str) -> None:
    sources = bridge(language)
    (group,) = briefing(sources)
    rows = [[figure.casefold() for figure, _ in given] for _, given in differing(sources, group)]
    (dead,) = [row for row in rows if "nine" in row]
    assert dead[0] in ("elf", "once", "onze", "одиннадцать")
    assert not any("60" in row for row in rows)


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_one_amount_in_two_units_or_spellings_does_not_differ_across_languages(language: str) -> None:
    sources = bridge(language)
    told = {figure for _, given in differing(sources, briefing(sources)[0]) for figure, _ in given}
    assert not any("euro" in figure.casefold() or figure.startswith(("30", "100")) for figure in told)


@pytest.mark.parametrize("language", sorted(BRIDGES))
def test_what_police_and_organisers_count_is_shown_with_who_says_it(language: str) -> None:
    sources = bridge(language)
    (crowd,) = [
        found
        for found in briefing(sources)[0].differences
        if any(words(sources, v.figure) == "5,000" for v in found.variants)
    ]
    assert crowd.variants[0].figure.article_id == 2  # the newer first
    speakers = [words(sources, variant.speaker) for variant in crowd.variants if variant.speaker]
    assert speakers[-1] == "police"
    assert len(speakers) == 2


def test_a_report_that_two_outlets_print_counts_once() -> None:
    sources = [
        *bridge("de"),
        Source(3, "Norvik mourns", BRIDGE_EN, "en", "Echo", "2026-03-24T09:00:00Z"),
    ]
    (group,) = briefing(sources)
    assert group.copies == (3,)
    assert all(len(found.variants) == 2 for found in group.differences)


def test_a_sentence_too_short_to_be_chosen_still_gives_its_figure() -> None:
    police = (
        "Police said 5,000 people marched in Tervik on Sunday against the new dam. Seven were arrested. "
        "The march began at noon at the town hall of Tervik."
    )
    organisers = (
        "Organisers spoke of 20,000 marchers in Tervik on Sunday, protesting against the new dam. "
        "Nine people were arrested, their lawyer said. The march in Tervik ended at the harbour."
    )
    sources = [
        Source(1, "March against dam in Tervik", police, "en", "Post", "2026-03-01T18:00:00Z"),
        Source(2, "Thousands protest in Tervik", organisers, "en", "Echo", "2026-03-01T20:00:00Z"),
    ]
    (group,) = briefing(sources)
    rows = sorted([figure for figure, _ in given] for _, given in differing(sources, group))
    assert rows == [["20,000", "5,000"], ["Nine", "Seven"]]
    assert not any(words(sources, passage) == "Seven were arrested." for passage in group.sentences)


STRIKE_EN = (
    "Train services across Marland stopped on Monday as 12,000 railway workers began a strike over pay. "
    "The union wants 9 percent more, and Rob Tanner, who leads it, called the offer an insult. "
    "The union and transport minister Helen Forde will meet for talks on Thursday. "
)
STRIKES = {
    "en": (
        "Commuters in Marland were stranded on Monday when 12,000 railway workers walked out in a strike over pay. "
        "Their union demands 9 percent more, said Rob Tanner. "
        "Transport minister Helen Forde is to meet the union for talks on Wednesday. "
    ),
    "de": (
        "In Marland stehen seit Montag die Züge still, 12.000 Eisenbahner beteiligen sich an dem Streik. "
        "Die Gewerkschaft von Rob Tanner fordert neun Prozent mehr Lohn. "
        "Verkehrsministerin Helen Forde will am Mittwoch mit der Gewerkschaft zu Gesprächen zusammenkommen. "
    ),
    "fr": (
        "Les trains sont à l’arrêt depuis lundi en Marland, où 12 000 cheminots sont en grève. "
        "Le syndicat de Rob Tanner demande une hausse de 9 %. "
        "La ministre des transports Helen Forde rencontrera le syndicat mercredi pour des discussions. "
    ),
    "es": (
        "Los trenes de Marland pararon el lunes por la huelga de 12.000 ferroviarios. "
        "El sindicato de Rob Tanner pide un 9 por ciento más. "
        "La ministra de Transportes, Helen Forde, se reunirá con el sindicato el miércoles en una cumbre. "
    ),
    "it": (
        "I treni di Marland sono fermi da lunedì per lo sciopero di 12.000 ferrovieri. "
        "Il sindacato di Rob Tanner chiede il 9 per cento in più. "
        "La ministra dei Trasporti Helen Forde incontrerà il sindacato mercoledì per un vertice. "
    ),
}


@pytest.mark.parametrize("language", sorted(STRIKES))
def test_the_day_of_what_is_still_to_come_differs_across_languages(language: str) -> None:
    sources = [
        Source(1, "Rail strike halts trains across Marland", STRIKE_EN, "en", "Beacon", "2025-11-10T09:00:00Z"),
        Source(2, STRIKES[language][:40], STRIKES[language], language, "Blatt", "2025-11-10T18:00:00Z"),
    ]
    (group,) = briefing(sources)
    rows = [[figure for figure, _ in given] for _, given in differing(sources, group)]
    assert [row[1] for row in rows] == ["Thursday"]


@pytest.mark.parametrize(("language", "label"), [("en", "talks"), ("de", "Gesprächen"), ("pt", "Gesprächen")])
def test_a_difference_is_named_in_the_readers_language_where_a_source_gives_it(language: str, label: str) -> None:
    sources = [
        Source(1, "Rail strike halts trains across Marland", STRIKE_EN, "en", "Beacon", "2025-11-10T09:00:00Z"),
        Source(2, "Bahnstreik in Marland", STRIKES["de"], "de", "Blatt", "2025-11-10T18:00:00Z"),
    ]
    (group,) = briefing(sources, language)
    assert [found for found, _ in differing(sources, group)] == [label]


def test_the_readers_language_may_be_given_with_its_country() -> None:
    sources = bridge("de")
    (group,) = briefing(sources, "en-GB")
    assert group.heading_of == 1
