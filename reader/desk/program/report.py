"""What a person hands to somebody who helps: versions, the library's size, the last lines of the log."""

from __future__ import annotations

import platform
from collections.abc import Iterable

from reader.about import build, parts
from reader.desk.program import log
from reader.library.library import Library
from reader.model.library import Filter

LOG_LINES = 200


class Report:
    """The report on this Tearsheet and its library, as plain text. It names no path, address, title or text."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def text(self, system: Iterable[str] = ()) -> str:
        """Return the report; ``system`` are further lines on the system, which only the window knows."""
        lines = [build().line, f"{platform.platform()} ({platform.machine()})", *system]
        lines += [f"{name} {version}" for name, version in parts()]
        lines += ["", *self._on_library(), "", "Log:"]
        return "\n".join([*lines, *(log.recent(LOG_LINES) or ["(empty)"])]) + "\n"

    def _on_library(self) -> Iterable[str]:
        size = self._library.path.stat().st_size if self._library.path.exists() else 0
        articles = self._library.listings.count(Filter(place="all"))
        yield f"Library: schema {self._library.schema}, {articles:,} articles, {size:,} bytes"
        if self._library.notice is not None:
            yield f"Library cannot be changed: {self._library.notice.code}"
