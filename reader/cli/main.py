"""``tearsheet COMMAND``: the desk for the terminal and for scripts. Exit 0 done, 1 failed with one line on stderr, 2
wrong usage."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from reader.cli import articles, briefing, cleaning, organise, overview, safety, streams
from reader.cli.output import State
from reader.errors import TearsheetError

HELP = """Tearsheet keeps articles whole, shows them clean, and gives their summary in their own words; offline, in one file.

Without a command it opens the window. ID is the number that `list` and `search` show.
"""


@click.group(
    help=HELP,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.option(
    "--library",
    metavar="FILE",
    help="Use this library instead of the usual one (also: the variable TEARSHEET_LIBRARY).",
)
@click.option("-V", "--version", is_flag=True, help="Say which Tearsheet this is, and the versions of its main parts.")
@click.option(
    "--licences", is_flag=True, help="List all parts of Tearsheet with their licences; with --json, also the texts."
)
@click.option("--json", "as_json", is_flag=True, help="With --version and --licences: print JSON for programs.")
@click.option(
    "--self-test", is_flag=True, help="Try all parts of Tearsheet, without the network and your library; -v says more."
)
@click.pass_context
def cli(
    context: click.Context, library: str | None, version: bool, licences: bool, as_json: bool, self_test: bool
) -> None:
    if self_test:
        raise click.UsageError("--self-test stands alone: tearsheet --self-test [-v] [--report FILE].")
    if version or licences:
        from reader.cli.about import print_licences, print_version

        (print_version if version else print_licences)(as_json)
        context.exit()
    if context.invoked_subcommand is None:
        raise click.UsageError("say what to do: tearsheet COMMAND. `tearsheet --help` lists the commands.")
    if as_json:
        raise click.UsageError("--json stands after the command: tearsheet COMMAND --json.")
    context.obj = context.with_resource(State(library))


for _module in (articles, briefing, cleaning, organise, overview, safety, streams):
    for _command in _module.COMMANDS:
        cli.add_command(_command)


@cli.command("open")
@click.argument("given", metavar="[FILE|ADDRESS...]", nargs=-1)
def open_(given: tuple[str, ...]) -> None:  # noqa: ARG001 - only for the help; see reader.__main__
    """Open the window (also what no command does), and save in it the pages and addresses that are given.

    Where a window is open on the library already, it comes to the front and takes them. A tearsheet: link is offered
    there, never fetched unasked.
    """
    raise click.UsageError("type `tearsheet open [FILE|ADDRESS...]`, or `tearsheet open --library FILE`.")


def run(arguments: Sequence[str]) -> int:
    """Run a command; gives the exit code. Errors that a person can meet become one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        result = cli.main(list(arguments), prog_name="tearsheet", standalone_mode=False)
    except TearsheetError as error:
        click.echo(f"tearsheet: {error}", err=True)
        return 1
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return 2
    except BrokenPipeError:
        return 0
    return result if isinstance(result, int) else 0
