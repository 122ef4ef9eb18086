"""What works of all lists have in common: their address, names, dates, keywords."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.citations.works import (
    Work,
    address_of,
    any_date,
    date_of,
    doi_address,
    item_of,
    keywords_in,
    natural_name,
    paragraphs,
    plain,
)
from reader.model.imported import ImportedItem, NotTaken


def test_a_work_with_an_address_is_an_item() -> None:
    work = Work(
        "The <i>lock</i> &amp; the canal",
        ["Ada Lock", "Ada Lock", ""],
        ["mailto:a@b.example", "https://canal.example/lock"],
        "10.1234/ab",
        "2026-11",
        "2026-11-24T00:00:00.000Z",
        "What closes.",
        "Canal Letter",
        "en-GB",
        ["canal", "canal"],
        ["<p>One</p><p>Two</p>", ""],
    )
    assert item_of(work, "w") == ImportedItem(
        "w",
        "https://canal.example/lock",
        "The lock & the canal",
        byline=("Ada Lock",),
        site="Canal Letter",
        description="What closes.",
        language="en-GB",
        published="2026-11",
        saved="2026-11-24T00:00:00.000Z",
        tags=("canal",),
        note="One\nTwo",
        dropped=("DOI", "address that is not of the web"),
    )


def test_a_work_with_a_doi_alone_is_at_the_doi_s_address_and_one_with_neither_is_not_taken() -> None:
    found = item_of(Work("T", doi="doi:10.1234/ab.c."), "w")
    assert isinstance(found, ImportedItem)
    assert found.address == "https://doi.org/10.1234/ab.c"
    assert item_of(Work("T", addresses=["URL"], doi="DOI", language="Language"), "w") == NotTaken(
        "w", "no_address", "T"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://dx.doi.org/10.1234/a", "https://doi.org/10.1234/a"),
        ("//www.canal.example/a", "https://www.canal.example/a"),
        ("www.canal.example/a", "https://www.canal.example/a"),
        ("<https://canal.example/a?b&amp;c>", "https://canal.example/a?b&c"),
        ("internal-pdf://a.pdf", ""),
        ("Location/URL", ""),
    ],
)
def test_addresses_are_those_of_the_web(text: str, expected: str) -> None:
    assert address_of(text) == expected


def test_signs_that_no_address_holds_are_escaped_in_a_doi() -> None:
    assert doi_address("10.1002/(SICI)1097-4571(1998)49:8<693::AID-ASI4>3.0.CO;2-O") == (
        "https://doi.org/10.1002/(SICI)1097-4571(1998)49:8%3C693::AID-ASI4%3E3.0.CO;2-O"
    )
    assert doi_address("10.12/short") == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lock, Ada", "Ada Lock"),
        ("Lock, Jr., Ben", "Ben Lock Jr."),
        ("Lock, Ben, III", "Ben Lock III"),
        ("Harbour Office", "Harbour Office"),
        ("Lock,A.B. ", "A.B. Lock"),
        ("", ""),
    ],
)
def test_names_are_written_as_they_are_spoken(name: str, expected: str) -> None:
    assert natural_name(name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2005/07/15/", "2005-07-15"),
        ("2005/07//", "2005-07"),
        ("2012///", "2012"),
        ("2015/october", "2015-10"),
        ("15 July 1995", "1995-07-15"),
        ("1964", "1964"),
        ("1964-03", "1964-03"),
        ("spring 1964", "1964"),
        ("2026-11-24T10:00:00Z", "2026-11-24"),
        ("0000", ""),
        ("Date", ""),
    ],
)
def test_dates_are_read_as_far_as_they_go(text: str, expected: str) -> None:
    assert any_date(text) == expected


def test_parts_of_dates_may_be_words_strings_or_missing() -> None:
    assert date_of("2013", 1, "1") == "2013-01-01"
    assert date_of(2013, "mar") == "2013-03"
    assert date_of("2013", "", 4) == "2013"
    assert date_of("", 3) == date_of("13") == ""
    assert date_of(2013, 14, 40) == "2013"
    assert date_of(2013, 2, 30) == "2013-02"


def test_keywords_are_single_words() -> None:
    assert keywords_in(["a, b; c", "d / e\nf"]) == ["a", "b", "c", "d", "e", "f"]
    assert plain(" <b>a</b>\n&eacute; ") == "a é"
    assert paragraphs("<div>a<br/>b</div>\r\nc") == "a\nb\n\nc"


@given(st.text(max_size=100))
def test_no_text_makes_it_raise(text: str) -> None:
    any_date(text)
    natural_name(text)
    address_of(text)
    doi_address(text)
    date_of(text, text, text)
    item_of(Work(text, [text], [text], text, abstract=text, language=text, keywords=[text], notes=[text]), "w")


def test_what_an_article_has_one_of_is_named_where_a_work_has_more() -> None:
    work = Work(
        "Title",
        [f"A{n}" for n in range(101)],
        ["https://a.example/", "https://b.example/"],
        keywords=[f"k{n}" for n in range(201)],
        language="English, mostly",
        dropped=["volume"],
    )
    item = item_of(work, "w")
    assert isinstance(item, ImportedItem)
    assert item.dropped == ("volume", "other addresses", "authors after 100", "keywords after 200", "language")


def test_the_same_address_twice_and_a_doi_that_is_the_address_are_nothing_more() -> None:
    item = item_of(Work("Title", addresses=["http://dx.doi.org/10.1234/ab"], doi="10.1234/ab"), "w")
    assert isinstance(item, ImportedItem)
    assert item.dropped == ()


def test_files_that_nobody_can_look_for_are_named() -> None:
    item = item_of(Work("Title", addresses=["https://a.example/"], files=["files/1/a.pdf"]), "w")
    assert isinstance(item, ImportedItem)
    assert item.dropped == ("files",)
