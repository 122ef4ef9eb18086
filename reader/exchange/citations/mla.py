"""MLA style, by the rules of the MLA Handbook, 9th edition.

Tested in `tests/unit/exchange/citations/test_styles.py`.
"""

from __future__ import annotations

from reader.exchange.citations.dates import SHORT_MONTHS, day_month_year
from reader.exchange.citations.markup import italic
from reader.exchange.citations.names import first_inverted, in_text, inverted
from reader.exchange.citations.titles import ended, headline, in_quotes
from reader.model.citation import CitedWork

MAX_LISTED = 2


def entry(work: CitedWork) -> str:
    """Return the entry of the works cited. A work that stands in no other is in italics; one without a date says when
    it was accessed.
    """
    parts = [ended(_authors(work)) if work.authors else "", _title(work)]
    issued = day_month_year(work.issued, SHORT_MONTHS) if work.issued else ""
    where = ", ".join(part for part in (italic(work.source), issued, work.url) if part)
    parts.append(f"{where}." if where else "")
    if work.accessed and work.issued is None:
        parts.append(f"Accessed {day_month_year(work.accessed, SHORT_MONTHS)}.")
    return " ".join(part for part in parts if part)


def reference(work: CitedWork) -> str:
    """Return what stands in the text."""
    if work.authors:
        return f"({in_text(work.authors, 'and', MAX_LISTED)})"
    title = headline(work.title, work.language)
    return f"({in_quotes(title)})" if _is_contained(work) else f"({italic(title)})"


def _title(work: CitedWork) -> str:
    title = headline(work.title, work.language)
    if _is_contained(work):
        return in_quotes(title, ".")
    return ended(italic(title))


def _is_contained(work: CitedWork) -> bool:
    return bool(work.container) and work.kind != "report"


def _authors(work: CitedWork) -> str:
    if len(work.authors) > MAX_LISTED:
        return f"{inverted(work.authors[0])}, et al."
    return first_inverted(work.authors, inverted)
