"""What happens to a fetched page in the worker process: cleaning, then everything that follows from the text.

The heavy modules (lxml, trafilatura, sumy) are imported over there, so that the window's process stays small and quick.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.capture.correct import NONE, Corrections, fingerprint
from reader.desk.settings import LENGTHS
from reader.errors import NothingLeft
from reader.model import Cleaned, Metadata, Summary, plain_text

if TYPE_CHECKING:
    from reader.capture.parts import Further


@dataclass(frozen=True, slots=True)
class Prepared:
    """A cleaned page with what the library wants to know of it. ``summaries`` maps a number of sentences to the summary."""

    cleaned: Cleaned
    language: str
    words: int
    minutes: int
    excerpt: str
    summaries: dict[int, Summary]


def prepare(body: bytes, url: str, content_type: str, corrections: Corrections = NONE, further: Further | None = None) -> Prepared:
    """Clean a page, with the ``further`` parts of its article if it has any, and read it: language, length, summaries. Raises the errors
    of ``capture.clean``, and NothingLeft where a person's corrections leave no text."""
    from reader.capture.parts import clean_parts
    from reader.text.language import detect
    from reader.text.words import count_words, reading_minutes

    cleaned = _as_decided(clean_parts(body, url, content_type, corrections, further), corrections)
    text = plain_text(cleaned.blocks)
    language = detect(text, cleaned.metadata.language)
    words = count_words(text, language)
    summaries = summarize_all(text, cleaned.metadata.title, language)
    shortest = summaries[1].sentences
    excerpt = shortest[0].text if shortest else cleaned.metadata.description
    return Prepared(cleaned, language, words, reading_minutes(words, language), " ".join(excerpt.split()), summaries)


def _as_decided(cleaned: Cleaned, corrections: Corrections) -> Cleaned:
    """What a person took out stays out, also where cleaning adds it without having met it in the text (a lead picture)."""
    gone = {name for name, kept in corrections.blocks.items() if not kept}
    blocks = tuple(block for block in cleaned.blocks if not gone or fingerprint(block) not in gone)
    if gone and not plain_text(blocks).strip():
        raise NothingLeft()
    return replace(cleaned, blocks=blocks) if len(blocks) != len(cleaned.blocks) else cleaned


def summarize_all(text: str, title: str, language: str) -> dict[int, Summary]:
    """The summary in each length that the settings offer."""
    from reader.summary.summarize import summarize

    return {sentences: summarize(text, title, language, sentences) for sentences in LENGTHS.values()}


def summarize_once(text: str, title: str, language: str, sentences: int) -> Summary:
    """One summary: for the worker process, or for a terminal that waits for it."""
    from reader.summary.summarize import summarize

    return summarize(text, title, language, sentences)


def extract_data(body: bytes, url: str) -> dict[str, object]:
    """A page cleaned, as plain data: text, title, author (list), date (YYYY-MM-DD or None), language, html.

    A page without an article has an empty text.
    """
    from reader.capture.clean import clean
    from reader.capture.markup import blocks_to_html
    from reader.errors import NoArticle
    from reader.text.language import detect

    try:
        cleaned = clean(body, url)
    except NoArticle:
        cleaned = Cleaned(Metadata(), ())
    about = cleaned.metadata
    text = plain_text(cleaned.blocks)
    return {
        "text": text,
        "title": about.title,
        "author": list(about.byline),
        "date": about.published[:10] or None,
        "language": detect(text, about.language),
        "html": blocks_to_html(cleaned.blocks),
    }
