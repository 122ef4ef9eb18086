from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.desk import file_maintenance
from reader.desk.backups import backups_of
from reader.desk.desk import Desk
from reader.desk.importing.reports import Reports
from reader.desk.program.opening import forget_keys
from reader.desk.program.settings import Settings
from reader.drafts import draft_of
from reader.errors import SettingsUnwritable
from reader.library.file import locking
from reader.library.library import Library
from reader.library.lock.keys import COSTS, LEAST, USUAL
from reader.model.importing import ImportCounts, ImportReport
from reader.model.library import Filter
from tests.making import add_article, add_cleaned, story
from tests.unit.library.damaging import alter, overwrite, pages_of


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    yield opened
    opened.close()


def test_a_moved_library_is_remembered_in_the_settings(library: Library, tmp_path: Path) -> None:
    library.close()
    target = tmp_path / "elsewhere"
    target.mkdir()
    settings = Settings(tmp_path / "settings.json")
    moved = file_maintenance.move(library.path, target, settings)
    assert moved.path == target / library.path.name
    assert Settings(settings.path)["library"] == str(moved.path)
    assert not library.path.exists()


_KILLED = """
import os, sys
from pathlib import Path
from reader.desk import file_maintenance
from reader.desk.program.settings import Settings
settings = Settings(Path(sys.argv[3]))
remember = settings.set
def killed(name, value):
    if sys.argv[4] == "after":
        remember(name, value)
    os._exit(9)
settings.set = killed
file_maintenance.move(Path(sys.argv[1]), Path(sys.argv[2]), settings)
"""


def _killed_move(path: Path, target: Path, settings: Path, when: str) -> None:
    command = [sys.executable, "-c", _KILLED, str(path), str(target), str(settings), when]
    assert subprocess.run(command, check=False).returncode == 9
    assert (target / path.name).exists()
    assert path.exists()


def test_the_copy_of_a_move_that_was_killed_is_removed_and_the_next_one_succeeds(
    library: Library, tmp_path: Path
) -> None:
    library.close()
    target, settings = tmp_path / "elsewhere", tmp_path / "settings.json"
    target.mkdir()
    _killed_move(library.path, target, settings, "before")
    Desk(library.path, settings=Settings(settings)).close()
    assert list(target.iterdir()) == []
    assert [file.name for file in library.path.parent.iterdir() if file.suffix in (".moving", ".placed")] == []
    moved = file_maintenance.move(library.path, target, Settings(settings))
    assert moved.path.exists()


def test_the_copy_of_a_killed_move_stays_once_it_is_the_library_or_was_written_to(
    library: Library, tmp_path: Path
) -> None:
    library.close()
    target, settings = tmp_path / "elsewhere", tmp_path / "settings.json"
    target.mkdir()
    _killed_move(library.path, target, settings, "after")
    Desk(library.path, settings=Settings(settings)).close()
    assert (target / library.path.name).exists()
    for left in list(target.iterdir()):
        left.unlink()
    settings.unlink()
    _killed_move(library.path, target, settings, "before")
    written = Library(target / library.path.name)
    add_article(written)
    written.close()
    Desk(library.path, settings=Settings(settings)).close()
    assert (target / library.path.name).exists()


def test_a_move_that_was_killed_once_it_was_remembered_is_finished_where_the_library_is_now(
    library: Library, tmp_path: Path
) -> None:
    library.close()
    target, settings = tmp_path / "elsewhere", Settings(tmp_path / "settings.json")
    target.mkdir()
    kept = Reports(library.path, tmp_path).keep(
        ImportReport("", "2026-11-27T09:00:00.000Z", ("a.zip",), ("html",), ImportCounts())
    )
    _killed_move(library.path, target, settings.path, "after")
    moved = target / library.path.name
    Desk(moved, settings=Settings(settings.path)).close()
    assert not library.path.exists()
    assert [found.name for found in target.iterdir() if found.suffix == ".came"] == []
    assert Reports(moved, tmp_path).all() == [kept._replace(lines=())]


def test_a_library_stays_where_its_new_place_cannot_be_remembered(library: Library, tmp_path: Path) -> None:
    library.close()
    target = tmp_path / "elsewhere"
    target.mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SettingsUnwritable):
        file_maintenance.move(library.path, target, Settings(tmp_path / "file" / "settings.json"))
    assert library.path.exists()
    assert list(target.iterdir()) == []


def test_locking_a_locked_library_changes_its_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COSTS, USUAL, COSTS[LEAST])
    path, settings = tmp_path / "library.sqlite", Settings(tmp_path / "settings.json")
    Library(path).close()
    backup = backups_of(path, settings).make(kept=True).path
    first = file_maintenance.lock(path, "four tired harbour gulls")
    second = file_maintenance.lock(path, "nine rested river swans")
    assert first != second == file_maintenance.recovery_key_of(path)
    assert file_maintenance.open_copies(path, settings) == [backup]
    assert file_maintenance.erase_copies([backup]) == []
    file_maintenance.remove_lock(path)
    forget_keys()
    Library(path).close()


def test_unfinished_copies_beside_a_locked_library_are_erased_with_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COSTS, USUAL, COSTS[LEAST])
    path, settings = tmp_path / "library.sqlite", Settings(tmp_path / "settings.json")
    elsewhere = tmp_path / "drive"
    elsewhere.mkdir()
    Library(path).close()
    settings.set("backup_folder", str(elsewhere))
    name = backups_of(path, settings).make(kept=True).path.name
    file_maintenance.lock(path, "four tired harbour gulls")
    left = [left_by_a_dead_process(folder / name) for folder in (elsewhere, path.parent)]
    left[1] = left[1].rename(left_by_a_dead_process(path))
    with left[0].open("rb") as first, left[1].open("rb") as second:
        file_maintenance.open_copies(path, settings)
        assert not any(draft.exists() for draft in left)
        assert {first.read(), second.read()} == {bytes(6)}


