"""Which figures of two articles are of one thing."""

from __future__ import annotations

import pytest

from reader.summary.briefing.alignment import Alignment, Fact, comparable
from reader.summary.briefing.figure import Figure
from reader.summary.briefing.figures import figures
from reader.summary.vocabulary import vocabulary


def facts(*texts: tuple[str, str]) -> tuple[list[Fact], Alignment]:
    found = [
        Fact(at, 0, figure)
        for at, (text, language) in enumerate(texts)
        for figure in figures(text, 0, len(text), vocabulary(language))
        if figure.kind != "name"
    ]
    return found, Alignment(found, [language for _, language in texts])


def best(found: list[Fact], alignment: Alignment, one: int) -> Figure:
    others = [place for place, fact in enumerate(found) if fact.at != found[one].at]
    return found[max(others, key=lambda place: alignment.probability(one, place))].figure


@pytest.mark.parametrize(
    ("language", "text", "dead"),
    [
        ("en", "Seven people were killed and 52 injured when the ferry hit the bridge.", 7),
        ("de", "Bei dem Unglück der Fähre an der Brücke wurden 52 Menschen verletzt, sieben starben.", 7),
        ("fr", "Sept personnes sont mortes et 52 ont été blessées quand le ferry a heurté le pont.", 7),
        ("es", "Siete personas murieron y 52 resultaron heridas cuando el barco chocó con el puente.", 7),
        ("ru", "Семь человек погибли и 52 пострадали, когда паром врезался в мост.", 7),
        ("ar", "قتل سبعة أشخاص وأصيب ٥٢ عندما اصطدمت السفينة بالجسر", 7),
        ("ja", "船が橋に衝突し、7人が死亡、52人がけがをした。", 7),
        ("zh", "船只撞上桥梁，造成七人死亡，52人受伤。", 7),
        ("tr", "Gemi köprüye çarptı, yedi kişi öldü, 52 kişi yaralandı.", 7),
        ("pl", "Gdy prom uderzył w most, zginęło siedem osób, a 52 zostały ranne.", 7),
    ],
)
def test_the_dead_and_the_injured_find_each_other_across_languages(language: str, text: str, dead: float) -> None:
    found, alignment = facts(
        ("At least nine people died and 60 were injured in the ferry crash at the bridge.", "en"), (text, language)
    )
    assert best(found, alignment, 0).value == dead
    assert best(found, alignment, 1).value == 52


def test_currencies_measures_and_clocks_of_different_zones_are_not_compared() -> None:
    found, _ = facts(
        ("It cost 20 million euros and took 20 days over 20 kilometres.", "en"), ("It cost 29 million dollars.", "en")
    )
    euros, days, kilometres, dollars = (fact.figure for fact in found)
    assert not comparable(euros, dollars)
    assert not comparable(days, kilometres)
    assert comparable(euros, euros)
    (local,) = facts(("At 22:40 local time it shook.", "en"))[0]
    (other,) = facts(("At 21:40 it shook.", "en"))[0]
    assert not comparable(local.figure, other.figure)


def test_the_words_that_two_figures_share_come_with_those_that_say_most_first() -> None:
    found, alignment = facts(
        ("The ferry had 214 passengers on board.", "en"), ("On the ferry were 196 passengers, it said.", "en")
    )
    _, mine, _ = alignment.shared_words(0, 1)[0]
    assert mine.key in ("c:passenger", "en:passeng")
    assert found[0].figure.value == 214
