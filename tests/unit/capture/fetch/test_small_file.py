"""A small file that a person asked for."""

from __future__ import annotations

import pytest

from reader.capture.fetch.small_file import fetch_small
from reader.errors import Redirected, ServerSays, TooLarge
from tests.unit.capture.capture_site import Site, redirect, reply, status


def test_the_request_says_nothing_of_who_asks(site: Site) -> None:
    site.pages["/version"] = reply(b"1.2")
    assert fetch_small(site.root + "/version", 10, 10) == b"1.2"
    headers = site.requests[0][1]
    assert headers["user-agent"] == "Tearsheet"
    assert not {"cookie", "referer", "accept-language"} & headers.keys()


def test_redirects_other_answers_and_large_files_are_errors(site: Site) -> None:
    site.pages["/moved"] = redirect("https://other.example/x")
    site.pages["/gone"] = status(404)
    site.pages["/large"] = reply(b"x" * 11)
    with pytest.raises(Redirected, match=r"other\.example"):
        fetch_small(site.root + "/moved", 10, 10)
    with pytest.raises(ServerSays):
        fetch_small(site.root + "/gone", 10, 10)
    with pytest.raises(TooLarge):
        fetch_small(site.root + "/large", 10, 10)
