"""How an editor would mark sentences."""

from __future__ import annotations

import math

import pytest

from reader.summary.candidates import candidates
from reader.summary.features import About
from reader.summary.learned import ask_model, sentence_scores, viewed
from reader.summary.marks import MARK_NAMES, MARKS, PAIR_MARK_NAMES, POOL, Marks, mark_rows, marked
from reader.summary.vocabulary import vocabulary

STRIKE = """The ferries of Norrholm stay in harbour from Monday, after 214 of the 260 engineers voted to strike.
It was a cold evening at the quay.
The union wants 6.5 per cent more pay; the company offers 3.
“We have waited long enough,” said Maren Dahl, who leads the union.
She had hoped for talks.
About 11,000 people cross the sound every day.
Sign up for our newsletter and never miss a story.
The last strike, in 2009, took nineteen days."""


def marks_of(text: str, language: str = "en", title: str = "", kept: tuple[int, ...] = ()) -> Marks:
    view = viewed(candidates(text, title, language)[0], About(title, "", vocabulary(language)))
    return marked(view, sentence_scores(view), ask_model, kept)


def test_every_row_has_a_finite_number_for_each_name() -> None:
    marks = marks_of(STRIKE)
    rows = mark_rows(marks.view, sentence_scores(marks.view))
    assert {len(row) for row in rows} == {len(MARK_NAMES)} == {len(set(MARK_NAMES))}
    pairs = [marks.pair_row(pair) for pair in marks.pairs()]
    assert {len(row) for row in pairs} == {len(PAIR_MARK_NAMES)}
    assert all(math.isfinite(number) for row in (*rows, *pairs) for number in row)


def test_marks_are_chances() -> None:
    marks = marks_of(STRIKE)
    for mark in MARKS:
        if mark != "worth":
            assert all(0 <= chance <= 1 for chance in marks.chances[mark].values())
    assert all(0 <= chance <= 1 for chance in marks.hanging.values())


NEWS = {
    "en": STRIKE,
    "de": """Die Fähren von Norrholm bleiben ab Montag im Hafen, nachdem 214 der 260 Maschinisten für Streik gestimmt haben.
Es war ein kalter Abend am Kai.
Die Gewerkschaft verlangt 6,5 Prozent mehr Lohn, die Reederei bietet 3 Prozent.
Sie hatte auf Gespräche gehofft.
Rund 11.000 Menschen überqueren täglich den Sund.
Der letzte Streik dauerte 2009 neunzehn Tage.""",
    "fr": """Les ferries de Norrholm resteront à quai dès lundi, après que 214 des 260 mécaniciens ont voté la grève.
C’était une soirée froide sur le quai.
Le syndicat demande 6,5 % d’augmentation, la compagnie en propose 3 %.
Elle avait espéré des négociations.
Environ 11 000 personnes traversent le détroit chaque jour.
La dernière grève, en 2009, avait duré dix-neuf jours.""",
    "es": """Los transbordadores de Norrholm permanecerán en puerto desde el lunes, tras votar 214 de 260 maquinistas la huelga.
Era una tarde fría en el muelle.
El sindicato pide un 6,5 % más de salario y la empresa ofrece un 3 %.
Ella había esperado negociaciones.
Unas 11.000 personas cruzan el estrecho cada día.
La última huelga, en 2009, duró diecinueve días.""",
    "da": """Færgerne i Norrholm bliver i havn fra mandag, efter at 214 af de 260 maskinister har stemt for strejke.
Det var en kold aften på kajen.
Fagforeningen kræver 6,5 procent mere i løn, rederiet tilbyder 3 procent.
Hun havde håbet på forhandlinger.
Omkring 11.000 mennesker krydser sundet hver dag.
Den seneste strejke i 2009 varede nitten dage.""",
}


@pytest.mark.parametrize("language", NEWS)
def test_the_sentence_that_says_who_what_and_how_many_is_the_news(language: str) -> None:
    marks = marks_of(NEWS[language], language)
    assert max(marks.pool, key=lambda at: marks.chances["news"][at]) == 0


@pytest.mark.parametrize("language", NEWS)
def test_a_sentence_about_she_hangs_and_one_with_its_own_names_does_not(language: str) -> None:
    marks = marks_of(NEWS[language], language)
    pronoun = next(
        at for at in marks.pool if marks.view.found[at].text.startswith(("She", "Sie", "Elle", "Ella", "Hun"))
    )
    assert marks.chances["hangs"][pronoun] > 0.5 > marks.chances["hangs"][0]


def test_a_sentence_hangs_less_after_the_one_before_it() -> None:
    marks = marks_of(STRIKE)
    assert marks.hanging[4, 3] < marks.hanging[4, -1]


def test_what_two_sentences_both_tell_counts_once() -> None:
    text = STRIKE + "\nThe ferries of Norrholm stay in harbour from Monday, 214 of the 260 engineers voted to strike."
    marks = marks_of(text)
    twice = len(marks.view.found) - 1
    assert marks.use((0, twice)) < 0.75 * marks.use((0,)) / (1 - marks.chances["furniture"][0]) + marks.use((twice,))


def test_the_pool_holds_what_a_person_pinned() -> None:
    text = "\n".join(f"Crew {at} of the ferry Marguerite repaired engine {at * 7} in harbour {at}." for at in range(40))
    assert len(marks_of(text).pool) == POOL
    assert 39 in marks_of(text, kept=(39,)).pool
