"""Import what other programs exported: import.

Tested in `tests/e2e/test_importing.py`.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.output import State, articles, as_json, echo, print_json, settled, warn
from reader.errors import ExportError, TearsheetError

if TYPE_CHECKING:
    from reader.desk.desk import Desk
    from reader.desk.importing.importing import Outcome
    from reader.desk.importing.reading import Survey


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what is in the files; import nothing.")
@click.option("--tag", "tags", multiple=True, help="Add this tag to every article; can be repeated.")
@click.option(
    "--fetch",
    type=click.Choice(["now", "idle", "never"]),
    default="never",
    show_default=True,
    help="When to fetch texts that the files don’t have: now, later while the window is open and idle, or never.",
)
@click.option("--read", is_flag=True, help="Mark new articles as read.")
@click.option("--unread", is_flag=True, help="Mark new articles as unread.")
@click.option(
    "--report",
    "report_to",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the report to FILE: a table if it ends in .csv, else text.",
)
@as_json
@click.pass_obj
def import_(
    state: State,
    files: tuple[Path, ...],
    dry_run: bool,
    tags: tuple[str, ...],
    fetch: str,
    read: bool,
    unread: bool,
    report_to: Path | None,
    as_json: bool,
) -> None:
    """Import articles from another program, or from files.

    FILE is what Pocket, Instapaper, Omnivore, wallabag, Zotero, a browser or another program exported, a saved page, an
    archive or a document, or a folder or ZIP of these. Tearsheet looks at what is in a file, not at its name.

    What you already have stays: new tags, notes and highlights are added, and no text is replaced. Importing a file again
    adds nothing twice.
    """
    if read and unread:
        raise click.UsageError("Use --read or --unread, not both.")
    if report_to is not None and report_to.exists():
        raise click.UsageError(f"{report_to} exists. Name another file for the report.")
    if dry_run:
        _dry_run(state.desk, files, as_json=as_json)
        return
    outcome = _take(state.desk, files, tags, fetch, "read" if read else "unread" if unread else "file")
    report = outcome.report
    from reader.desk.importing.reading import nothing
    from reader.desk.importing.reports import as_data, export, summary

    unwritten: ExportError | None = None
    if report_to is not None:
        try:
            export(report, report_to)
        except ExportError as error:  # the articles are there: what came in is told all the same
            unwritten = error
    if as_json:
        print_json(as_data(report))
    else:
        echo(summary(report))
        _print_left_out(report)
    if outcome.error is not None:
        raise outcome.error
    if unwritten is not None:
        raise unwritten
    if fetch == "now":
        _fetch(state.desk)
    elif report.counts.bare and fetch == "never" and not as_json:
        echo(f"Without text: {articles(report.counts.bare)}. To fetch them, import the file again with --fetch now.")
    if not report.counts.items:
        warn(nothing({line.why for line in report.lines}, report.files, report.formats))
        raise click.exceptions.Exit(1)


def _dry_run(desk: Desk, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Say what each file holds. Files that hold nothing are named on stderr; where none does, exit with 1."""
    surveys: list[tuple[Path, Survey]] = []
    for path in files:
        try:
            surveys.append((path, desk.importing.survey([path])))
        except TearsheetError as error:
            warn(error)
    if as_json and surveys:
        values = [_as_data(path, survey) for path, survey in surveys]
        print_json(values[0] if len(files) == 1 else {"files": values, "items": sum(v["items"] for v in values)})
    elif surveys:
        for path, survey in surveys:
            _print_survey(path, survey)
    if len(surveys) < len(files):
        raise click.exceptions.Exit(1)


def _as_data(path: Path, survey: Survey) -> dict[str, Any]:
    return {
        "file": str(path),
        "formats": [
            {
                "name": one.name,
                "title": one.title,
                "items": one.items,
                "with_text": one.with_text,
                "highlights": one.highlights,
            }
            for one in survey.formats
        ],
        "items": survey.items,
        "with_text": survey.with_text,
        "left_out": dict(survey.left_out.most_common()),
        "not_taken": [
            {"where": part.where, "why": part.why, "title": part.title, "rest": part.rest}
            for _, part in survey.not_taken
        ],
        "sample": [
            {
                "where": item.where,
                "title": item.title,
                "address": item.address,
                "saved": item.saved,
                "tags": list(item.tags),
                "has_text": bool(item.text.strip()),
                "highlights": len(item.highlights),
            }
            for item in survey.sample
        ],
    }


def _print_survey(path: Path, survey: Survey) -> None:
    from reader.desk.importing.reports import REST, WHYS

    kinds = ", ".join(one.title for one in survey.formats)
    echo(f"{path.name}: {kinds}: {articles(survey.items)}, {survey.with_text:,} with text")
    for item in survey.sample:
        echo(f"  {item.title or item.address}")
    if survey.items > len(survey.sample):
        echo(f"  … and {survey.items - len(survey.sample):,} more")
    if survey.left_out:
        echo(f"  No place for: {_counted(survey.left_out)}")
    for why, number in survey.reasons.items():
        echo(f"  Not imported: {number:,} ({WHYS.get(why, why)})")
    for _, part in survey.not_taken:
        if part.rest:
            echo(f"  {part.where}: {REST}")


def _take(desk: Desk, files: tuple[Path, ...], tags: tuple[str, ...], fetch: str, read: str) -> Outcome:
    """Import, and leave with what was imported and its report when interrupted."""
    from reader.desk.importing.importing import Options

    options = Options(tags, read, fetch)  # type: ignore[arg-type]
    outcome: Outcome = settled(desk.importing.submit(files, options))
    return outcome


def _print_left_out(report: Any) -> None:
    """Print the lines that were not taken, or not whole, on stderr: at most 20."""
    from reader.desk.importing.reports import row_of, skipped

    lines = [line for line in skipped(report.lines) if line.outcome == "skipped" or line.why]
    for line in lines[:20]:
        _, place, title, address, _, why, *_ = row_of(line)
        warn(f"{place}: {why}" + (f": {title or address}" if title or address else ""))
    if len(lines) > 20:
        warn(f"… and {len(lines) - 20:,} more. --report FILE writes them all.")
    names = Counter(name for line in report.lines for name in line.dropped)
    if names:
        warn(f"Left out, as articles have no place for it: {_counted(names)}.")


def _counted(names: Counter[str]) -> str:
    more = f" and {len(names) - 10} others" if len(names) > 10 else ""
    return ", ".join(f"{name} ({number:,})" for name, number in names.most_common(10)) + more


def _fetch(desk: Desk) -> None:
    """Fetch what is wanted now, and say how many are left every 100; what an interrupt leaves is fetched another time."""
    job = desk.importing.fetching.look()
    if job is None:
        return
    left = int(job.about)
    if sys.stderr.isatty():
        echo(f"Fetching {articles(left)}. Ctrl+C stops; the window goes on with the rest.", err=True)
    number = job.future.result()
    echo(f"Fetched: {articles(number)}.")
    if number + desk.importing.fetching.wanted().soon < left:
        warn("Some couldn’t be fetched: `tearsheet list --in attention` says why.")


COMMANDS = (import_,)
