"""What the program itself remembers of what was done with it, beside the library: how to clear it."""

from __future__ import annotations

from pathlib import Path

from reader.capture.fetch import network
from reader.desk.program import log


def clear_traces() -> list[Path]:
    """Forget the list of requests and remove the log with its older files; return the files that could not be
    removed.
    """
    network.forget()
    log.close_log()
    path = log.log_path()
    left = []
    for file in [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, log.OLD_FILES + 1))]:
        try:
            file.unlink(missing_ok=True)
        except OSError:
            left.append(file)
    return left
