"""Prepare a fetched page in a worker process: clean it, then compute everything that follows from the text.

The heavy modules (lxml, trafilatura, sumy) are imported over there, so that the window's process stays small and quick.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.capture.choosing.overrides import NONE, Corrections, fingerprint
from reader.desk.program.settings import LENGTHS
from reader.errors import NoSuchMethod, NothingLeft
from reader.model.blocks import plain_text, spans_apart
from reader.model.capture import Cleaned, Metadata
from reader.model.summary import Summary

if TYPE_CHECKING:
    from reader.capture.parts import Further


@dataclass(frozen=True, slots=True)
class Prepared:
    """A cleaned page with what the library wants to know of it. ``summaries`` maps a number of sentences to the summary
    that this ``version`` of the ``method`` made.
    """

    cleaned: Cleaned
    language: str
    words: int
    minutes: int
    excerpt: str
    method: str
    version: int
    summaries: dict[int, Summary]


def prepare(
    body: bytes,
    url: str,
    content_type: str,
    corrections: Corrections = NONE,
    further: Further | None = None,
    method: str = "",
) -> Prepared:
    """Clean a page, with the ``further`` parts of its article if it has any, and read it: language, length, summaries
    by the ``method`` ("" for the usual one). Raises the errors of ``capture.clean``, and NothingLeft where a person's
    corrections leave no text.
    """
    from reader.capture.parts import clean_parts
    from reader.capture.readable import is_readable, readable
    from reader.text.language import detect
    from reader.text.words import count_words, reading_minutes

    if is_readable(content_type):
        cleaned = _as_decided(readable(body, url, content_type), corrections)
    else:
        cleaned = _as_decided(clean_parts(body, url, content_type, corrections, further), corrections)
    blocks = cleaned.blocks
    text = plain_text(blocks)
    language = detect(text, cleaned.metadata.language)
    words = count_words(text, language)
    about = cleaned.metadata
    name, version = named(method)
    summaries = summarize_all(
        text, about.title, language, tuple(LENGTHS.values()), name, about.description, apart=spans_apart(blocks)
    )
    shortest = summaries[1].sentences
    excerpt = " ".join((shortest[0].text if shortest else about.description).split())
    return Prepared(cleaned, language, words, reading_minutes(words, language), excerpt, name, version, summaries)


def _as_decided(cleaned: Cleaned, corrections: Corrections) -> Cleaned:
    """Return the article without what a person took out, also where cleaning adds it without having met it in the text (a lead
    picture).
    """
    gone = {name for name, kept in corrections.blocks.items() if not kept}
    blocks = tuple(block for block in cleaned.blocks if not gone or fingerprint(block) not in gone)
    if gone and not plain_text(blocks).strip():
        raise NothingLeft()
    return replace(cleaned, blocks=blocks) if len(blocks) != len(cleaned.blocks) else cleaned


def named(method: str) -> tuple[str, int]:
    """Return name and version of a summary method; "" is the default. Raises BadValue for an unknown one."""
    from reader.summary.method_names import DEFAULT, METHODS

    found = METHODS.get(method or DEFAULT)
    if found is None:
        raise NoSuchMethod(method=method, methods=", ".join(METHODS))
    return found.name, found.version


Spans = tuple[tuple[int, int], ...]


def summarize_all(
    text: str,
    title: str,
    language: str,
    lengths: Sequence[int],
    method: str = "",
    description: str = "",
    keep: Spans = (),
    drop: Spans = (),
    apart: Spans = (),
) -> dict[int, Summary]:
    """Return, by number of sentences, the summary in each of these lengths; called in a worker process."""
    from reader.summary.summarize import summarize

    name, _ = named(method)
    return {
        sentences: summarize(
            text, title, language, sentences, method=name, description=description, keep=keep, drop=drop, apart=apart
        )
        for sentences in lengths
    }


def summarize_once(text: str, title: str, language: str, sentences: int, description: str = "") -> Summary:
    """Return one summary, computed in this process."""
    return summarize_all(text, title, language, [sentences], description=description)[sentences]


def extract_data(body: bytes, url: str) -> dict[str, object]:
    """Clean a page and return plain data: text, title, author (list), date (YYYY-MM-DD of publishing, else of the last
    change, or None), language, html.

    A page without an article has an empty text.
    """
    from reader.capture.clean import clean
    from reader.capture.page.markup import blocks_to_html
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
        "date": (about.published or about.modified)[:10] or None,
        "language": detect(text, about.language),
        "html": blocks_to_html(cleaned.blocks),
    }
