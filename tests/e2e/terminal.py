"""Commands as a person types them, each in a process of its own that costs no start of Python.

A server imports the program's terminal once. For each command it forks; the fork has the arguments, environment and
streams of that command alone. Where there is no fork (Windows), a command is started as usual.

Cleaning stays in the fork, which is a process of its own already, unless the environment names ``WORKERS``: then the
command starts its worker processes, as it does for a person.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

TIMEOUT_SECONDS = 90
WORKERS = "TESTS_START_WORKERS"
"""The variable of the environment that has a command start worker processes."""

SERVER = """
import atexit, json, os, sys, threading
import reader.cli.main, reader.desk.desk, reader.library.library
import reader.desk.workers
from reader.__main__ import main
from reader.desk.preparation import prepare
from tests.making import story
prepare(story(), "https://news.example/a", "text/html")  # loads the models of languages and choosing
for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if child:
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        continue
    for number, path in enumerate(asked["streams"]):
        os.dup2(os.open(path, os.O_RDWR), number)
    os.environ.clear()
    os.environ.update(asked["environment"])
    if not asked["workers"]:
        reader.desk.workers.Workers.run = lambda self, function, *arguments: function(*arguments)
        reader.desk.workers.Workers.warm = lambda self: None
    sys.argv[1:] = asked["arguments"]
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8") for number, mode in enumerate(("r", "w", "w"))
    )
    code = 1
    try:
        code = main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        import traceback
        traceback.print_exc()
    # What Python does at its end, which os._exit leaves out, and which a fork may do only for itself.
    threading._shutdown()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
"""


class Terminal:
    """Runs commands one after the other."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._server: subprocess.Popen[str] | None = None
        if hasattr(os, "fork"):
            self._server = subprocess.Popen(
                [sys.executable, "-c", SERVER],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                env={**os.environ, "PYTHONPATH": str(root)},
            )

    def run(
        self, arguments: Sequence[str], environment: Mapping[str, str], stdin: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run ``tearsheet ARGUMENTS`` to its end."""
        if self._server is None:
            command = [sys.executable, "-m", "reader", *arguments]
            return subprocess.run(
                command,
                env=environment,
                input=stdin,
                capture_output=True,
                encoding="utf-8",
                timeout=TIMEOUT_SECONDS,
                check=False,
            )
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        with tempfile.TemporaryDirectory() as folder:
            streams = [Path(folder, name) for name in ("in", "out", "err")]
            for path, text in zip(streams, (stdin or "", "", ""), strict=True):
                path.write_text(text, encoding="utf-8")
            asked = {
                "arguments": list(arguments),
                "environment": dict(environment),
                "streams": [str(path) for path in streams],
                "workers": WORKERS in environment,
            }
            self._server.stdin.write(json.dumps(asked) + "\n")
            self._server.stdin.flush()
            command = int(self._server.stdout.readline())
            stop = threading.Timer(TIMEOUT_SECONDS, os.kill, (command, signal.SIGKILL))
            stop.start()
            code = int(self._server.stdout.readline())
            stop.cancel()
            if code == -signal.SIGKILL:
                raise subprocess.TimeoutExpired(list(arguments), TIMEOUT_SECONDS)
            out, err = (path.read_text(encoding="utf-8") for path in streams[1:])
        return subprocess.CompletedProcess(list(arguments), code, out, err)

    def close(self) -> None:
        """End the server."""
        if self._server is not None:
            assert self._server.stdin is not None
            assert self._server.stdout is not None
            self._server.stdin.close()
            self._server.wait()
            self._server.stdout.close()
