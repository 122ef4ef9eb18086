"""Where the frozen program begins, and its helpers: what Python starts with ``-c`` or ``--multiprocessing-fork`` is this program, too."""

import sys

from reader.__main__ import main

TRACKER = "from multiprocessing.resource_tracker import main"


def help_if_asked() -> None:
    """Be the worker process or the tracker of shared memory that this was started as; else do nothing, and import nothing."""
    if "--multiprocessing-fork" in sys.argv:
        from multiprocessing import spawn

        spawn.freeze_support()
    if "-c" in sys.argv[1:-1]:
        code = sys.argv[sys.argv.index("-c") + 1]
        if code.startswith(TRACKER):
            exec(code, {})
            raise SystemExit(0)


if __name__ == "__main__":
    help_if_asked()
    raise SystemExit(main())
