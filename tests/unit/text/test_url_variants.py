from __future__ import annotations

import pytest

from reader.text.url_variants import variant_key

STORY = variant_key("https://www.ledger.example/2026/ferry-returns")


@pytest.mark.parametrize(
    "address",
    [
        "http://www.ledger.example/2026/ferry-returns",
        "https://ledger.example/2026/ferry-returns/",
        "https://m.ledger.example/2026/ferry-returns",
        "https://mobile.ledger.example/2026/ferry-returns",
        "https://amp.ledger.example/2026/ferry-returns",
        "https://www.ledger.example/2026/ferry-returns/amp",
        "https://www.ledger.example/2026/ferry-returns/amp/",
        "https://www.ledger.example/amp/2026/ferry-returns",
        "https://www.ledger.example/2026/ferry-returns.amp",
        "https://www.ledger.example/2026/ferry-returns?amp=1",
        "https://www.ledger.example/2026/ferry-returns?outputType=amp",
        "https://www-ledger-example.cdn.ampproject.org/c/s/www.ledger.example/2026/ferry-returns",
        "https://www.google.com/amp/s/www.ledger.example/2026/ferry-returns",
    ],
)
def test_twins_of_an_article_have_one_key(address: str) -> None:
    assert variant_key(address) == STORY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://ledger.example/a", "https://ledger.example/b"),
        ("https://ledger.example/story?id=1", "https://ledger.example/story?id=2"),
        ("https://amp.dev/", "https://m.dev/"),
        ("https://news.ledger.example/a", "https://sport.ledger.example/a"),
        ("https://ledger.example:8080/a", "https://ledger.example/a"),
        ("https://ledger.example/campground", "https://ledger.example/ground"),
    ],
)
def test_other_articles_keep_keys_of_their_own(one: str, other: str) -> None:
    assert variant_key(one) != variant_key(other)


def test_a_language_before_the_telephone_s_host_stays() -> None:
    assert variant_key("https://de.m.wiki.example/wiki/Fähre") == variant_key("https://de.wiki.example/wiki/Fähre")
    assert variant_key("https://de.m.wiki.example/wiki/Fähre") != variant_key("https://fr.m.wiki.example/wiki/Fähre")


def test_a_file_s_address_is_its_own_key() -> None:
    assert variant_key("file:///home/ines/ferry.html") == "file:///home/ines/ferry.html"
