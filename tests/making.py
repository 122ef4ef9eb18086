"""Articles for tests, made in a line each."""

from __future__ import annotations

import hashlib
from pathlib import Path

from reader.capture.version import VERSION
from reader.desk.desk import Desk
from reader.desk.preparation import named, prepare
from reader.library.library import Library
from reader.model.blocks import Block
from reader.model.capture import Cleaned, Metadata, Page, PictureFile, WholeOrWhy
from reader.model.library import Filter
from reader.model.summary import Sentence, Summary
from tests.site import STORY
from tests.working import answer

TEXT = (
    "The ferry left pier four at ten past six on Tuesday morning. Both engines had stopped in the middle of the channel. "
    "Mechanics worked through the night under floodlights. The authority promised an inspection of all vessels."
)


def page(url: str, body: bytes = b"<html>original</html>") -> Page:
    return Page(
        url,
        url,
        "2026-11-23T08:00:00.000Z",
        200,
        (("content-type", "text/html"),),
        body,
        hashlib.sha256(body).hexdigest(),
    )


def add_article(
    library: Library,
    title: str = "Ferry returns",
    text: str = TEXT,
    *,
    url: str = "",
    site: str = "Coast Courier",
    byline: tuple[str, ...] = ("Ines Aldana",),
    pictures: dict[str, PictureFile] | None = None,
    blocks: tuple[Block, ...] | None = None,
    tags: tuple[str, ...] = (),
    body: bytes = b"<html>original</html>",
    completeness: WholeOrWhy = "whole",
    evidence: str = "",
    cleaner: str = f"{VERSION} test",
    language: str = "en",
    description: str = "",
    minutes: int = 1,
    summarised: bool = True,
) -> int:
    """Save an article as a capture does; gives its id. ``body`` is its kept page, ``summarised`` whether summaries
    (invented ones) are kept with it."""
    first = text[: text.find(". ") + 1] or text
    method, version = named("")
    url = url or f"https://news.example/{hashlib.sha256(title.encode()).hexdigest()[:8]}"
    capture = library.captures.begin(url, url, url)
    library.content.fill(
        capture,
        page(url, body),
        Cleaned(
            Metadata(title=title, byline=byline, site=site, published="2026-11-23", description=description),
            blocks or (Block("paragraph", text),),
            cleaner,
            completeness,
            evidence,
        ),
        pictures or {},
        language=language,
        words=len(text.split()),
        minutes=minutes,
        excerpt=first,
        page_keys=[url],
        method=method,
        version=version,
        summaries={
            1: Summary((Sentence(first, 0, len(first)),), "test", "en", 4),
            **{number: Summary((Sentence(text[:10], 0, 10),), "test", "en", 4) for number in (3, 5, 8)},
        }
        if summarised
        else {},
    )
    if tags:
        library.tags.add([capture.article_id], tags)
    return capture.article_id


def story(title: str = "Ferry returns", name: str = "Anna") -> bytes:
    """The page of an article with all the furniture of a news site."""
    return (STORY % {"title": title, "name": name}).encode()


def add_cleaned(desk: Desk, title: str = "Ferry returns", *, url: str = "", body: bytes = b"") -> int:
    """An article whose text is what cleaning makes of its kept page today; gives its id. Nothing is fetched."""
    body = body or story(title)
    url = url or f"https://www.coast.example/{hashlib.sha256(title.encode()).hexdigest()[:8]}"
    made = answer(prepare, body, url, "text/html")
    capture = desk.library.captures.begin(url, url, url)
    desk.library.content.fill(
        capture,
        page(url, body),
        made.cleaned,
        {},
        language=made.language,
        words=made.words,
        minutes=made.minutes,
        excerpt=made.excerpt,
        page_keys=[url],
        method=made.method,
        version=made.version,
        summaries=made.summaries,
    )
    return capture.article_id


def titles(path: Path) -> list[str]:
    """The titles in a closed library, as it lists them."""
    library = Library(path)
    try:
        return [row.title for row in library.articles.rows(library.listings.ids(Filter()))]
    finally:
        library.close()