def left_by_a_dead_process(target: Path) -> Path:
    draft = draft_of(target)
    draft = draft.with_name(re.sub(r"\.\d+-\d+-", ".4194999-7-", draft.name))
    draft.write_bytes(b"secret")
    return draft


def test_reports_that_a_killed_lock_left_plain_are_sealed_as_the_library_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COSTS, USUAL, COSTS[LEAST])
    settings = Settings(tmp_path / "settings.json")
    path = tmp_path / "library.sqlite"
    Library(path).close()
    reports = Reports(path, tmp_path)
    kept = reports.keep(ImportReport("", "2026-11-27T09:00:00.000Z", ("a.zip",), ("html",), ImportCounts(), False))
    (plain,) = reports.folder.iterdir()
    locking.lock(path, "four tired harbour gulls")
    with plain.open("rb") as still_open:
        Desk(path, settings=settings).close()
        assert not any(still_open.read())
    assert [found.suffix for found in reports.folder.iterdir()] == [".sealed"]
    assert reports.all() == [kept._replace(lines=())]


def test_repair_makes_a_damaged_text_again_from_its_original(desk: Desk) -> None:
    article = add_cleaned(desk, "Ferry returns to service")
    before = desk.library.articles.article(article)
    path, settings = desk.path, desk.settings
    desk.close()
    alter(path, "UPDATE texts SET packed = x'28b52ffd00' WHERE article_id = ?", article)
    alter(path, "UPDATE articles SET title = 'Another title of it all' WHERE id = ?", article)
    done = file_maintenance.repair(path, settings=settings)
    assert done.remade == (article,)
    assert file_maintenance.check(path).is_whole
    library = Library(path)
    after = library.articles.article(article)
    assert (after.blocks, after.row.title) == (before.blocks, before.row.title)
    library.close()


def test_repair_names_the_articles_whose_original_gives_no_text(desk: Desk) -> None:
    article = add_article(desk.library, body=b"<html><body></body></html>")
    path, settings = desk.path, desk.settings
    desk.close()
    alter(path, "UPDATE texts SET packed = x'28b52ffd00' WHERE article_id = ?", article)
    done = file_maintenance.repair(path, settings=settings)
    assert (done.remade, done.unmade) == ((), (article,))


def test_repair_brings_a_title_that_is_lost_back_from_the_original(desk: Desk) -> None:
    titles = [f"Ferry {number} returns to Service" for number in range(16)]
    for title in titles:
        add_cleaned(desk, title)
    path, settings = desk.path, desk.settings
    desk.close()
    overwrite(path, pages_of(path, "articles")[0])
    done = file_maintenance.repair(path, settings=settings)
    assert done.saved is not None
    assert done.saved.nameless
    assert done.remade == done.saved.nameless
    library = Library(path)
    assert [library.articles.row(number).title for number in range(1, 17)] == titles
    library.close()


def test_a_page_from_the_browser_that_waits_survives_a_move_and_each_change_of_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.desk.handed_over.waiting import Waiting
    from reader.desk.program.locations import settings_path
    from reader.library.file import locking
    from reader.library.lock.keys import KEYRING, LEAST
    from tests.handing import handed_over

    def costing_least(change: Any) -> Any:
        return lambda path, words, tell: change(path, words, tell, costs=LEAST)

    for name in ("lock", "change"):
        monkeypatch.setattr(locking, name, costing_least(getattr(locking, name)))
    monkeypatch.setattr(file_maintenance, "_take_in_what_waits", lambda _library: None)  # as where that failed
    page = handed_over(b"<p>secret words")
    library = tmp_path / "library.sqlite"
    settings = Settings(settings_path())
    Desk(library, settings=settings).close()
    Waiting(library, settings.path.parent).put(page)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    try:
        library = file_maintenance.move(library, folder, settings).path
        waiting = Waiting(library, settings.path.parent)
        for change in (
            lambda: file_maintenance.lock(library, "four tired harbour gulls"),
            lambda: file_maintenance.lock(library, "five tired harbour gulls"),
            lambda: file_maintenance.remove_lock(library),
        ):
            change()
            (file,) = waiting.all()
            assert waiting.read(file) == page
    finally:
        KEYRING.forget()


def test_a_page_from_the_browser_that_waits_is_taken_in_before_the_lock_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.desk.handed_over.waiting import Waiting
    from reader.desk.program.locations import settings_path
    from reader.library.lock.keys import KEYRING
    from tests.handing import handed_over
    from tests.working import answer

    monkeypatch.setattr("reader.desk.workers.Workers.run", lambda _self, *given: answer(*given))
    monkeypatch.setattr("reader.desk.workers.Workers.warm", lambda _self: None)
    library = tmp_path / "library.sqlite"
    Desk(library).close()
    waiting = Waiting(library, settings_path().parent)
    waiting.put(handed_over(story()))
    try:
        file_maintenance.lock(library, "four tired harbour gulls")
        assert waiting.all() == []
        desk = Desk(library)
        assert len(desk.rows(Filter())) == 1
        desk.close()
    finally:
        KEYRING.forget()
