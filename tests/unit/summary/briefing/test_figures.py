"""What counts as a figure in a sentence, how much it is, and of what."""

from __future__ import annotations

import pytest

from reader.summary.briefing.figures import Figure, figures
from reader.summary.vocabulary import vocabulary


def found(text: str, language: str = "en") -> list[Figure]:
    return figures(text, 0, len(text), vocabulary(language))


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("It holds 1,300 people.", "en", 1300, ""),
        ("Es fasst 1.300 Menschen.", "de", 1300, ""),
        ("Elle accueille 1 300 personnes.", "fr", 1300, ""),
        ("Elle accueille 1\u202f300 personnes.", "fr", 1300, ""),
        ("It fell by 12.5 percent.", "en", 12.5, "%"),
        ("Es fiel um 12,5 Prozent.", "de", 12.5, "%"),
        ("It cost $1.3 million.", "en", 1_300_000, "USD"),
        ("It cost 1,300,000 dollars.", "en", 1_300_000, "USD"),
        ("It cost £40m.", "en", 40_000_000, "GBP"),
        ("Es kostete 1,3 Mio. Euro.", "de", 1_300_000, "EUR"),
        ("Cela coûte 1,3 million d’euros.", "fr", 1_300_000, "EUR"),
        ("Costó 10 millones de dólares.", "es", 10_000_000, "USD"),
        ("Это стоило 1,3 млн рублей.", "ru", 1_300_000, "RUB"),
        ("بلغت الخسائر ١٫٣ مليون يورو.", "ar", 1_300_000, "EUR"),
        ("इसकी लागत १.३ करोड़ रुपये है।", "hi", 13_000_000, "INR"),
        ("损失130万元。", "zh", 1_300_000, "CNY"),
        ("損失は1億3000万円。", "ja", 130_000_000, "JPY"),
        ("Two engines failed.", "en", 2, ""),
    ],
)
def test_amounts_are_read_as_the_language_writes_them(text: str, language: str, value: float, unit: str) -> None:
    (figure,) = found(text, language)
    assert (figure.value, figure.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "language", "noun"),
    [
        ("There were 214 passengers on board.", "en", "passengers"),
        ("There were 214 stranded passengers.", "en", "stranded"),
        ("An Bord waren 214 müde Passagiere.", "de", "Passagiere"),
        ("На борту было 214 пассажиров.", "ru", "пассажиров"),
        ("船上有214名乘客。", "zh", "乘客"),
        ("船には214人が乗っていた。", "ja", "人"),
        ("نقلت السفينة ٢١٤ راكبا.", "ar", "راكبا"),
        ("जहाज पर २१४ यात्री थे।", "hi", "यात्री"),
    ],
)
def test_a_count_is_of_the_word_after_it(text: str, language: str, noun: str) -> None:
    (figure,) = found(text, language)
    assert figure.value == 214
    assert text[figure.nouns[0].start : figure.nouns[0].end] == noun


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It opened in 2019 and closed on 20 November 2026.", "en"),
        ("On March 3 the 21st meeting was held.", "en"),
        ("The B-52 of Flight A380 won 3-1, said the 34-year-old.", "en"),
        ("Am 20. November wurde er 3. Sieger.", "de"),
        ("Le 3 mars, le 1er train est parti.", "fr"),
        ("20 ноября открылась выставка.", "ru"),
        ("事故发生在2026年11月20日。", "zh"),
        ("Version 20.11.2 is out.", "en"),
        ("Nobody but two of them came.", "en"),
        ("Between 12 and 13 seats, or 6 to 10, are free.", "en"),
        ("Zwischen 12 und 13 Sitze sind frei.", "de"),
    ],
)
def test_years_dates_ordinals_and_names_are_no_figures(text: str, language: str) -> None:
    assert found(text, language) == []


def test_a_time_of_day_is_one_however_it_is_written() -> None:
    values = [
        found(text, language)[0].value
        for text, language in (("at 6:10 p.m. it left", "en"), ("um 18.10 Uhr", "de"), ("at 18:10", "en"))
    ]
    assert values == [18 * 60 + 10] * 3


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("1.3 million people", "1,300,000 people", True),
        ("1.3 million people", "1,297,412 people", True),
        ("about 200 people", "214 people", True),
        ("214 people", "196 people", False),
        ("1.3 million people", "1.5 million people", False),
        ("at least 12 people", "15 people", False),
        ("20 people", "24 people", False),
    ],
)
def test_rounded_figures_agree_and_others_do_not(one: str, other: str, agree: bool) -> None:
    assert found(one)[0].agrees(found(other)[0]) is agree
    assert found(other)[0].agrees(found(one)[0]) is agree


def test_places_count_in_the_whole_text() -> None:
    text = "🚢 First. Then 214 people came."
    (figure,) = figures(text, 9, len(text), vocabulary("en"))
    assert text[figure.start : figure.end] == "214"
