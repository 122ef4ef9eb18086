"""Addresses as people type and paste them."""

from __future__ import annotations

import pytest

from reader.capture.fetch.address import (
    addresses_in,
    looks_like_address,
    normalize,
    same_page_key,
    without_credentials,
)
from reader.errors import NotAnAddress


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("example.org/x", "https://example.org/x"),
        ("  https://example.org  ", "https://example.org/"),
        ("HTTP://Example.ORG/Path", "http://example.org/Path"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("example.org:8080/a", "https://example.org:8080/a"),
        ("https://user:secret@example.org/a", "https://example.org/a"),
        ("https://example.org/a b?c d", "https://example.org/a%20b?c%20d"),
        ("https://example.org/already%20there", "https://example.org/already%20there"),
        ("https://bücher.example/straße", "https://bücher.example/stra%C3%9Fe"),
        ("<https://example.org/a#part>", "https://example.org/a#part"),
        ("//example.org/a", "https://example.org/a"),
        ("localhost:8000/a", "http://localhost:8000/a"),
        ("127.0.0.1/a", "http://127.0.0.1/a"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
        ("https://example.org/long\n/broken", "https://example.org/long/broken"),
        ("http://intranet/page", "http://intranet/page"),
        ("https://example.org/a\u200b", "https://example.org/a"),
        ("\ufeffexample.org/a\u200d", "https://example.org/a"),
        ("\u2066https://example.org/a\u2069", "https://example.org/a"),
        ("https://example.org/ferry\u00adservice", "https://example.org/ferryservice"),
        ("https://example.org/می\u200cروم", "https://example.org/%D9%85%DB%8C%E2%80%8C%D8%B1%D9%88%D9%85"),
        ("\u00a0https://example.org/a\u00a0", "https://example.org/a"),
        ("view-source:https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
        ("about:reader?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1", "https://example.org/a?b=1"),
        ("URL:https://example.org/a", "https://example.org/a"),
    ],
)
def test_what_a_person_gave_becomes_the_address_they_meant(given: str, meant: str) -> None:
    assert normalize(given) == meant


NO_ADDRESSES = """
kfor|two words|ftp://example.org/a|javascript:alert(1)|mailto:a@example.org|https://|https://exa mple.org|e.g.|file:///etc/passwd
http://example.org:99999/|http://1.2.3.400/|-x.org|data:text/html,x
"""


@pytest.mark.parametrize("given", ["", *NO_ADDRESSES.strip().replace("\n", "|").split("|")])
def test_what_is_no_web_address_is_said_to_be_none(given: str) -> None:
    with pytest.raises(NotAnAddress):
        normalize(given)


def test_all_links_of_a_dropped_text_are_found_once_and_in_order() -> None:
    text = (
        "See https://b.example/2, (https://a.example/1) and “https://b.example/2”. Also: http://c.example/wiki/A_(b)!"
    )
    assert addresses_in(text) == ["https://b.example/2", "https://a.example/1", "http://c.example/wiki/A_(b)"]


def test_links_end_before_the_punctuation_of_other_scripts() -> None:
    assert addresses_in("見よ（https://a.example/x）。次はhttps://b.example/y、終わり") == [
        "https://a.example/x",
        "https://b.example/y",
    ]


def test_links_end_before_what_cannot_be_seen() -> None:
    text = "see https://a.example/x.\u200b and \u200fhttps://b.example/y\u200f, or https://c.example/z\u200c"
    assert addresses_in(text) == ["https://a.example/x", "https://b.example/y", "https://c.example/z"]


def test_a_text_without_links_gives_none() -> None:
    assert addresses_in("nothing here, not even example.org") == []


@pytest.mark.parametrize(
    "text", ["example.org/x", "www.example.org", "https://x", "example.org", "bbc.co.uk", "localhost:8000", "a.museum"]
)
def test_the_one_field_takes_addresses_for_addresses(text: str) -> None:
    assert looks_like_address(text)


@pytest.mark.parametrize(
    "text", ["kfor", "two words", "", "e.g.", "3.14", "end.Start", "U.S.", "what?", "tag:politics"]
)
def test_the_one_field_takes_words_for_words(text: str) -> None:
    assert not looks_like_address(text)


def test_the_same_article_is_recognised_however_it_was_shared() -> None:
    plain = same_page_key("https://example.org/story?id=7&page=2")
    assert same_page_key("HTTPS://EXAMPLE.org:443/story?utm_source=x&id=7&fbclid=abc&page=2&gclid=1#comments") == plain
    assert same_page_key("https://example.org/story?page=2&id=7") != plain


def test_a_host_in_another_script_equals_its_ascii_form() -> None:
    assert same_page_key("https://bücher.example/") == same_page_key("https://xn--bcher-kva.example/")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("http://me:secret@host/", "http://host/"),
        ("me:secret@example.org/a@b", "example.org/a@b"),
        ("http://me%3Asecret@host/", "http://host/"),
        ("https:\\\\me:secret@host/", "https:\\\\host/"),
        ("//me:se:c@ret@host", "//host"),
        ("https://example.org/@me:x@y", "https://example.org/@me:x@y"),
        ("see http://me:secret@host/ there", "see http://host/ there"),
        ("me@example.org", "me@example.org"),
        ("view-source:http://me:secret@host/", "view-source:http://host/"),
    ],
)
def test_a_password_in_an_address_is_never_repeated(typed: str, shown: str) -> None:
    assert without_credentials(typed) == shown


def test_an_error_about_an_address_does_not_repeat_its_password() -> None:
    with pytest.raises(NotAnAddress) as error:
        normalize("http://me:secret@no host/")
    assert "secret" not in str(error.value)


def test_half_a_character_is_no_address_and_no_crash() -> None:
    with pytest.raises(NotAnAddress):
        normalize("http://example.org/\ud800")
