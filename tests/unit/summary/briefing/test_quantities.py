"""What counts as a quantity, how much it is, and how exactly."""

from __future__ import annotations

import pytest

from tests.unit.summary.briefing.found import found


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
        ("Thirty-eight engines failed.", "en", 38, ""),
        ("One hundred and six engines failed.", "en", 106, ""),
        ("Achtunddreißig Motoren fielen aus.", "de", 38, ""),
        ("Soixante-dix-neuf moteurs.", "fr", 79, ""),
        ("Trentotto motori.", "it", 38, ""),
        ("Treinta y ocho motores.", "es", 38, ""),
        ("Trinta e oito motores.", "pt", 38, ""),
        ("Тридцать восемь моторов.", "ru", 38, ""),
        ("Trzydziestu ośmiu strażaków.", "pl", 38, ""),
        ("Otuz sekiz motor durdu.", "tr", 38, ""),
        ("ثمانية وثلاثون محركا", "ar", 38, ""),
        ("三十八人乗っていた。", "ja", 38, ""),
        ("٣٨ شخصا", "ar", 38, ""),
        ("Yüzde 48,6 oy aldı.", "tr", 48.6, "%"),
    ],
)
def test_amounts_are_read_as_the_language_writes_them(text: str, language: str, value: float, unit: str) -> None:
    figure = found(text, language)[0]
    assert (figure.value, figure.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "language", "kind", "value"),
    [
        ("They walked 40 miles.", "en", "length", 64_374),
        ("Sie gingen 64 Kilometer.", "de", "length", 64_000),
        ("It weighed 2.5 tonnes.", "en", "mass", 2500),
        ("Pesó 2.480 kilos.", "es", "mass", 2480),
        ("It was 113 degrees Fahrenheit.", "en", "temperature", 45),
        ("A strike of 48 hours began.", "en", "duration", 172_800),
        ("Ein 48-stündiger Streik dauerte zwei Tage.", "de", "duration", 172_800),
        ("The 34-year-old laughed.", "en", "age", 34),
        ("Der 34-jährige Koch lachte.", "de", "age", 34),
        ("34歳の男性が笑った。", "ja", "age", 34),
        ("In 2019 it closed.", "en", "year", 2019),
        ("Winds of 60 km/h blew.", "en", "speed", 60 / 3.6),
        ("The quake of magnitude 6.1 hit.", "en", "magnitude", 6.1),
        ("风速每小时162公里。", "zh", "length", 162_000),
        ("She won the third set.", "en", "ordinal", 3),
        ("He scored in the 87th minute.", "en", "ordinal", 87),
        ("They led 2-1 at half-time.", "en", "score", 2001),
        ("The river peaked at 5.28 metres.", "en", "length", 5.28),
        ("Магнитуда толчка составила 6,3.", "ru", "magnitude", 6.3),
    ],
)
def test_a_figure_knows_what_kind_of_thing_it_measures(text: str, language: str, kind: str, value: float) -> None:
    (figure,) = [figure for figure in found(text, language) if figure.kind == kind]
    assert figure.value == pytest.approx(value, rel=1e-3)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The B-52 of Flight A380 flew.", "en"),
        ("Am Ende wurde er 3. Sieger.", "de"),
        ("Version 20.11.2 is out.", "en"),
        ("Between 12 and 13 seats, or 6 to 10, are free.", "en"),
        ("Zwischen 12 und 13 Sitze sind frei.", "de"),
        ("Entre 12 et 13 places sont libres.", "fr"),
        ("Most last twenty to thirty years.", "en"),
        ("午前6時ごろ上陸した。", "ja"),
        ("将出现8到10级大风。", "zh"),
        ("可能持续到11月。", "zh"),
    ],
)
def test_ordinals_names_and_ranges_are_no_figures(text: str, language: str) -> None:
    assert found(text, language) == []


