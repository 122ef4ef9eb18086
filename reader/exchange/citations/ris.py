"""A record in RIS, which every reference manager reads: a tag of two letters and a value a line.

Tested in `tests/unit/exchange/citations/test_data_formats.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.exchange.citations.names import family_of
from reader.model.citation import Author, CitedWork, PartialDate

_TYPES = {"newspaper": "NEWS", "magazine": "MGZN", "blog": "BLOG", "web": "ELEC", "report": "RPRT"}


def entry(work: CitedWork, more: Sequence[tuple[str, str]] = ()) -> str:
    """Return the record, with "ER" in its last line; ``more`` are further tags and their values."""
    fields = [
        ("TY", _TYPES[work.kind]),
        *(("AU", _author(author)) for author in work.authors),
        ("TI", work.title),
        ("PB" if work.kind == "report" else "T2", work.source),
        ("PY", f"{work.issued.year:04}" if work.issued else ""),
        ("DA", _date(work.issued)),
        ("Y2", _date(work.accessed)),
        ("UR", work.url),
        ("LA", work.language),
        *more,
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\n".join([*lines, "ER  - ", ""])


def _author(author: Author) -> str:
    if author.literal:
        return author.literal
    return ", ".join(part for part in (family_of(author), author.given, author.suffix) if part)


def _date(date: PartialDate | None) -> str:
    if date is None:
        return ""
    month, day = (f"{part:02}" if part else "" for part in (date.month, date.day))
    return f"{date.year:04}/{month}/{day}/"
