"""Dates in English, in the forms of reference lists."""

from __future__ import annotations

from reader.model.citation import PartialDate

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SHORT_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
"""As the MLA Handbook abbreviates them."""
THREE_LETTER_MONTHS = tuple(month if month == "May" else f"{month[:3]}." for month in MONTHS)
"""As reference lists of the IEEE have them."""


def month_day(date: PartialDate, *, day_first: bool = False) -> str:
    """Return "March 4" (or "4 March"), "March" where the day is not known, "" for a year alone."""
    if not date.month:
        return ""
    month = MONTHS[date.month - 1]
    if not date.day:
        return month
    return f"{date.day} {month}" if day_first else f"{month} {date.day}"


def month_day_year(date: PartialDate) -> str:
    """Return "March 4, 2025", "March 2025", "2025"."""
    if date.month and date.day:
        return f"{month_day(date)}, {date.year}"
    return f"{month_day(date)} {date.year}".strip()


def day_month_year(date: PartialDate, months: tuple[str, ...] = MONTHS) -> str:
    """Return "4 March 2025", "March 2025", "2025"."""
    parts = (str(date.day) if date.month and date.day else "", months[date.month - 1] if date.month else "")
    return " ".join(part for part in (*parts, str(date.year)) if part)


def iso(date: PartialDate) -> str:
    """Return "2025-03-04", "2025-03", "2025"."""
    parts = [f"{date.year:04}"]
    if date.month:
        parts.append(f"{date.month:02}")
        if date.day:
            parts.append(f"{date.day:02}")
    return "-".join(parts)
