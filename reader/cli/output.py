"""Share between commands: the desk, opened at first use, and output for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from reader.desk.desk import Desk
from reader.desk.program.locations import library_path, settings_path
from reader.desk.program.settings import Settings
from reader.errors import NoSuchArticle, kind_of
from reader.model.exported import ExportOptions
from reader.model.library import Filter, Row
from reader.model.local_time import local_day
from reader.text.plain_line import escaped_json, for_terminal, plain_line

if TYPE_CHECKING:
    from reader.desk.jobs import Job

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


class ArticleId(click.ParamType[int]):
    """A whole number that the library can look for. Raises NoSuchArticle for one that no article can have."""

    name = "integer"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        number = int(click.INT.convert(value, param, ctx))
        if abs(number) > MAX_ID:
            raise NoSuchArticle(article_id=number)
        return number


MAX_ID = 2**63 - 1
"""SQLite counts no further."""

article_id = click.argument("article_id", metavar="ID", type=ArticleId())
article_ids = click.argument("ids", metavar="ID...", type=ArticleId(), nargs=-1, required=True)
some_article_ids = click.argument("ids", metavar="[ID...]", type=ArticleId(), nargs=-1)


WritePdf = Callable[[Desk, Sequence[int], Path, ExportOptions, str], int]
"""Writes a PDF of these articles with this title; returns how many are in it."""


class State:
    """Holds the desk of this command, and closes it.

    A new library at the default path starts with the sample articles; one that is named starts empty.
    """

    def __init__(
        self, library: str | None, passphrase_fd: int | None = None, write_pdf: WritePdf | None = None
    ) -> None:
        self.write_pdf = write_pdf
        self._library = library
        self._passphrase_fd = passphrase_fd
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
        """The library's file. It isn't opened, and may be damaged or missing; the passphrase of a locked one was given.

        Raises WrongPassphrase, PassphraseMissing, PassphraseUnreadable.
        """
        path = library_path(self._library, self.settings)
        self.unlock(path)
        return path

    def unlock(self, path: Path) -> None:
        """Ask for the passphrase of a locked library, or read it, where it was not given. Raises like ``path``."""
        from reader.desk.program.opening import needs_passphrase

        if needs_passphrase(path):
            from reader.cli.passphrases import unlock

            unlock(path, self._passphrase_fd, warn)

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


def echo(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Print text, the only way to the terminal: what a page says can move no cursor, set no title and turn no line."""
    click.echo(for_terminal(text), err=err, nl=nl)


def warn(what: object) -> None:
    """Print one line on stderr, after the program's name."""
    echo(f"tearsheet: {what}", err=True)


def _named_by_variable() -> bool:
    import os

    return bool(os.environ.get("TEARSHEET_LIBRARY"))


INCOMPLETE = {
    "subscription": "only the beginning; the rest is for subscribers",
    "login": "a login page",
    "consent": "a consent page",
    "error_page": "the site's error page",
    "script": "the page needs JavaScript",
    "cut_short": "the text stops short",
    "link_list": "a list of links, not an article",
    "video": "a video with little text",
}
"""Why an article is incomplete, by its ``completeness``."""


def articles(number: int) -> str:
    """Return "1 article" or "1,234 articles"."""
    return "1 article" if number == 1 else f"{number:,} articles"


def print_json(value: object) -> None:
    """Print a value as JSON, indented by one space, with its letters as they are."""
    click.echo(escaped_json(json.dumps(value, ensure_ascii=False, indent=1)))


def row_as_data(row: Row) -> dict[str, Any]:
    """Return a row for ``--json``: field names as in ``model.library.Row``, ``error`` the sentence of a failed one or
    null.
    """
    data = row._asdict()
    values = dict(data.pop("error_values"))
    data["error"] = sentence_of(row.error_code, values) if row.error_code else None
    data["tags"] = list(row.tags)
    return data


def sentence_of(code: str, values: dict[str, Any]) -> str:
    """Return the English sentence of a stored error code, the general one for a code of a newer version."""
    sentence = kind_of(code).sentence
    try:
        return sentence.format(**values)
    except (KeyError, IndexError):
        return sentence


def print_rows(rows: Iterable[Row], empty: str) -> None:
    """Print one article a line: number, marks, day, title, site; a failed one with its reason."""
    number = -1
    for number, row in enumerate(rows):  # noqa: B007
        marks = ("*" if row.starred else " ") + ("o" if not row.read else " ") + ("a" if row.archived else " ")
        about = " · ".join(
            part
            for part in (plain_line(row.site), f"{row.minutes} min" if row.minutes else "", ", ".join(row.tags))
            if part
        )
        if row.error_code:
            about = sentence_of(row.error_code, dict(row.error_values))
        elif row.state != "ready":
            about = "waiting" if row.state == "queued" else "fetching"
        elif row.completeness in INCOMPLETE:
            about = (
                f"{about} · incomplete: {INCOMPLETE[row.completeness]}"
                if about
                else f"incomplete: {INCOMPLETE[row.completeness]}"
            )
        echo(f"{row.id:6} {marks} {local_day(row.saved)}  {plain_line(row.title)}" + (f"  ({about})" if about else ""))
    if number < 0:
        echo(empty, err=True)


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose articles, shared by list, search, previous and next."""
    for option in (
        click.option("--tag", default="", help="Only articles with this tag."),
        click.option("--site", default="", help="Only articles from this site."),
        click.option(
            "--in",
            "place",
            type=click.Choice(["all", "unread", "starred", "archive", "attention", "trash"]),
            default="all",
            show_default=True,
            help="Where to look; attention means failed and incomplete articles.",
        ),
    ):
        command = option(command)
    return command


def make_filter(place: str, tag: str, site: str, words: str = "") -> Filter:
    """Return the filter of a list that the options of a command ask for."""
    return Filter(place=place, tag=tag, site=site, words=words)  # type: ignore[arg-type]


def settled(job: Job) -> Any:
    """Return a job's result. An interrupt cancels it and waits for what it makes of that: raises what it fails with."""
    try:
        return job.future.result()
    except KeyboardInterrupt:
        job.cancel()
        return job.future.result()
