"""When it was published: ISO 8601, a date, or a date and time with its offset where the page says one."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from lxml import etree

from reader.capture import jsonld
from reader.capture.dom import hints, tag_of, text_of

if TYPE_CHECKING:
    from reader.capture.metadata import Sources

_META_NAMES = """
    article:published_time og:article:published_time article:published og:published_time datepublished date_published publishdate
    publish-date publish_date published_at pubdate published parsely-pub-date sailthru.date dc.date.issued dcterms.issued
    dcterms.created dcterms.date dc.date dc.date.created originalpublicationdate citation_publication_date
    cxenseparse:recs:publishtime article.published article:post_date rnews:datepublished bt:pubdate date displaydate
    article_date_original
"""
_METAS = tuple(_META_NAMES.split())
_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d{2}|UTC|GMT)?)?"
)
_EARLIEST = 1990


def published_of(sources: Sources) -> str:
    """The publishing date as the page declares it, else as it stands on the page, else what htmldate finds; "" where nothing does."""
    given = [t for value in sources.linked("datePublished") for t in jsonld.texts(value)]
    given += [value for name in _METAS for value in sources.metas.get(name, ())]
    given += [t for value in sources.linked("dateCreated") for t in jsonld.texts(value)]
    for value in given:
        found = iso(value)
        if found:
            return found
    return _on_page(sources.root) or _guessed(sources)


def iso(value: str) -> str:
    """ISO 8601 of a date in one of the forms that pages write into their heads, "" for what is none or cannot be (1970, the far future)."""
    value = value.strip()
    match = _ISO.match(value)
    if match:
        year, month, day, hour, minute, second, zone = match.groups()
        try:
            when = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
        except ValueError:
            return ""
        if not _possible(when.date()):
            return ""
        if hour is None:
            return when.date().isoformat()
        if zone in ("Z", "UTC", "GMT"):
            return when.isoformat() + "+00:00"
        if zone:
            digits = zone[1:].replace(":", "").ljust(4, "0")
            return f"{when.isoformat()}{zone[0]}{digits[:2]}:{digits[2:]}"
        return when.isoformat()
    if re.fullmatch(r"1\d{9}|1\d{12}", value):  # seconds or milliseconds since 1970
        moment = datetime.fromtimestamp(int(value[:10]), UTC)
        return moment.isoformat() if _possible(moment.date()) else ""
    if re.match(r"(?:[A-Z][a-z]{2,8},?\s+)?(?:\d{1,2}\s+[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?\s+\d{1,2},?)\s+\d{4}", value):
        return _written(value)
    return ""


def _written(value: str) -> str:
    from dateutil import parser  # type: ignore[import-untyped]

    try:
        when: datetime = parser.parse(
            value,
            fuzzy=True,
            tzinfos={"EST": -18000, "EDT": -14400, "CST": -21600, "CDT": -18000, "PST": -28800, "PDT": -25200, "BST": 3600},
        )
    except (ValueError, OverflowError, TypeError):
        return ""
    if not _possible(when.date()):
        return ""
    return when.isoformat(timespec="seconds") if re.search(r"\d:\d\d", value) else when.date().isoformat()


def _possible(day: date) -> bool:
    return day.year >= _EARLIEST and day <= datetime.now(UTC).date() + timedelta(days=2)


def _on_page(root: etree._Element) -> str:
    for element in root.iter():
        if isinstance(element.tag, str) and "datePublished" in (element.get("itemprop") or ""):
            found = iso(element.get("datetime") or element.get("content") or text_of(element, 60))
            if found:
                return found
    times = [
        e for e in root.iter("time") if e.get("datetime") and not any(tag_of(a) in ("aside", "footer", "nav") for a in e.iterancestors())
    ]
    named = [
        e for e in times if e.get("pubdate") is not None or re.search(r"publi|entry-date|posted|created|byline|article-?date", hints(e))
    ]
    for element in named:
        found = iso(element.get("datetime") or "")
        if found:
            return found
    return ""


def _guessed(sources: Sources) -> str:
    from htmldate import find_date

    try:
        found = find_date(
            etree.tostring(sources.root, encoding="unicode", method="html"),
            original_date=True,
            url=sources.url or None,
            extensive_search=True,
        )
    except Exception:  # a guess that fails is no date
        return ""
    # A bare year somewhere ("Copyright 2026") comes back as its first day: a wrong date is worse than none.
    return "" if not found or found.endswith("-01-01") else str(found)
