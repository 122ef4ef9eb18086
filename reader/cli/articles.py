"""Save, find and read articles: save, list, search, show, summary, previous, next, retry.

Tested in `tests/e2e/test_terminal.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reader.cli.highlights import highlights_as_data
from reader.cli.output import (
    INCOMPLETE,
    State,
    article_id,
    as_json,
    echo,
    filter_options,
    make_filter,
    print_json,
    print_rows,
    row_as_data,
    some_article_ids,
)
from reader.desk.program.addresses import without_credentials
from reader.desk.program.link_files import LINK_ENDINGS, address_in, is_document
from reader.desk.program.settings import MAX_SENTENCES, summary_methods
from reader.desk.search import ORDER_NAMES
from reader.errors import AlreadySaved, TearsheetError
from reader.model.local_time import page_time

_WORD = "\ue000"
"""Stands before a word of a search that begins with a minus while options are parsed."""


@click.command()
@click.argument("addresses", metavar="ADDRESS|FILE...", nargs=-1, required=True)
@click.option("--tag", "tags", multiple=True, help="Add this tag; can be repeated.")
@click.option("--again", is_flag=True, help="Fetch a fresh copy of articles you have already saved.")
@as_json
@click.pass_obj
def save(state: State, addresses: tuple[str, ...], tags: tuple[str, ...], again: bool, as_json: bool) -> None:
    """Save articles from the web, or from FILE: a page you saved, a PDF, a book, an email, a note, or what `import` takes.

    An address that can't be fetched stays in the list with the reason; `retry` tries it again.
    """
    desk = state.desk
    state.warn_of_rules()
    begun: list[tuple[str, Any]] = []
    results: list[dict[str, Any]] = []
    failed = 0
    for address in addresses:
        typed = True
        try:
            if address.lower().endswith(LINK_ENDINGS) and Path(address).expanduser().is_file():
                address, typed = address_in(Path(address).expanduser()), False
            elif is_document(address):
                begun += [(address, number) for number in _take_in(state, address, tags)]
                continue
            begun.append((address, desk.saving.save(address, tags, typed=typed)))
        except AlreadySaved as error:
            known = int(error.values["article_id"])
            begun.append((address, desk.saving.again(known, typed=address if typed else "") if again else error))
        except TearsheetError as error:
            begun.append((address, error))
    for given, job in begun:
        address = without_credentials(given)
        problem: Exception | None = (
            job if isinstance(job, Exception) else None if isinstance(job, int) else job.future.exception()
        )
        number = (
            int(job.values.get("article_id", 0))
            if isinstance(job, TearsheetError)
            else job
            if isinstance(job, int)
            else job.article_id
        )
        if problem is None or number:
            row = desk.articles.row(number)
            results.append({"address": address, **row_as_data(row)} | ({"error": str(problem)} if problem else {}))
        else:
            results.append({"address": address, "id": None, "error": str(problem)})
        if problem is not None:
            failed += 1
            echo(f"tearsheet: {address}: {problem}", err=True)
        elif not as_json:
            echo(f"{row.id:6}  {row.title}" + (f"  ({row.site} · {row.minutes} min)" if row.site else ""))
    if as_json:
        print_json(results)
    if failed:
        raise click.exceptions.Exit(1)


def _take_in(state: State, file: str, tags: tuple[str, ...]) -> list[int]:
    """Take in a document or another program's file; return its articles. Raises what ``Importing.take`` raises, and
    NothingToImport.
    """
    from reader.desk.importing.importing import Options
    from reader.desk.importing.reading import nothing

    report = state.desk.importing.take([Path(file).expanduser()], Options(tags)).report
    ids = list(dict.fromkeys(line.article_id for line in report.lines if line.article_id))
    if not ids:
        raise nothing({line.why for line in report.lines}, report.files, report.formats)
    return ids


@click.command("list")
@filter_options
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Show at most this many.")
@click.option(
    "--sort",
    type=click.Choice(ORDER_NAMES),
    default="saved",
    show_default=True,
    help="Sort order: newest, longest or A to Z.",
)
@click.option("--reverse", is_flag=True, help="Reverse the order.")
@as_json
@click.pass_obj
def list_(state: State, place: str, tag: str, site: str, limit: int, sort: str, reverse: bool, as_json: bool) -> None:
    """List articles, newest first. Marks: * starred, o unread, a archived."""
    articles = state.desk.articles
    wanted = make_filter(place, tag, site)._replace(order=sort, reverse=reverse)  # type: ignore[arg-type]
    rows = articles.rows(state.desk.search.ids(wanted)[:limit])
    if as_json:
        origins = articles.origins(row.id for row in rows)
        print_json(
            [row_as_data(row) | {"evidence": origins[row.id][0], "sources": dict(origins[row.id][1])} for row in rows]
        )
    else:
        print_rows(rows, "No articles here. Save one: tearsheet save ADDRESS")


class _Search(click.Command):
    """A command whose words may begin with a minus: "-council" is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        values = {
            option
            for parameter in self.params
            if isinstance(parameter, click.Option) and not parameter.is_flag
            for option in parameter.opts
        }
        marked: list[str] = []
        for at, argument in enumerate(args):
            is_value = at > 0 and args[at - 1] in values
            is_word = argument.startswith("-") and not argument.startswith("--") and argument != "-h"
            marked.append(_WORD + argument if is_word and not is_value and "--" not in args[:at] else argument)
        left = super().parse_args(ctx, marked)
        ctx.params["words"] = tuple(word.removeprefix(_WORD) for word in ctx.params["words"])
        return left


