"""Plain lists of addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.lists import address_list
from reader.model.imported import ImportedItem, NotTaken
from tests.unit.exchange.imports.making import items, not_taken, source


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("https://example.org/a", ""),
        ("  - https://example.org/a", ""),
        ("12) https://example.org/a", ""),
        ("* [ ] https://example.org/a A report", "A report"),
        ("<https://example.org/a>", ""),
        ("https://example.org/a | A report | part 2", "A report | part 2"),
        ("https://example.org/a\tA report", "A report"),
        ("https://example.org/a - A report", "A report"),
        ("- [A \\[short\\] report](https://example.org/a)", "A [short] report"),
        ('1. [A report](<https://example.org/a> "tip")', "A report"),
        ("A report: https://example.org/a", "A report"),
        ("A report | https://example.org/a", "A report"),
    ],
)
def test_an_address_is_found_in_every_form_of_line(line: str, title: str) -> None:
    whole = source(line + "\n")
    assert address_list.recognises(whole)
    (item,) = items(address_list.read, whole)
    assert (item.address, item.title) == ("https://example.org/a", title)


def test_parentheses_in_an_address_of_markdown_stay() -> None:
    (item,) = items(address_list.read, "[Court](https://example.org/wiki/Court_(law))\n")
    assert item.address == "https://example.org/wiki/Court_(law)"


def test_headings_are_tags_and_comments_are_nothing() -> None:
    found = items(
        address_list.read,
        "https://example.org/0\n# Courts\n- https://example.org/1\n; comment\n\n## Appeals ##\nhttps://example.org/2\n",
    )
    assert [item.tags for item in found] == [(), ("Courts",), ("Appeals",)]
    assert [item.where for item in found] == ["export, line 1", "export, line 3", "export, line 7"]


def test_two_links_in_a_line_are_two() -> None:
    assert len(items(address_list.read, "[A](https://example.org/1), [B](https://example.org/2)\n")) == 2


def test_pages_of_the_browser_and_words_between_addresses_are_named() -> None:
    assert not_taken(
        address_list.read, "https://example.org/\nchrome://extensions/ | Extensions\nGroup\n", "tabs.txt"
    ) == [
        NotTaken("tabs.txt, line 2", "not_an_article", "chrome://extensions/ | Extensions"),
        NotTaken("tabs.txt, line 3", "not_an_article", "Group"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A report about the court.\nIt says a lot.\nSee https://example.org/a for more.\n",
        "---\ntitle: A note\nsource: https://example.org/a\n---\nhttps://example.org/a\n",
        "Subject: x\nFrom: y\nhttps://example.org/a\n",
        "<html>https://example.org/a</html>",
        '{"url": "https://example.org/a"}',
        "TY  - ELEC\nUR  - https://example.org/a\n",
        "",
    ],
)
def test_what_only_mentions_an_address_is_no_list(text: str) -> None:
    assert not address_list.recognises(source(text))


@given(st.text())
def test_no_text_raises(text: str) -> None:
    whole = source(text)
    address_list.recognises(whole)
    for entry in address_list.read(whole):
        assert isinstance(entry, (ImportedItem, NotTaken))


@given(st.lists(st.sampled_from(["[", "]", "(", ")", "https://example.org/", " ", "\\", "|", "- "])).map("".join))
def test_no_line_takes_long(line: str) -> None:
    assert isinstance(list(address_list.read(source(line * 20))), list)
