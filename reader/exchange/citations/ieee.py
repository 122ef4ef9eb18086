"""IEEE style, by the rules of the IEEE Reference Guide.

Tested in `tests/unit/exchange/citations/test_styles.py`.
"""

from __future__ import annotations

from reader.exchange.citations.dates import THREE_LETTER_MONTHS
from reader.exchange.citations.markup import italic
from reader.exchange.citations.names import listed, whole
from reader.exchange.citations.titles import in_quotes
from reader.model.citation import CitedWork, PartialDate

MAX_LISTED = 6


def entry(work: CitedWork, number: int = 1) -> str:
    """Return the numbered entry of the reference list. Pages have no date of their own, only that of the access."""
    dated = work.issued if work.kind in ("newspaper", "magazine", "report") else None
    source = italic(work.source) if work.kind in ("newspaper", "magazine") else work.source
    rest = [part for part in (source, _date(dated) if dated else "") if part]
    title = in_quotes(work.title, "," if rest else ".")
    parts = [f"[{number}]", f"{_authors(work)}," if work.authors else "", title, f"{', '.join(rest)}." if rest else ""]
    if work.accessed:
        parts.append(f"Accessed: {_date(work.accessed)}.")
    if work.url:
        parts.append(f"[Online]. Available: {work.url}")
    return " ".join(part for part in parts if part)


def reference(_work: CitedWork, number: int = 1) -> str:
    """Return what stands in the text."""
    return f"[{number}]"


def _authors(work: CitedWork) -> str:
    names = [whole(author, initials=" ") for author in work.authors]
    if len(names) > MAX_LISTED:
        return f"{names[0]} {italic('et al.')}"
    return listed(names, "and")


def _date(date: PartialDate) -> str:
    if not date.month:
        return str(date.year)
    month = THREE_LETTER_MONTHS[date.month - 1]
    return f"{month} {date.day:02}, {date.year}" if date.day else f"{month} {date.year}"
