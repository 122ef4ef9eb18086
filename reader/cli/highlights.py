"""List highlights and notes: highlights."""

from __future__ import annotations

from typing import Any

import click

from reader.cli.output import State, as_json, echo, print_json
from reader.desk.desk import Desk
from reader.model.highlight import Highlight, HighlightedArticle

NOT_FOUND = "not found in the text"


@click.command()
@click.argument("words", metavar="[ID...|QUERY]", nargs=-1)
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown.")
@as_json
@click.pass_obj
def highlights(state: State, words: tuple[str, ...], as_markdown: bool, as_json: bool) -> None:
    """List highlights and notes, of these articles or of all that a search finds.

    Passages that the article no longer holds are listed, too. `highlight:check` finds articles by kind, `note:word` by
    your notes; see `search`.
    """
    if words and all(word.isascii() and word.isdigit() for word in words):
        ids = [state.desk.articles.row(int(word)).id for word in words]
        articles = state.desk.highlights.articles(ids)
    else:
        articles = state.desk.highlights.search(" ".join(words))
    names = state.desk.highlights.names()
    if as_json:
        print_json([_article_as_data(article, names) for article in articles])
    elif as_markdown:
        echo(state.desk.highlights.as_markdown(articles, NOT_FOUND), nl=False)
    else:
        _print(articles, names)
    if not articles:
        if not (as_json or as_markdown):
            echo("No highlights or notes found.", err=True)
        raise click.exceptions.Exit(1)


def _print(articles: list[HighlightedArticle], names: dict[int, str]) -> None:
    for number, article in enumerate(articles):
        if number:
            echo()
        echo(f"{article.id:6} {article.title}" + (f"  ({article.site})" if article.site else ""))
        if article.note:
            echo(_indented(article.note))
        for one in article.highlights:
            gone = "" if one.found else f" ({NOT_FOUND})"
            tags = f" [{', '.join(one.tags)}]" if one.tags else ""
            echo(f"    {names[one.meaning]}{gone}{tags}: {one.words}")
            if one.note:
                echo(_indented(one.note))


def _indented(note: str) -> str:
    return "\n".join(f"        {line}" for line in note.splitlines())


def _article_as_data(article: HighlightedArticle, names: dict[int, str]) -> dict[str, Any]:
    return {
        "article_id": article.id,
        "title": article.title,
        "site": article.site,
        "url": article.url,
        "note": article.note,
        "highlights": [_as_data(one, names) for one in article.highlights],
    }


def highlights_as_data(desk: Desk, article_id: int) -> list[dict[str, Any]]:
    """Return an article's highlights as ``highlights --json`` prints them."""
    names = desk.highlights.names()
    return [_as_data(one, names) for article in desk.highlights.articles([article_id]) for one in article.highlights]


def _as_data(one: Highlight, names: dict[int, str]) -> dict[str, Any]:
    return {
        "id": one.id,
        "meaning": one.meaning,
        "name": names[one.meaning],
        "found": one.found,
        "start": one.start if one.found else None,
        "end": one.end if one.found else None,
        "exact": one.exact,
        "prefix": one.prefix,
        "suffix": one.suffix,
        "note": one.note,
        "tags": list(one.tags),
        "created": one.created,
        "changed": one.changed or None,
    }


COMMANDS = (highlights,)
