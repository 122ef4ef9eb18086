"""Which articles are about one event."""

from __future__ import annotations

import pytest

from reader.summary.briefing.brief import briefing
from reader.summary.briefing.sources import Source
from tests.unit.summary.briefing.test_differences import bridge
from tests.unit.summary.stories import (
    EVENTS_BY_LANGUAGE,
    FERRY_COURIER,
    FERRY_HAFENBLATT,
    FERRY_LEDGER,
    ferry_and_budget,
    source,
)


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


# --- across languages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "es", "fr", "ru"])
def test_reports_in_two_languages_come_together_by_what_they_tell(language: str) -> None:
    (group,) = briefing(bridge(language))
    assert group.articles == (2, 1)


def test_the_newest_leads_and_the_heading_is_the_newest_in_the_readers_language() -> None:
    sources = bridge("de")
    (group,) = briefing(sources, "en")
    assert (group.newest, group.heading_of) == (2, 1)
    assert group.sentences[0].article_id == 2
    (group,) = briefing(sources, "pt")
    assert group.heading_of == 2


def test_another_accident_of_the_same_kind_stays_apart() -> None:
    other = (
        "Drei Menschen starben, als am Dienstag in Ostheim eine Brücke über die Selm einstürzte. "
        "Die Feuerwehr barg zwei Autos aus dem Fluss. Landrat Peter Kolb nannte den Einsturz unerklärlich."
    )
    sources = [*bridge("de"), Source(3, "Brücke in Ostheim eingestürzt", other, "de", "Kurier", "2026-03-24T20:00:00Z")]
    assert [set(group.articles) for group in briefing(sources)] == [{1, 2}, {3}]


CUTS_EN = (
    "Swedish steelmaker Norrvik will cut 960 jobs after a first-quarter loss of 1.3 billion kronor, the company said on Tuesday. "
    "Revenue fell 12 percent to 8.4 billion kronor as demand from carmakers weakened. "
    "Chief executive Erik Sandahl said the cuts would be complete by November. The group employs 6,200 people."
)
CUTS = {
    "sv": (
        "Stålbolaget Norrvik varslar 900 anställda efter en förlust på 1,3 miljarder kronor, meddelade bolaget på tisdagen. "
        "Omsättningen föll med 12 procent till 8,4 miljarder kronor. "
        "Vd Erik Sandahl säger att neddragningarna ska vara klara i november. Bolaget har 6 200 anställda."
    ),
    "nl": (
        "Het staalbedrijf Norrvik schrapt 900 banen na een verlies van 1,3 miljard kroon, zo maakte het dinsdag bekend. "
        "De omzet daalde met 12 procent tot 8,4 miljard kroon. "
        "Topman Erik Sandahl wil de ingreep in november afronden. Bij het bedrijf werken 6.200 mensen."
    ),
    "el": (
        "Η εταιρεία χάλυβα Norrvik καταργεί 900 θέσεις εργασίας μετά από ζημιές 1,3 δισ. κορωνών, ανακοίνωσε την Τρίτη. "
        "Τα έσοδα είχαν μείωση 12% στα 8,4 δισ. κορώνες. "
        "Ο πρόεδρος Έρικ Σάνταλ είπε ότι οι περικοπές θα ολοκληρωθούν τον Νοέμβριο. Η Norrvik έχει 6.200 εργαζόμενους."
    ),
    "uk": (
        "Компанія «Norrvik» скоротить 900 працівників через збитки в 1,3 млрд крон, повідомила вона у вівторок. "
        "Виручка впала на 12% до 8,4 млрд крон. "
        "Голова компанії Ерік Сандаль заявив, що скорочення триватимуть до листопада. У компанії 6 200 працівників."
    ),
}


@pytest.mark.parametrize("language", sorted(CUTS))
def test_reports_in_languages_with_shorter_lists_come_together_too(language: str) -> None:
    sources = [
        Source(1, "Steelmaker Norrvik to cut 960 jobs", CUTS_EN, "en", "Post", "2026-10-06T12:00:00Z"),
        Source(2, CUTS[language][:40], CUTS[language], language, "Kurir", "2026-10-06T18:00:00Z"),
    ]
    assert [group.articles for group in briefing(sources)] == [(2, 1)]


FIRES = {
    "en": (
        "Two people died when fire swept through a furniture warehouse in Brestwick on Tuesday evening, police said. "
        "Twelve people were treated for smoke. Some 80 firefighters were called to the blaze. "
        "The warehouse belongs to Larkin & Sons. Chief inspector Moira Keane said the cause was not known."
    ),
    "de": (
        "Bei einem Brand in einem Möbellager in Brestwick sind am Dienstagabend zwei Menschen gestorben, teilte die Polizei mit. "
        "Zwölf Menschen wurden verletzt. Rund 80 Einsatzkräfte der Feuerwehr waren vor Ort. "
        "Das Lager gehört der Firma Larkin. Kommissarin Moira Keane sagte, die Ursache sei unklar."
    ),
    "es": (
        "Dos personas murieron en el incendio de un almacén de muebles en Brestwick el martes, dijo la policía. "
        "Doce personas resultaron heridas. Unos 80 bomberos combatieron las llamas. "
        "El almacén pertenece a Larkin. La inspectora Moira Keane dijo que se desconoce la causa."
    ),
    "fr": (
        "Deux personnes sont mortes dans l’incendie d’un entrepôt de meubles mardi à Brestwick, selon la police. "
        "Douze personnes ont été blessées. Quelque 80 pompiers ont combattu les flammes. "
        "L’entrepôt appartient à Larkin. La commissaire Moira Keane dit que la cause est inconnue."
    ),
}
FIRE_ELSEWHERE = (
    "Seven people were killed and 34 injured when a fire tore through a paint factory in Hollenbrück on Sunday night. "
    "More than 200 firefighters fought the blaze. Four workers were missing, fire chief Tobias Reinke said. "
    "The company Odenthal employs 410 people. Police in Hollenbrück said the cause was not known."
)


@pytest.mark.parametrize("language", sorted(FIRES))
def test_another_fire_with_other_names_stays_apart_in_every_language(language: str) -> None:
    sources = [
        Source(1, "Seven dead in factory fire in Hollenbrück", FIRE_ELSEWHERE, "en", "Post", "2026-03-03T08:00:00Z"),
        Source(2, FIRES[language][:40], FIRES[language], language, "Echo", "2026-03-05T09:00:00Z"),
    ]
    assert sorted(group.articles for group in briefing(sources)) == [(1,), (2,)]


def test_an_explainer_that_asks_how_such_things_come_about_stays_apart() -> None:
    explainer = (
        "The disaster in Hollenbrück has left many people asking how paint is kept from burning. Here are some answers. "
        "Factories of this kind have sprinklers in every hall. They are tested once a month. "
        "How often do they fail? Very rarely, engineers say. Most sparks are put out within a minute."
    )
    sources = [
        Source(1, "Seven dead in factory fire in Hollenbrück", FIRE_ELSEWHERE, "en", "Post", "2026-03-03T08:00:00Z"),
        Source(2, "Explainer: How safe are paint factories?", explainer, "en", "Post", "2026-03-05T09:00:00Z"),
    ]
    assert sorted(group.articles for group in briefing(sources)) == [(1,), (2,)]
