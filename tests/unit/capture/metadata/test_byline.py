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
        ("Jonna Testmark, Jr.", ("Jonna Testmark Jr.",)),
        ("By Jonna Testmark Jr. and Ole Prøve III", ("Jonna Testmark Jr.", "Ole Prøve III")),
        ("Jonna Testmark, MD", ("Jonna Testmark",)),
        ("Jonna Testmark MD, PhD", ("Jonna Testmark",)),
        ("By Jonna Testmark in Brussels", ("Jonna Testmark",)),
        ("Von Jonna Testmark, Brüssel", ("Jonna Testmark",)),
        ("Von Jonna Testmark aus Kiew und Ole Prøve in Berlin", ("Jonna Testmark", "Ole Prøve")),
        ("Par Élodie Exemple à Bruxelles", ("Élodie Exemple",)),
        ("Por María Ejemplo en Bruselas", ("María Ejemplo",)),
        ("Door Pieter van der Probe in Den Haag", ("Pieter van der Probe",)),
        ("By Jonna Testmark, New York", ("Jonna Testmark",)),
        ("By Jonna Testmark jonna@example.com @jonna", ("Jonna Testmark",)),
        ("Jonna Testmark (@jonna)", ("Jonna Testmark",)),
        ("Jonna Testmark @jonna, Ole Prøve ole.p@example.co.uk", ("Jonna Testmark", "Ole Prøve")),
        ("بقلم: سلمى الدوري", ("سلمى الدوري",)),
        ("بقلم سلمى الدوري", ("سلمى الدوري",)),
        ("كتبت: سلمى الدوري", ("سلمى الدوري",)),
        ("מאת: דנה לוי", ("דנה לוי",)),
        ("מאת דנה לוי", ("דנה לוי",)),
        ("نویسنده: سارا احمدی", ("سارا احمدی",)),
        ("लेखक: आशा वर्मा", ("आशा वर्मा",)),
        ("Γράφει ο Νίκος Δοκιμής", ("Νίκος Δοκιμής",)),
        ("Piše: Ana Primjer", ("Ana Primjer",)),
        ("Yazan: Ayşe Örnek", ("Ayşe Örnek",)),
        ("Oleh: Budi Contoh", ("Budi Contoh",)),
        ("Tác giả: Nguyễn Thị Thử", ("Nguyễn Thị Thử",)),
        ("โดย สมชาย ใจดี", ("สมชาย ใจดี",)),
        ("作者：王小明", ("王小明",)),
        ("取材・文：山田太郎", ("山田太郎",)),
        ("Interview: Jonna Testmark", ("Jonna Testmark",)),
        ("Ein Interview von Jonna Testmark", ("Jonna Testmark",)),
        ("Words and pictures by Jonna Testmark", ("Jonna Testmark",)),
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


def test_letters_alone_are_a_house_and_stand_back_where_a_person_is_named() -> None:
    assert byline("<p>von Jonna Testmark</p>", "<meta name=author content=LTX>")[0] == ("Jonna Testmark",)
    assert byline("", "<meta name=author content=LTX>")[0] == ("LTX",)


def test_nobody_is_named_twice() -> None:
    assert names(["Jonna Testmark", "By Jonna Testmark", "JONNA TESTMARK"]) == ("Jonna Testmark",)


BOTH = ("Jonna Testmark", "Ole Prøve")


@pytest.mark.parametrize(
    "line",
    [
        "<p class=byline><span><a rel=author href=/profile/j>Jonna Testmark</a> and Ole Prøve in Caracal</span></p>",
        "<p class=byline>By <a href=/author/j>Jonna Testmark</a> and Ole Prøve, Staff Writers</p>",
        "<div class=byline><span>Jonna Testmark</span> <span>Ole Prøve</span></div>",
        "<p class=x>Von: <a href=/j>Jonna Testmark</a>, <a href=/o>Ole Prøve</a></p>",
        "<p class=byline>By <a href=/author/j>Jonna Testmark</a> &amp; Ole Prøve | Photos: Per Bild</p>",
        "<p>By <span itemprop=author><span itemprop=name>Jonna Testmark</span></span> and Ole Prøve</p>",
        "<div class=meta-author>Von <b class=author-name>Jonna Testmark</b> und Ole Prøve</div>",
    ],
)
def test_who_is_named_beside_a_linked_author_is_an_author_too(line: str) -> None:
    assert byline(line)[0] == BOTH


@pytest.mark.parametrize(
    "line",
    [
        "<p class=byline>By <a href=/author/j>Jonna Testmark</a> | Middle East</p>",
        "<p class=byline>By <a href=/author/j>Jonna Testmark</a>, Graphic Design</p>",
        "<p class=byline>By <a href=/author/j>Jonna Testmark</a> • Ole Prøve contributed</p>",
        "<p class=byline>By <a rel=author href=/author/j>Jonna Testmark</a>, New York</p>",
    ],
)
def test_what_stands_apart_from_a_linked_author_is_no_author(line: str) -> None:
    assert byline(line)[0] == ("Jonna Testmark",)


def test_the_line_below_the_title_adds_to_the_first_author_whom_the_head_names() -> None:
    head = linked({"@type": "Person", "name": "Jonna Testmark"})
    assert byline("<p class=byline>By Jonna Testmark and Ole Prøve</p>", head) == (
        BOTH,
        "JSON-LD author, more in the line below the title",
    )
    assert byline("<p class=byline>By Ole Prøve</p>", head) == (("Jonna Testmark",), "JSON-LD author")
    assert byline("<meta name=author content='Jonna Testmark'><p>By Ole Prøve and Jonna Testmark</p>")[0] == BOTH[::-1]


def test_the_value_that_previews_call_written_by_is_the_author() -> None:
    head = "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Jonna Testmark'>"
    assert byline(head=head) == (("Jonna Testmark",), "twitter:data1")
    assert byline(head=head.replace("Written by", "Est. reading time"))[0] == ()


def test_a_box_about_the_author_is_asked_last() -> None:
    box = "<div class='author-box'><h4 class='author-bio-name'>Jonna Testmark</h4><p>She writes.</p></div>"
    assert byline(TEXT * 70 + box) == (("Jonna Testmark",), "box about the author")
    assert byline("<p>By Ole Prøve</p>" + TEXT * 70 + box)[0] == ("Ole Prøve",)
    assert byline(TEXT * 70 + f"<div class=comments>{box}</div>")[0] == ()


def test_an_author_marked_near_the_title_goes_before_those_of_a_list() -> None:
    others = "".join(f"<div class=tile><a rel=author href=/{n}>{n} Beispiel</a></div>" for n in ("Anna", "Bert"))
    assert byline(f"<p><a rel=author href=/j>Jonna Testmark</a></p>{TEXT * 70}{others}")[0] == ("Jonna Testmark",)


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


@pytest.mark.parametrize("tag", ["article", "div"])
def test_the_author_of_one_of_many_teasers_is_not_the_pages(tag: str) -> None:
    cards = "".join(
        f'<{tag}><h3><a href="/{n}">The quay reopens, part {n}</a></h3><p class="byline">By Jonna Testmark</p></{tag}>'
        for n in range(6)
    )
    root = parse(f"<html lang=en><head><title>Tidewater News</title></head><body><main>{cards}</main></body></html>")
    assert root is not None
    assert metadata_of(root, "https://tidewater.example/").byline == ()


def test_a_name_with_a_role_in_a_box_of_its_own_beside_it_is_the_name_alone() -> None:
    line = "<div><p>By <!-- -->Jonna Testmark</p><p>Founder and architect</p></div>"
    assert byline(line) == (("Jonna Testmark",), "line below the title")
