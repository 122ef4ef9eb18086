"""APA style, by the rules of the Publication Manual of the American Psychological Association, 7th edition.

Tested in `tests/unit/exchange/citations/test_styles.py`.
"""

from __future__ import annotations

from reader.exchange.citations.dates import month_day, month_day_year
from reader.exchange.citations.markup import italic
from reader.exchange.citations.names import in_text, inverted, listed
from reader.exchange.citations.titles import ended, headline, in_quotes
from reader.model.citation import CitedWork

MAX_AUTHORS = 20
"""From 21 on, the first 19 and the last are listed (9.8)."""


def entry(work: CitedWork) -> str:
    """Return the entry of the reference list. The page of a work without a date says when it was retrieved (9.16)."""
    title = work.title if work.is_periodical else italic(work.title)
    date = f"({_date(work)})."
    parts = [ended(_authors(work)), date, ended(title)] if work.authors else [ended(title), date]
    source = italic(work.source) if work.is_periodical else work.source
    parts.append(ended(source))
    if work.url:
        retrieved = work.accessed if work.issued is None else None
        parts.append(f"Retrieved {month_day_year(retrieved)}, from {work.url}" if retrieved else work.url)
    return " ".join(part for part in parts if part)


def reference(work: CitedWork) -> str:
    """Return what stands in the text."""
    year = str(work.issued.year) if work.issued else "n.d."
    if work.authors:
        return f"({in_text(work.authors, '&', 2)}, {year})"
    title = headline(work.title, work.language)
    return f"({in_quotes(title, ',')} {year})" if work.is_periodical else f"({italic(title)}, {year})"


def _authors(work: CitedWork) -> str:
    names = [inverted(author, initials=" ") for author in work.authors]
    if len(names) > MAX_AUTHORS:
        return f"{', '.join(names[: MAX_AUTHORS - 1])}, . . . {names[-1]}"
    if len(names) == 2 and not work.authors[0].literal:
        return f"{names[0]}, & {names[1]}"
    return listed(names, "&")


def _date(work: CitedWork) -> str:
    if work.issued is None:
        return "n.d."
    return ", ".join(part for part in (str(work.issued.year), month_day(work.issued)) if part)
