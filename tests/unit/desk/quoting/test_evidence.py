"""The line of evidence says "fetched" of nothing that Tearsheet did not fetch, and is read again."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from reader.desk.quoting.evidence import digest_in, evidence_line
from reader.desk.quoting.quotes import parse_claim
from reader.model.handed_over import CAPTURED
from reader.model.importing import Imported, imported_header
from tests.making import page

URL = "https://coast.example/ferry"
LINK = "tearsheet:passage?id=1&start=0&end=4"
DATE = ("Date", "Mon, 23 Nov 2026 08:00:00 GMT")
IMPORTED = imported_header(Imported("wallabag", "list.json", "2026-12-01T09:00:00.000Z"))
IN_BROWSER = (CAPTURED, json.dumps({"browser": "Firefox 153", "extension": "1", "asked": URL, "chain": []}))
READABLE = ("Content-Type", "text/html; charset=utf-8; tearsheet=readable")
NAMED = "the file names the time 2026-11-23 08:00:00 UTC and the address https://coast.example/ferry"
PAGE = page(URL)
SHA = PAGE.sha256


@pytest.mark.parametrize(
    ("status", "headers", "expected"),
    [
        pytest.param(
            200,
            (DATE,),
            f"fetched 2026-11-23 08:00:00 UTC from {URL}; server date {DATE[1]}; SHA-256 of the original {SHA}; {LINK}",
            id="fetched",
        ),
        pytest.param(
            0,
            (IN_BROWSER,),
            f"captured in Firefox 153 2026-11-23 08:00:00 UTC from {URL}; whether signed in is not known; "
            f"SHA-256 of the page as captured {SHA}; {LINK}",
            id="captured",
        ),
        pytest.param(
            0,
            (DATE,),
            f"saved page opened 2026-11-23 08:00:00 UTC, not fetched; the page names the address {URL}; "
            f"SHA-256 of the original {SHA}; {LINK}",
            id="saved-page",
        ),
        pytest.param(
            0,
            (IMPORTED, DATE, IN_BROWSER),
            f"page imported 2026-12-01 09:00:00 UTC from a wallabag file, not fetched; {NAMED}; "
            f"SHA-256 of the original {SHA}; {LINK}; file “list.json”",
            id="imported-page",
        ),
        pytest.param(
            0,
            (IMPORTED, READABLE),
            f"text without its page imported 2026-12-01 09:00:00 UTC from a wallabag file, not fetched; {NAMED}; "
            f"SHA-256 of the text as imported {SHA}; {LINK}; file “list.json”",
            id="imported-text",
        ),
    ],
)
def test_the_line_says_how_the_original_came_and_is_read_again(
    status: int, headers: tuple[tuple[str, str], ...], expected: str
) -> None:
    line = evidence_line(replace(PAGE, status=status, headers=headers), LINK)
    assert line == f"Evidence: {expected}"
    claim = parse_claim(f"“The ferry left.”\n\n{line}")
    assert (claim.passage, claim.sha256, claim.address) == ("The ferry left.", SHA, URL)


def test_a_sample_is_evidence_of_nothing_that_was_fetched() -> None:
    line = evidence_line(replace(PAGE, status=0, headers=()), LINK, is_sample=True)
    assert line.startswith(
        f"Evidence: sample that came with Tearsheet, not fetched; the page names the address {URL}; "
    )


def test_a_digest_in_an_address_or_a_file_name_is_not_taken_for_the_originals() -> None:
    came = imported_header(Imported("wallabag", f"{'b' * 64}.json", "2026-12-01T09:00:00.000Z"))
    kept = replace(page(f"{URL}/{'a' * 64}"), status=0, headers=(came,))
    assert digest_in(evidence_line(kept, LINK)) == kept.sha256
    assert digest_in(f"Its digest is {'A' * 64}.") == "a" * 64
    assert digest_in("No digest.") == ""
