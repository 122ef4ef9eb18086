"""Which addresses are articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.addresses import article_address, looks_like_address, why_not


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" https://example.org/a?b=1#c ", "https://example.org/a?b=1#c"),
        ("HTTP://EXAMPLE.org", "HTTP://EXAMPLE.org"),
        ("https://example.org/two words", "https://example.org/two%20words"),
        ("https://getpocket.com/extredirect?url=https%3A%2F%2Fexample.org%2Fa&http=1", "https://example.org/a"),
        ("https://getpocket.com/explore", "https://getpocket.com/explore"),
    ],
)
def test_addresses_of_the_web_are_taken(text: str, address: str) -> None:
    assert article_address(text) == address


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("javascript:alert(1)", "not_an_article"),
        ("place:sort=8", "not_an_article"),
        ("about:config", "not_an_article"),
        ("file:///etc/passwd", "not_an_article"),
        ("", "no_address"),
        (None, "no_address"),
        ("just words", "no_address"),
        ("https://", "not_an_article"),
        ("https://[broken", "not_an_article"),
    ],
)
def test_everything_else_is_not_and_it_is_said_why(text: object, why: str) -> None:
    assert article_address(text) == ""
    assert why_not(text) == why


def test_an_address_may_be_typed_without_its_scheme() -> None:
    assert looks_like_address("example.org/a")
    assert not looks_like_address("two words")
    assert not looks_like_address("e.g.")


@given(st.text())
def test_no_text_raises(text: str) -> None:
    article_address(text)
    article_address(f"https://{text}")
    looks_like_address(text)
    why_not(text)
