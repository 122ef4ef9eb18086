"""The list of requests."""

from __future__ import annotations

import pytest

from reader.capture.fetch import network
from reader.capture.fetch.download import fetch_page, fetch_pictures
from reader.errors import CaptureError, NearbyAddress
from tests.unit.capture.capture_site import Site, reply, status

PAGE = b"<!doctype html><html><head><title>The bridge</title></head><body><p>It was repaired.</p></body></html>"


def test_every_request_is_on_the_list_with_its_cause_and_its_end(site: Site) -> None:
    site.pages |= {"/a": status(302, Location="/b"), "/b": reply(PAGE), "/p.png": status(404)}
    before = len(network.requests())
    fetch_page(site.root + "/a")
    fetch_pictures([(site.root + "/p.png")], page_url=(site.root + "/b"))
    with pytest.raises(CaptureError):
        fetch_page((site.root + "/none"), part_of=(site.root + "/a"))
    made = network.requests()[before:]
    assert [(r.cause, r.address, r.of, r.ended) for r in made] == [
        ("page", (site.root + "/a"), (site.root + "/a"), "302"),
        ("page", (site.root + "/b"), (site.root + "/a"), "200"),
        ("picture", (site.root + "/p.png"), (site.root + "/b"), "404"),
        ("part", (site.root + "/none"), (site.root + "/a"), "404"),
    ]


def test_a_request_that_was_refused_is_on_the_list_as_refused(site: Site) -> None:
    site.pages["/a"] = status(302, Location="http://10.0.0.1/")
    with pytest.raises(NearbyAddress):
        fetch_page(site.root + "/a")
    assert network.requests()[-1].address == "http://10.0.0.1/"
    assert network.requests()[-1].ended == "nearby-address"


def test_the_list_holds_no_password(site: Site) -> None:
    site.pages["/a"] = reply(PAGE)
    fetch_page((site.root + "/a").replace("://", "://me:secret@"))
    assert "secret" not in str(network.requests())


def test_the_list_is_bounded() -> None:
    for _ in range(network.MAX_REQUESTS + 5):
        network.begin("page", "https://example.org/", "")
    assert len(network.requests()) == network.MAX_REQUESTS
