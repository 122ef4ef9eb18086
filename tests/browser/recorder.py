"""Stands between the browser and the host, and writes down what goes by: started by the browser in the host's place.

``recorder.py LOG COMMAND…``: lines of JSON go to LOG, ``{"to": "host"|"browser", "at": seconds, "message": …}``, with
lengths in place of bytes; the bytes that travel as "data", decoded, are appended to LOG.bytes. Standard library only, for
it is started as a file by its path.
"""

from __future__ import annotations

import base64
import json
import os
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import BinaryIO


def pump(source: BinaryIO, target: BinaryIO, to: str, log: Path, lock: threading.Lock) -> None:
    """Pass framed messages on and write each down until the source ends; anything unframed is passed on as it is."""
    try:
        while len(head := read(source, 4)) == 4:
            body = read(source, struct.unpack("=I", head)[0])
            at = time.monotonic()  # before it is passed on: the log is then never behind
            note(to, at, body, log, lock)
            target.write(head + body)
            target.flush()
    except OSError:
        pass
    finally:
        target.close()


def read(source: BinaryIO, length: int) -> bytes:
    parts = []
    while length > 0 and (got := source.read(min(length, 1 << 20))):
        parts.append(got)
        length -= len(got)
    return b"".join(parts)


def note(to: str, at: float, body: bytes, log: Path, lock: threading.Lock) -> None:
    try:
        message = json.loads(body)
    except ValueError:
        message = {"unreadable": body[:200].decode("latin-1")}
    data = message.get("data") if isinstance(message, dict) else None
    with lock:
        if isinstance(data, str):
            with log.with_suffix(".bytes").open("ab") as file:
                file.write(base64.b64decode(data, validate=False))
            message["data"] = len(data)
        with log.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"to": to, "at": at, "process": os.getpid(), "message": message}) + "\n")


def main(log: Path, command: list[str]) -> int:
    lock = threading.Lock()
    note("start", time.monotonic(), b"{}", log, lock)
    with log.with_suffix(".err").open("ab") as errors:
        host = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
    assert host.stdin is not None
    assert host.stdout is not None
    threading.Thread(target=pump, args=(sys.stdin.buffer, host.stdin, "host", log, lock), daemon=True).start()
    pump(host.stdout, sys.stdout.buffer, "browser", log, lock)
    code = host.wait()
    with lock, log.open("a", encoding="utf-8") as file:
        file.write(
            json.dumps({"to": "end", "at": time.monotonic(), "process": os.getpid(), "message": {"code": code}}) + "\n"
        )
    return code


if __name__ == "__main__":
    code = main(Path(sys.argv[1]), sys.argv[2:])
    os._exit(code & 0xFF)  # the thread that reads may still wait for the browser
