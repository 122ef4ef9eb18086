"""Organise articles: tag, untag, star, archive, read, delete, restore, remove-samples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reader.cli.output import State, article_id, article_ids, as_json, echo, print_json, print_rows, row_as_data
from reader.cli.safety import restore_backup
from reader.model.library import Row


def _rows(state: State, ids: tuple[int, ...]) -> list[Row]:
    """Return the rows of these articles. Raises NoSuchArticle for the first that is missing, before any change."""
    return [state.desk.articles.row(number) for number in ids]


def _print_articles(state: State, ids: tuple[int, ...], as_json: bool) -> None:
    rows = _rows(state, ids)
    if as_json:
        print_json([row_as_data(row) for row in rows])
    else:
        print_rows(rows, "")


@click.command()
@article_id
@click.argument("names", metavar="TAG...", nargs=-1, required=True)
@as_json
@click.pass_obj
def tag(state: State, article_id: int, names: tuple[str, ...], as_json: bool) -> None:
    """Add tags to an article."""
    _rows(state, (article_id,))
    state.desk.organizing.tag([article_id], names)
    _print_articles(state, (article_id,), as_json)


@click.command()
@article_id
@click.argument("names", metavar="TAG...", nargs=-1, required=True)
@as_json
@click.pass_obj
def untag(state: State, article_id: int, names: tuple[str, ...], as_json: bool) -> None:
    """Remove tags from an article."""
    _rows(state, (article_id,))
    state.desk.organizing.untag([article_id], names)
    _print_articles(state, (article_id,), as_json)


def _mark(name: str, mark: str, text: str, undo: str) -> click.Command:
    @click.command(name, help=text)
    @article_ids
    @click.option("--off", is_flag=True, help=undo)
    @as_json
    @click.pass_obj
    def command(state: State, ids: tuple[int, ...], off: bool, as_json: bool) -> None:
        _rows(state, ids)
        state.desk.organizing.mark(ids, mark, not off)
        _print_articles(state, ids, as_json)

    return command


@click.command()
@article_ids
@as_json
@click.pass_obj
def delete(state: State, ids: tuple[int, ...], as_json: bool) -> None:
    """Move articles to the trash; `restore` puts them back."""
    _rows(state, ids)
    state.desk.organizing.delete(ids)
    _print_articles(state, ids, as_json)


@click.command()
@click.argument("words", metavar="ID...|BACKUP", nargs=-1, required=True)
@as_json
@click.pass_obj
def restore(state: State, words: tuple[str, ...], as_json: bool) -> None:
    """Take articles out of the trash, or restore the library from a backup.

    Numbers are articles; anything else is a BACKUP file (`backups` lists them; write ./7 for a file named 7). The
    library that a backup replaces is kept beside it. Close the window first.
    """
    if all(word.isascii() and word.isdigit() for word in words):
        ids = tuple(map(int, words))
        _rows(state, ids)
        state.desk.organizing.restore(ids)
        _print_articles(state, ids, as_json)
    elif len(words) == 1:
        restore_backup(state, Path(words[0]), as_json)
    else:
        raise click.UsageError("Give the numbers of articles, or one backup.")


@click.command("remove-samples")
@as_json
@click.pass_obj
def remove_samples(state: State, as_json: bool) -> None:
    """Delete the sample articles permanently."""
    number = state.desk.organizing.remove_samples()
    result: dict[str, Any] = {"removed": number}
    if as_json:
        print_json(result)
    else:
        echo("1 sample article deleted." if number == 1 else f"{number} sample articles deleted.")


COMMANDS = (
    tag,
    untag,
    _mark("star", "starred", "Star articles.", "Remove the star."),
    _mark("archive", "archived", "Archive articles.", "Move them out of the archive."),
    _mark("read", "read", "Mark articles as read.", "Mark them as unread."),
    delete,
    restore,
    remove_samples,
)
