"""Days as a person types them in a search: a year, a month, a day, or so long ago. Pure functions; ``today`` is always
given.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_CALENDAR = re.compile(r"([1-9][0-9]{3})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_AGO = re.compile(r"-([0-9]{1,5})([dwmy])")
_RANGE = re.compile(r"(.+?)\.\.(.+)")
_COMPARED = re.compile(r"([<>]=?|=)(.+)")


def period(typed: str, today: date) -> tuple[date, date] | None:
    """Return the first day of what was typed and the first day after it, or None if it is no date: ``2026``,
    ``2026-11``, ``2026-11-23``, ``today``, ``yesterday``, and the day that was ``-7d``, ``-2w``, ``-3m`` or ``-1y``
    ago.
    """
    typed = typed.casefold()
    try:
        if found := _CALENDAR.fullmatch(typed):
            year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
            first = date(year, month, day)
            if found[3]:
                return first, first + timedelta(1)
            return first, date(year + (month == 12), month % 12 + 1, 1) if found[2] else date(year + 1, 1, 1)
        if typed in ("today", "yesterday"):
            first = today - timedelta(typed == "yesterday")
        elif found := _AGO.fullmatch(typed):
            first = _ago(int(found[1]), found[2], today)
        else:
            return None
        return first, first + timedelta(1)
    except (ValueError, OverflowError):
        return None


def span(typed: str, today: date) -> tuple[str, str] | None:
    """Return the days that ``2026-11``, ``>2026-11``, ``<=-7d`` or ``2026-11..2026-12`` mean, as (first, the first
    after them) in ISO form; "" is no limit. None if that cannot be read.
    """
    if found := _COMPARED.fullmatch(typed):
        days = period(found[2], today)
        if days is None:
            return None
        first, after = (day.isoformat() for day in days)
        return {"<": ("", first), "<=": ("", after), ">": (after, ""), ">=": (first, ""), "=": (first, after)}[found[1]]
    found = _RANGE.fullmatch(typed)
    one, other = (period(part, today) for part in (found.groups() if found else (typed, typed)))
    return (one[0].isoformat(), other[1].isoformat()) if one and other else None


def write_span(first: str, until: str) -> str:
    """Return the shortest text that ``span`` reads back as these days. At least one of them is a date."""
    if not until:
        return f">={first}"
    if not first:
        return f"<{until}"
    start, after = date.fromisoformat(first), date.fromisoformat(until)
    for text in (first[:4], first[:7], first):
        if period(text, start) == (start, after):
            return text
    return f"{first}..{(after - timedelta(1)).isoformat()}"


def _ago(count: int, unit: str, today: date) -> date:
    if unit in "dw":
        return today - timedelta(count * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    # Three months before the 31st of May is the last day of February.
    return (
        date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
        if year > 0
        else date.min - timedelta(1)
    )
