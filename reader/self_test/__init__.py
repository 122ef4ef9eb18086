"""``tearsheet --self-test``: whether all of the program is here and works on this machine, from the page to the painted
window.

It asks the network for nothing, touches no library and no settings of anybody, and needs neither a display nor a home
folder: everything happens in a folder of its own, which is removed at the end. One line for each step says what was
done and how long it took, or why it failed.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

SECONDS = 240.0
"""Longer than that, something hangs: the test says where, and ends."""


def main(arguments: Sequence[str]) -> int:
    """Exit code: 0 all is well, 1 a step failed, 2 wrong usage."""
    import argparse

    parser = argparse.ArgumentParser(
        prog="tearsheet --self-test", description="Whether all of Tearsheet is here and works."
    )
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="say of a failure where in the program it happened"
    )
    parser.add_argument("--report", metavar="FILE", help="write the lines into a file, too")
    asked = parser.parse_args(arguments)
    with suppress(AttributeError, ValueError):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        report = Path(asked.report).open("w", encoding="utf-8") if asked.report else None  # noqa: SIM115 - closed below
    except OSError as error:
        print(f"tearsheet: the report {asked.report} cannot be written: {error.strerror}.", file=sys.stderr)  # noqa: T201
        return 2
    try:
        return run([stream for stream in (sys.stdout, report) if stream is not None], verbose=asked.verbose)
    finally:
        if report is not None:
            report.close()


def run(streams: Sequence[TextIO], *, verbose: bool = False) -> int:
    """All steps, told on these streams; gives the exit code."""
    from reader.self_test.trial import Trial

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.pop("QT_QPA_PLATFORMTHEME", None)
    os.environ.pop("TEARSHEET_LIBRARY", None)
    if not verbose:
        logging.disable()  # a step says in its line what went wrong
        os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # what the platform without a display cannot do
    try:
        # ignore_cleanup_errors: what a virus scanner holds open for a moment is no fault of the program's.
        made = tempfile.TemporaryDirectory(prefix="tearsheet-self-test-", ignore_cleanup_errors=True)
    except OSError as error:
        for stream in streams:
            stream.write(
                f"failed    a folder for the test cannot be made: {error.strerror}; the variable TMPDIR names another place\n"
            )
        return 1
    with made as folder:
        windows = ("WIN_PD_OVERRIDE_APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA")  # platformdirs' own
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", *windows):
            os.environ[name] = folder
        trial = Trial(Path(folder), streams, verbose=verbose, seconds=SECONDS)
        from reader.self_test import desk_steps, window_steps

        trial.begin()
        desk_steps.walk(trial)
        window_steps.walk(trial)
        desk_steps.end(trial)
        return trial.end()
