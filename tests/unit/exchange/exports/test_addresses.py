"""Addresses as URLs, whatever a page wrote."""

from __future__ import annotations

import pytest

from reader.exchange.exports.addresses import valid_address, web_address


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("https://coast.example/a?b=1&c=2#d", "https://coast.example/a?b=1&c=2#d"),
        ("https://coast.example/a b|c", "https://coast.example/ab%7Cc"),
        ("https://coast.example/50%-off?q=ü", "https://coast.example/50%25-off?q=%C3%BC"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
        ("mailto:ana rey@coast.example", "mailto:anarey@coast.example"),
        ("https://coast.example:port/", ""),
        ("https://not a host]/", ""),
        ("javascript:x()", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_an_address_is_a_valid_url_or_none(given: str, made: str) -> None:
    assert valid_address(given) == made


def test_only_addresses_of_the_web_lead_anybody_somewhere() -> None:
    assert web_address("https://coast.example/") == "https://coast.example/"
    assert web_address("file:///home/ana/page.html") == ""
