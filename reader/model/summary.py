"""A summary: an article's own sentences with their offsets, and what a person decided about them.

Tested in `tests/unit/summary/test_summarize.py`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at its place: ``text == article_text[start:end]``, in code points."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Chosen sentences in article order. ``total_sentences`` is how many the article has; ``method`` names the ranker and
    its version. ``passages`` says that they are the best ones of a text that a few sentences can’t sum up, such as an
    interview. ``notes`` are the article's corrections, updates and editors' notes: shown with every summary of it.
    """

    sentences: tuple[Sentence, ...]
    method: str
    language: str
    total_sentences: int = 0
    passages: bool = False
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided about a sentence of an article: it is always in the summary (``pinned``), or never.
    ``start`` and ``end`` are its place in the text.
    """

    sentence: str
    start: int
    end: int
    pinned: bool
