"""What the commands share: the desk, opened at first use, and printing for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

import click

from reader.desk.desk import Desk
from reader.desk.locations import library_path, settings_path
from reader.desk.settings import Settings
from reader.errors import kind_of
from reader.model.library import Filter, Row

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
article_id = click.argument("article_id", metavar="ID", type=int)
article_ids = click.argument("ids", metavar="ID...", type=int, nargs=-1, required=True)


class State:
    """The desk of this command. A new library at the usual place begins with the samples; one that is named begins
    empty."""

    def __init__(self, library: str | None) -> None:
        self._library = library
        self._desk: Desk | None = None

    def __enter__(self) -> State:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._desk is not None:
            self._desk.close()

    @property
    def path(self) -> Path:
        """The library's file, which may be damaged or not there: it is not opened."""
        return library_path(self._library, self.settings)

    @cached_property
    def settings(self) -> Settings:
        settings = Settings(settings_path())
        if settings.problem is not None:
            warn(settings.problem)
        return settings

    @property
    def desk(self) -> Desk:
        if self._desk is None:
            path = self.path
            is_default = path == library_path(None, self.settings) and not _named_by_variable()
            self._desk = Desk(path, samples=is_default, settings=self.settings)
            if self._desk.notice:
                warn(self._desk.notice)
        return self._desk

    def warn_of_rules(self) -> None:
        """Say on stderr if the site rules cannot be read, for a command that goes on without them."""
        problem = self.desk.site_rules.problem()
        if problem is not None:
            warn(problem)


def warn(what: object) -> None:
    """Print one line on stderr, after the program's name."""
    click.echo(f"tearsheet: {what}", err=True)


def _named_by_variable() -> bool:
    import os

    return bool(os.environ.get("TEARSHEET_LIBRARY"))


NOT_WHOLE = {
    "subscription": "only the beginning: the rest is for subscribers",
    "login": "the page asks for a login",
    "consent": "a page that asks for consent, not the article",
    "error_page": "an error page of the site",
    "script": "the page makes its text with a script",
    "cut_short": "the text stops early",
    "link_list": "a list of links rather than an article",
    "video": "a video with little text",
}
"""Why an article is not whole, by its ``completeness``."""


def print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def row_as_data(row: Row) -> dict[str, Any]:
    """A row for ``--json``: field names as in ``model.Row``; ``error`` is the sentence of a failed one, or null."""
    data = asdict(row)
    values = dict(data.pop("error_values"))
    data["error"] = sentence_of(row.error_code, values) if row.error_code else None
    data["tags"] = list(row.tags)
    return data


def sentence_of(code: str, values: dict[str, Any]) -> str:
    """The English sentence of a stored error code; an unknown code (from a newer program) gets the general one."""
    sentence = kind_of(code).sentence
    try:
        return sentence.format(**values)
    except (KeyError, IndexError):
        return sentence


def print_rows(rows: Iterable[Row], empty: str) -> None:
    """One article a line: number, marks, day, title, site; a failed one with its reason."""
    number = -1
    for number, row in enumerate(rows):  # noqa: B007
        marks = ("*" if row.starred else " ") + ("o" if not row.read else " ") + ("a" if row.archived else " ")
        about = " · ".join(
            part for part in (row.site, f"{row.minutes} min" if row.minutes else "", ", ".join(row.tags)) if part
        )
        if row.error_code:
            about = sentence_of(row.error_code, dict(row.error_values))
        elif row.state != "ready":
            about = "waiting to be fetched" if row.state == "queued" else "being fetched"
        elif row.completeness in NOT_WHOLE:
            about = (
                f"{about} · not whole: {NOT_WHOLE[row.completeness]}"
                if about
                else f"not whole: {NOT_WHOLE[row.completeness]}"
            )
        click.echo(f"{row.id:6} {marks} {row.saved[:10]}  {row.title}" + (f"  ({about})" if about else ""))
    if number < 0:
        click.echo(empty, err=True)


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose articles, shared by list, search, previous and next."""
    for option in (
        click.option("--tag", default="", help="Only articles with this tag."),
        click.option("--site", default="", help="Only articles of this site."),
        click.option(
            "--in",
            "place",
            type=click.Choice(["all", "unread", "starred", "archive", "attention", "trash"]),
            default="all",
            show_default=True,
            help="Where to look; attention holds what failed and what is not whole.",
        ),
    ):
        command = option(command)
    return command


def make_filter(place: str, tag: str, site: str, words: str = "") -> Filter:
    return Filter(place=place, tag=tag, site=site, words=words)  # type: ignore[arg-type]
