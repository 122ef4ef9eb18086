"""One click for the summary: the kept one at once, or computed and kept."""

from __future__ import annotations

from reader.desk.prepare import summarize_once
from reader.desk.workers import Workers
from reader.errors import NothingToSummarise, TooShortToSummarise
from reader.library.library import Library
from reader.model import Summary

METHOD = "lexrank-lead"
"""Summaries are kept under this name; a better method takes another, and old ones are computed anew."""

FEWEST_SENTENCES = 4
"""An article with fewer is read sooner than its summary is asked for."""


class Summaries:
    """See the module."""

    def __init__(self, library: Library, workers: Workers) -> None:
        self._library = library
        self._workers = workers

    def kept(self, article_id: int, sentences: int) -> Summary | None:
        """The summary if it is there already: a quick read. Raises TooShortToSummarise for an article of a few sentences."""
        summary = self._library.content.summary(article_id, METHOD, sentences)
        return _long_enough(summary) if summary else None

    def summarize(self, article_id: int, sentences: int) -> Summary:
        """The summary, computed in a worker process where it is not kept.

        Raises NoSuchArticle, NothingToSummarise (not fetched yet), TooShortToSummarise.
        """
        row = self._library.articles.row(article_id)
        summary = self._library.content.summary(article_id, METHOD, sentences)
        if summary is None:
            text = self._library.content.text(article_id)
            if not text:
                raise NothingToSummarise()
            summary = self._workers.run(summarize_once, text, row.title, row.language, sentences)
            if self._library.notice is None:
                self._library.content.keep_summary(article_id, sentences, METHOD, summary)
        return _long_enough(summary)


def _long_enough(summary: Summary) -> Summary:
    if summary.of < FEWEST_SENTENCES:
        raise TooShortToSummarise()
    return summary
