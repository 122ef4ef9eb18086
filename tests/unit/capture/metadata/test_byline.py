"""Who wrote it: people by their names, in many languages and many kinds of markup."""

from __future__ import annotations

import json

import pytest

from reader.capture.metadata.byline import names
from reader.capture.metadata.page_metadata import metadata_of
from reader.capture.page.dom import parse

TEXT = "<p>The council met on Tuesday and agreed to repair the old bridge before the winter, as its mayor said in the evening.</p>"


def byline(
    body: str = "", head: str = "", url: str = "https://www.example.com/a/bridge"
) -> tuple[tuple[str, ...], str]:
    root = parse(
        f"<html lang=en><head>{head}</head><body><article><h1>The bridge closes</h1>{body}{TEXT}</article></body></html>"
    )
    assert root is not None
    found = metadata_of(root, url)
    return found.byline, dict(found.sources).get("byline", "")


def linked(author: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "author": author})}</script>'


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("By Jonna Testmark and Pieter van der Probe, Staff writers", ("Jonna Testmark", "Pieter van der Probe")),
        ("Von Anneliese Musterfrau und Jörg Beispiel", ("Anneliese Musterfrau", "Jörg Beispiel")),
        ("Par Élodie Exemple et Marc d’Essai", ("Élodie Exemple", "Marc d’Essai")),
        ("Por María Ejemplo y José Prueba", ("María Ejemplo", "José Prueba")),
        ("Автор: Анна Примерова", ("Анна Примерова",)),
        ("撰文：王小明", ("王小明",)),
        ("김예시 기자", ("김예시",)),
        ("JONNA TESTMARK", ("Jonna Testmark",)),
        ("Senior Reporter Jonna Testmark", ("Jonna Testmark",)),
        ("Von Beispielblatt-Redakteurin Jonna Testmark", ("Jonna Testmark",)),
        ("Jonna Testmark, Ph.D.", ("Jonna Testmark",)),
        ("Jonna Testmark Thursday, November 9, 2023", ("Jonna Testmark",)),
        ("Jonna Testmark For The Example Courier", ("Jonna Testmark",)),
        ("Jonna Testmark | Published 3 hours ago", ("Jonna Testmark",)),
        ("Mehr Artikel von Jonna Testmark", ("Jonna Testmark",)),
        ("Jonna Testmark, Associated Press", ("Jonna Testmark",)),
        ("jonna@example.com", ()),
        ("Staff Writer", ()),
        ("humans.txt", ()),
        ("5 min read", ()),
        ("Twitter Facebook", ()),
        ("No Author", ()),
        ("By", ()),
        ("https://example.com/jonna", ()),
    ],
)
def test_names_come_without_by_titles_and_dates(text: str, people: tuple[str, ...]) -> None:
    assert names([text]) == people


def test_nobody_is_named_twice() -> None:
    assert names(["Jonna Testmark", "By Jonna Testmark", "JONNA TESTMARK"]) == ("Jonna Testmark",)


def test_a_house_stands_back_where_people_are_named() -> None:
    author = [{"@type": "Organization", "name": "Example Wire Agency"}, {"@type": "Person", "name": "Jonna Testmark"}]
    assert byline(head=linked(author)) == (("Jonna Testmark",), "JSON-LD author")


def test_a_house_is_named_where_nobody_is() -> None:
    assert byline(head=linked({"@type": "Organization", "name": "Example Wire Agency"})) == (
        ("Example Wire Agency",),
        "JSON-LD author",
    )


def test_a_person_on_the_page_beats_the_site_in_its_head() -> None:
    head = "<meta property='og:site_name' content='Example Courier'>" + linked(
        {"@type": "Person", "name": "Example Courier"}
    )
    assert byline("<div class='byline'>By <a href='/a'>Jonna Testmark</a> May 17, 2024</div>", head) == (
        ("Jonna Testmark",),
        "byline",
    )


def test_a_person_in_the_meta_beats_the_house_in_json_ld() -> None:
    head = "<meta name='author' content='Jonna Testmark'>" + linked({"@type": "Organization", "name": "Example Online"})
    assert byline(head=head) == (("Jonna Testmark",), "meta author")


@pytest.mark.parametrize(
    ("body", "people", "where"),
    [
        (
            "<p>By <span itemprop=author><span itemprop=name>Jonna Testmark</span></span></p>",
            ("Jonna Testmark",),
            "element marked as author",
        ),
        ("<a rel=author href=/x>Jonna Testmark</a>", ("Jonna Testmark",), "element marked as author"),
        (
            "<ul class=authorList><li class=authorList-item>Jonna Testmark</li><li class=authorList-item>Ole Prøve</li></ul>",
            ("Jonna Testmark", "Ole Prøve"),
            "byline",
        ),
        ("<div class='documentAuthor'>erstellt von <a href=/x>Jonna Testmark</a></div>", ("Jonna Testmark",), "byline"),
        ("<p class=css-1x7>By Jonna Testmark</p>", ("Jonna Testmark",), "line below the title"),
        (
            "<div class=css-1x7><a href='/staff/jonna-testmark/'>Jonna Testmark</a></div>",
            ("Jonna Testmark",),
            "link below the title",
        ),
        (
            "<footer class=meta><address class='h-card p-author'>Jonna Testmark</address></footer>",
            ("Jonna Testmark",),
            "byline",
        ),
    ],
)
def test_a_byline_is_found_wherever_it_stands(body: str, people: tuple[str, ...], where: str) -> None:
    assert byline(body) == (people, where)


@pytest.mark.parametrize(
    "body",
    [
        "<aside><a class=author href=/x>Ole Prøve</a></aside>",
        "<div class=comments><div class=comment><span class=comment-author>Ole Prøve</span></div></div>",
        "<div class=related-stories><span class=author>Ole Prøve</span></div>",
        "<div class=author-bio>Ole Prøve is a person who writes.</div>",
        "<p>By the time the bridge was built, nobody knew.</p>",
        "<p class=author>March 17</p>",
    ],
)
def test_what_names_no_author_gives_no_byline(body: str) -> None:
    assert byline(body)[0] == ()


def test_somebody_known_by_one_name_is_named_in_full_where_the_page_does() -> None:
    head = linked({"@type": "Person", "name": "Jonna"})
    assert byline("<p class=byline>Jonna Testmark</p>", head)[0] == ("Jonna Testmark",)
    assert byline("<p class=byline>Ole Prøve</p>", head)[0] == ("Jonna",)


def test_an_author_may_be_another_object_of_the_page() -> None:
    graph = [
        {"@type": "NewsArticle", "author": {"@id": "#p1"}},
        {"@type": "Person", "@id": "#p1", "name": "Jonna Testmark"},
    ]
    assert byline(head=f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>')[0] == (
        "Jonna Testmark",
    )


def test_citation_authors_are_turned_round() -> None:
    assert byline(head="<meta name=citation_author content='Testmark, Jonna'>") == (
        ("Jonna Testmark",),
        "meta citation_author",
    )
