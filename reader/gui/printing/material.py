"""What is printed of articles, read from the library by a job."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import TearsheetError
from reader.gui.printing.paper import PrintOptions
from reader.model.article import Article
from reader.model.highlight import Highlight
from reader.model.summary import Summary

if TYPE_CHECKING:
    from reader.desk.desk import Desk
    from reader.desk.jobs import Job


class Material(NamedTuple):
    """An article with what can be printed beside it. ``summary`` is None where none was asked for, or none can be made;
    ``citation`` is HTML.
    """

    article: Article
    highlights: tuple[Highlight, ...]
    summary: Summary | None
    citation: str


def read(desk: Desk, ids: Sequence[int], options: PrintOptions, job: Job) -> list[Material]:
    """Return the articles that have a text, in this order; those that are gone or not fetched yet are left out. Raises
    Cancelled.
    """
    found = []
    for article_id in ids:
        job.check_cancelled()
        try:
            article = desk.articles.article(article_id)
            if article.row.state != "ready" or not article.blocks:
                continue
            citation = desk.citations.cite(article_id)
        except TearsheetError:
            continue
        html = citation.html or citation.text
        highlights = tuple(desk.highlights.of(article_id))
        found.append(Material(article, highlights, _summary(desk, article_id) if options.summary else None, html))
    return found


def _summary(desk: Desk, article_id: int) -> Summary | None:
    try:
        return desk.summaries.summarize(article_id)
    except TearsheetError:  # too short, for one: it is printed without
        return None
