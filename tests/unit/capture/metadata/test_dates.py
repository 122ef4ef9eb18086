"""When it was published and changed: in the page's head, in its address, in its lines, in many languages."""

from __future__ import annotations

import json

import pytest

from reader.capture.metadata.dates import address_date, iso
from reader.capture.metadata.page_metadata import metadata_of
from reader.capture.metadata.written_dates import written
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
        ("2024 May 17", "2024-05-17"),
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
        (
            "",
            "<meta property=article:published_time content='Politics, Ledger, 2024-05-17T16:09:45+10:00'>",
            "2024-05-17T16:09:45+10:00",
            "meta article:published_time",
        ),
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
        "<div class=pic><p>Children at the old bridge in Lower Brack, 17 May 2024</p></div>",
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
    assert published("<p>May 17, 2024</p>", late) == (
        "2024-05-17",
        "printed near the title, JSON-LD datePublished in UTC",
    )
    assert published("", late, "https://www.example.com/2024/05/17/a")[0] == "2024-05-17"


def test_a_moment_in_utc_keeps_its_time_where_the_page_shows_or_states_its_offset() -> None:
    late = linked(datePublished="2024-05-18T01:30:00Z")
    assert published("<p>May 17, 2024, 9:30 pm</p>", late)[0] == "2024-05-17T21:30:00-04:00"
    assert published("<p>17 May 2024, 21:31</p>", late)[0] == "2024-05-17T21:30:00-04:00"
    assert published("<p>17 May 2024, 15:07</p>", late)[0] == "2024-05-17"
    other = linked(datePublished="2024-05-18T01:30:00Z", dateModified="2024-05-19T08:00:00-04:00")
    assert published("", other)[0] == "2024-05-17T21:30:00-04:00"


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("<p>17 May 2024, 9:30 pm</p>", "2024-05-17T21:30:00"),
        ("<p>Freitag, 17. Mai 2024, 9.27 Uhr</p>", "2024-05-17T09:27:00"),
        ("<p>17 May 2024 | 14:30 CEST</p>", "2024-05-17T14:30:00+02:00"),
        ("<p>10:30 GMT, 17 May 2024</p>", "2024-05-17T10:30:00+00:00"),
        ("<time datetime=2024-05-17>17 May 2024, 14:30</time>", "2024-05-17T14:30:00"),
        ("<p>17 May 2024. 10.30 people came</p>", "2024-05-17"),
    ],
)
def test_the_time_beside_a_date_is_kept(line: str, moment: str) -> None:
    assert published(line)[0] == moment


@pytest.mark.parametrize(
    "line",
    [
        "Updated: 1 Oct 2025 3:50 pm Posted: 28 Sep 2025 12:35 am",
        "Posted: 28 Sep 2025 Updated: 1 Oct 2025",
        "28 Sep 2025 (updated 1 Oct 2025)",
        "28 Sep 2025, last edited 1 Oct 2025",
        "Aktualisiert: 1. Oktober 2025 – Veröffentlicht: 28. September 2025",
        "Mis à jour le 1 octobre 2025, publié le 28 septembre 2025",
        "Actualizado 1 de octubre de 2025. Publicado 28 de septiembre de 2025",
        "Обновлено 1 октября 2025, опубликовано 28 сентября 2025",
        "更新：2025年10月1日 公開：2025年9月28日",
        "آخر تحديث: ١ أكتوبر ٢٠٢٥ تاريخ النشر: ٢٨ سبتمبر ٢٠٢٥",
    ],
)
def test_of_labelled_dates_in_one_line_the_publishing_date_is_taken(line: str) -> None:
    assert published(f"<p>{line}</p>")[0][:10] == "2025-09-28"


def test_a_line_that_names_only_changes_is_no_publishing_date() -> None:
    assert published("<p>Updated 1 Oct 2025, revised 3 Oct 2025</p>") == ("", "")


@pytest.mark.parametrize(
    "body",
    [
        "<abbr class=published title='2024-05-17T21:23:00-04:00'>9:23 PM</abbr>",
        "<span title='2024-05-17T21:23:00-04:00'>3 years ago</span>",
        "<relative-time datetime='2024-05-17T21:23:00-04:00'>long ago</relative-time>",
        "<span class=date data-datetime='2024-05-17T21:23:00-04:00'></span>",
    ],
)
def test_a_date_in_an_attribute_is_read(body: str) -> None:
    assert published(body)[0] == "2024-05-17T21:23:00-04:00"


