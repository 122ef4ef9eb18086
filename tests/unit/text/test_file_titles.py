"""Titles of pages that have none."""

from __future__ import annotations

import pytest

from reader.text.file_titles import title_for


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("file:///home/ines/Sources/Harbour_office%20notes.html", "Harbour office notes"),
        ("file:///C:/Users/ines/plan%20b.htm", "plan b"),
        ("file:///home/ines/.hidden", ".hidden"),
        ("file:///home/ines/a%2Fb.html", "b"),
        ("file:///", "…"),
        ("https://news.example/pier", "https://news.example/pier"),
    ],
    ids=["name", "Windows", "hidden", "slash", "no name", "web"],
)
def test_a_page_from_a_file_gets_its_name_without_folders_and_ending(address: str, title: str) -> None:
    assert title_for(address) == title
