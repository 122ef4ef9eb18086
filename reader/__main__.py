"""``python -m reader`` and the installed command ``tearsheet``: no words open the window, any word is the
terminal's.
"""

from __future__ import annotations

import sys
from typing import Any


def main() -> int:
    """Exit code: 0 done, 1 failed with one line on stderr, 2 wrong usage."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--library"] and arguments[2:3] in ([], ["open"]):
        # The option may stand before the word, as with every other command.
        arguments = ["open", *arguments[:2], *arguments[3:]]
    if arguments[:1] == ["--browser-host"]:  # browsers add words of their own
        from reader.cli.browser_host import run as run_host
        from reader.desk.program.unexpected import hear

        hear()
        return run_host()
    if arguments[:1] == ["--self-test"]:
        from reader.self_test import main as test_itself

        return test_itself(arguments[1:])
    if not arguments or arguments[0] == "open" or _is_to_open(arguments[0]):
        try:
            from reader.gui.app import stages

            stages.begin()
            from reader.gui.app.start import open_window
        except ImportError as error:
            from reader.gui.app.no_display import missing, write_line

            if not (words := missing(error)):
                raise
            write_line(words)
            return 1
        return open_window(arguments[1:] if arguments[:1] == ["open"] else arguments)
    from reader.cli.main import run
    from reader.desk.program.unexpected import hear

    hear()
    return run(arguments, _write_pdf)


def _write_pdf(*arguments: Any) -> int:
    """Let the window's printing write a PDF for the terminal, which knows no Qt. See ``gui.app.terminal.write_pdf``."""
    from reader.gui.app.terminal import write_pdf

    return write_pdf(*arguments)


def _is_to_open(argument: str) -> bool:
    """A file or an address instead of a command opens the window on it; a command's name has none of these signs."""
    if not any(sign in argument for sign in ".:"):
        return False
    from reader.desk.program.launch import is_to_open

    return is_to_open(argument)


if __name__ == "__main__":
    raise SystemExit(main())
