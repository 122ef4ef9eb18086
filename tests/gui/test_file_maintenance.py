"""From one window to the next: a backup restored, a library repaired, moved, or rescued at the start; driven as a
person would."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from reader.desk.backups import backups_of
from reader.desk.program.locations import data_folder, settings_path
from reader.desk.program.settings import Settings
from reader.gui.app import start
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.safety.rescue import BackupChooser
from reader.gui.session.bridge import POLL_MS
from reader.gui.window.window import MainWindow
from reader.library.library import Library
from reader.model.library import Filter
from tests.making import add_article
from tests.unit.library.damaging import big_library, overwrite, pages_of

Steps = Iterator[Callable[[], bool]]


@pytest.fixture
def run(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[Steps], int]:
    """Start the program and walk through the steps: each gives a condition, and goes on when that holds."""
    monkeypatch.setattr(start, "make_application", lambda: qapp)

    def drive(steps: Steps) -> int:
        failed: list[BaseException] = []
        waiting: list[Callable[[], bool]] = [lambda: True]
        timer = QTimer()
        left = [600]

        def step() -> None:
            if failed:
                give_up()
                return
            left[0] -= 1
            try:
                assert left[0], f"nothing happened; there are {[type(widget).__name__ for widget in visible()]}"
                if waiting[0]():
                    waiting[0] = next(steps, lambda: False)
            except BaseException as error:  # noqa: BLE001
                failed.append(error)

        timer.timeout.connect(step)
        timer.start(30)
        code = start.open_window([])
        timer.stop()
        if failed:
            raise failed[0]
        return code

    return drive


def give_up() -> None:
    """Leave whatever is open, so that a test that failed ends."""
    for widget in visible():
        words = [button for button in getattr(widget, "buttons", []) if button.text() == "Quit"]
        if words:
            words[0].click()
        else:
            widget.close()


def visible() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def window() -> MainWindow | None:
    return next((widget for widget in visible() if isinstance(widget, MainWindow)), None)


def question() -> QuestionDialog | None:
    return next((widget for widget in visible() if isinstance(widget, QuestionDialog)), None)


def asked(words: str) -> Callable[[], bool]:
    def holds() -> bool:
        found = question()
        return found is not None and words in found.accessibleName() + found.words.text()

    return holds


def press(words: str) -> None:
    found = question()
    assert found is not None
    next(button for button in found.buttons if button.text() == words).click()


def shows(title: str) -> Callable[[], bool]:
    """A window whose list has this article."""

    def holds() -> bool:
        found = window()
        return found is not None and any(
            row.title == title for row in found.desk.library.articles.rows(found.desk.library.listings.ids(Filter()))
        )

    return holds


def usual() -> Path:
    return data_folder() / "library.sqlite"


def test_a_restored_backup_is_read_in_the_next_window(run: Callable[[Steps], int]) -> None:
    library = Library(usual())
    add_article(library, "Old")
    backups_of(usual(), Settings(settings_path())).make(kept=True)
    add_article(library, "New")
    library.close()

    def steps() -> Steps:
        yield shows("New")
        first = window()
        assert first is not None
        first.backups.show()
        dialog = first.backups._dialog
        assert dialog is not None
        yield lambda: dialog.list.count() == 1
        QTimer.singleShot(0, dialog.restore.click)
        yield asked("Restore the backup from")
        press("Restore")
        yield asked("1 article, 1 unread")
        press("Continue")
        yield shows("Old")
        second = window()
        assert second is not None
        assert second is not first
        assert not shows("New")()
        yield lambda: second.reading.article is not None
        second.close()

    assert run(steps()) == 0
    kept = [copy for copy in backups_of(usual(), Settings(settings_path())).copies() if copy.kind == "replaced"]
    assert [copy.contents.newest_title for copy in kept if copy.contents] == ["New"]


def test_a_damaged_library_is_repaired_at_the_start(run: Callable[[Steps], int]) -> None:
    usual().parent.mkdir(parents=True)
    big_library(usual(), 12)
    overwrite(usual(), *pages_of(usual(), "articles"))

    def steps() -> Steps:
        yield asked("The library is damaged")
        found = question()
        assert found is not None
        assert [button.text() for button in found.buttons] == [
            "Repair",
            "Restore a backup…",
            "Choose another library…",
            "Quit",
        ]
        read = time.monotonic() + 2 * POLL_MS / 1000
        yield (
            lambda: time.monotonic() > read
        )  # a person reads first; what was built of a window may not hold the file meanwhile
        press("Repair")
        yield asked("Library repaired")
        found = question()
        assert found is not None
        assert "Damaged file kept at" in found.words.text()
        press("Continue")
        yield shows("article 3")
        opened = window()
        assert opened is not None
        opened.close()

    assert run(steps()) == 0


def test_a_file_that_is_no_library_gives_way_to_a_backup(run: Callable[[Steps], int]) -> None:
    library = Library(usual())
    add_article(library, "Kept")
    backups_of(usual(), Settings(settings_path())).make(kept=False)
    library.close()
    usual().write_bytes(b"zeros of a bad disk" * 999)

    def chooser() -> BackupChooser | None:
        return next((widget for widget in visible() if isinstance(widget, BackupChooser)), None)

    def steps() -> Steps:
        yield asked("isn’t a Tearsheet library")
        QTimer.singleShot(0, lambda: press("Restore a backup…"))
        yield lambda: chooser() is not None
        found = chooser()
        assert found is not None
        found.restore.click()
        yield asked("Backup restored")
        press("Continue")
        yield shows("Kept")
        opened = window()
        assert opened is not None
        opened.close()

    assert run(steps()) == 0


def test_quitting_leaves_a_damaged_library_alone(run: Callable[[Steps], int]) -> None:
    usual().parent.mkdir(parents=True)
    usual().write_bytes(b"something else" * 999)

    def steps() -> Steps:
        yield asked("isn’t a Tearsheet library")
        press("Quit")

    assert run(steps()) == 1
    assert usual().read_bytes() == b"something else" * 999


def test_a_moved_library_is_read_from_its_new_place_and_at_the_next_start(
    run: Callable[[Steps], int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(usual())
    add_article(library, "Moved")
    library.close()
    folder = tmp_path / "drive"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: str(folder)))

    def steps() -> Steps:
        yield shows("Moved")
        first = window()
        assert first is not None
        first.backups.show()
        dialog = first.backups._dialog
        assert dialog is not None
        QTimer.singleShot(0, dialog.move_button.click)
        yield asked("Move the library?")
        press("Move")
        yield asked("Library moved to")
        press("Continue")
        yield shows("Moved")
        second = window()
        assert second is not None
        assert second.desk.library.path == folder / "library.sqlite"
        second.close()

    assert run(steps()) == 0
    assert not usual().exists()
    assert json.loads(settings_path().read_text())["library"] == str(folder / "library.sqlite")
    (folder / "library.sqlite").rename(tmp_path / "unplugged.sqlite")

    def again() -> Steps:
        yield asked("Connect its drive")
        (tmp_path / "unplugged.sqlite").rename(folder / "library.sqlite")
        press("Try again")
        yield shows("Moved")
        opened = window()
        assert opened is not None
        opened.close()

    assert run(again()) == 0
