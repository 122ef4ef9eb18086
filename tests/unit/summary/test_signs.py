"""What a sentence shows of whether it stands on its own."""

from __future__ import annotations

import pytest

from reader.summary.candidates import candidates
from reader.summary.features import About, View
from reader.summary.signs import SIGN_NAMES, sign_rows
from reader.summary.vocabulary import vocabulary


def signs(text: str, language: str, at: int, title: str = "", description: str = "") -> dict[str, float]:
    view = View(candidates(text, title, language)[0], About(title, description, vocabulary(language)))
    return dict(zip(SIGN_NAMES, sign_rows(view)[at], strict=True))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Maren Dahl leads the union of Norrholm. She wants more pay for them this year."),
        ("de", "Maren Dahl führt die Gewerkschaft in Norrholm. Sie verlangt mehr Lohn für dieses Jahr."),
        ("fr", "Maren Dahl dirige le syndicat de Norrholm. Elle demande davantage de salaire cette année."),
        ("es", "Maren Dahl dirige el sindicato de Norrholm. Ella pide más salario para este año."),
        ("ru", "Марен Даль возглавляет профсоюз Норрхольма. Она требует больше денег в этом году."),
    ],
)
def test_a_pronoun_before_any_name_is_seen(language: str, text: str) -> None:
    assert signs(text, language, 1)["starts with pronoun"] == 1
    assert signs(text, language, 1)["pronoun before name"] == 1
    assert signs(text, language, 0)["new full names"] >= 1
    assert signs(text, language, 0)["starts with pronoun"] == 0


def test_a_noun_with_an_article_is_known_or_new() -> None:
    text = "The council of Tenby closed a pier on Monday. The pier opens again in May. The verdict pleased the owners."
    assert signs(text, "en", 1)["definite start known"] == 1
    assert signs(text, "en", 2)["definite start new"] == 1


def test_a_surname_points_at_the_full_name() -> None:
    text = "On Monday Maren Dahl spoke to the crews of the ferry. The crews heard Dahl ask for patience and a vote."
    assert signs(text, "en", 1)["surnames only"] == 1
    assert signs(text, "en", 0)["surnames only"] == 0


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The 30-year-old from Tenby was brought to the harbour office."),
        ("de", "Der 30-Jährige aus Tenby wurde in das Hafenamt gebracht."),
        ("nl", "De 30-jarige uit Tenby werd naar het havenkantoor gebracht."),
        ("da", "Den 30-årige fra Tenby blev bragt til havnekontoret i går."),
    ],
)
def test_an_age_that_stands_for_a_name_is_seen(language: str, sentence: str) -> None:
    assert signs(sentence, language, 0)["age"] == 1


def test_small_letters_of_other_scripts_are_no_names() -> None:
    assert signs("Вчера совет города закрыл старый причал на реке.", "ru", 0)["full names"] == 0
    assert signs("Hier, l’école était fermée à cause de la grève.", "fr", 0)["full names"] == 0


def test_what_title_and_description_promise_counts_once() -> None:
    text = "The ferries of Norrholm stay in harbour. The ferries of Norrholm will stay there. Pay is the reason for it."
    title = "Ferries of Norrholm stay in harbour"
    assert signs(text, "en", 0, title)["title share left"] > 0
    assert signs(text + " The ferries of Norrholm.", "en", 1, title)["title share left"] == 0
