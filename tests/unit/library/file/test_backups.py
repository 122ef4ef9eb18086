from __future__ import annotations

import re
import sqlite3
import threading
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader import errors
from reader.drafts import draft_of
from reader.library.file.backups import Backups, staying, verified
from reader.library.file.copy import contents_of, copy
from reader.library.library import Library
from reader.library.migrations import schema
from reader.model.library import Filter
from tests.making import add_article


@pytest.fixture
def backups(library: Library) -> Backups:
    add_article(library, "First")
    add_article(library, "Second")
    return Backups(library.path, library.path.parent / "backups")


def old(backups: Backups, time: str, content: Path | None = None) -> Path:
    path = backups.folder / f"tearsheet-{time}.sqlite"
    path.write_bytes(content.read_bytes() if content else b"broken")
    return path


def test_a_backup_holds_all_that_the_library_held_and_opens_as_one(library: Library, backups: Backups) -> None:
    library.articles.mark(list(library.listings.ids(Filter()))[:1], "read", True)
    made = backups.make(kept=False)
    assert made.contents is not None
    assert (made.contents.articles, made.contents.unread, made.contents.newest_title) == (2, 1, "Second")
    assert (made.kind, made.problem, made.size) == ("automatic", None, made.path.stat().st_size)
    assert [path.name for path in backups.folder.iterdir()] == [made.path.name]
    again = Library(made.path)
    assert [row.title for row in again.articles.rows(again.listings.ids(Filter()))] == ["Second", "First"]
    add_article(again, "Third")
    again.close()


def test_names_sort_by_time_and_are_legal_everywhere(backups: Backups) -> None:
    names = [backups.make(kept=kept).path.name for kept in (False, False, True)]
    assert len(set(names)) == 3
    assert not any(set(name) & set('<>:"/\\|?*') for name in names)
    assert {known.kind for known in backups.copies()} == {"automatic", "kept"}


def test_a_backup_made_while_another_thread_writes_all_the_time_is_whole_and_no_write_is_lost(
    library: Library, backups: Backups
) -> None:
    for number in range(40):
        add_article(library, f"Before {number}", "word " * 20_000)
    stop, written = threading.Event(), list[int]()
    failed: list[BaseException] = []
    steps: list[float] = []

    def write() -> None:
        number = 0
        try:
            while not stop.is_set():
                written.append(add_article(library, f"During {number}"))
                number += 1
        except BaseException as error:  # noqa: BLE001
            failed.append(error)

    before = len(library.listings.ids(Filter()))
    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = backups.make(
            kept=False, progress=lambda stage, fraction: steps.append(fraction) if stage == "copying" else None
        )
    finally:
        stop.set()
        writer.join()
    assert failed == []
    assert len(written) > 0
    assert len(library.listings.ids(Filter())) == before + len(written)
    assert steps == sorted(steps), "the copy began anew"
    assert made.contents is not None
    assert before <= made.contents.articles <= before + len(written)
    assert verified(made.path) == made.contents


def test_ending_it_leaves_nothing_behind(backups: Backups) -> None:
    def stop(_stage: str, _fraction: float) -> None:
        raise errors.Cancelled

    with pytest.raises(errors.Cancelled):
        backups.make(kept=False, progress=stop)
    assert list(backups.folder.iterdir()) == []

    def stop_later(stage: str, _fraction: float) -> None:
        if stage == "verifying":
            raise errors.Cancelled

    with pytest.raises(errors.Cancelled):
        backups.make(kept=False, progress=stop_later)
    assert list(backups.folder.iterdir()) == []


def test_a_chosen_folder_that_is_gone_is_said_so_and_never_made(library: Library, tmp_path: Path) -> None:
    gone = Backups(library.path, tmp_path / "drive" / "copies")
    with pytest.raises(errors.FolderGone, match="Connect its drive"):
        gone.make(kept=False)
    assert not (tmp_path / "drive").exists()
    assert gone.copies() == []
    assert gone.newest() is None


def test_a_full_disk_is_said_so_and_the_library_goes_on(
    library: Library, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage(10, 10, 0))
    with pytest.raises(errors.NoSpace, match="Not enough space"):
        backups.make(kept=False)
    assert list(backups.folder.iterdir()) == []
    add_article(library, "Third")


