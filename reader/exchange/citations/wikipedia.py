"""The template {{cite web}} of the English Wikipedia, by the rules of Help:Citation Style 1.

Tested in `tests/unit/exchange/citations/test_data_formats.py`.
"""

from __future__ import annotations

import re

from reader.exchange.citations.dates import day_month_year
from reader.exchange.citations.names import family_of, is_east_asian
from reader.model.citation import Author, CitedWork

_IN_WORDS = {"|": "{{!}}", "<": "&lt;", ">": "&gt;", **{sign: f"&#{ord(sign)};" for sign in "{}[]"}}
_IN_ADDRESS = {sign: f"%{ord(sign):02X}" for sign in " \"'<>[]|{}"}


def entry(work: CitedWork) -> str:
    """Return the template in one line. A date without a day is written in words: "2025-03" counts as an error there."""
    fields: list[tuple[str, str]] = []
    several = len(work.authors) > 1
    for at, author in enumerate(work.authors, start=1):
        fields += _author(author, str(at) if several else "")
    fields += [
        ("date", day_month_year(work.issued) if work.issued else ""),
        ("title", _escaped(work.title)),
        ("url", re.sub(r"[\s\"'<>\[\]|{}]", lambda match: _IN_ADDRESS.get(match[0], "%20"), work.url)),
        ("website" if work.kind != "report" else "publisher", _escaped(work.source)),
        ("access-date", day_month_year(work.accessed) if work.accessed and work.url else ""),
        ("language", "" if work.language.startswith("en") else work.language),
    ]
    return "{{cite web" + "".join(f" |{name}={value}" for name, value in fields if value) + "}}"


def _author(author: Author, number: str) -> list[tuple[str, str]]:
    if author.literal or not author.given:
        return [(f"author{number}", _escaped(author.literal or family_of(author)))]
    if is_east_asian(author.family + author.given):
        return [(f"author{number}", _escaped(f"{author.family}{author.given}"))]
    given = " ".join(part for part in (author.given, author.suffix) if part)
    return [(f"last{number}", _escaped(family_of(author))), (f"first{number}", _escaped(given))]


def _escaped(text: str) -> str:
    """Return words in which nothing is a template, a link, a tag, a comment, a signature or a switch of the page."""
    text = "".join(_IN_WORDS.get(sign, sign) for sign in text)
    return re.sub(r"''+|~~~+|__+", lambda match: f"&#{ord(match[0][0])};" * len(match[0]), text)
