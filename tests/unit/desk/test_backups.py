from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest

from reader.desk.backups import backups_of
from reader.desk.desk import Desk
from reader.desk.events import JobChanged
from reader.desk.program.locations import library_path, settings_path
from reader.desk.program.settings import Settings
from reader.errors import Cancelled, FolderGone, LibraryMissing
from tests.making import add_article


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    add_article(opened.library)
    yield opened
    opened.close()


def aged(path: Path, hours: float) -> Path:
    """The backup as if it had been made so long ago."""
    time = datetime.now(UTC) - timedelta(hours=hours)
    written = re.search(r"\d{4}-\d\d-\d\dT\d{6}Z", path.name)  # what is before it may hold figures, too
    assert written is not None
    return path.rename(path.with_name(path.name.replace(written[0], f"{time:%Y-%m-%dT%H%M%SZ}")))


def touch(desk: Desk, hours_ago: float) -> None:
    """The library as if it had last been written so long ago."""
    time = (datetime.now(UTC) - timedelta(hours=hours_ago)).timestamp()
    for name in ("library.sqlite", "library.sqlite-wal"):
        if (desk.library.path.parent / name).exists():
            os.utime(desk.library.path.parent / name, (time, time))


def is_at_rest(desk: Desk) -> bool:
    """Return whether no backup is due for a library that was last written before the newest; a write that is still under
    way in the background is a reason to ask again.
    """
    touch(desk, 26)
    return not desk.backups.is_due()


def test_it_is_made_once_a_day_and_only_after_changes(desk: Desk) -> None:
    backing = desk.backups
    assert backing.is_due()
    made = backing.if_due().future.result(60).future.result(60)
    assert made.kind == "automatic"
    assert not backing.is_due()
    assert backing.if_due().future.result(60) is None
    aged(made.path, 25)
    assert backing.is_due()
    until = monotonic() + 60  # a loaded machine writes for longer than a number of tries
    assert any(is_at_rest(desk) for _ in iter(lambda: monotonic() < until, False))


def test_a_clock_that_was_turned_back_does_not_stop_it(desk: Desk) -> None:
    made = desk.backups.now().future.result(60)
    made.path.rename(made.path.with_name(made.path.name.replace(made.made[:4], "2099", 1)))
    assert desk.backups.is_due()


def test_it_can_be_turned_off_and_asked_for_nevertheless(desk: Desk) -> None:
    desk.settings.set("backups", False)
    assert not desk.backups.is_due()
    made = desk.backups.now().future.result(60)
    assert made.kind == "kept"
    assert [known.path for known in desk.backups.copies().future.result(60)] == [made.path]


def test_it_goes_where_a_person_chose_and_says_when_that_is_gone(desk: Desk, tmp_path: Path) -> None:
    chosen = tmp_path / "drive"
    desk.settings.set("backup_folder", str(chosen))
    with pytest.raises(FolderGone):
        desk.backups.now().future.result(60)
    chosen.mkdir()
    assert desk.backups.now().future.result(60).path.parent == chosen


def test_it_tells_how_far_it_is_and_can_be_ended(desk: Desk) -> None:
    heard: list[JobChanged] = []
    ended = threading.Event()

    def listen(event: object) -> None:
        if isinstance(event, JobChanged) and event.kind == "backup":
            heard.append(event)
            if event.state not in ("waiting", "running"):
                ended.set()
            if event.stage == "copying":
                desk.jobs.cancel(event.job_id)

    desk.events.subscribe(listen)
    with pytest.raises(Cancelled):
        desk.backups.now().future.result(60)
    assert ended.wait(60)  # a job's end is told after its future has it
    assert heard[-1].state == "cancelled"
    assert list(desk.backups.backups.folder.iterdir()) == []


def test_the_backups_of_the_usual_library_and_of_others_have_other_names(desk: Desk, tmp_path: Path) -> None:
    settings = desk.settings
    other = desk.backups.now().future.result(60)
    assert other.path.name.startswith("tearsheet-library-")
    settings.set("library", str(desk.library.path))
    usual = backups_of(desk.library.path, settings).make(kept=True)
    assert usual.path.name.startswith("tearsheet-20")
    assert [known.path for known in backups_of(desk.library.path, settings).copies()] == [usual.path]


def test_a_library_that_was_moved_is_the_usual_one_and_is_never_made_anew_where_its_drive_is_missing(
    tmp_path: Path,
) -> None:
    settings = Settings(settings_path())
    moved = tmp_path / "drive" / "library.sqlite"
    settings.set("library", str(moved))
    assert library_path() == moved
    assert library_path(str(tmp_path / "named.sqlite")) == tmp_path / "named.sqlite"
    with pytest.raises(LibraryMissing, match="Connect its drive"):
        Desk(moved, settings=settings)
    assert not moved.parent.exists()


def test_a_backup_of_a_clock_that_was_ahead_neither_puts_off_the_next_one_nor_makes_it_due_again(desk: Desk) -> None:
    aged(desk.backups.backups.make(kept=False).path, -20 * 365 * 24)
    assert desk.backups.is_due()
    desk.backups.backups.make(kept=False)
    assert not desk.backups.is_due()
