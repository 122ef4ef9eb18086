"""Reports are kept for their owner alone, found again, and handed on as a table or as text."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from reader.desk.importing import reports as room
from reader.desk.importing.reports import Reports, as_csv, as_text, export
from reader.errors import FileUnreadable
from reader.model.importing import ImportCounts, ImportReport, ReportLine

LINES = (
    ReportLine("a.zip", "row 1", "Ferry, back", "https://coast.example/1", "taken", dropped=("cover",), article_id=4),
    ReportLine("a.zip", "row 2", "=SUM(A1)", "", "merged", added=("tags", "note")),
    ReportLine("a.zip", "row 3", "", "", "skipped", "damaged", rest=True),
)
REPORT = ImportReport(
    "", "2026-11-28T09:00:00.123Z", ("a.zip",), ("Pocket (CSV)",), ImportCounts(1, 1, 0, 1), False, LINES
)


@pytest.fixture
def reports(tmp_path: Path) -> Reports:
    return Reports(tmp_path / "library.sqlite", tmp_path / "settings")


def test_a_kept_report_is_found_with_all_its_lines(reports: Reports) -> None:
    kept = reports.keep(REPORT)
    assert kept.name.startswith("2026-11-28T090000Z-")
    assert reports.all() == [kept._replace(lines=())]
    assert reports.report(kept.name) == kept
    (path,) = reports.folder.iterdir()
    assert path.stat().st_mode & 0o077 == 0
    assert b"coast.example" not in path.read_bytes()
    reports.remove(kept.name)
    with pytest.raises(FileUnreadable):
        reports.report(kept.name)


def test_the_newest_come_first_and_only_so_many_stay(reports: Reports, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_REPORTS", 2)
    for day in (1, 2, 3):
        reports.keep(REPORT._replace(when=f"2026-11-0{day}T09:00:00.000Z"))
    assert [report.when[:10] for report in reports.all()] == ["2026-11-03", "2026-11-02"]


def test_two_imports_of_one_second_stay_in_their_order(reports: Reports) -> None:
    moments = [f"2026-11-28T09:00:00.{number:03}Z" for number in range(0, 1000, 97)]
    for moment in moments:
        reports.keep(REPORT._replace(when=moment))
    assert [report.when for report in reports.all()] == moments[::-1]


def test_a_damaged_report_is_left_out_and_said_to_be_damaged(reports: Reports) -> None:
    kept = reports.keep(REPORT)
    (path,) = reports.folder.iterdir()
    path.write_bytes(path.read_bytes()[:40])
    assert reports.all() == []
    with pytest.raises(FileUnreadable):
        reports.report(kept.name)


def test_a_table_is_safe_to_open_and_a_text_reads_as_sentences(reports: Reports, tmp_path: Path) -> None:
    table = list(csv.reader(io.StringIO(as_csv(REPORT).removeprefix("\ufeff"))))
    assert table[0][:3] == ["File", "Place", "Title"]
    assert table[1] == ["a.zip", "row 1", "Ferry, back", "https://coast.example/1", "imported", "", "", "cover"]
    assert table[2][2:7] == ["'=SUM(A1)", "", "merged", "", "tags, note"]
    assert "a.zip, row 3: (no title): skipped (can’t be read; nothing after this could be read)" in as_text(REPORT)
    assert "1 imported (0 with text), 1 merged, 1 skipped, a file could not be read to its end." in as_text(REPORT)
    for name in ("r.csv", "r.txt"):
        export(REPORT, tmp_path / name)
    assert (tmp_path / "r.csv").read_text("utf-8").startswith("\ufeffFile")


def test_reports_follow_a_library_that_moves(reports: Reports, tmp_path: Path) -> None:
    kept = reports.keep(REPORT)
    after = Reports(tmp_path / "elsewhere" / "library.sqlite", reports.settings_folder)
    reports.follow(after.library)
    assert (reports.all(), after.all()) == ([], [kept._replace(lines=())])


def test_reports_of_a_locked_library_are_sealed_and_follow_its_passphrase(
    reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    key: tuple[bytes, bytes] | None = None
    monkeypatch.setattr("reader.desk.program.opening.key_of", lambda _path: key)
    kept = reports.keep(REPORT)
    key = (b"seal-1", b"k" * 32)
    reports.seal_again(None)
    (path,) = reports.folder.iterdir()
    assert path.suffix == ".sealed"
    assert reports.report(kept.name) == kept
    before, key = key, (b"seal-2", b"m" * 32)
    assert reports.all() == []
    reports.seal_again(before)
    assert reports.report(kept.name) == kept
    before, key = key, None
    reports.seal_again(before)
    assert [path.suffix for path in reports.folder.iterdir()] == [".report"]
    assert reports.report(kept.name) == kept
