"""When it was published and changed: in the page's head, in its address, in its lines, in many languages."""

from __future__ import annotations

import json

import pytest

from reader.capture.metadata.dates import address_date, iso, written
from reader.capture.metadata.page_metadata import metadata_of
from reader.capture.page.dom import parse
from reader.model.capture import Metadata

TEXT = "<p>The council met and agreed to repair the old bridge before the winter, as its mayor said in the evening to all who came.</p>"


def about(body: str = "", head: str = "", url: str = "https://www.example.com/a/bridge", lang: str = "en") -> Metadata:
    root = parse(
        f"<html lang={lang}><head>{head}</head><body><article><h1>The bridge closes</h1>{body}{TEXT}</article></body></html>"
    )
    assert root is not None
    return metadata_of(root, url)


def published(
    body: str = "", head: str = "", url: str = "https://www.example.com/a/bridge", lang: str = "en"
) -> tuple[str, str]:
    found = about(body, head, url, lang)
    return found.published, dict(found.sources).get("published", "")


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("May 17, 2024", "2024-05-17"),
        ("Posted: Fri, 17th May 2024 9:27 AM", "2024-05-17"),
        ("Freitag, 17. Mai 2024, 9.27 Uhr", "2024-05-17"),
        ("le 1er août 2024 à 9h27", "2024-08-01"),
        ("17 de mayo de 2024", "2024-05-17"),
        ("17 maggio 2024", "2024-05-17"),
        ("17 de março de 2024", "2024-03-17"),
        ("17 mei 2024", "2024-05-17"),
        ("den 17 maj 2024", "2024-05-17"),
        ("17. marts 2024", "2024-03-17"),
        ("17. desember 2024", "2024-12-17"),
        ("17 października 2024", "2024-10-17"),
        ("17 мая 2024", "2024-05-17"),
        ("17 Mayıs 2024", "2024-05-17"),
        ("17. května 2024", "2024-05-17"),
        ("17 Μαΐου 2024", "2024-05-17"),
        ("17. toukokuuta 2024", "2024-05-17"),
        ("2024. május 17.", "2024-05-17"),
        ("17 iulie 2024", "2024-07-17"),
        ("17 травня 2024", "2024-05-17"),
        ("17 Agustus 2024", "2024-08-17"),
        ("17 مايو 2024", "2024-05-17"),
        ("2024年5月17日 10時", "2024-05-17"),
        ("2024년 5월 17일", "2024-05-17"),
        ("2024.05.17 20:00", "2024-05-17"),
        ("17.05.2024 - 19:20", "2024-05-17"),
        ("Fr 17.05.24 | 14:07 Uhr", "2024-05-17"),
        ("05/17/2024", "2024-05-17"),
        ("17/05/2024", "2024-05-17"),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, day: str) -> None:
    assert next(written(text)) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "03/04/2024",
        "Copyright 2024",
        "31 February 2024",
        "May 17, 2190",
        "17 Lampen 2024",
        "version 17.05.2024.3",
        "1.2024",
    ],
)
def test_an_uncertain_date_is_not_read(text: str) -> None:
    assert list(written(text)) == []


def test_a_date_that_reads_both_ways_is_read_as_its_readers_do() -> None:
    assert next(written("03/04/2024", day_first=True)) == "2024-04-03"
    assert next(written("03/04/2024", day_first=False)) == "2024-03-04"
    line = "<p class=date>03/04/2024</p>"
    assert published(line, lang="es")[0] == "2024-04-03"
    assert published(line, lang="en-US")[0] == "2024-03-04"
    assert published(line, url="https://www.example.co.uk/a/bridge")[0] == "2024-04-03"
    assert published(line)[0] == ""


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-05-17T08:00:00Z", "2024-05-17T08:00:00+00:00"),
        ("2024-05-17T08:00:00.123+0200", "2024-05-17T08:00:00+02:00"),
        ("2024-05-17 08:00", "2024-05-17T08:00:00"),
        ("20240517", "2024-05-17"),
        ("Fri, 17 May 2024 08:00:00 GMT", "2024-05-17T08:00:00+00:00"),
        ("Fri May 17 08:00:00 CEST 2024", "2024-05-17T08:00:00+02:00"),
        ("1715932800", "2024-05-17T08:00:00+00:00"),
        ("1715932800000", "2024-05-17T08:00:00+00:00"),
        ("2024-05-17T08:00:00+02:99", "2024-05-17T08:00:00"),
        ("2024-02-30", ""),
        ("1970-01-01T00:00:00Z", ""),
        ("2190-01-01", ""),
        ("yesterday", ""),
    ],
)
def test_dates_of_heads_become_iso_8601(text: str, moment: str) -> None:
    assert iso(text) == moment


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2024/05/17/bridge", "2024-05-17"),
        ("/2024/5/7/bridge", "2024-05-07"),
        ("/2024/may/17/bridge", "2024-05-17"),
        ("/news/2024-05-17/bridge", "2024-05-17"),
        ("/bridge-20240517/", "2024-05-17"),
        ("/article/A2024051709270001", "2024-05-17"),
        ("/2024/05/20-things-to-see", ""),
        ("/2024/05/bridge", ""),
        ("/article/120240517", ""),
        ("/2024/13/45/bridge", ""),
    ],
)
def test_the_day_in_an_address_is_read(path: str, day: str) -> None:
    assert address_date(f"https://www.example.com{path}") == day


