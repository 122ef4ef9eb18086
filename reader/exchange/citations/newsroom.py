"""The plain line that a desk writes below a quotation: who, where, when, the address, and the day it was retrieved.

In English, as all styles are: a list of sources from several countries reads the same throughout, and a line that was
printed can be found again by its words.

Tested in `tests/unit/exchange/citations/test_styles.py`.
"""

from __future__ import annotations

from reader.exchange.citations.dates import day_month_year
from reader.exchange.citations.names import listed, whole
from reader.model.citation import CitedWork


def entry(work: CitedWork) -> str:
    """Return the line. The title stands in it where neither an author nor a site is known."""
    who = listed([whole(author) for author in work.authors], "and", serial=False)
    parts = [
        who,
        work.source,
        "" if who or work.source else work.title,
        day_month_year(work.issued) if work.issued else "",
        work.url,
        f"retrieved {day_month_year(work.accessed)}" if work.accessed else "",
    ]
    return ", ".join(part for part in parts if part)


def reference(work: CitedWork) -> str:
    """Return what stands in the text: who, and where."""
    who = listed([whole(author) for author in work.authors], "and", serial=False)
    return f"({', '.join(part for part in (who, work.source) if part) or work.title})"
