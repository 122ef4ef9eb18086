"""Furniture and anaphora in English."""

from __future__ import annotations

import pytest

from reader.summary.phrases import is_anaphoric, is_furniture, leans_by_conjunction_only
from reader.text.words import words


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Storm",
        "Lesen Sie auch: Sturm",
        "相关阅读：风暴",
        "Photograph: Coast Courier",
        "© 2026 Coast Courier",
    ],
)
def test_page_furniture_is_recognised(line: str) -> None:
    assert is_furniture(line)


def test_news_is_not_taken_for_furniture() -> None:
    assert not is_furniture("Readers of the harbour office's timetable saw it first.")


def test_sentences_that_point_back_are_recognised() -> None:
    assert is_anaphoric("But it was late.", ("but", "it", "was", "late"), "en")
    assert is_anaphoric("他没有回答。", (), "zh")
    assert not is_anaphoric("Ferries are late.", ("ferries", "are", "late"), "en")


@pytest.mark.parametrize(
    "sentence",
    ["He resigned.", "The other car was empty.", "Both survived.", "“We knew,” she said.", "In March he resigned.", "That’s how it began.",
     "Beyond that, nothing is known.", "One of them was hurt.", "After his arrest, he was taken away."],
)  # fmt: skip
def test_english_sentences_that_need_the_one_before_are_anaphoric(sentence: str) -> None:
    assert is_anaphoric(sentence, tuple(words(sentence, "en")), "en")


@pytest.mark.parametrize(
    "sentence",
    ["Before he died, Ines Aldana wrote a book.", "Reyes said he would go.", "“He was great,” Aldana said.",
     "“We knew,” said Ines Aldana, “and he did.”", "On Friday, Tomás Reyes threw his club.", "The decision of the court stands.",
     "The decision by the council of Tenby stands."],
)  # fmt: skip
def test_english_sentences_that_stand_alone_are_not_anaphoric(sentence: str) -> None:
    assert not is_anaphoric(sentence, tuple(words(sentence, "en")), "en")


def test_a_sentence_that_only_a_conjunction_joins_is_known() -> None:
    for sentence, joins in (
        ("And now the Marguerite is back.", True),
        ("But she refused.", False),
        ("The pier is shut.", False),
    ):
        assert leans_by_conjunction_only(sentence, tuple(words(sentence, "en")), "en") is joins


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The 30-year-old was taken to hospital on Monday."),
        ("de", "Der 30-Jährige kam am Montag ins Krankenhaus."),
        ("nl", "De 30-jarige werd maandag naar het ziekenhuis gebracht."),
        ("da", "Den 30-årige blev mandag bragt til sygehuset."),
        ("en", "The previous record stood at 9.1 metres since 1988."),
        ("de", "Der bisherige Rekord lag seit 1988 bei 9,1 Metern."),
        ("fr", "Le précédent record datait de 1988."),
        ("es", "El anterior récord databa de 1988."),
        ("it", "Il precedente primato risaliva al 1988."),
        ("sv", "Det förra rekordet var från 1988."),
        ("da", "- Vi har ventet længe nok på den bro."),
        ("fr", "– Nous avons assez attendu ce pont."),
        ("es", "— Hemos esperado bastante este puente."),
        ("pl", "– Dość długo czekaliśmy na ten most."),
    ],
)
def test_an_age_a_previous_thing_and_speech_of_nobody_lean(language: str, sentence: str) -> None:
    assert is_anaphoric(sentence, tuple(words(sentence, language)), language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The 30-year-old singer Maren Dahl was taken to hospital on Monday."),
        ("de", "Der 30-jährige Sänger Jonas Dahl kam am Montag ins Krankenhaus."),
        ("da", "- Vi har ventet længe nok på den bro, siger borgmester Maren Dahl."),
        ("fr", "– Nous avons assez attendu, a déclaré la maire Maren Dahl."),
    ],
)
def test_a_full_name_or_a_speaker_makes_them_stand(language: str, sentence: str) -> None:
    assert not is_anaphoric(sentence, tuple(words(sentence, language)), language)
