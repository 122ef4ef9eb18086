"""Dispatch ``tearsheet COMMAND``. Exit codes: 0 done, 1 failed with one line on stderr, 2 wrong usage."""

from __future__ import annotations

import errno
import re
import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from reader.cli import (
    articles,
    briefing,
    browsers,
    cleaning,
    ending,
    exporting,
    highlights,
    import_reports,
    importing,
    locking,
    organizing,
    overview,
    quoting,
    safety,
    streams,
)
from reader.cli.output import State, WritePdf, echo
from reader.desk.program.unexpected import log_unexpected
from reader.errors import TearsheetError

HELP = """Save articles whole, read them clean and summarise them in their own words: offline, in one file.

Without a command, Tearsheet opens its window; F1 there opens the manual. ID is the number that `list` and `search` show.
"""


@click.group(
    help=HELP,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.option(
    "--library",
    metavar="FILE",
    help="Use this library instead of the default one. The variable TEARSHEET_LIBRARY does the same.",
)
@click.option(
    "--passphrase-fd",
    metavar="N",
    type=click.IntRange(0),
    help="Read the passphrase of a locked library from file descriptor N instead of asking for it.",
)
@click.option("-V", "--version", is_flag=True, help="Show the version of Tearsheet and of its main parts.")
@click.option("--licences", is_flag=True, help="List every part of Tearsheet with its licence; --json adds the texts.")
@click.option("--json", "as_json", is_flag=True, help="With --version or --licences: print JSON.")
@click.option(
    "--self-test", is_flag=True, help="Test this installation without the network or your library; -v for details."
)
@click.pass_context
def cli(
    context: click.Context,
    library: str | None,
    passphrase_fd: int | None,
    version: bool,
    licences: bool,
    as_json: bool,
    self_test: bool,
) -> None:
    """Choose the library, then run the command; without one, say what this Tearsheet is."""
    if self_test:
        raise click.UsageError("Use --self-test on its own: tearsheet --self-test [-v] [--report FILE].")
    if version or licences:
        from reader.cli.about import print_licences, print_version

        (print_version if version else print_licences)(as_json)
        context.exit()
    if context.invoked_subcommand is None:
        raise click.UsageError("Name a command: tearsheet COMMAND. `tearsheet --help` lists them.")
    if as_json:
        raise click.UsageError("Put --json after the command: tearsheet COMMAND --json.")
    context.obj = context.with_resource(State(library, passphrase_fd, context.obj))


for _module in (
    articles,
    briefing,
    browsers,
    cleaning,
    exporting,
    highlights,
    import_reports,
    importing,
    locking,
    organizing,
    overview,
    quoting,
    safety,
    streams,
):
    for _command in _module.COMMANDS:
        cli.add_command(_command)


@cli.command("open")
@click.argument("addresses", metavar="[FILE|ADDRESS...]", nargs=-1)
def open_(addresses: tuple[str, ...]) -> None:  # noqa: ARG001 - only for the help; see reader.__main__
    """Open the window, and save these pages, documents and addresses in it.

    If the library's window is already open, it comes to the front and saves them. A file or folder of many articles is
    looked at first, as `import` does, and for a tearsheet: link the window asks.
    """
    raise click.UsageError("Type `tearsheet open [FILE|ADDRESS...]` or `tearsheet open --library FILE`.")


_NO_TEXT = re.compile("[\ud800-\udfff]")
"""What Python makes of bytes of a command line that are not UTF-8."""
_NOT_UTF8 = "What you typed holds bytes that aren’t text in UTF-8. Type it again."
_NO_ROOM = (errno.ENOSPC, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)


def _is_no_text(error: Exception, arguments: Sequence[str]) -> bool:
    """Tell whether an error that nobody foresaw comes of what was typed: bytes that are no text."""
    foreseen = isinstance(error, OSError) or (isinstance(error, TearsheetError) and type(error) is not TearsheetError)
    return not foreseen and _NO_TEXT.search("".join(arguments)) is not None


def run(arguments: Sequence[str], write_pdf: WritePdf | None = None) -> int:
    """Run a command and return its exit code. A TearsheetError becomes one line on stderr. ``write_pdf`` is lent by the
    launcher: the terminal itself knows no Qt.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with ending.in_order():
            result = cli.main(list(arguments), prog_name="tearsheet", standalone_mode=False, obj=write_pdf)
    except TearsheetError as error:
        echo(f"tearsheet: {_NOT_UTF8 if _is_no_text(error, arguments) else error}", err=True)
        return 1
    except click.exceptions.Abort:
        return ending.exit_code()
    except click.ClickException as error:
        error.show()
        return 2
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001
        if isinstance(error, UnicodeEncodeError) or (
            isinstance(error, ValueError) and _NO_TEXT.search("".join(arguments))
        ):
            echo("tearsheet: What you typed holds bytes that aren’t text in UTF-8. Type it again.", err=True)
            return 1
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            with suppress(OSError):
                echo(f"tearsheet: Couldn’t write the output: {(error.strerror or str(error)).lower()}.", err=True)
            return 1
        # A defect of ours: the log has its place in the code.
        log_unexpected("terminal", error)
        echo(f"tearsheet: {TearsheetError()}", err=True)
        return 1
    return result if isinstance(result, int) else 0
