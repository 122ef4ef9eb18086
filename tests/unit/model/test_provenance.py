"""How an original came is told by what was kept with it, and nothing that a file says makes it a fetched page."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from reader.model.handed_over import CAPTURED
from reader.model.importing import IMPORTED, Imported, imported_header
from reader.model.provenance import Provenance, provenance
from tests.making import page

URL = "https://coast.example/ferry"
SEEN = "2026-11-23T08:00:00.000Z"
IN_BROWSER = (CAPTURED, json.dumps({"browser": "Firefox 153", "extension": "1", "asked": URL, "chain": []}))
CAME = Imported("wallabag", "list.json", "2026-12-01T09:00:00.000Z")


@pytest.mark.parametrize(
    ("status", "headers", "expected"),
    [
        pytest.param(200, (), Provenance("fetched", SEEN, URL), id="fetched"),
        pytest.param(
            200, (IN_BROWSER, imported_header(CAME)), Provenance("fetched", SEEN, URL), id="a-server-forges-headers"
        ),
        pytest.param(0, (IN_BROWSER,), Provenance("captured", SEEN, URL, "Firefox 153"), id="captured"),
        pytest.param(0, (), Provenance("opened", SEEN, URL), id="saved-page"),
        pytest.param(
            0,
            (imported_header(CAME), ("Content-Type", "text/html")),
            Provenance("imported", CAME.when, URL, "", "wallabag", "list.json", SEEN),
            id="imported-page",
        ),
        pytest.param(
            0,
            (("Content-Type", "text/html; charset=utf-8; tearsheet=readable"), imported_header(CAME)),
            Provenance("imported", CAME.when, URL, "", "wallabag", "list.json", SEEN, is_text=True),
            id="imported-text",
        ),
        pytest.param(
            0,
            (imported_header(CAME), IN_BROWSER, (IMPORTED, "{}")),
            Provenance("imported", CAME.when, URL, "", "wallabag", "list.json", SEEN),
            id="a-file-says-it-was-captured",
        ),
    ],
)
def test_an_original_is_told_by_its_status_and_the_headers_of_ours(
    status: int, headers: tuple[tuple[str, str], ...], expected: Provenance
) -> None:
    assert provenance(replace(page(URL), status=status, headers=headers)) == expected


def test_a_sample_that_was_never_fetched_again_is_told_as_one() -> None:
    assert provenance(replace(page(URL), status=0), is_sample=True) == Provenance("sample", SEEN, URL)
    assert provenance(page(URL), is_sample=True).came == "fetched"


def test_a_file_that_gives_no_time_notes_none_and_a_place_in_a_file_is_no_address() -> None:
    kept = replace(page("file:///tmp/list.json"), status=0, headers=(imported_header(CAME),), fetched=CAME.when)
    assert provenance(kept) == Provenance("imported", CAME.when, "", "", "wallabag", "list.json")
