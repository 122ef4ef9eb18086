"""What a page says of itself: title, site, section, addresses, and for each the place that says it."""

from __future__ import annotations

import json
import re

import pytest

from reader.capture.metadata.page_metadata import metadata_of
from reader.capture.metadata.title import MAX_ELEMENTS, elements_by_class_pattern
from reader.capture.page.dom import parse
from reader.model.capture import Metadata

URL = "https://www.example-courier.example.com/harbour/bridge-closed-for-repairs"


def about(body: str = "", head: str = "", url: str = URL, lang: str = "en") -> Metadata:
    root = parse(f"<!doctype html><html lang='{lang}'><head>{head}</head><body>{body}</body></html>")
    assert root is not None
    return metadata_of(root, url)


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def place(found: Metadata, field: str) -> str:
    return dict(found.sources).get(field, "")


# --- title -------------------------------------------------------------------------------------------------------------


def test_a_title_is_the_heading_that_the_head_agrees_with() -> None:
    head = "<meta property='og:title' content='Harbour bridge closes for winter repairs'><title>Bridge closes | The Example Courier</title>"
    found = about("<h1>The Example Courier</h1><h1>Harbour bridge closes for winter repairs</h1>", head)
    assert found.title == "Harbour bridge closes for winter repairs"
    assert place(found, "title") == "h1, agreed by og:title"