@pytest.mark.parametrize(
    "above",
    [
        "<h2 class=date-header><span>Friday, May 17, 2024</span></h2>",
        "<h2>17 May 2024</h2>",
        "<div class=post-date>17 May 2024</div>",
        "<p><time datetime=2024-05-17>Friday</time></p>",
    ],
)
def test_a_day_above_the_title_is_its_date(above: str) -> None:
    root = parse(
        f"<body><main>{above}<div class=posts><article><h1>The bridge closes for a year</h1>{TEXT}</article></div></main></body>"
    )
    assert root is not None
    assert metadata_of(root, "https://www.example.com/a/bridge").published == "2024-05-17"


@pytest.mark.parametrize(
    "above",
    [
        "<div class=masthead>Friday, 17 May 2024</div>",
        "<header><p class=date>Friday, 17 May 2024</p></header>",
        "<p>17 May 2024</p>",
        "<h2><a href=/b>17 May 2024: The ferry that never came back to the harbour it left</a></h2>",
    ],
)
def test_todays_date_at_the_top_of_a_page_is_not_its_date(above: str) -> None:
    root = parse(
        f"<body>{above}<main><div><article><h1>The bridge closes for a year</h1>{TEXT}</article></div></main></body>"
    )
    assert root is not None
    assert metadata_of(root, "https://www.example.com/a/bridge").published == ""


@pytest.mark.parametrize(
    "teaser",
    [
        "<div class=tile><h3><a href=/b>The old ferry</a></h3><time datetime=2024-05-17>Friday</time></div>",
        "<a href=/b><img src=b.jpg><span>The old ferry is sold to an island that has none</span><time datetime=2024-05-17>Fri</time></a>",
        "<ul><li><a href=/b>The old ferry is sold</a> <span class=date>17 May 2024</span></li></ul>",
        "<section><div><h4><a href=/b>The old ferry</a></h4></div><p class=date>17 May 2024</p></section>",
    ],
)
def test_a_teasers_date_is_not_the_pages(teaser: str) -> None:
    assert published(TEXT * 70 + teaser) == ("", "")
    root = parse(f"<body><main><h1>The bridge closes for a year</h1>{TEXT * 4}</main><div>{teaser}</div></body>")
    assert root is not None
    assert metadata_of(root, "https://www.example.com/a/bridge").published == ""


@pytest.mark.parametrize(
    "line",
    [
        "<footer class=author__meta>By Jonna Testmark <span class=date>17 May 2024</span></footer>",
        "<div class=post-card__meta>By Jonna Testmark | <b>17 May 2024</b></div>",
        "<aside class=facts><p>Published 17 May 2024</p></aside>",
    ],
)
def test_a_box_below_the_title_that_tells_of_the_article_has_its_date(line: str) -> None:
    assert published(line)[0] == "2024-05-17"
    assert published(f"<div>{TEXT * 3}{line}{TEXT * 5}</div>")[0] in ("2024-05-17", "")


def test_lines_that_agree_on_the_publishing_date_are_believed_wherever_they_stand() -> None:
    line = "<aside><p>Published: 17 May 2024</p></aside>"
    assert published(TEXT * 70 + line) == ("2024-05-17", "called the publishing date")
    assert published(TEXT * 70 + line + line.replace("17", "18")) == ("", "")
    assert about(TEXT * 70 + "<p>Last updated: 19 May 2024</p>").modified == "2024-05-19"


@pytest.mark.parametrize("name", ["w-published-date", "published_on", "datePosted", "post-date", "firstpublishdate"])
def test_a_meta_element_for_the_publishing_date_is_known_by_any_name(name: str) -> None:
    assert published("", f"<meta name={name} content=2024-05-17>")[0] == "2024-05-17"
    assert published("", f"<meta name={name} value=2024-05-17>")[0] == "2024-05-17"


def test_the_day_that_leads_to_the_article_itself_is_its_date() -> None:
    assert (
        published(TEXT * 70 + "<p><a href=/2/bridge><time datetime=2024-05-17>17 May 2024</time></a></p>")[0]
        == "2024-05-17"
    )


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
        ("<div class=lastchanged>Stand: 19.05.2024</div>", linked(datePublished="2024-05-17"), "2024-05-19"),
        ("", linked(datePublished="2024-05-17T10:00:00Z", dateModified="2024-05-17T10:00:00Z"), ""),
        ("", linked(datePublished="2024-05-17", dateModified="2024-05-01"), ""),
    ],
)
def test_the_last_change(body: str, head: str, day: str) -> None:
    assert about(body, head).modified == day
