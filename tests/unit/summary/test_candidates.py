"""Which sentences may stand in a summary."""

from __future__ import annotations

import pytest

from reader.summary.candidates import GOOD, RELUCTANT, candidates


def test_a_piece_of_a_sentence_is_no_sentence_where_others_have_capitals() -> None:
    text = "The council of Tenby closed the pier.\nif the storm comes back to the harbour of Tenby.\niPhones were sold out in all of Tenby."
    eligibilities = [candidate.eligibility for candidate in candidates(text, "", "en")[0]]
    assert eligibilities == [GOOD, RELUCTANT, GOOD]
    assert {candidate.eligibility for candidate in candidates(text.lower(), "", "en")[0]} == {GOOD}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "„Wir haben zweimal gewarnt“, sagte die Lotsin am Abend."),
    ("pl", "„Ostrzegaliśmy dwa razy” – powiedziała pilotka wieczorem."),
        ("sv", "”Vi varnade två gånger”, sade lotsen på kvällen."), ("fr", "« Nous avons prévenu », a dit la pilote au port."),
        ("he", 'ד"ר כהן אמרה: "הזהרנו פעמיים את הנמל".'), ("en", "“We warned them twice,” said the pilot (of the port)."),
    ],
)  # fmt: skip
def test_a_whole_quotation_is_no_unbalanced_quote(language: str, sentence: str) -> None:
    ((found,), _) = candidates(sentence, "", language)
    assert not found.unbalanced_quote


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "„Wir haben zweimal gewarnt, sagte die Lotsin."),
        ("sv", "Vi varnade två gånger”, sade lotsen."),
        ("en", "We warned them twice,” said the pilot."),
    ],
)
def test_half_a_quotation_is_an_unbalanced_quote(language: str, sentence: str) -> None:
    ((found,), _) = candidates(sentence, "", language)
    assert found.unbalanced_quote


def test_a_footnotes_mark_leaves_a_sentence_as_good_as_it_was_and_a_note_is_no_sentence_of_the_text() -> None:
    text = (
        "The harbour master closed the old pier on Monday.[1] The council paid for the stones of it. The gate will open again in"
        " the spring.[2][3]\n\n[1] The brass plate at the gate says it was closed. It was put there in May."
    )
    found, _ = candidates(text, "", "en")
    assert [(one.text.split()[1], one.eligibility) for one in found] == [
        ("harbour", GOOD),
        ("council", GOOD),
        ("gate", GOOD),
    ]


STANDFIRSTS = {
    "en": "The ferries of Norrholm stay in harbour from Monday after engineers voted for the longest strike in years",
    "de": "Die Fähren von Norrholm bleiben ab Montag im Hafen, nachdem die Maschinisten für einen langen Streik gestimmt haben",
    "fr": "Les ferries de Norrholm resteront à quai dès lundi après le vote des mécaniciens pour une longue grève dans le port",
    "es": "Los transbordadores de Norrholm siguen en puerto desde el lunes tras votar los maquinistas una larga huelga en la isla",
}


@pytest.mark.parametrize("language", STANDFIRSTS)
def test_a_standfirst_needs_no_full_stop(language: str) -> None:
    text = f"{STANDFIRSTS[language]}\n\nMaren Dahl 214.\n\nA B C D E F G 6,5 % 3 %."
    found, _ = candidates(text, "", language)
    assert found[0].text == STANDFIRSTS[language]
    assert found[0].eligibility == GOOD


def test_a_short_line_without_a_stop_stays_a_heading() -> None:
    found, _ = candidates("What the engineers want\n\nThe engineers of Norrholm want more pay.", "", "en")
    assert [candidate.text for candidate in found] == ["The engineers of Norrholm want more pay."]