def test_a_disk_that_gets_full_on_the_way_is_said_so(
    library: Library, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reader.library.file.copy.sync", full)
    with pytest.raises(errors.NoSpace):
        backups.make(kept=False)
    assert list(backups.folder.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_said_so(library: Library, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("mine")
    with pytest.raises(errors.CopyError):
        Backups(library.path, tmp_path / "backups").make(kept=False)
    assert (tmp_path / "backups").read_text() == "mine"


def test_a_copy_that_does_not_pass_its_check_gets_no_name(backups: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    backups.folder.mkdir()

    def spoil(draft: Path) -> None:
        size = draft.stat().st_size
        with draft.open("rb+") as file:
            file.seek(size // 2)
            file.write(b"\x55" * 8192)

    monkeypatch.setattr("reader.library.file.copy.sync", spoil)
    with pytest.raises(errors.CopyBroken, match="was deleted"):
        backups.make(kept=False)
    assert list(backups.folder.iterdir()) == []


def test_a_copy_never_replaces_another_programs_database(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.sqlite")
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(errors.NotALibrary):
        copy(tmp_path / "other.sqlite", tmp_path / "copy.sqlite")
    assert not (tmp_path / "copy.sqlite").exists()


def test_looking_at_a_copy_leaves_nothing_beside_it(backups: Backups) -> None:
    made = backups.make(kept=True)
    contents_of(made.path)
    verified(made.path)
    assert [path.name for path in backups.folder.iterdir()] == [made.path.name]


def test_a_broken_backup_is_told_and_never_counted(backups: Backups) -> None:
    whole = backups.make(kept=False)
    broken = old(backups, "2031-01-01T000000Z")
    listed = {known.path: known for known in backups.copies()}
    assert listed[broken].contents is None
    assert "Couldn’t restore the backup" in str(listed[broken].problem)
    newest = backups.newest()
    assert newest is not None
    assert newest.year != 2031
    assert backups.thin() == []
    assert whole.path.exists()
    assert broken.exists()


def test_a_backup_of_a_newer_program_is_refused_in_words(backups: Backups) -> None:
    made = backups.make(kept=True)
    newer = sqlite3.connect(made.path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    (listed,) = backups.copies()
    assert isinstance(listed.problem, errors.BackupTooNew)
    assert listed.contents is not None
    with pytest.raises(errors.BackupTooNew, match="made by a newer Tearsheet"):
        verified(made.path)


def test_seven_days_four_weeks_and_six_months_stay() -> None:
    newest = datetime(2026, 11, 25, 4, 12, tzinfo=UTC)
    times = [newest - timedelta(hours=12 * number) for number in range(2 * 365)]
    stay = sorted(staying(times, newest), reverse=True)
    assert stay[:7] == [
        newest - timedelta(days=0),
        *(datetime(2026, 11, day, 16, 12, tzinfo=UTC) for day in range(24, 18, -1)),
    ]
    assert newest in stay
    assert {(time.year, time.month) for time in stay} == {(2026, month) for month in range(6, 12)}
    assert len({time.isocalendar()[:2] for time in stay if time > datetime(2026, 11, 1, tzinfo=UTC)}) == 4
    assert len(stay) <= 7 + 4 + 6
    assert staying(stay, newest) == set(stay)
    assert staying([], newest) == set()


def test_backups_of_a_clock_that_was_ahead_take_no_place_of_the_right_ones() -> None:
    now = datetime(2026, 11, 25, 4, 12, tzinfo=UTC)
    right = [now - timedelta(days=number) for number in range(7)]
    ahead = [now + timedelta(days=7300 + number) for number in range(9)]
    assert set(right) <= staying([*right, *ahead], now)
    assert 0 < len(staying(ahead, now)) <= 7 + 4 + 6


def test_thinning_removes_only_what_was_made_by_itself(library: Library, backups: Backups) -> None:
    kept = backups.make(kept=True)
    days = [
        old(backups, f"2026-{month:02}-{day:02}T101500Z", kept.path) for month in (9, 10, 11) for day in range(1, 29)
    ]
    by_hand = old(backups, "2026-10-02T101500Z-kept", kept.path)
    twice = old(backups, "2026-11-28T080000Z", kept.path)
    removed = backups.thin()
    assert twice in removed
    assert {kept.path, by_hand, days[-1]}.isdisjoint(removed)
    assert all(path.exists() for path in (kept.path, by_hand, days[-1]))
    # 22 to 28 November, of which the 22nd stands for its week too; the 15th and the 8th; the last of October and
    # September.
    assert len([path for path in days if path.exists()]) == 7 + 2 + 2
    assert backups.thin() == []


def test_libraries_in_one_folder_are_told_apart(library: Library, backups: Backups, tmp_path: Path) -> None:
    mine = backups.make(kept=False)
    other = Backups(library.path, backups.folder, "tearsheet-other-3fa9c1")
    theirs = other.make(kept=False)
    assert [known.path for known in backups.copies()] == [mine.path]
    assert [known.path for known in other.copies()] == [theirs.path]


def test_what_was_copied_before_a_migration_is_among_the_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    library = Library(path)
    add_article(library)
    library.close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, lambda db: db.execute("CREATE TABLE later (x)")))
    Library(path).close()
    (found,) = Backups(path, tmp_path / "backups").copies()
    assert (found.kind, found.problem) == ("before-schema", None)
    assert found.contents is not None
    assert (found.contents.articles, found.contents.schema) == (1, len(schema.MIGRATIONS) - 1)


def test_a_draft_that_a_killed_process_left_is_removed_and_that_of_a_living_one_kept(backups: Backups) -> None:
    backups.make(kept=False)
    living = draft_of(backups.folder / "tearsheet-2026-01-01T000000Z.sqlite")
    dead = living.with_name(re.sub(r"\.\d+-\d+-", f".{2**22 + 1}-7-", living.name))
    for draft in (living, dead):
        draft.write_bytes(b"half")
    backups.make(kept=False)
    assert living.exists()
    assert not dead.exists()


def test_a_library_that_nobody_wrote_has_not_changed(library: Library, backups: Backups) -> None:
    later = datetime.now(UTC) + timedelta(seconds=2)
    assert not backups.changed_since(later)
    assert backups.changed_since(datetime.now(UTC) - timedelta(hours=1))
