"""Brief several articles, event by event: ``tearsheet brief``.

Tested in `tests/e2e/test_terminal.py`, its language in `tests/unit/cli/test_briefing.py`.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import click

from reader.cli.output import (
    State,
    articles,
    as_json,
    echo,
    filter_options,
    make_filter,
    print_json,
    some_article_ids,
    warn,
)
from reader.model.briefing import Briefing, Passage, Scope
from reader.model.local_time import local_day


@click.command()
@some_article_ids
@filter_options
@click.option("--search", "words", default="", metavar="WORDS", help="Only articles that match this search.")
@click.option(
    "--since",
    default="",
    metavar="TIME",
    help="Only articles saved since: 24h, 7d, today, yesterday or a date (2026-11-23).",
)
@click.option("--markdown", is_flag=True, help="Print Markdown.")
@click.option("--html", "as_html", is_flag=True, help="Print an HTML page.")
@as_json
@click.pass_context
def brief(
    context: click.Context,
    ids: tuple[int, ...],
    place: str,
    tag: str,
    site: str,
    words: str,
    since: str,
    markdown: bool,
    as_html: bool,
    as_json: bool,
) -> None:
    """Brief several articles: what they say, grouped by event, every sentence with its source.

    Choose articles by ID, or by tag, site, search, place or time; at most the 500 newest. Where sources give different
    figures, these are shown side by side for you to check.
    """
    from reader.desk.briefings import MAX_ARTICLES, scope_since

    narrowed = (
        bool(tag or site or words or since)
        or context.get_parameter_source("place") is not click.core.ParameterSource.DEFAULT
    )
    if bool(ids) == narrowed:
        raise click.UsageError("Choose articles: ID..., or --tag, --site, --search, --since, --in.")
    if sum((markdown, as_html, as_json)) > 1:
        raise click.UsageError("Choose one of --markdown, --html and --json.")
    state: State = context.obj
    wanted = make_filter(place, tag, site, words)
    scope = Scope(ids=ids) if ids else scope_since(since, wanted) if since else Scope(filter=wanted)
    scope = replace(scope, language=_reader_language())
    found: Briefing = state.desk.briefings.start(scope).future.result()
    if found.without_text:
        warn(f"Left out {articles(found.without_text)} without text.")
    if found.beyond:
        warn(f"Left out {articles(found.beyond)} beyond the newest {MAX_ARTICLES}.")
    if as_json:
        print_json(_as_data(found))
    else:
        echo(_as_printed(found, markdown=markdown, as_html=as_html), nl=False)


def _reader_language() -> str:
    """Return the language of the environment ("de_DE"), "" where it names none."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    locale = next((name for name in names if name), "").partition(".")[0]
    if locale in ("", "C", "POSIX"):
        return ""
    return os.environ.get("LANGUAGE", "").partition(":")[0] or locale  # as gettext has it


def _as_printed(found: Briefing, *, markdown: bool, as_html: bool) -> str:
    from reader.exchange.briefing_formats import BRIEFING_FORMATS
    from reader.exchange.briefing_words import BriefingWords

    articles, events = len(found.articles), len(found.groups)
    about = f"{articles} {'article' if articles == 1 else 'articles'}, {events} {'event' if events == 1 else 'events'}"
    words = BriefingWords(f"Briefing {local_day(found.made)}", about)
    return BRIEFING_FORMATS["markdown" if markdown else "html" if as_html else "text"](found, words)


def _as_data(found: Briefing) -> dict[str, Any]:
    """Places count Unicode characters (code points) of the article's text, as everywhere."""

    def place(passage: Passage) -> dict[str, Any]:
        return {
            "article_id": passage.article_id,
            "start": passage.start,
            "end": passage.end,
            "text": found.words(passage),
        }

    return {
        "made": found.made,
        "without_text": found.without_text,
        "beyond": found.beyond,
        "articles": [
            {"id": a.id, "title": a.title, "site": a.site, "byline": a.byline, "url": a.url}
            | {"published": a.published, "saved": a.saved, "language": a.language}
            for a in found.articles.values()
        ],
        "groups": [
            {
                "heading": found.heading(group),
                "articles": list(group.articles),
                "newest": group.newest or None,
                "copies": list(group.copies),
                "sentences": [place(passage) for passage in group.sentences],
                "differences": [
                    {
                        "kind": difference.kind,
                        "label": found.words(difference.label),
                        "given": [
                            {
                                "figure": place(variant.figure),
                                "sentence": place(variant.sentence),
                                "hedge": place(variant.hedge) if variant.hedge else None,
                                "speaker": place(variant.speaker) if variant.speaker else None,
                                "newer": variant is found.newer(difference),
                            }
                            for variant in difference.variants
                        ],
                    }
                    for difference in group.differences
                ],
            }
            for group in found.groups
        ],
    }


COMMANDS = (brief,)
