"""A PDF as an article: blocks, pictures, and what the file says of itself that can be believed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

from reader.capture.pdf.pages import pages_of
from reader.capture.pdf.paragraphs import blocks_of
from reader.model.blocks import Block

MAX_TITLE_CHARACTERS = 300
MAX_NAMES = 20

_NO_TITLE = re.compile(
    r"(?:untitled|unknown|document|title|titel|no title|microsoft (?:word|powerpoint|excel).*|"
    r".*\.(?:docx?|odt|pdf|indd|qxd|tex|rtf|pptx?|xlsx?|html?|dvi|pages|ai)|"
    r"(?:doc|scan|img|file|print)?[\W_]*\d*|.*\\.*|https?://\S+)\Z",
    re.I,
)
_NO_NAME = re.compile(
    r"(?:anonymous|unknown|user|owner|admin(?:istrator)?|root|author|adobe.*|microsoft.*|.*@.*|pc|hp|dell|default.*|\W*)\Z",
    re.I,
)
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?", re.A)
_BETWEEN_NAMES = re.compile(r"\s*;\s*|\s+(?:and|und|et|y|&)\s+")


@dataclass(frozen=True, slots=True)
class PdfArticle:
    """What a PDF says. ``fault`` is why there is no text, or not all: "encrypted", "damaged", "too_large", or "no_text"
    where its pages are pictures. ``pictures`` are named by figures as ``tearsheet-picture:N``.
    """

    title: str = ""
    byline: tuple[str, ...] = ()
    published: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    pictures: tuple[bytes, ...] = ()
    pages: int = 0
    fault: Literal["", "encrypted", "damaged", "too_large", "no_text"] = ""


def read_pdf(data: bytes) -> PdfArticle:
    """Return the article of a PDF. Call it in a worker process only."""
    read = pages_of(data)
    if not read.pages:
        return PdfArticle(fault=read.fault or "damaged")
    blocks, pictures = blocks_of(read.pages)
    title = "" if _NO_TITLE.match(read.title) else read.title[:MAX_TITLE_CHARACTERS]
    about = PdfArticle(
        title,
        tuple(name for name in _BETWEEN_NAMES.split(read.author)[:MAX_NAMES] if not _NO_NAME.match(name)),
        date_of(read.created),
        "" if read.subject.lower() in ("unspecified", title.lower()) else read.subject,
        tuple(word.strip() for word in re.split(r"[;,]", read.keywords) if word.strip())[:50],
        pages=len(read.pages),
    )
    if not any(block.text for block in blocks):
        return PdfArticle(
            title=title, byline=about.byline, published=about.published, pages=about.pages, fault="no_text"
        )
    if not title:
        title = _first_heading(blocks)
    return PdfArticle(
        title,
        about.byline,
        about.published,
        about.description,
        about.keywords,
        _without_title(blocks, title),
        pictures,
        about.pages,
        read.fault,
    )


def _first_heading(blocks: tuple[Block, ...]) -> str:
    early = [block for block in blocks if block.text][:6]
    headings = [block for block in early if block.kind == "heading"]
    return min(headings, key=lambda block: block.level).text if headings else ""


def _without_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """Return the blocks without the heading that is the title, which the reading page shows above them."""
    for at, block in enumerate(blocks[:6]):
        if block.kind == "heading" and " ".join(block.text.split()).lower() == title.lower():
            rest = blocks[:at] + blocks[at + 1 :]
            return rest if any(other.text for other in rest) else blocks
    return blocks


def date_of(text: str) -> str:
    """Return a PDF's date in ISO 8601, UTC ("D:20220403193102+02'00'"), a bare date where it has no time, "" for none."""
    match = _DATE.match(text)
    if not match:
        return ""
    year, month, day, hour, minute, second = (int(part) if part else None for part in match.groups()[:6])
    try:
        if hour is None:
            return datetime(year or 0, month or 1, day or 1, tzinfo=UTC).date().isoformat() if month else ""
        away = timedelta(hours=int(match[8] or 0), minutes=int(match[9] or 0))
        zone = timezone(-away if match[7] == "-" else away)
        moment = datetime(year or 0, month or 1, day or 1, hour, minute or 0, second or 0, tzinfo=zone)
        return moment.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return ""
