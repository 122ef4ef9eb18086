"""Chicago style in its two systems, by the rules of the Chicago Manual of Style, 18th edition. Small words stay small in
headlines whatever their length, as up to the 17th: reference managers write them so.

Tested in `tests/unit/exchange/citations/test_styles.py`.
"""

from __future__ import annotations

from reader.exchange.citations.dates import month_day, month_day_year
from reader.exchange.citations.markup import italic
from reader.exchange.citations.names import first_inverted, in_text, inverted, listed, whole
from reader.exchange.citations.titles import ended, headline, in_quotes
from reader.model.citation import Author, CitedWork

MAX_LISTED = 6
"""From seven authors on, a bibliography lists the first three (13.78)."""
MAX_IN_TEXT = 2
"""From three on, notes and references in the text name the first."""


def author_date_entry(work: CitedWork) -> str:
    """Return the entry of the reference list of the author-date system. Where nobody is named, the publication is the
    author.
    """
    year = f"{work.issued.year}." if work.issued else "n.d."
    title = _title(work, ".")
    who = _authors(work)
    parts = [ended(who), year, title] if who else [title, year]
    parts.append(ended(_joined(_source(work), month_day(work.issued) if work.issued else "")))
    return " ".join(part for part in (*parts, _accessed(work), _address(work)) if part)


def author_date_reference(work: CitedWork) -> str:
    """Return what stands in the text."""
    who = in_text(work.authors, "and", MAX_IN_TEXT) or work.source
    year = str(work.issued.year) if work.issued else "n.d."
    if not who:
        return f"({_title(work, ',')} {year})"
    return f"({who} {year})" if work.issued else f"({who}, {year})"


def notes_entry(work: CitedWork) -> str:
    """Return the entry of the bibliography of the notes system."""
    date = month_day_year(work.issued) if work.issued else ""
    who = _authors(work)
    parts = [ended(who) if who else "", _title(work, "."), ended(_joined(_source(work), date))]
    return " ".join(part for part in (*parts, _accessed(work), _address(work)) if part)


def note(work: CitedWork) -> str:
    """Return a full note."""
    names = [whole(author) for author in work.authors]
    who = f"{names[0]} et al." if len(names) > MAX_IN_TEXT else listed(names, "and", serial=False)
    accessed = f"accessed {month_day_year(work.accessed)}" if work.accessed and not work.issued else ""
    date = month_day_year(work.issued) if work.issued else ""
    rest = [part for part in (_publication(work), date, accessed, work.url) if part]
    head = [f"{who}," if who else "", _title(work, "," if rest else ".")]
    return " ".join(part for part in (*head, f"{', '.join(rest)}." if rest else "") if part)


def _title(work: CitedWork, stop: str) -> str:
    title = headline(work.title, work.language)
    if work.kind != "report":
        return in_quotes(title, stop)
    return f"{italic(title)}{'' if stop == '.' and ended(title) == title else stop}"


def _authors(work: CitedWork) -> str:
    if not work.authors:
        return work.source

    def form(author: Author) -> str:
        return inverted(author, demoted=True)

    if len(work.authors) > MAX_LISTED:
        return f"{', '.join([form(work.authors[0]), *map(whole, work.authors[1:3])])}, et al."
    return first_inverted(work.authors, form)


def _publication(work: CitedWork) -> str:
    return italic(work.source) if work.is_periodical else work.source


def _source(work: CitedWork) -> str:
    """Return where it was published, unless that stands in the place of the author."""
    return _publication(work) if work.authors else ""


def _accessed(work: CitedWork) -> str:
    return f"Accessed {month_day_year(work.accessed)}." if work.accessed and work.issued is None else ""


def _address(work: CitedWork) -> str:
    return f"{work.url}." if work.url else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
