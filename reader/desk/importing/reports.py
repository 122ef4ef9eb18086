"""Reports of imports: kept in a folder beside the settings, for their owner alone, one for each import of a library.

They name every title and address of a file, so that of a locked library is sealed to its key, and follows it when it gets
another passphrase. A report is lines of JSON, compressed; the first says when and how many.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from reader.desk.exporting.targets import write_chosen
from reader.desk.handed_over.waiting import Waiting
from reader.desk.program.locations import REPORTS
from reader.drafts import erase, sweep_drafts
from reader.errors import FileUnreadable, LibraryLocked
from reader.exchange.cells import cell
from reader.files import make_private, make_private_folder, read_ordinary, replace_bytes
from reader.model.importing import ImportCounts, ImportReport, ReportLine

MAX_REPORTS = 100
"""The oldest go when there are more."""
MAX_UNPACKED_BYTES = 400_000_000
PLAIN, SEALED = ".report", ".sealed"
_SEALED_FOR = b"tearsheet report 1\n"
_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z-[0-9a-f]{8}(?:\.report|\.sealed)\Z")

COLUMNS = ("File", "Place", "Title", "Address", "Outcome", "Why", "Added", "Left out")
OUTCOMES = {"taken": "imported", "merged": "merged", "known": "already there", "skipped": "skipped"}
"""What became of a line, as the terminal and exported reports say it."""
WHYS = {
    "no_address": "no web address and no text",
    "not_an_article": "not an article",
    "damaged": "can’t be read",
    "too_large": "too large",
    "encrypted": "needs a password",
    "not_recognised": "unknown format",
    "no_text": "pictures only, no text",
    "text_unreadable": "its text can’t be read",
}
ADDED = {
    "text": "text",
    "tags": "tags",
    "earlier_date": "earlier date",
    "star": "star",
    "marks": "read or archived",
    "note": "note",
    "highlights": "highlights",
}
REST = "nothing after this could be read"


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports of the library at ``library``; ``settings_folder`` is the account's own."""

    library: Path
    settings_folder: Path

    @property
    def folder(self) -> Path:
        """Where they are; it need not exist."""
        return self.settings_folder / REPORTS / Waiting(self.library, self.settings_folder).folder.name

    def keep(self, report: ImportReport) -> ImportReport:
        """Write a report and return it with its name; it has none where it could not be kept, and is no worse for that."""
        second, _, rest = report.when.partition(".")
        stamp = re.sub(r"[^0-9TZ-]", "", second.replace(":", "")) + "Z"
        milliseconds = int(re.sub(r"\D", "", rest)[:3] or "0")  # two imports of one second stay in their order
        name = f"{stamp}-{milliseconds:03x}{os.urandom(3).hex()[:5]}"
        with suppress(OSError):
            self._write(name, _packed(report))
            for path in self._paths()[MAX_REPORTS:]:
                path.unlink(missing_ok=True)
            return report._replace(name=name)
        return report

    def all(self) -> list[ImportReport]:
        """Return the reports without their lines, newest first; one that can't be read is left out."""
        found = []
        for path in self._paths():
            with suppress(OSError, ValueError, KeyError, TypeError, FileUnreadable, LibraryLocked):
                lines = _unpacked(self._content(path))
                found.append(_head(next(lines), path.stem))
        return found

    def report(self, name: str) -> ImportReport:
        """Return one with all lines. Raises FileUnreadable."""
        path = next((path for path in self._paths() if path.stem == name), None)
        if path is None:
            raise FileUnreadable(name=name, detail="the report is gone")
        try:
            lines = _unpacked(self._content(path))
            head = _head(next(lines), name)
            return head._replace(lines=tuple(ReportLine(*_line(json.loads(line))) for line in lines))
        except (OSError, ValueError, KeyError, TypeError, StopIteration) as error:
            raise FileUnreadable(name=name, detail="the report is damaged") from error

    def remove(self, name: str) -> None:
        """Remove one."""
        for path in self._paths():
            if path.stem == name:
                path.unlink(missing_ok=True)

    def seal_again(self, before: tuple[bytes, bytes] | None) -> None:
        """After the library got another passphrase, its first one, or none: write all as that asks. ``before`` are seal and key
        that it had. What can't be read with that stays.
        """
        for path in self._paths() if self._key() != before else ():
            with suppress(OSError, FileUnreadable, LibraryLocked):
                self._exchange(path, self._content(path, before))

    def seal_plain(self) -> None:
        """Seal the reports of a locked library that are plain: its process was killed when it had just been locked."""
        for path in self._paths() if self._key() is not None else ():
            if path.suffix == PLAIN:
                with suppress(OSError):
                    self._exchange(path, read_ordinary(path))

    def _exchange(self, path: Path, content: bytes) -> None:
        """Write a report as the library's lock asks, in place of what it was. Raises OSError."""
        after = PLAIN if self._key() is None else SEALED
        self._write(path.stem, content)
        if path.suffix == PLAIN != after:
            erase(path)
        elif path.suffix != after:
            path.unlink(missing_ok=True)

    def follow(self, library: Path) -> None:
        """Let the reports of this library be those of the one at another path, to which it was moved."""
        after = Reports(library, self.settings_folder)
        if after.folder == self.folder or not self.folder.is_dir():
            return
        with suppress(OSError):
            make_private_folder(after.folder)
            for path in self._paths():
                path.replace(after.folder / path.name)
            self.folder.rmdir()

    def _paths(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        with suppress(OSError):
            sweep_drafts(self.folder, "")
            return sorted((path for path in self.folder.iterdir() if _NAME.match(path.name)), reverse=True)
        return []

    def _key(self) -> tuple[bytes, bytes] | None:
        from reader.desk.program.opening import key_of

        return key_of(self.library)

    def _write(self, name: str, content: bytes) -> None:
        key = self._key()
        if key is not None:
            from reader.library.lock.sealed_boxes import public_half, seal

            content = _SEALED_FOR + seal(public_half(key[1]), content)
        make_private_folder(self.folder)
        make_private(self.folder)
        replace_bytes(self.folder / f"{name}{PLAIN if key is None else SEALED}", content)

    def _content(self, path: Path, key: tuple[bytes, bytes] | None = None) -> bytes:
        content = read_ordinary(path)
        if path.suffix == PLAIN:
            return content
        from reader.library.lock.sealed_boxes import unseal

        key = key or self._key()
        if key is None:
            raise LibraryLocked(path=str(self.library))
        opened = unseal(key[1], content.removeprefix(_SEALED_FOR))
        if opened is None:
            raise FileUnreadable(name=path.name, detail="it was sealed for another passphrase")
        return opened


def _packed(report: ImportReport) -> bytes:
    head = report._replace(lines=())._asdict() | {"counts": report.counts._asdict()}
    written = io.BytesIO()
    with gzip.open(written, "wt", compresslevel=3, encoding="utf-8", errors="backslashreplace") as file:
        for value in (head, *report.lines):
            file.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")
    return written.getvalue()


def _unpacked(content: bytes) -> Iterator[str]:
    try:
        unpacked = zlib.decompressobj(31).decompress(content, MAX_UNPACKED_BYTES)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    return iter(unpacked.decode("utf-8", "replace").rstrip("\n").split("\n"))


def _head(line: str, name: str) -> ImportReport:
    value: dict[str, Any] = json.loads(line)
    counts = ImportCounts(**{field: int(value["counts"].get(field, 0)) for field in ImportCounts._fields})
    files, formats = (tuple(map(str, value[field])) for field in ("files", "formats"))
    return ImportReport(name, str(value["when"]), files, formats, counts, bool(value["stopped"]))


def _line(values: list[Any]) -> list[Any]:
    return [tuple(value) if isinstance(value, list) else value for value in values]


# --- handing on --------------------------------------------------------------------------------------------------------------

Form = Literal["csv", "text"]


def form_of(path: Path) -> Form:
    """Return the form in which a report is written to a file of this name: a table for ``.csv``, else text."""
    return "csv" if path.suffix.lower() == ".csv" else "text"


def export(report: ImportReport, path: Path) -> None:
    """Write a report as a table or as text, by the file's name. Raises ExportError and its kin."""
    write_chosen(path, (as_csv(report) if form_of(path) == "csv" else as_text(report)).encode("utf-8", "replace"))


def as_csv(report: ImportReport) -> str:
    """Return a report as a table that spreadsheets open, in UTF-8 with its mark at the beginning."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for line in report.lines:
        table.writerow([cell(value) for value in row_of(line)])
    return "\ufeff" + written.getvalue()


def as_text(report: ImportReport) -> str:
    """Return a report as lines to read."""
    head = [f"{', '.join(report.files)} ({', '.join(report.formats)})", report.when, summary(report), ""]
    lines = []
    for line in report.lines:
        file, place, title, address, outcome, why, added, dropped = row_of(line)
        about = [part for part in (why, added and f"added: {added}", dropped and f"left out: {dropped}") if part]
        named = " · ".join(part for part in (title, address) if part) or "(no title)"
        lines.append(f"{file}, {place}: {named}: {outcome}" + (f" ({'; '.join(about)})" if about else ""))
    return "\n".join([*head, *lines]) + "\n"


def as_data(report: ImportReport) -> dict[str, Any]:
    """Return a report as plain data: its fields, and those of its lines."""
    return report._asdict() | {
        "counts": report.counts._asdict(),
        "lines": [line._asdict() for line in report.lines],
    }


def row_of(line: ReportLine) -> tuple[str, ...]:
    """Return a line as the cells of ``COLUMNS``, in English."""
    why = "; ".join(part for part in (WHYS.get(line.why, line.why), REST if line.rest else "") if part)
    added = ", ".join(ADDED.get(name, name) for name in line.added)
    return (
        *(line.file, line.place, line.title, line.address, OUTCOMES[line.outcome]),
        *(why, added, ", ".join(line.dropped)),
    )


def summary(report: ImportReport) -> str:
    """Return what an import did in one line."""
    counts = report.counts
    parts = [
        f"{counts.taken:,} imported" + (f" ({counts.with_text:,} with text)" if counts.taken else ""),
        f"{counts.merged:,} merged" if counts.merged else "",
        f"{counts.known:,} already there" if counts.known else "",
        f"{counts.skipped:,} skipped" if counts.skipped else "",
        "stopped before the end" if report.stopped else "",
        "a file could not be read to its end" if any(line.rest for line in report.lines) else "",
    ]
    return ", ".join(part for part in parts if part) + "."


def skipped(lines: Iterable[ReportLine]) -> list[ReportLine]:
    """Return the lines that were not taken, or not whole."""
    return [line for line in lines if line.outcome == "skipped" or line.why or line.dropped]
