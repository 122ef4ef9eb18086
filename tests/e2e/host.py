"""A browser's host as a process on pipes, spoken to as a browser does."""

from __future__ import annotations

import json
import os
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.handing import messages

ROOT = Path(__file__).resolve().parents[2]
ANSWER_SECONDS = 60


class BrowserHost:
    """The process, begun; ``ask`` and ``save`` return the last answer to a message, ``raw`` sends any bytes."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reader", "--browser-host", "chrome-extension://of-a-test/"],
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        while len(head := self.process.stdout.read(4)) == 4:
            self._answers.put(json.loads(self.process.stdout.read(struct.unpack("=I", head)[0])))
        self._answers.put(None)

    def raw(self, content: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(content)
        self.process.stdin.flush()

    def send(self, message: object) -> None:
        content = json.dumps(message).encode()
        self.raw(struct.pack("=I", len(content)) + content)

    def answer(self) -> dict[str, Any] | None:
        """Return the next answer or stage; None once the host has ended."""
        return self._answers.get(timeout=ANSWER_SECONDS)

    def last_answer(self, number: str) -> dict[str, Any]:
        """Return the answer to a message, stages passed over."""
        while True:
            found = self.answer()
            assert found is not None, self.end()
            if found["id"] == number and "ok" in found:
                return found

    def ask(self, **message: Any) -> dict[str, Any]:
        self.send({"v": 1, "id": "q", **message})
        return self.last_answer("q")

    def save(self, document: bytes, *pictures: tuple[str, bytes], number: str = "s1", **changed: Any) -> dict[str, Any]:
        for message in messages(document, pictures, number=number, **changed):
            self.send(message)
        return self.last_answer(number)

    def end(self) -> tuple[int, str]:
        """Close standard input, as a browser that ends does; return the exit code and what it wrote to stderr."""
        assert self.process.stdin is not None
        assert self.process.stderr is not None
        if not self.process.stdin.closed:
            self.process.stdin.close()
        code = self.process.wait(30)
        self._thread.join(30)
        said = self.process.stderr.read().decode()
        self.process.stderr.close()
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code, said
