"""Harvard style, by the rules of Cite Them Right: The Essential Referencing Guide.

Tested in `tests/unit/exchange/citations/test_styles.py`.
"""

from __future__ import annotations

from reader.exchange.citations.dates import day_month_year, month_day
from reader.exchange.citations.markup import italic
from reader.exchange.citations.names import in_text, inverted, listed
from reader.exchange.citations.titles import in_quotes
from reader.model.citation import CitedWork

MAX_LISTED = 3


def entry(work: CitedWork) -> str:
    """Return the entry of the reference list. Articles stand in single quotation marks and have a day, pages in
    italics and a year alone.
    """
    title = in_quotes(work.title, marks="‘’") if work.is_periodical else italic(work.title)
    year = f"({work.issued.year if work.issued else 'no date'})"
    day = month_day(work.issued, day_first=True) if work.issued and work.is_periodical else ""
    rest = [part for part in (italic(work.source), day) if part]
    who = _authors(work)
    text = f"{who} {year} {', '.join([title, *rest])}" if who else f"{title} {year} {', '.join(rest)}".rstrip()
    if not work.url:
        return f"{text}."
    accessed = f" (Accessed: {day_month_year(work.accessed)})" if work.accessed else ""
    return f"{text}. Available at: {work.url}{accessed}."


def reference(work: CitedWork) -> str:
    """Return what stands in the text."""
    year = str(work.issued.year) if work.issued else "no date"
    if work.authors:
        return f"({in_text(work.authors, 'and', MAX_LISTED)}, {year})"
    title = in_quotes(work.title, marks="‘’") if work.is_periodical else italic(work.title)
    return f"({title}, {year})"


def _authors(work: CitedWork) -> str:
    names = [inverted(author, initials="") for author in work.authors]
    if len(names) > MAX_LISTED:
        return f"{names[0]} {italic('et al.')}"
    return listed(names, "and", serial=False)
