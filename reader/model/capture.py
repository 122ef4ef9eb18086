"""What capture hands on: a fetched page, its metadata, and the cleaned article.

Tested in `tests/unit/capture/test_clean.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader.model.blocks import Block


@dataclass(frozen=True, slots=True)
class Page:
    """The original as it was fetched: proof of what was published. ``fetched`` is ISO 8601 in UTC, ``body`` the bytes
    after transfer and content decoding, ``sha256`` their hex digest, ``headers`` as the server sent them, in order.
    """

    url: str
    final_url: str
    fetched: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself. ``published`` and ``modified`` are ISO 8601 (a date, or a date and time with its
    offset) or ""; ``language`` a two- or three-letter code or ""; addresses are absolute or "". ``sources`` says for
    each field that was found where on the page it stands, as (field, place) with places such as "JSON-LD
    datePublished".
    """

    title: str = ""
    byline: tuple[str, ...] = ()
    published: str = ""
    site: str = ""
    description: str = ""
    language: str = ""
    canonical_url: str = ""
    lead_picture: str = ""
    modified: str = ""
    section: str = ""
    sources: tuple[tuple[str, str], ...] = ()


WholeOrWhy = Literal[
    "whole", "subscription", "login", "consent", "error_page", "script", "cut_short", "link_list", "video"
]
"""Whether an article came whole, or why not: behind a subscription, a login or a consent page; an error page that says
200; a page that is made by a script; a text that stops; a list of links rather than an article; a video without
text."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning yields: metadata and blocks; text and HTML follow from the blocks. ``cleaner`` names what chose the
    text and in which version; ``evidence`` is what on the page says that it is not whole, in the page's own words or
    its data's.
    """

    metadata: Metadata
    blocks: tuple[Block, ...]
    cleaner: str = ""
    completeness: WholeOrWhy = "whole"
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A fetched picture: bytes as they came, ``key`` their SHA-256 in hex, size in pixels (0 where unknown)."""

    key: str
    src: str
    mime: str
    data: bytes
    width: int = 0
    height: int = 0