def test_a_change_from_one_figure_to_another_is_two_figures() -> None:
    assert [figure.value for figure in found("The age rises from 65 to 67 for all.")] == [65, 67]


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("at least 38 people", "en", ">="),
        ("mindestens 38 Menschen", "de", ">="),
        ("au moins 38 personnes", "fr", ">="),
        ("по меньшей мере 38 человек", "ru", ">="),
        ("more than 300 people", "en", ">"),
        ("nearly 500 people", "en", "<"),
        ("rund 500 Menschen", "de", "~"),
        ("近五百家", "zh", "<"),
        ("約25万戸", "ja", "~"),
        ("38 people", "en", ""),
    ],
)
def test_a_figure_knows_what_limits_it(text: str, language: str, bound: str) -> None:
    assert found(text, language)[0].bound == bound


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It lasted two hours and 41 minutes.", "en"),
        ("Es dauerte zwei Stunden und 41 Minuten.", "de"),
        ("Il a duré 2 heures et 41 minutes.", "fr"),
        ("È durata due ore e 41 minuti.", "it"),
        ("Duró dos horas y 41 minutos.", "es"),
    ],
)
def test_hours_and_minutes_are_one_duration(text: str, language: str) -> None:
    assert [(figure.kind, figure.value) for figure in found(text, language)] == [("duration", 161 * 60)]


def test_two_durations_that_do_not_follow_each_other_stay_two() -> None:
    assert [figure.value for figure in found("It takes two hours, or 41 minutes less by car.")] == [7200, 2460]


def test_another_so_many_are_of_today_and_another_time_is_not() -> None:
    (more,) = found("Another 37 people were stuck.")
    (other,) = found("It carried 37 people in another year.")
    assert (more.old, other.old) == (False, True)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("One worker is still missing.", "en", [1]),
        ("One could say that nobody is missing.", "en", []),
        ("Zaginęła jedna osoba.", "pl", [1]),
        ("Eine Person wird vermisst.", "de", []),
    ],
)
def test_one_counts_a_person_where_the_word_is_no_article(text: str, language: str, values: list[float]) -> None:
    assert [figure.value for figure in found(text, language)] == values


def test_a_third_is_a_share_and_the_third_is_not() -> None:
    assert [(f.kind, f.value) for f in found("It is the third such package.")] == [("ordinal", 3)]
    assert [(f.kind, f.value) for f in found("A third of the workers left.")] == [("share", pytest.approx(33.3))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The law passed with 152 votes in favour and 148 against.", "en"),
        ("Das Gesetz wurde mit 152 Stimmen dafür und 148 dagegen angenommen.", "de"),
        ("La loi est adoptée par 152 voix pour et 148 contre.", "fr"),
        ("La ley salió con 152 votos a favor y 148 en contra.", "es"),
        ("La legge è passata con 152 sì e 148 no.", "it"),
        ("Ustawa przeszła: 152 głosy za, 148 przeciw.", "pl"),
        ("Закон принят: 152 за, 148 против.", "ru"),
        ("法案以152票赞成、148票反对获得通过。", "zh"),
        ("法案は賛成152、反対148で可決された。", "ja"),
    ],
)
def test_votes_know_their_side(text: str, language: str) -> None:
    sides = {figure.value: figure.place for figure in found(text, language)[-2:]}
    assert sides == {152: 1, 148: 2}


def test_a_count_before_a_preposition_is_no_vote() -> None:
    assert found("They held 200 people for two days.")[0].place == 0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Police found six paintings last Tuesday.", "en"),
        ("Die Polizei fand sechs Bilder am vergangenen Dienstag.", "de"),
        ("La policía halló seis cuadros el pasado martes.", "es"),
        ("La polizia ha trovato sei quadri martedì scorso.", "it"),
        ("Полиция нашла шесть картин в прошлый вторник.", "ru"),
    ],
)
def test_last_tuesday_is_not_another_time(text: str, language: str) -> None:
    assert [figure.old for figure in found(text, language) if figure.value == 6] == [False]
