"""The rules above what was learned: nothing leans on what is left out, nothing is said that the next sentence takes
back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

import reader.summary.learned as learned_module
from reader.summary.candidates import candidates
from reader.summary.features import About, View
from reader.summary.learned import choose, learned, viewed
from reader.summary.marks import Marks, mark_rows
from reader.summary.summarize import summarize
from reader.summary.vocabulary import vocabulary

NEWS = """The harbour authority of Tenby closed the western pier on Monday after a barge struck its middle pillar.
She added that nobody was hurt.
Engineers from Marlow will inspect the pillar of the pier once the water falls.
They expect that to take a week.
The barge belongs to Tenby Gravel, which has owned four barges since 1998.
But the company says that it sold the barge in May.
Fishermen must land their catch at the eastern pier until the western pier opens again."""


def chosen(
    text: str, count: int, favours: Mapping[int, float], description: str = "", language: str = "en"
) -> list[int]:
    """The sentences that the rules leave, by number, where sets are worth what their sentences are and any could hang."""
    found, _ = candidates(text, "", language)
    view = viewed(found, About("", description, vocabulary(language)))
    worth = {at: favours.get(candidate.index, 0.01) for at, candidate in enumerate(found)}
    none = dict.fromkeys(worth, 0.0)
    some = dict.fromkeys(worth, 0.5)
    chances = {"news": some, "best": some, "hangs": none, "furniture": none, "misleads": none}
    rows = mark_rows(view, [0.0] * len(found))
    marks = Marks(view, rows, list(worth), {**chances, "worth": worth})
    marks.hanging = dict.fromkeys(marks.pairs(), 0.0)
    return sorted(found[at].index for at in choose(marks, count))


# --- what hangs ------------------------------------------------------------------------------------------------------------


def test_a_sentence_that_leans_comes_with_the_one_before_it_or_not_at_all() -> None:
    assert 3 not in chosen(NEWS, 2, {3: 0.9, 0: 0.9, 6: 0.9})
    assert chosen(NEWS, 2, {3: 0.9, 2: 0.4, 0: 0.1}) == [2, 3]


def test_a_sentence_that_leans_is_not_the_whole_summary() -> None:
    assert chosen(NEWS, 1, {1: 0.9, 0: 0.4}) == [0]


def test_a_sentence_that_the_next_contradicts_is_avoided() -> None:
    assert chosen(NEWS, 1, {4: 0.3, 6: 0.25}) == [6]
    assert chosen(NEWS, 1, {4: 0.9, 2: 0.1}) == [4]


# --- what was read above the text ----------------------------------------------------------------------------------------

STANDFIRSTS = {
    "en": (
        "The government of Marland will shut down the reactors at Selby and Horn by the end of next year, energy minister Paul Reeve said.",
        "The government of Marland will shut down the reactors at Selby and Horn by the end of next year. "
        "Energy minister Paul Reeve said so in Selby on Monday. "
        "The two reactors will be closed by the end of next year, Reeve said. "
        "Some 1,900 people work at the two plants, and 400 of them will be offered other jobs. "
        "Electricity will cost households about 6 percent more, according to the regulator. "
        "The opposition called for a referendum on the plan.",
    ),
    "de": (
        "Die Regierung von Marland schaltet die Reaktoren in Selby und Horn bis Ende nächsten Jahres ab, sagte Energieminister Paul Reeve.",
        "Die Regierung von Marland schaltet die Reaktoren in Selby und Horn bis Ende nächsten Jahres ab. "
        "Energieminister Paul Reeve sagte das am Montag in Selby. "
        "Die beiden Reaktoren werden bis Ende nächsten Jahres abgeschaltet, sagte Reeve. "
        "In den beiden Kraftwerken arbeiten rund 1900 Menschen, 400 von ihnen sollen andere Stellen bekommen. "
        "Der Strom wird für Haushalte nach Angaben der Aufsicht um etwa 6 Prozent teurer. "
        "Die Opposition forderte eine Volksabstimmung über den Plan.",
    ),
    "fr": (
        "Le gouvernement du Marland arrêtera les réacteurs de Selby et de Horn d’ici la fin de l’an prochain, a dit le ministre.",
        "Le gouvernement du Marland arrêtera les réacteurs de Selby et de Horn d’ici la fin de l’an prochain. "
        "Le ministre de l’Énergie Paul Reeve l’a dit lundi à Selby. "
        "Les deux réacteurs seront arrêtés d’ici la fin de l’an prochain, a dit M. Reeve. "
        "Quelque 1 900 personnes travaillent dans les deux centrales, et 400 d’entre elles se verront proposer un autre poste. "
        "L’électricité coûtera aux ménages environ 6 % de plus, selon le régulateur. "
        "L’opposition a demandé un référendum sur ce plan.",
    ),
    "es": (
        "El Gobierno de Marland apagará los reactores de Selby y Horn antes de finales del próximo año, dijo el ministro Paul Reeve.",
        "El Gobierno de Marland apagará los reactores de Selby y Horn antes de finales del próximo año. "
        "El ministro de Energía, Paul Reeve, lo dijo el lunes en Selby. "
        "Los dos reactores se apagarán antes de finales del próximo año, dijo Reeve. "
        "Unas 1.900 personas trabajan en las dos centrales, y a 400 de ellas se les ofrecerá otro empleo. "
        "La electricidad costará a los hogares alrededor de un 6 por ciento más, según el regulador. "
        "La oposición pidió un referéndum sobre el plan.",
    ),
}


@pytest.mark.parametrize("language", STANDFIRSTS)
def test_what_the_standfirst_says_counts_as_read_after_the_news(language: str) -> None:
    standfirst, text = STANDFIRSTS[language]
    alike = dict.fromkeys(range(6), 0.5)
    assert {1, 2} & set(chosen(text, 3, alike, "", language))
    assert not {1, 2} & set(chosen(text, 3, alike, standfirst, language)[1:])


# --- numbers of sentences ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 6, 9, 12, 40])
def test_any_number_of_sentences_is_chosen_once_each(count: int) -> None:
    text = "\n".join(
        f"Crew {number} of the ferry Marguerite repaired engine {number * 7} in harbour {number}."
        for number in range(30)
    )
    found, _ = candidates(text, "", "en")
    places = learned(found, count, About("", "", vocabulary("en")))
    assert len(places) == len(set(places)) == min(count, 30)
    assert learned(found, count, About("", "", vocabulary("en"))) == places


def test_the_line_of_an_entry_is_not_its_first_sentence() -> None:
    entries = (
        ("18.05 Uhr: Wir beenden den Ticker", "Vielen Dank fürs Mitlesen."),
        (
            "16.40 Uhr: Nordbahn und Gewerkschaft einigen sich",
            "Die Nordbahn und die Gewerkschaft haben sich geeinigt. Die Löhne steigen.",
        ),
        (
            "12.30 Uhr: Lange Schlangen",
            "In Holmstadt warten rund 2000 Menschen auf Busse. Die Stadt hat Fahrzeuge gemietet.",
        ),
    )
    text = "\n\n".join(f"+++ {line} +++\n\n{words}" for line, words in entries)
    found, _ = candidates(text, "", "de")
    assert [candidate.text.split()[0] for candidate in found if candidate.depth == 0] == ["Die", "In"]
    title = "Bahnstreik: Nordbahn und Gewerkschaft einigen sich"
    assert summarize(text, title, "de", 1).sentences[0].text.startswith("Die Nordbahn und die Gewerkschaft")


def test_a_live_blog_without_a_usable_entry_is_no_error() -> None:
    text = "\n\n".join(
        f"1{number}.30\n\nWhy?\n\nNobody knows what the council of Tenby decided." for number in range(4)
    )
    assert summarize(text, "The council decides", "en", 2).sentences


# --- what a desk needs, in several languages -------------------------------------------------------------------------------

SCENES = {
    "en": (
        "It was still dark when Maren Dahl walked down to the quay with a lamp in her hand. The gulls were quiet, and so was she."
        " She had known this harbour all her life. The ferry company Norrholm Line will close the harbour of Tenby on 1 May and cut"
        " 214 of 260 jobs, its director Jonas Berg said on Monday. The company lost 18 million euros last year. The union of engineers"
        " has announced a strike for Friday. The town of Tenby had paid for a new pier in 2021.",
        "Norrholm Line closes harbour of Tenby and cuts 214 jobs",
        "The ferry company",
    ),
    "de": (
        "Es war noch dunkel, als Maren Dahl mit einer Lampe in der Hand zum Kai hinunterging. Die Möwen schwiegen, und sie schwieg auch."
        " Sie kannte diesen Hafen ihr Leben lang. Die Reederei Norrholm Line schließt am 1. Mai den Hafen von Tenby und streicht 214 von"
        " 260 Stellen, wie ihr Direktor Jonas Berg am Montag sagte. Die Reederei verlor im vergangenen Jahr 18 Millionen Euro. Die"
        " Gewerkschaft hat für Freitag einen Streik angekündigt. Die Stadt Tenby hatte 2021 einen neuen Anleger bezahlt.",
        "Norrholm Line schließt Hafen von Tenby und streicht 214 Stellen",
        "Die Reederei Norrholm",
    ),
    "fr": (
        "Il faisait encore nuit quand Maren Dahl est descendue sur le quai, une lampe à la main. Les mouettes se taisaient, et elle aussi."
        " Elle connaissait ce port depuis toujours. La compagnie Norrholm Line fermera le port de Tenby le 1er mai et supprimera 214 des"
        " 260 emplois, a annoncé lundi son directeur Jonas Berg. La compagnie a perdu 18 millions d’euros l’an dernier. Le syndicat des"
        " mécaniciens a annoncé une grève pour vendredi. La ville de Tenby avait payé une nouvelle jetée en 2021.",
        "Norrholm Line ferme le port de Tenby et supprime 214 emplois",
        "La compagnie Norrholm",
    ),
    "es": (
        "Aún era de noche cuando Maren Dahl bajó al muelle con una lámpara en la mano. Las gaviotas callaban, y ella también. Ella conocía"
        " este puerto desde siempre. La naviera Norrholm Line cerrará el puerto de Tenby el 1 de mayo y suprimirá 214 de los 260 empleos,"
        " anunció el lunes su director Jonas Berg. La naviera perdió 18 millones de euros el año pasado. El sindicato de maquinistas ha"
        " anunciado una huelga para el viernes. La ciudad de Tenby había pagado un muelle nuevo en 2021.",
        "Norrholm Line cierra el puerto de Tenby y suprime 214 empleos",
        "La naviera Norrholm",
    ),
    "da": (
        "Det var endnu mørkt, da Maren Dahl gik ned til kajen med en lampe i hånden. Mågerne tav, og det gjorde hun også. Hun havde kendt"
        " havnen hele sit liv. Rederiet Norrholm Line lukker havnen i Tenby den 1. maj og nedlægger 214 af 260 stillinger, oplyste"
        " direktør Jonas Berg mandag. Rederiet tabte 18 millioner euro sidste år. Maskinisternes forbund har varslet strejke fredag."
        " Byen Tenby havde betalt en ny mole i 2021.",
        "Norrholm Line lukker havnen i Tenby og nedlægger 214 stillinger",
        "Rederiet Norrholm",
    ),
}


@pytest.mark.parametrize("language", SCENES)
@pytest.mark.parametrize("count", [1, 3])
def test_the_news_is_found_behind_a_scene(language: str, count: int) -> None:
    text, title, news = SCENES[language]
    found = [sentence.text for sentence in summarize(text, title, language, count).sentences]
    assert any(words.startswith(news) for words in found)


@pytest.mark.parametrize("language", SCENES)
def test_no_pronoun_begins_a_summary_of_one(language: str) -> None:
    text, _, _ = SCENES[language]
    (one,) = summarize(text, "", language, 1).sentences
    assert not one.text.startswith(("She", "Sie", "Elle", "Ella", "Hun"))


@pytest.mark.parametrize("language", SCENES)
def test_the_same_fact_is_not_told_twice(language: str) -> None:
    text, title, news = SCENES[language]
    again = next(words for words in text.split(". ") if words.startswith(news))
    found = [s.text for s in summarize(f"{text} {again} 2026.", title, language, 3).sentences]
    assert sum(words.startswith(news) for words in found) == 1


# --- every length ----------------------------------------------------------------------------------------------------------


def test_sentences_are_marked_once_for_every_length(monkeypatch: pytest.MonkeyPatch) -> None:
    marked_texts: list[str] = []
    mark = learned_module.marked

    def counted(view: View, *rest: Any) -> Marks:
        marked_texts.append(view.found[0].text)
        return mark(view, *rest)

    monkeypatch.setattr(learned_module, "marked", counted)
    learned_module._marks_and_three.cache_clear()
    for length in (1, 3, 5):
        summarize(NEWS, language="en", sentences=length)
    assert len(marked_texts) == 1
    summarize(NEWS.replace("Monday", "Sunday"), language="en")
    assert len(marked_texts) == 2


def test_a_length_is_the_same_after_others_as_alone() -> None:
    alone = {}
    for length in (1, 3, 5, 7):
        learned_module._marks_and_three.cache_clear()
        alone[length] = summarize(NEWS, language="en", sentences=length)
    learned_module._marks_and_three.cache_clear()
    assert {length: summarize(NEWS, language="en", sentences=length) for length in (7, 5, 3, 1)} == alone
