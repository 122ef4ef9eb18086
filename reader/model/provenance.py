"""How a kept original came into the library, and so what may be said of it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.model.capture import Page
from reader.model.handed_over import captured_in
from reader.model.importing import imported_in

Came = Literal["fetched", "captured", "imported", "opened", "sample"]
"""Tearsheet asked a server; a browser's extension handed it over; it came out of an imported file; a saved page was opened; the
program brought it.
"""

_MADE = "; tearsheet="
"""In the media type of an original that Tearsheet made of a text which came without its page (``capture.readable``)."""


class Provenance(NamedTuple):
    """How an original ``came``, and ``when`` it came here (ISO 8601 in UTC, "" where that is not known). ``address`` is where
    it came from or, of what a file gave, what that names; "" for none of the web. ``noted`` is the time that an imported
    file gives, "" for none. ``is_text`` says that there was no page: Tearsheet made the original of a text in a file.
    """

    came: Came
    when: str
    address: str = ""
    browser: str = ""
    program: str = ""
    file: str = ""
    noted: str = ""
    is_text: bool = False


def provenance(page: Page, *, is_sample: bool = False) -> Provenance:
    """Return how an original came, of an article that is a sample or not. Only one that has a status was fetched: nothing that
    comes in otherwise is kept with one.
    """
    address = next((one for one in (page.final_url, page.url) if one.startswith(("http://", "https://"))), "")
    if page.status and address:
        return Provenance("fetched", page.fetched, address)
    came = imported_in(page.headers, page.status)
    if came is not None:
        noted = page.fetched if page.fetched[:19] != came.when[:19] else ""
        kind = next((value for name, value in page.headers if name.lower() == "content-type"), "")
        return Provenance("imported", came.when, address, "", came.program, came.file, noted, _MADE in kind)
    browser = captured_in(page.headers, page.status)
    if browser is not None:
        return Provenance("captured", page.fetched, address, browser.browser)
    return Provenance("sample" if is_sample else "opened", page.fetched, address)
