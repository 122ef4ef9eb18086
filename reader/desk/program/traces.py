"""What the program itself remembers of what was done with it, beside the library: how to clear it."""

from __future__ import annotations

import shutil
from pathlib import Path

from reader.capture.fetch import network
from reader.desk.program import log
from reader.desk.program.locations import REPORTS, settings_path


def clear_traces() -> list[Path]:
    """Forget the list of requests, and remove the log with its older files and the reports of imports, which hold titles and
    addresses; return what could not be removed.
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
    reports = settings_path().with_name(REPORTS)
    try:
        if reports.exists():
            shutil.rmtree(reports)
    except OSError:
        left.append(reports)
    return left
