"""Print the reports of earlier imports: imports.

Tested in `tests/e2e/test_importing.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.cli.output import State, as_json, echo, print_json
from reader.model.local_time import local_day

if TYPE_CHECKING:
    from reader.model.importing import ImportReport


@click.command("imports")
@click.argument("number", metavar="[NUMBER]", required=False, type=click.IntRange(1))
@click.option("--skipped", is_flag=True, help="Only lines that weren’t imported, or not whole.")
@as_json
@click.pass_obj
def imports_(state: State, number: int | None, skipped: bool, as_json: bool) -> None:
    """List earlier imports, newest first, or print the report of one: 1 is the latest.

    A report says of every line in a file what happened to it, and what was left out.
    """
    kept = state.desk.importing.reports
    reports = kept.all()
    if number is None:
        if skipped:
            raise click.UsageError("Name an import: tearsheet imports NUMBER --skipped.")
        _print_imports(reports, as_json=as_json)
        return
    if number > len(reports):
        raise click.UsageError(
            f"There {'is' if len(reports) == 1 else 'are'} {len(reports)} kept. List them: tearsheet imports."
        )
    _print_report(kept.report(reports[number - 1].name), skipped=skipped, as_json=as_json)


def _print_imports(reports: list[ImportReport], *, as_json: bool) -> None:
    from reader.desk.importing.reports import as_data, summary

    if as_json:
        print_json(
            [
                {"number": number, **{name: value for name, value in as_data(report).items() if name != "lines"}}
                for number, report in enumerate(reports, 1)
            ]
        )
        return
    for number, report in enumerate(reports, 1):
        echo(f"{number:3}  {local_day(report.when)}  {', '.join(report.files)}: {summary(report)}")
    if not reports:
        echo("Nothing was imported into this library yet.", err=True)


def _print_report(report: ImportReport, *, skipped: bool, as_json: bool) -> None:
    from reader.desk.importing import reports

    if skipped:
        report = report._replace(lines=tuple(reports.skipped(report.lines)))
    if as_json:
        print_json(reports.as_data(report))
    else:
        echo(reports.as_text(report).rstrip("\n"))


COMMANDS = (imports_,)
