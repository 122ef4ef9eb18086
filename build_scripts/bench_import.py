"""Imports measured beside the bare SQL that writes the same rows: see ``bench.py import``.

Bookmarks are a browser's file of addresses in folders; texts are an Omnivore archive with highlights. Both are made of the
articles of ``make_library.py``. The yardstick writes the rows that the import wrote, worked out beforehand, into an empty
library of the same schema with nothing but ``executemany``, in transactions of the same size.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("Work", "Harbour", "To read", "Energy", "Courts")
METADATA_ROWS = 20
MEASURED_ARTICLES = 2_000
"""So many different texts; an archive of more has them several times, each with another beginning."""


def bookmarks(path: Path, number: int) -> None:
    """Write a browser's bookmarks: a folder for each hundred."""
    with path.open("w", encoding="utf-8") as file:
        file.write("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n")
        for first in range(0, number, 100):
            file.write(f"<DT><H3>{FOLDERS[first // 100 % len(FOLDERS)]} {first // 5000}</H3>\n<DL><p>\n")
            for one in range(first, min(first + 100, number)):
                file.write(
                    f'<DT><A HREF="https://paper-{one % 977}.example/{2010 + one % 15}/report-{one}"'
                    f' ADD_DATE="{1_300_000_000 + one * 3000}">Report {one} from the harbour of North Coast</A>\n'
                )
            file.write("</DL><p>\n")
        file.write("</DL><p>\n")


def archive(path: Path, number: int) -> None:
    """Write an Omnivore archive: texts of some 600 words in nine languages, a highlight in one of ten."""
    import make_library

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        about: list[dict[str, object]] = []
        for one in range(number):
            article = make_library.article(one % MEASURED_ARTICLES, MEASURED_ARTICLES, 1)
            slug = f"report-{one}"
            lines = [f"Report {one} says this.", *(block.text for block in article.blocks)]
            packed.writestr(f"content/{slug}.html", "".join(f"<p>{escape(line)}</p>\n" for line in lines))
            if one % 10 == 0:
                packed.writestr(f"highlights/{slug}.md", f"> {lines[1][:90]}\n\nAsk the desk.\n")
            about.append(
                {
                    "id": str(one),
                    "slug": slug,
                    "title": article.title,
                    "description": article.description,
                    "author": article.byline,
                    "url": f"https://paper-{one % 977}.example/{slug}",
                    "state": "Active",
                    "readingProgress": 0,
                    "labels": list(article.tags),
                    "savedAt": article.saved,
                    "updatedAt": article.saved,
                    "publishedAt": article.saved,
                }
            )
        for first in range(0, number, METADATA_ROWS):
            rows = about[first : first + METADATA_ROWS]
            packed.writestr(f"metadata_{first}_to_{first + METADATA_ROWS}.json", json.dumps(rows))


def imported(path: Path, folder: Path) -> tuple[float, float, list[Sequence[Any]]]:
    """Return the seconds of the first import of a file and of a second one, and what was written, batch by batch."""
    from reader.desk.desk import Desk
    from reader.desk.importing.importing import Options
    from reader.desk.program.settings import Settings
    from reader.library.bulk import Bulk

    batches: list[Sequence[Any]] = []
    add = Bulk.add

    def noted(self: Bulk, articles: Sequence[Any]) -> list[int]:
        batches.append(articles)
        return add(self, articles)

    desk = Desk(folder / "library.sqlite", settings=Settings(folder / "settings.json"))
    Bulk.add = noted  # type: ignore[method-assign]
    try:
        seconds = []
        for _ in range(2):
            begun = time.perf_counter()
            report = desk.importing.take([path], Options()).report
            seconds.append(time.perf_counter() - begun)
        if report.counts.taken:
            raise SystemExit(f"bench: the second import took {report.counts.taken} articles.")
    finally:
        Bulk.add = add  # type: ignore[method-assign]
        desk.close()
    return seconds[0], seconds[1], [batch for batch in batches if batch]


class _Recorder:
    """A connection that keeps what is inserted through it."""

    def __init__(self, connection: Any, statements: list[tuple[str, list[Any]]]) -> None:
        self._connection = connection
        self._statements = statements

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        if sql.startswith("INSERT"):
            self._statements.append((sql, [values]))
        return self._connection.execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Any]) -> Any:
        self._statements.append((sql, list(rows)))
        return self._connection.executemany(*self._statements[-1])

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


class _Recorded:
    """What ``Bulk`` takes for the library's connections; ``changes`` are the statements of each transaction."""

    def __init__(self, connections: Any) -> None:
        self._connections = connections
        self.changes: list[list[tuple[str, list[Any]]]] = []

    @contextmanager
    def write(self) -> Iterator[Any]:
        self.changes.append([])
        with self._connections.write() as db:
            db.conn = _Recorder(db.conn, self.changes[-1])
            yield db


def bare(batches: Iterable[Sequence[Any]], folder: Path) -> float:
    """Return the seconds in which bare SQL writes the same rows."""
    from reader.library.bulk import Bulk
    from reader.library.library import Library

    with closing(Library(folder / "recorded.sqlite")) as library:
        recorded = _Recorded(library.connections)
        for batch in batches:
            Bulk(recorded).add(batch)  # type: ignore[arg-type]
    with closing(Library(folder / "bare.sqlite")) as library:
        begun = time.perf_counter()
        for change in recorded.changes:
            with library.connections.write() as db:
                for sql, rows in change:
                    db.conn.executemany(sql, rows)
        return time.perf_counter() - begun


def measure(addresses: int, texts: int) -> None:
    """Print for both kinds how long the import took, the same import again, and the bare SQL."""
    sys.path[:0] = [str(ROOT)]
    for kind, number, make in (("bookmarks", addresses, bookmarks), ("texts", texts, archive)):
        if not number:
            continue
        with tempfile.TemporaryDirectory(prefix="tearsheet-bench-") as named:
            folder = Path(named)
            path = folder / ("bookmarks.html" if kind == "bookmarks" else "omnivore.zip")
            make(path, number)
            before = _processor()
            first, second, batches = imported(path, folder)
            busy = _processor() - before
            plain = bare(batches, folder)
        print(
            f"{number:,} {kind}: {first:.1f} s, bare SQL {plain:.1f} s, ratio {first / plain:.2f};"
            f" the same again {second:.1f} s, 0 new; both {busy:.0f} s of processor",
            flush=True,
        )


def _processor() -> float:
    """Return the seconds that this process and those that it began and that ended were at work."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
