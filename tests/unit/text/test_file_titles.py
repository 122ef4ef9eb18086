"""Titles of pages that have none."""

from __future__ import annotations

import pytest

from reader.text.file_titles import shown_title, title_for


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("file:///home/ines/Sources/Harbour_office%20notes.html", "Harbour office notes"),
        ("file:///C:/Users/ines/plan%20b.htm", "plan b"),
        ("file:///home/ines/.hidden", ".hidden"),
        ("file:///home/ines/a%2Fb.html", "b"),
        ("file:///", "…"),
        ("file:///home/ines/Notes#Notes%2FSources%2Fharbour_notes.md", "harbour notes"),
        ("file:///home/ines/mail.mbox#mail.mbox%2C%20message%203", "mail.mbox, message 3"),
        ("https://news.example/pier", "https://news.example/pier"),
    ],
    ids=["name", "Windows", "hidden", "slash", "no name", "in a folder", "in a file", "web"],
)
def test_a_page_from_a_file_gets_its_name_without_folders_and_ending(address: str, title: str) -> None:
    assert title_for(address) == title


def test_only_a_title_that_is_the_address_itself_is_shown_otherwise() -> None:
    address = "file:///home/ines/Notes#Notes%2Fharbour.md"
    assert shown_title(address, address) == "harbour"
    assert shown_title("/home/ines/Notes#Notes%2Fharbour.md", address) == "harbour"
    assert shown_title("file:///etc/passwd explained", address) == "file:///etc/passwd explained"
    assert shown_title("https://a.example/", "https://a.example/") == "https://a.example/"
