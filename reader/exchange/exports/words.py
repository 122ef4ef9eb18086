"""The words around an exported article, and the facts that every format says of one: where it came from, how it was
captured, and what is missing of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from reader.model.exported import ExportedArticle, remark
from reader.model.library import NOT_FETCHED
from reader.model.local_time import local_day, page_time

INCOMPLETE = {
    "subscription": "only the beginning; the rest is for subscribers",
    "login": "a login page",
    "consent": "a consent page",
    "error_page": "the site’s error page",
    "script": "the page needs JavaScript",
    "cut_short": "the text stops short",
    "link_list": "a list of links, not an article",
    "video": "a video with little text",
}
"""Why an article is incomplete, by its ``completeness``."""


@dataclass(frozen=True, slots=True)
class ExportWords:
    """The words of an export, in the language of who exports. ``{…}`` are filled in."""

    language: str = "en"
    contents: str = "Contents"
    by: str = "By"
    source: str = "Source"
    site: str = "Site"
    published: str = "Published"
    updated: str = "Updated"
    saved: str = "Saved"
    captured: str = "Captured"
    tags: str = "Tags"
    incomplete: str = "Incomplete"
    note: str = "Note"
    highlights: str = "Highlights and notes"
    summary: str = "Summary"
    not_found: str = "not found in the text"
    search: str = "Search these articles"
    no_hits: str = "No articles found."
    fetched: str = "{time} from {address}"
    in_browser: str = "{time} in {browser} from {address}"
    from_file: str = "{time} from a file, {address}"
    imported: str = "imported from {program} as {address}, {time}"
    no_original: str = "Only the text is kept, without its original page."
    failed: str = "the page couldn’t be fetched"
    unfetched: str = "the page wasn’t fetched"
    picture: str = "Picture"
    made_by: str = "Exported with Tearsheet"
    reasons: Mapping[str, str] = field(default_factory=lambda: dict(INCOMPLETE))


def utc_time(time: str) -> str:
    """Return an ISO 8601 time as "2026-11-23 10:32 UTC"; what is none comes back as it is."""
    try:
        when = datetime.fromisoformat(time)
    except ValueError:
        return time
    when = when.astimezone(UTC) if when.tzinfo else when
    return f"{when:%Y-%m-%d %H:%M} UTC"


def day_of(time: str) -> str:
    """Return the day of a time as YYYY-MM-DD, or as much of a page's date as there is."""
    return local_day(time)[:10]


def authors_of(article: ExportedArticle) -> list[str]:
    """Return the names in the byline, each by itself."""
    return [name.strip() for name in article.row.byline.split(";") if name.strip()]


def incomplete_of(article: ExportedArticle, words: ExportWords) -> str:
    """Return what is missing of the article, with the page's own words for it; "" for a whole one."""
    if article.is_whole:
        return ""
    row = article.row
    failed = words.unfetched if row.error_code == NOT_FETCHED else words.failed
    reason = words.reasons.get(row.completeness, failed if row.error_code else row.completeness)
    evidence = article.article.evidence
    return f"{reason} ({evidence})" if evidence else reason


def remark_of(article: ExportedArticle, words: ExportWords) -> str:
    """Return what is missing of the article as a part of its note, "" for a whole one."""
    missing = incomplete_of(article, words)
    return remark(f"{words.incomplete}: {missing}") if missing else ""


def captured_of(article: ExportedArticle, words: ExportWords) -> str:
    """Return when and how the article's page was captured, in one line."""
    origin = article.origin
    if origin is None:
        return words.no_original if article.article.blocks else ""
    shape = words.in_browser if origin.browser else words.fetched if origin.status else words.from_file
    if origin.program:
        shape = words.imported
    values = {"time": utc_time(origin.fetched), "address": origin.final_address}
    return shape.format(**values, browser=origin.browser, program=origin.program)


def facts(article: ExportedArticle, words: ExportWords) -> list[tuple[str, str]]:
    """Return what is known about the article as (label, value), without what nobody knows."""
    row, whole = article.row, article.article
    found = [
        (words.by, ", ".join(authors_of(article))),
        (words.site, row.site),
        (words.published, page_time(row.published)),
        (words.updated, page_time(whole.modified)),
        (words.source, row.url),
        (words.saved, day_of(row.saved)),
        (words.captured, captured_of(article, words)),
        ("SHA-256", article.origin.sha256 if article.origin else ""),
        (words.tags, ", ".join(row.tags)),
        (words.incomplete, incomplete_of(article, words)),
    ]
    return [(label, value) for label, value in found if value]