@click.command(cls=_Search)
@click.argument("words", nargs=-1, required=True)
@filter_options
@click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, help="Show at most this many, newest first."
)
@click.option("--best", is_flag=True, help="Show the most relevant first, not the newest.")
@as_json
@click.pass_obj
def search(
    state: State, words: tuple[str, ...], place: str, tag: str, site: str, limit: int, best: bool, as_json: bool
) -> None:
    """Search articles, with the same syntax as the window's search field.

    \b
    ferry harbour            both words; three letters or more also match longer words
    '"pier four"'            an exact phrase
    ferr* -council           words starting with ferr; without council
    '(ferry OR boat) port'   either word
    title: author: site: tag: lang: note:        a word, "phrase" or prefix* in one field
    highlight:fact|quote|check|use or 1 to 4     a kind of highlight; any other word is a highlighted one
    is:unread|read|starred|archived|failed|incomplete|unfetched|sample
    has:note|picture|highlight
    before:2026 after:2026-11 on:2026-11-23      publication date; also today, yesterday, -7d
    saved:-7d words:'>1000' words:500..1000

    Mistakes are reported, and the rest is searched. Case and accents don't matter. Words that start with a minus are
    searched for; options start with two.
    """
    from reader.query.parse import query_of

    typed = " ".join(words)
    for mistake in query_of(typed).mistakes:
        echo(f"tearsheet: {mistake.sentence}", err=True)
    articles = state.desk.articles
    wanted = make_filter(place, tag, site, typed)
    if best:
        wanted = wanted._replace(order="relevance")
    rows = articles.rows(state.desk.search.ids(wanted)[:limit])
    if as_json:
        print_json([row_as_data(row) for row in rows])
    else:
        print_rows(rows, "No articles found.")
    if not rows:
        raise click.exceptions.Exit(1)


@click.command()
@article_id
@click.option("--html", "as_html", is_flag=True, help="Print the cleaned article as HTML.")
@as_json
@click.pass_obj
def show(state: State, article_id: int, as_html: bool, as_json: bool) -> None:
    """Read an article in the terminal."""
    article = state.desk.article(article_id)
    row = article.row
    if as_json or as_html:
        html = state.desk.articles.html(article)
        if as_html:
            echo(html)
            return
        print_json(
            row_as_data(row)
            | {
                "description": article.description,
                "final_url": article.final_url,
                "canonical_url": article.canonical_url,
            }
            | {
                "fetched": article.fetched,
                "notes": article.notes,
                "modified": article.modified,
                "section": article.section,
            }
            | {"evidence": article.evidence, "sources": dict(article.sources), "cleaner": article.cleaner}
            | {"text": article.text, "html": html}
            | {"highlights": highlights_as_data(state.desk, article_id)}
        )
        return
    head = [
        row.title,
        article.description,
        " · ".join(part for part in (row.byline, page_time(row.published), row.site) if part),
        row.url,
    ]
    if row.completeness in INCOMPLETE:
        head.append(
            f"Incomplete: {INCOMPLETE[row.completeness]}." + (f" ({article.evidence})" if article.evidence else "")
        )
    echo("\n".join(line for line in head if line) + "\n")
    if row.error_code:
        print_rows([row], "")
    echo(article.text)


