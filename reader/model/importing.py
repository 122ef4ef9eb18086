"""What an import did, line by line, and how an original says that it came out of another program's file.

Tested in `tests/unit/desk/importing`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal, NamedTuple

IMPORTED = "X-Tearsheet-Imported"
"""Name of the header of ours that an original out of an imported file has; a server's header of this name is not believed."""


class Imported(NamedTuple):
    """How an original came: the ``program`` or format it came out of, the name of the ``file``, and ``when`` that was (ISO 8601
    in UTC).
    """

    program: str
    file: str
    when: str


def imported_header(came: Imported) -> tuple[str, str]:
    """Return the header, name and value, that an imported original is kept with."""
    return IMPORTED, json.dumps(came._asdict(), ensure_ascii=False)


def imported_in(headers: Iterable[tuple[str, str]], status: int) -> Imported | None:
    """Return how an original was imported; None for one that a server sent, which has a ``status``, or a browser."""
    value = next((text for name, text in headers if name == IMPORTED), None)
    if value is None or status:
        return None
    try:
        found = json.loads(value)
        return Imported(str(found["program"]), str(found["file"]), str(found["when"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


LineOutcome = Literal["taken", "merged", "known", "skipped"]
"""What became of a line of a file: a new article; something of it was added to an article that is there; all of it was
there already; it was not taken."""

Added = Literal["tags", "earlier_date", "star", "note", "highlights", "text", "marks"]
"""What a merge added to an article."""


class ReportLine(NamedTuple):
    """One line of the report of an import: the ``file`` and the ``place`` in it, the item's title and address as far as they
    are known, and what happened. ``why`` is a ``NotTakenWhy`` of what was skipped, else "text_unreadable" where only the
    text of an item could not be read, or "". ``added`` says what a merge added, ``dropped`` names the fields that the
    library has no place for, ``rest`` says that nothing after it could be read.
    """

    file: str
    place: str
    title: str
    address: str
    outcome: LineOutcome
    why: str = ""
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    rest: bool = False
    article_id: int = 0


class ImportCounts(NamedTuple):
    """How many items became articles, were merged into one, were there already, were skipped; and of the new articles how
    many have a text, and how many are addresses alone.
    """

    taken: int = 0
    merged: int = 0
    known: int = 0
    skipped: int = 0
    with_text: int = 0
    bare: int = 0
    highlights: int = 0

    @property
    def items(self) -> int:
        """How many items there were that could be taken."""
        return self.taken + self.merged + self.known


class ImportReport(NamedTuple):
    """A kept report: its ``name`` for asking again, ``when`` the import began (ISO 8601 in UTC), the ``files`` by name, the
    titles of the ``formats`` that were recognised. ``stopped`` says that it was cancelled, and ``lines`` end there.
    """

    name: str
    when: str
    files: tuple[str, ...]
    formats: tuple[str, ...]
    counts: ImportCounts
    stopped: bool = False
    lines: tuple[ReportLine, ...] = ()
