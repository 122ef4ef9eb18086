"""The line of evidence below a quotation: how its original came, with its SHA-256. In every language it begins with
"Evidence:" and is in English, for it is read again.
"""

from __future__ import annotations

import re

from reader.model.capture import Page
from reader.model.provenance import Provenance, provenance
from reader.text.plain_line import MAX_NAME, plain_line

_SAID = re.compile(r"\bSHA-256 of [^;\n]{1,60} ([0-9a-fA-F]{64})\b")
_SHA256 = re.compile(r"\b[0-9a-fA-F]{64}\b")


def evidence_line(page: Page, link: str, *, is_sample: bool = False) -> str:
    """Return the line. What a file was called comes last: it could look like an address or a digest."""
    origin = provenance(page, is_sample=is_sample)
    date = next((value for name, value in page.headers if name.lower() == "date"), "")
    parts = [
        f"Evidence: {_how(origin)}",
        "whether signed in is not known" if origin.came == "captured" else "",
        f"server date {date}" if date and origin.came in ("fetched", "captured") else "",
        f"SHA-256 of the {_what(origin)} {page.sha256}",
        link,
        f"file “{plain_line(origin.file, MAX_NAME)}”" if origin.file else "",
    ]
    return "; ".join(part for part in parts if part)


def digest_in(evidence: str) -> str:
    """Return the SHA-256 that evidence names, "" for none. The address in the line may hold another."""
    said = _SAID.search(evidence)
    found = said[1] if said else next(iter(_SHA256.findall(evidence)), "")
    return found.lower()


def _how(origin: Provenance) -> str:
    when = f"{_moment(origin.when)} UTC"
    if origin.came == "fetched":
        return f"fetched {when} from {origin.address}"
    if origin.came == "captured":
        return f"captured in {origin.browser or 'a browser'} {when} from {origin.address}"
    if origin.came == "sample":
        return f"sample that came with Tearsheet, not fetched{_named(origin, 'page')}"
    if origin.came == "opened":
        return f"saved page opened {when}, not fetched{_named(origin, 'page')}"
    thing = "text without its page" if origin.is_text else "page"
    program = plain_line(origin.program, MAX_NAME).replace(";", ",")
    return f"{thing} imported {when} from a {program} file, not fetched{_named(origin, 'file')}"


def _named(origin: Provenance, thing: str) -> str:
    """Return what a page or a file says of an original; nobody can vouch for it."""
    address = f"the address {origin.address}" if origin.address else ""
    noted = f"the time {_moment(origin.noted)} UTC" if origin.noted else ""
    said = " and ".join(part for part in (noted, address) if part)
    return f"; the {thing} names {said}" if said else ""


def _what(origin: Provenance) -> str:
    if origin.came == "captured":
        return "page as captured"
    return "text as imported" if origin.is_text else "original"


def _moment(time: str) -> str:
    return time[:19].replace("T", " ")