def _known_method(_context: click.Context, _parameter: click.Parameter, name: str) -> str:
    if name and name not in summary_methods():
        raise click.BadParameter(
            f"{name!r} isn't one of {', '.join(summary_methods())}. `tearsheet summary --methods` explains them."
        )
    return name


def _print_methods(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked:
        for name, says in summary_methods().items():
            echo(f"{name:13} {says}")
        context.exit()


@click.command()
@article_id
@click.option(
    "--sentences",
    type=click.IntRange(1, MAX_SENTENCES),
    default=3,
    show_default=True,
    metavar="N",
    help="Number of sentences.",
)
@click.option(
    "--method",
    default="",
    callback=_known_method,
    metavar="M",
    help="How to choose sentences; the default is in the settings.",
)
@click.option(
    "--methods",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_methods,
    help="List the methods.",
)
@as_json
@click.pass_obj
def summary(state: State, article_id: int, sentences: int, method: str, as_json: bool) -> None:
    """Summarise an article in its own sentences, in their order.

    Sentences you pinned in the window are included; those you removed aren't.
    """
    found = state.desk.summaries.summarize(article_id, sentences, method)
    if as_json:
        pinned = {(choice.start, choice.end) for choice in state.desk.summaries.choices(article_id) if choice.pinned}
        chosen = [
            {"text": s.text, "start": s.start, "end": s.end, "pinned": (s.start, s.end) in pinned}
            for s in found.sentences
        ]
        print_json(
            {
                "id": article_id,
                "sentences": chosen,
                "of": found.total_sentences,
                "language": found.language,
                "method": found.method,
                "passages": found.passages,
                "notes": [{"text": note.text, "start": note.start, "end": note.end} for note in found.notes],
            }
        )
        return
    if found.passages:
        echo("Passages: a few sentences can’t sum this text up. These say the most.\n")
    for number, sentence in enumerate(found.sentences, start=1):
        echo(f"{number}. {' '.join(sentence.text.split())}")
    for note in found.notes:
        echo(f"\nNote in the article: {' '.join(note.text.split())}")
    echo(f"\n{len(found.sentences)} of {found.total_sentences} sentences, in the article's own words.")


def _step(direction: str, text: str) -> click.Command:
    @click.command(direction, help=text)
    @article_id
    @filter_options
    @as_json
    @click.pass_obj
    def step(state: State, article_id: int, place: str, tag: str, site: str, as_json: bool) -> None:
        row = state.desk.step(make_filter(place, tag, site), article_id, direction)
        if as_json:
            print_json(row_as_data(row))
        else:
            print_rows([row], "")

    return step


previous = _step("previous", "Show the article before this one in `list`. Fails at the first.")
next_ = _step("next", "Show the article after this one in `list`. Fails at the last.")


@click.command()
@some_article_ids
@as_json
@click.pass_obj
def retry(state: State, ids: tuple[int, ...], as_json: bool) -> None:
    """Retry articles that failed or are waiting: these, or all of them."""
    desk = state.desk
    if ids:
        jobs = [desk.saving.again(number) for number in ids]
    else:
        jobs = desk.saving.resume()
        jobs += [
            desk.saving.again(row.id) for row in desk.rows(make_filter("attention", "", "")) if row.state == "failed"
        ]
    failed = 0
    for job in jobs:
        problem = job.future.exception()
        if problem:
            failed += 1
            echo(f"tearsheet: {job.about}: {problem}", err=True)
    rows = desk.articles.rows(job.article_id for job in jobs)
    if as_json:
        print_json([row_as_data(row) for row in rows])
    else:
        print_rows(rows, "Nothing to retry.")
    if failed:
        raise click.exceptions.Exit(1)


COMMANDS = (save, list_, search, show, summary, previous, next_, retry)
