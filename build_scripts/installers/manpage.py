"""The manual page tearsheet(1), made from the commands themselves, so that it cannot say anything else than
``--help``.
"""

from __future__ import annotations

import inspect
import re
import time
from collections.abc import Iterable

import click

from installers.release import Release

FILES = (
    ("~/.local/share/Tearsheet/library.sqlite", "The library, unless XDG_DATA_HOME names another folder."),
    ("~/.config/Tearsheet/settings.json", "The settings, unless XDG_CONFIG_HOME names another folder."),
)
VARIABLES = (("TEARSHEET_LIBRARY", "The library to use when --library isn't given."),)
_SIGNS = {"\\": "\\e", "-": "\\-", "`": "\\(ga", "'": "\\(aq", "^": "\\(ha", "~": "\\(ti"}
STATUS = (("0", "Success."), ("1", "Failure; one line says why."), ("2", "Usage error."))


def manual_page(release: Release) -> str:
    """The page in the language of man(7)."""
    from reader.cli.main import cli

    day = time.strftime("%Y-%m-%d", time.gmtime(release.when))
    context = click.Context(cli, info_name="tearsheet", **cli.context_settings)
    parts = [
        f'.TH TEARSHEET 1 {day} "Tearsheet {release.version}" "User Commands"',
        ".SH NAME\ntearsheet \\- a reader for journalists",
        ".SH SYNOPSIS",
        _synopsis("tearsheet", "[OPTIONS] [COMMAND [ARGS]...]"),
        ".SH DESCRIPTION",
        _prose(cli.help or "").removeprefix(".PP\n"),
        ".SH OPTIONS",
        _options(cli, context),
        ".SH COMMANDS",
    ]
    for name, command in sorted(cli.commands.items()):
        if not command.hidden:
            parts.append(_command(name, command, context))
    parts += [".SH EXIT STATUS", _table(STATUS), ".SH ENVIRONMENT", _table(VARIABLES), ".SH FILES", _table(FILES)]
    return "\n".join(parts) + "\n"


def _command(name: str, command: click.Command, parent: click.Context) -> str:
    context = click.Context(command, info_name=name, parent=parent, **command.context_settings)
    usage = " ".join(command.collect_usage_pieces(context))
    parts = [f".SS {_text(context.command_path.removeprefix('tearsheet '))}", _synopsis(context.command_path, usage)]
    parts += [_prose(command.help or ""), _options(command, context)]
    if isinstance(command, click.Group):
        parts += [_command(inner, command.commands[inner], context) for inner in sorted(command.commands)]
    return "\n".join(part for part in parts if part)


def _synopsis(name: str, usage: str) -> str:
    return f".B {_text(name)}\n{_text(usage)}"


def _prose(help_text: str) -> str:
    """Paragraphs; those that begin with \\b (click's mark) keep their lines."""
    done = []
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(help_text)):
        keeps_lines = paragraph.startswith("\b")
        lines = [_text(line) for line in paragraph.removeprefix("\b").strip("\n").split("\n")]
        if keeps_lines:
            done.append("\n".join([".PP", ".nf", *lines, ".fi"]))
        else:
            done.append(".PP\n" + "\n".join(line.strip() for line in lines))
    return "\n".join(done)


def _options(command: click.Command, context: click.Context) -> str:
    records = (parameter.get_help_record(context) for parameter in command.get_params(context))
    return _table(record for record in records if record and record[1])


def _table(rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f".TP\n.B {_text(term)}\n{_text(meaning)}" for term, meaning in rows)


def _text(text: str) -> str:
    """As roff reads it: its own signs escaped, and no line that looks like a request."""
    escaped = "".join(_SIGNS.get(sign, sign) for sign in text)
    return "\n".join(f"\\&{line}" if line.startswith(".") else line for line in escaped.split("\n"))
