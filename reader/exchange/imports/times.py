"""Times of other programs, in whichever unit they are written, as the library writes them: ISO 8601 in UTC with a Z.

Each function returns "" for what is no time, for zero, and for what lies before 1990 or after next year: those are fields
that somebody left empty.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_LATEST = datetime(datetime.now(UTC).year + 2, 1, 1, tzinfo=UTC)
_FIRST_YEAR = 1400
"""Of printed matter: a reference may be to any."""
_UNIX_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WINDOWS_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_UNITS = ((1e11, 1.0), (1e14, 1e3), (1e17, 1e6), (1e20, 1e9))
"""Below 1e11 a number of our time is in seconds (1e11 s are the year 5138), below 1e14 in milliseconds, and so on."""
_NEARLY_ISO = re.compile(r"\s*(?:UTC|GMT|([+-]\d\d:?\d\d))$")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
_CLOCK = r"(?:,?\s+(?:at\s+)?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:\s*(?P<half>[ap])\.?m\.?)?)?"
_ZONE = r"(?:\s*(?:GMT|UTC|Z)?\s*(?P<zone>[+-]\d\d:?\d\d)?)?(?:\s*(?:GMT|UTC|Z))?(?:\s*\(.*\))?"
_WORDED = (
    # "May 1, 2024", "May 1, 2024 10:00 PM", and JavaScript's "Tue Nov 24 2026 10:00:00 GMT+0100 (CET)"
    re.compile(
        rf"(?:[a-z]+,?\s+)?(?P<month>[a-z]+)\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_CLOCK}{_ZONE}",
        re.I,
    ),
    re.compile(
        rf"(?:[a-z]+,?\s+)?(?P<day>\d{{1,2}})\.?\s+(?P<month>[a-z]+)\.?,?\s+(?P<year>\d{{4}}){_CLOCK}{_ZONE}", re.I
    ),
    # A web server's log, as old Shaarli wrote it: "10/Oct/2000:13:55:36 +0300"
    re.compile(
        r"(?P<day>\d{1,2})/(?P<month>[a-z]{3})/(?P<year>\d{4}):(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?P<half>(?!))?"
        rf"{_ZONE}",
        re.I,
    ),
    re.compile(rf"(?P<year>\d{{4}})[/.](?P<month>\d{{1,2}})[/.](?P<day>\d{{1,2}}){_CLOCK}{_ZONE}", re.I),
)
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII)
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]00:00:00(?:\.0+)?(?:Z|[+-]00:?00)?")
_OFFSET = re.compile(r"\d:\d\d(?:[.,]\d+)?\s*(?:GMT|UTC)?([+-])([01]\d|2[0-3]):?([0-5]\d)(?:\s*\(.*\))?$")
"""At the end of a time of day."""


def utc(moment: datetime) -> str:
    """Return a time as the library writes it; one without an offset counts as UTC."""
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    try:
        moment = moment.astimezone(UTC)
    except (OverflowError, ValueError):
        return ""
    if not _EARLIEST <= moment < _LATEST:
        return ""
    return moment.isoformat(timespec="milliseconds")[:-6] + "Z"


def from_unix(value: object) -> str:
    """Return the time of a count since 1970, a number or its digits, in seconds, milliseconds, microseconds or
    nanoseconds: which one, its size says.
    """
    number = _number(value)
    for limit, unit in _UNITS:
        if abs(number) < limit:
            return _after(_UNIX_EPOCH, number / unit)
    return ""


def from_chrome(value: object) -> str:
    """Return the time of Chrome's count, microseconds since 1601."""
    return _after(_WINDOWS_EPOCH, _number(value) / 1e6)


def from_iso(value: object) -> str:
    """Return the time of ISO 8601 and of what is nearly that: a blank for the T, an offset without its colon, " UTC"."""
    if not isinstance(value, str):
        return ""
    text = value.strip()
    if text[-1:] in ("C", "T") or text[-6:-5] == " " or text[-7:-6] == " ":
        text = _NEARLY_ISO.sub(lambda match: match[1] or "Z", text)
    try:
        return utc(datetime.fromisoformat(text))
    except ValueError:
        return ""


def from_rfc822(value: object) -> str:
    """Return the time of a mail's or a feed's date ("Tue, 24 Nov 2026 10:00:00 +0100")."""
    if not isinstance(value, str):
        return ""
    try:
        return utc(parsedate_to_datetime(value))
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


def parse_time(value: object) -> str:
    """Return the time of anything that programs write: a count since 1970, ISO 8601, a mail's date, JavaScript's, English
    words. "1/2/2024" has two meanings, so it has none here.
    """
    if isinstance(value, (int, float)):
        return from_unix(value)
    if not isinstance(value, str) or not value.strip() or len(value) > 100:
        return ""
    text = value.strip()
    if _NUMBER.fullmatch(text):
        return from_iso(text) if re.fullmatch(r"(?:19|20)\d{6}", text) else from_unix(text)  # a day such as 20240102
    return from_iso(text) or _worded(text) or from_rfc822(text)


def published(value: object) -> str:
    """Return the date of a text as ``parse_time`` reads it, with the offset that it was written with, for its day is the day
    there; a bare year, month or day stays bare, and so does the midnight that programs write for a day without a time.
    """
    if not isinstance(value, str):
        return parse_time(value)
    text = value.strip()
    if _DAY.fullmatch(text):
        return text if from_iso(f"{text}-01-01"[:10]) or from_iso(f"{text}-01"[:10]) or from_iso(text) else ""
    midnight = _MIDNIGHT.fullmatch(text)
    if midnight is not None:
        return midnight[1] if from_iso(text) else ""
    moment, offset = parse_time(value), _OFFSET.search(text)
    if not moment or offset is None:
        return moment
    away = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
    there = timezone(-away if offset[1] == "-" else away)
    return datetime.fromisoformat(moment).astimezone(there).isoformat(timespec="seconds") if away else moment


def calendar_date(text: str) -> str:
    """Return a date in ISO 8601, bare or with a time, as it is if it is one of the calendar, from 1400 to next year; a year or
    a month may stay bare.
    """
    text = text.strip()
    if not _DATE.fullmatch(text):
        return ""
    try:
        day = datetime.fromisoformat(text + "-01-01"[len(text) - 10 :] if len(text) < 10 else text)
    except ValueError:
        return ""
    return text if _FIRST_YEAR <= day.year < _LATEST.year else ""


def _number(value: object) -> float:
    if isinstance(value, bool):
        return 0.0
    if isinstance(value, (int, float)):
        try:
            return float(value)
        except OverflowError:
            return 0.0
    if isinstance(value, str) and len(value) < 40 and _NUMBER.fullmatch(value.strip()):
        return float(value)
    return 0.0


def _after(epoch: datetime, seconds: float) -> str:
    if not seconds > 0:
        return ""
    try:
        return utc(epoch + timedelta(seconds=seconds))
    except (OverflowError, ValueError):
        return ""


def _worded(text: str) -> str:
    for pattern in _WORDED:
        found = pattern.fullmatch(text)
        if found is None:
            continue
        month = found["month"].lower()
        number = int(month) if month.isdigit() else _MONTHS.get(month, 0)
        hour = int(found["hour"] or 0)
        if found["half"]:
            hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
        try:
            moment = datetime(
                int(found["year"]),
                number,
                int(found["day"]),
                hour,
                int(found["minute"] or 0),
                int(found["second"] or 0),
            )
            return utc(moment.replace(tzinfo=_zone(found["zone"])))
        except ValueError:
            return ""
    return ""


def _zone(text: str | None) -> timezone:
    if not text:
        return UTC
    digits = text[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))
