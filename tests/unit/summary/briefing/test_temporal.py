"""Dates, weekdays and times of day, however they are written."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.summary.briefing.found import found


def test_a_day_is_a_date_however_it_is_written() -> None:
    texts = [
        ("on 20 November", "en"),
        ("am 20. November", "de"),
        ("le 20 novembre", "fr"),
        ("20 ноября", "ru"),
        ("11月20日", "zh"),
    ]
    assert {found(text, language)[0].value for text, language in texts} == {date(2026, 11, 20).toordinal()}


def test_a_weekday_is_the_one_before_or_after_the_day_of_publication() -> None:
    (figure,) = found("It will close on Friday.")
    assert {figure.value, *figure.others} == {date(2026, 11, 20).toordinal(), date(2026, 11, 27).toordinal()}
    assert figure.agrees(found("It closes on 27 November.")[0])
    assert not figure.agrees(found("It closes on Thursday.")[0])


def test_a_time_of_day_is_one_however_it_is_written() -> None:
    values = [
        found(text, language)[0].value
        for text, language in (("at 6:10 p.m. it left", "en"), ("um 18.10 Uhr", "de"), ("at 18:10", "en"))
    ]
    assert values == [18 * 60 + 10] * 3


@pytest.mark.parametrize(
    ("coming", "past", "language"),
    [
        ("The talks will resume on Friday.", "The talks resumed on Friday.", "en"),
        ("Die Gespräche sollen am Freitag beginnen.", "Die Gespräche begannen am Freitag.", "de"),
        ("Les discussions reprendront vendredi.", "Les discussions ont repris vendredi.", "fr"),
        ("Las clases se reanudarán el viernes.", "Las clases se reanudaron el viernes.", "es"),
        ("Il museo riaprirà venerdì.", "Il museo ha riaperto venerdì.", "it"),
        ("As aulas serão retomadas na sexta-feira.", "As aulas foram retomadas na sexta-feira.", "pt"),
        ("Het overleg zal vrijdag beginnen.", "Het overleg begon vrijdag.", "nl"),
        ("Mötet ska hållas på fredag.", "Mötet hölls på fredagen.", "sv"),
        ("Rozmowy odbędą się w piątek.", "Rozmowy odbyły się w piątek.", "pl"),
        ("Переговоры пройдут в пятницу.", "Переговоры прошли в пятницу.", "ru"),
        ("Görüşmeler cuma günü başlayacak.", "Görüşmeler cuma günü başladı.", "tr"),
        ("ستبدأ المحادثات يوم الجمعة.", "بدأت المحادثات يوم الجمعة.", "ar"),
        ("会谈将于星期五举行。", "会谈在星期五举行了。", "zh"),
        ("会談は金曜日に行われる予定だ。", "会談は金曜日に行われた。", "ja"),
    ],
)
def test_a_day_that_is_still_to_come_is_known_by_the_words_around(coming: str, past: str, language: str) -> None:
    def days(text: str) -> list[bool]:
        return [figure.coming for figure in found(text, language) if figure.kind == "day"]

    assert (days(coming), days(past)) == ([True], [False])


def test_a_date_is_to_come_when_it_is_after_the_day_of_publication() -> None:
    dates = found("It opened on 20 November and closes on 30 November.")
    assert [figure.coming for figure in dates] == [False, True]


def test_a_year_is_one_in_the_numerals_of_every_script() -> None:
    texts = [("in 2023 it closed", "en"), ("اعتقل في ٢٠٢٣", "ar")]
    assert [(f.kind, f.value) for text, language in texts for f in found(text, language)] == [("year", 2023)] * 2
