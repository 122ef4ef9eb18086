"""Dates and times as people write them: languages, digits, calendars, and where they stand."""

from __future__ import annotations

import pytest

from reader.capture.metadata.written_dates import ascii_digits, day_of, is_month, moments, month_of, offset_of, written


@pytest.mark.parametrize(
    "text",
    [
        "٣ مايو ٢٠٢٤",
        "3 أيار/مايو 2024",
        "3 ماي 2024",
        "۳ مه ۲۰۲۴",
        "۳ مئی ۲۰۲۴",
        "३ मई २०२४",
        "৩ মে ২০২৪",
        "3 พฤษภาคม 2567",
        "๓ พ.ค. ๒๕๖๗",
        "ngày 3 tháng 5 năm 2024",
        "3 tháng 5, 2024",
        "3 במאי 2024",
        "３ May ２０２４",
        "3. svibnja 2024.",
        "3. maja 2024",
        "3. мај 2024.",
        "3. mája 2024",
        "2024 m. gegužės 3 d.",
        "2024. gada 3. maijs",
        "3. mai 2024",
        "3 maj 2024",
        "3 de maio de 2024",
        "3 მაისი, 2024",
        "Mayo 3, 2024",
        "ika-3 ng Mayo 2024",
        "3/May/2024",
        "3.V.2024",
        "2024. 5. 3.",
        "令和6年5月3日",
        "民國113年5月3日",
        "二〇二四年五月三日",
        "۱۴ اردیبهشت ۱۴۰۳",
        "۱۴۰۳/۰۲/۱۴",
    ],
)
def test_the_third_of_may_is_read_in_every_language_digit_and_calendar(text: str) -> None:
    assert list(written(text)) == ["2024-05-03"]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("كانون الثاني", 1),
        ("شباط", 2),
        ("آذار", 3),
        ("نيسان", 4),
        ("حزيران", 6),
        ("تموز", 7),
        ("آب", 8),
        ("أيلول", 9),
        ("تشرين الأول", 10),
        ("تشرين الثاني", 11),
        ("كانون الأول", 12),
        ("บ้าน", 0),
        ("Lampen", 0),
    ],
)
def test_names_of_months(text: str, months: int) -> None:
    assert month_of(text) == months
    assert is_month(text) == (months > 0)


@pytest.mark.parametrize("text", ["1447/02/13", "1403/02/14", "3 میزان 2024", "9999年5月3日", "13.XIV.2024", ""])
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert list(written(text)) == []


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("3 May 2024, 12:35 am", "T00:35:00"),
        ("3 May 2024 at 12.35 p.m.", "T12:35:00"),
        ("May 3, 2024 at 10:15 a.m. EDT", "T10:15:00-04:00"),
        ("3 May 2024 9am", "T09:00:00"),
        ("3 mai 2024 à 9h27", "T09:27:00"),
        ("3. toukokuuta 2024 klo 14.05", "T14:05:00"),
        ("3 mei 2024 om 14.05 uur", "T14:05:00"),
        ("3 May 2024 - 14:05+02:00", "T14:05:00+02:00"),
        ("3 May 2024 (14:05 IST)", "T14:05:00+05:30"),
        ("2024年5月3日 10時05分", "T10:05:00"),
        ("2024년 5월 3일 오후 2:05", "T14:05:00"),
        ("٣ مايو ٢٠٢٤ - ١٠:٤٥", "T10:45:00"),
        ("14:05, 3 May 2024", "T14:05:00"),
        ("14:05 GMT on 3 May 2024", "T14:05:00+00:00"),
        ("3 May 2024 2 min read", ""),
        ("3 May 2024. 10.30 people", ""),
        ("3 May 2024, 25:61", ""),
    ],
)
def test_the_time_beside_a_date_belongs_to_it(text: str, time: str) -> None:
    (found,) = moments(text)
    assert found.value == "2024-05-03" + time


def test_each_date_has_its_place_and_the_time_between_two_belongs_to_one() -> None:
    text = "Updated 5 May 2024 3:50 pm, posted 3 May 2024 9:00"
    found = moments(text)
    assert [text[place.start : place.end] for place in found] == ["5 May 2024", "3 May 2024"]
    assert [place.value for place in found] == ["2024-05-05T15:50:00", "2024-05-03T09:00:00"]


def test_digits_of_every_script_become_ascii_and_offsets_stay() -> None:
    assert ascii_digits("٣۳३৩๓３ x²½") == "333333 x²½"


def test_days_and_offsets_in_iso_8601() -> None:
    assert (day_of(2024, 2, 29), day_of(2023, 2, 29), day_of(1970, 1, 1)) == ("2024-02-29", "", "")
    assert (offset_of(5.5), offset_of(-3), offset_of(0)) == ("+05:30", "-03:00", "+00:00")
