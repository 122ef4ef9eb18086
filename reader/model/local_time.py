"""Days and times as they are told to a person: of what the library did, by the clock here; of what a page says, by the page's
own.
"""

from __future__ import annotations

from datetime import UTC, datetime


def local_day(time: str) -> str:
    """Return the day of an ISO 8601 time as YYYY-MM-DD: here where the library wrote it (UTC with a Z), else as it
    stands, for a page's own time names the page's own day. "" stays "".
    """
    if not time.endswith("Z"):
        return time[:10]
    try:
        return datetime.fromisoformat(time).astimezone().date().isoformat()
    except (ValueError, OverflowError):
        return time[:10]


def page_time(published: str) -> str:
    """Return a page's date, with the time of day and its offset where the page gives them: "2026-05-17",
    "2026-05-17 21:30", "2026-05-17 21:30 -04:00", "2026-05-18 01:30 UTC". What is no ISO 8601 comes back as it is.
    """
    try:
        when = datetime.fromisoformat(published)
    except ValueError:
        return published
    if len(published) <= len("2026-05-17"):
        return published
    shown = f"{when:%Y-%m-%d %H:%M}"
    if when.tzinfo is None:
        return shown
    return f"{shown} UTC" if when.utcoffset() == UTC.utcoffset(None) else f"{shown} {published[-6:]}"