@pytest.mark.parametrize(
    "title",
    [
        "Harbour bridge closes | The Example Courier",
        "Harbour bridge closes - The Example Courier",
        "Harbour bridge closes — The Example Courier",
        "Harbour bridge closes｜The Example Courier",
        "The Example Courier | Harbour bridge closes",
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title: str) -> None:
    found = about("", f"<title>{title}</title><meta property='og:site_name' content='The Example Courier'>")
    assert found.title == "Harbour bridge closes"
    assert place(found, "title") == "title element"


def test_a_dash_within_the_title_stays() -> None:
    assert about("", "<title>Wind power - the next ten years</title>").title == "Wind power - the next ten years"


def test_the_heading_counts_where_the_head_tells_it_in_other_words() -> None:
    head = "<title>Why ferries are full</title><meta property='og:title' content='Ferry passengers wait for hours'>"
    found = about("<h1>Ferry queues grow: passengers wait half a day at the pier</h1>", head)
    assert found.title == "Ferry queues grow: passengers wait half a day at the pier"
    assert place(found, "title") == "h1"


def test_a_heading_about_something_else_is_not_the_title() -> None:
    found = about(
        "<h1>Subscribe today and save money</h1>",
        "<meta property='og:title' content='Ferry passengers wait for hours'>",
    )
    assert found.title == "Ferry passengers wait for hours"


def test_a_kicker_above_the_heading_is_not_the_title() -> None:
    head = "<meta property='og:title' content='Wie die Fähren wieder pünktlich werden'>"
    body = "<h1><span class='article-kicker'>Verkehr</span> Wie die Fähren wieder pünktlich werden</h1>"
    assert about(body, head).title == "Wie die Fähren wieder pünktlich werden"
    assert (
        about("<h1>Verkehr: Wie die Fähren wieder pünktlich werden</h1>", head).title
        == "Wie die Fähren wieder pünktlich werden"
    )


def test_a_kicker_that_the_head_says_too_belongs_to_the_title() -> None:
    head = "<meta property='og:title' content='Verkehr: Wie die Fähren wieder pünktlich werden'>"
    body = "<h1><span class='article-kicker'>Verkehr:</span> Wie die Fähren wieder pünktlich werden</h1>"
    assert about(body, head).title == "Verkehr: Wie die Fähren wieder pünktlich werden"


def test_soft_hyphens_are_not_part_of_a_title() -> None:
    found = about("<h1>Hafen\u00adbrücke wird ge\u00adsperrt</h1>", "<title>Hafenbrücke wird gesperrt</title>")
    assert found.title == "Hafenbrücke wird gesperrt"


def test_a_title_that_a_quotation_mark_cut_gives_way_to_the_whole_one() -> None:
    title = 'Alcaldesa califica el puente de "peligroso"'
    head = f'<meta property="og:title" content="{title}"><title>{title}</title>'
    assert about("", head).title == title


def test_a_page_without_anything_has_no_title() -> None:
    assert about("<p>Nothing</p>").title == ""


def test_a_page_cannot_ask_for_endless_looks() -> None:
    root = parse("".join(f"<p class=author-{n}>Jonna Testmark</p>" for n in range(2000)))
    assert root is not None
    assert len(elements_by_class_pattern(root, re.compile("author"))) == MAX_ELEMENTS


# --- the rest ----------------------------------------------------------------------------------------------------------


def test_every_field_that_was_found_says_where() -> None:
    head = (
        linked(
            headline="Harbour bridge closes",
            author={"@type": "Person", "name": "Jonna Testmark"},
            datePublished="2024-05-17T08:00:00+02:00",
            dateModified="2024-05-18T09:00:00+02:00",
            articleSection="City",
        )
        + "<meta property='og:site_name' content='Example Courier'><meta name='description' content='Repairs until March.'>"
        + "<link rel='canonical' href='/harbour/bridge'><meta property='og:image' content='/pictures/bridge.jpg'>"
    )
    found = about("<h1>Harbour bridge closes</h1>", head)
    assert dict(found.sources) == {
        "title": "h1, agreed by JSON-LD headline",
        "byline": "JSON-LD author",
        "published": "JSON-LD datePublished",
        "modified": "JSON-LD dateModified",
        "site": "og:site_name",
        "section": "JSON-LD articleSection",
        "description": "meta description",
        "language": "html lang",
        "canonical_url": "link canonical",
        "lead_picture": "og:image",
    }
    assert found.canonical_url == "https://www.example-courier.example.com/harbour/bridge"
    assert found.lead_picture == "https://www.example-courier.example.com/pictures/bridge.jpg"


def test_what_was_not_found_has_no_place() -> None:
    found = about("<h1>Harbour bridge closes</h1><p>It rains.</p>", lang="")
    assert set(dict(found.sources)) == {"title", "site"}
    assert place(found, "site") == "the address"


@pytest.mark.parametrize(
    ("head", "body", "section", "where"),
    [
        ("<meta property='article:section' content='Politik'>", "", "Politik", "meta article:section"),
        (linked(articleSection=["World", "Europe"]), "", "World", "JSON-LD articleSection"),
        (
            "",
            "<nav class='breadcrumb'><a href='/'>Home</a> <a href='/s'>Sports</a> <a href='/x'>Bridge closes</a></nav>",
            "Sports",
            "breadcrumb",
        ),
        ("<meta property='article:section' content='news | culture'>", "", "culture", "meta article:section"),
        ("<meta property='article:section' content='Articles'>", "", "", ""),
        ("<meta property='article:section' content='https://example.com/section/7'>", "", "", ""),
    ],
)
def test_the_section(head: str, body: str, section: str, where: str) -> None:
    found = about(f"{body}<h1>Bridge closes</h1>", f"<title>Bridge closes</title>{head}")
    assert (found.section, place(found, "section")) == (section, where)


def test_the_section_of_a_breadcrumb_in_json_ld_is_the_step_before_the_article() -> None:
    steps = [
        {"@type": "ListItem", "position": 1, "name": "Startseite"},
        {"@type": "ListItem", "position": 2, "item": {"name": "Wirtschaft"}},
    ]
    steps.append({"@type": "ListItem", "position": 3, "name": "Brücke gesperrt"})
    head = f'<script type="application/ld+json">{json.dumps({"@type": "BreadcrumbList", "itemListElement": steps})}</script>'
    found = about("<h1>Brücke gesperrt</h1>", f"<title>Brücke gesperrt</title>{head}")
    assert (found.section, place(found, "section")) == ("Wirtschaft", "JSON-LD breadcrumb")


def test_a_canonical_address_of_another_site_is_a_mistake() -> None:
    assert about("", "<link rel='canonical' href='https://other.example.org/a'>").canonical_url == ""
    assert about("", "<link rel='canonical' href='https://www.example-courier.example.com/'>").canonical_url == ""


@pytest.mark.parametrize(
    ("lang", "head", "language", "where"),
    [
        ("pt-BR", "", "pt", "html lang"),
        ("nb", "", "no", "html lang"),
        ("", "<meta property='og:locale' content='uk_UA'>", "uk", "og:locale"),
        ("", "<meta http-equiv='content-language' content='fi'>", "fi", "meta content-language"),
        ("", "", "", ""),
    ],
)
def test_the_declared_language(lang: str, head: str, language: str, where: str) -> None:
    found = about("", head, lang=lang)
    assert (found.language, place(found, "language")) == (language, where)


@pytest.mark.parametrize(
    "broken",
    [
        '{"@type": "NewsArticle", "headline": "Bridge closes",}',
        '// <![CDATA[\n{"@type":"NewsArticle","headline":"Bridge closes"}\n// ]]>',
    ],
)
def test_broken_json_ld_is_read_all_the_same(broken: str) -> None:
    found = about("", f'<script type="application/ld+json">{broken}</script>')
    assert (found.title, place(found, "title")) == ("Bridge closes", "JSON-LD headline")


@pytest.mark.parametrize(
    "head",
    [
        linked(
            headline=17,
            author=[[None, {"name": {"x": 1}}]],
            datePublished=["", None],
            articleSection={"a": []},
            image=[3],
        ),
        "<meta property='article:published_time' content='2024-13-45T99:99'><meta name='author' content='  '>",
        "<link rel='canonical' href='http://[broken'><meta property='og:image' content='http://[x'>",
        linked(datePublished="2024-05-17T08:00:00+99:99"),
    ],
)
def test_nonsense_does_not_break_the_rest(head: str) -> None:
    assert about("<h1>Harbour bridge closes</h1>", head).title == "Harbour bridge closes"


def test_what_a_page_says_of_itself_is_bounded_and_turns_no_line() -> None:
    long = "word " * 20_000
    found = about(
        f"<h1>{long}</h1>",
        f"<title>{long}</title><meta property='og:site_name' content='{long}'><meta name=author content='a\u202eb'>"
        + linked(author=[{"@type": "Person", "name": f"Ann{n} Reporter"} for n in range(500)], articleSection=long),
    )
    assert len(found.title) <= 500
    assert len(found.site) <= 160
    assert len(found.section) <= 160
    assert len(found.byline) <= 40
    assert about("", "<title>pay \u202efdp.exe e" + "\u0301" * 3000 + "</title>").title.startswith("pay fdp.exe")
