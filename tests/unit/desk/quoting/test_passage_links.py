from __future__ import annotations

import pytest

from reader.desk.quoting.passage_links import PassageLink, is_passage_link, parse_passage_link, passage_link
from reader.errors import NotAnAddress

ADDRESS = "https://ledger.example/a b?x=1&y=2#z"


def test_a_link_comes_back_as_what_it_was_made_from() -> None:
    link = passage_link(ADDRESS, 7, 12, 80, "Fähre & “Hafen”\n\n渡轮")
    assert parse_passage_link(link) == PassageLink(ADDRESS, 0, 12, 80, "Fähre & “Hafen” 渡轮")
    assert " " not in link
    assert is_passage_link(link)


def test_an_article_without_a_web_address_is_named_by_its_number() -> None:
    link = passage_link("file:///home/ida/page.html", 7, 0, 5, "Ferry")
    assert link == "tearsheet:passage?id=7&start=0&end=5&text=Ferry"
    assert parse_passage_link(link).article_id == 7


def test_a_long_passage_gives_a_short_link() -> None:
    assert len(passage_link("https://a.example/", 0, 0, 5000, "渡" * 5000)) < 1000


@pytest.mark.parametrize("slashes", ["//", "///"])
def test_slashes_that_a_system_puts_after_the_scheme_do_no_harm(slashes: str) -> None:
    link = passage_link("https://a.example/", 0, 1, 2, "x").replace("tearsheet:", f"TEARSHEET:{slashes}")
    assert is_passage_link(link)
    assert parse_passage_link(link).address == "https://a.example/"
    assert parse_passage_link(link.replace("passage?", "passage/?")).start == 1


@pytest.mark.parametrize(
    "link",
    [
        "tearsheet:passage?",
        "tearsheet:passage?url=ftp://a.example/&start=0&end=1",
        "tearsheet:passage?url=https://a.example/&start=5&end=1",
        "tearsheet:passage?url=https://a.example/&start=-1&end=1",
        "tearsheet:passage?url=https://a.example/&start=x&end=1",
        "tearsheet:passage?id=0",
        "tearsheet:passage?id=99999999999999999999999",
        "tearsheet:passage?" + "&".join(f"f{at}=1" for at in range(50)),
    ],
)
def test_a_link_that_names_no_article_or_no_place_is_refused(link: str) -> None:
    with pytest.raises(NotAnAddress):
        parse_passage_link(link)


def test_other_links_are_no_passage_links() -> None:
    assert not is_passage_link("tearsheet:save?url=https://a.example/passage?x")
    assert not is_passage_link("https://a.example/")