@pytest.mark.parametrize(
    ("body", "head", "day", "where"),
    [
        ("", linked(datePublished="2024-05-17T08:00:00+02:00"), "2024-05-17T08:00:00+02:00", "JSON-LD datePublished"),
        ("", "<meta property=article:published_time content=2024-05-17>", "2024-05-17", "meta article:published_time"),
        ("<span itemprop=datePublished content=2024-05-17>today</span>", "", "2024-05-17", "itemprop datePublished"),
        (
            "<time class=entry-date datetime=2024-05-17>Friday</time>",
            "",
            "2024-05-17",
            "time element, marked as published",
        ),
        ("<p><time datetime=2024-05-17>Friday</time></p>", "", "2024-05-17", "time element near the title"),
        ("<p>By Jonna Testmark, 17 May 2024</p>", "", "2024-05-17", "written near the title"),
        (TEXT * 70 + "<p class=publishedOn>17 May 2024</p>", "", "2024-05-17", "element called a date"),
        ("<p>Last updated: 19 May 2024</p><p>Published: 17 May 2024</p>", "", "2024-05-17", "written near the title"),
    ],
)
def test_a_date_is_found_wherever_it_stands(body: str, head: str, day: str, where: str) -> None:
    assert published(body, head) == (day, where)


def test_the_day_in_the_address_needs_no_line_on_the_page() -> None:
    assert published(url="https://www.example.com/2024/05/17/bridge") == ("2024-05-17", "the address")


@pytest.mark.parametrize(
    "body",
    [
        "<footer>Copyright 2024, as of 17 May 2024</footer>",
        "<aside><time datetime=2024-05-17>Friday</time></aside>",
        "<div class=related><p>17 May 2024: The old ferry</p></div>",
        "<p>"
        + "On 17 May 2024 the bridge was opened, and nobody who stood there then thought of the winter that would come and close it. "
        * 2
        + "</p>",
    ],
)
def test_a_wrong_date_is_worse_than_none(body: str) -> None:
    assert published(body) == ("", "")


def test_a_moment_in_utc_is_given_as_the_page_counts_its_days() -> None:
    late = linked(datePublished="2024-05-18T01:30:00Z")
    assert published("", late)[0] == "2024-05-18T01:30:00+00:00"
    with_offset = late + "<meta property=article:published_time content='2024-05-17T21:30:00-04:00'>"
    assert published("", with_offset) == ("2024-05-17T21:30:00-04:00", "meta article:published_time")
    assert published("<p>May 17, 2024, 9:30 pm</p>", late) == (
        "2024-05-17",
        "printed near the title, JSON-LD datePublished in UTC",
    )
    assert published("", late, "https://www.example.com/2024/05/17/a")[0] == "2024-05-17"


def test_the_day_of_a_change_is_not_the_publishing_date() -> None:
    found = about("<p>Last updated: 19 May 2024</p>")
    assert (found.published, found.modified) == ("", "2024-05-19")


def test_of_two_days_side_by_side_the_first_is_the_publishing_date() -> None:
    assert published("<div><time>May 19, 2024</time> <time>May 17, 2024</time></div>")[0] == "2024-05-17"


def test_what_is_printed_days_later_does_not_change_the_declared_date() -> None:
    assert (
        published("<p>May 21, 2024</p>", linked(datePublished="2024-05-18T01:30:00Z"))[0] == "2024-05-18T01:30:00+00:00"
    )


@pytest.mark.parametrize(
    ("body", "head", "day"),
    [
        ("", linked(datePublished="2024-05-17", dateModified="2024-05-19T10:00:00Z"), "2024-05-19T10:00:00+00:00"),
        (
            "",
            linked(datePublished="2024-05-17") + "<meta property=article:modified_time content=2024-05-19>",
            "2024-05-19",
        ),
        ("<p>Aktualisiert am 19. Mai 2024</p>", linked(datePublished="2024-05-17"), "2024-05-19"),
        (
            "<p>Updated <time class=updated datetime=2024-05-19>Sunday</time></p>",
            linked(datePublished="2024-05-17"),
            "2024-05-19",
        ),
        ("", linked(datePublished="2024-05-17T10:00:00Z", dateModified="2024-05-17T10:00:00Z"), ""),
        ("", linked(datePublished="2024-05-17", dateModified="2024-05-01"), ""),
    ],
)
def test_the_last_change(body: str, head: str, day: str) -> None:
    assert about(body, head).modified == day
