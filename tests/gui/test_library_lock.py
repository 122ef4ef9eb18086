"""The library's lock in the window: the lock page, passphrases, locking at once and by itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6 import QtPrintSupport
from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from reader.desk import file_maintenance
from reader.desk.desk import Desk
from reader.desk.program.opening import forget_keys, is_locked, needs_passphrase, unlock
from reader.desk.program.settings import Settings
from reader.errors import WrongPassphrase
from reader.gui.app import start
from reader.gui.app.single_instance import SingleInstance
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.kit.theme import Theme
from reader.gui.safety import lock_controller, rescue
from reader.gui.safety.auto_lock import LOOK_MS, AutoLock
from reader.gui.safety.file_maintenance import carry_out
from reader.gui.safety.lock_dialog import LockDialog, erase_copies
from reader.gui.safety.lock_page import LockPage
from reader.gui.safety.maintenance import LockNow, RemoveLock, Restore, SetPassphrase
from reader.gui.safety.passphrase_dialog import NewPassphraseDialog, UnlockDialog
from reader.gui.safety.progress_dialog import ProgressDialog
from reader.gui.safety.recovery_key_dialog import RecoveryKeyDialog
from reader.gui.safety.unattended import locked_when_left
from reader.gui.window.window import MainWindow
from reader.library.file.locking import lock
from reader.library.library import Library
from reader.library.lock.keys import COSTS, LEAST, USUAL
from tests.making import add_article

PASSPHRASE, OTHER = "four tired harbour gulls", "nine rested river swans"


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(COSTS, USUAL, COSTS[LEAST])
    yield
    forget_keys()


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A locked library whose passphrase was not given."""
    path = tmp_path / "locked.sqlite"
    library = Library(path)
    add_article(library, "Ferry returns")
    library.close()
    lock(path, PASSPHRASE, costs=LEAST)
    forget_keys()
    return path


def refuse_all_but(right: str) -> object:
    def check(given: str) -> None:
        if given != right:
            raise WrongPassphrase(path="library.sqlite")

    return check


# --- the lock page -----------------------------------------------------------------------------------------------------------


def test_the_lock_page_opens_for_the_passphrase_alone(locked: Path, qtbot: QtBot) -> None:
    page = LockPage(locked)
    qtbot.addWidget(page)
    page.show()
    assert page.accessibleName() == "Your library is locked"
    assert page.field.accessibleName() == "Passphrase or recovery key"
    assert page.field.echoMode() == QLineEdit.EchoMode.Password
    page.field.setText("wrong words altogether")
    page.go.click()
    assert page.isVisible()
    assert needs_passphrase(locked)
    assert "isn’t the passphrase" in page.problem.text()
    assert page._body.verticalScrollBar().maximum() == 0
    assert "isn’t the passphrase" in page.field.accessibleDescription()
    page.field.setText(PASSPHRASE)
    page.go.click()
    assert page.answer == "unlocked"
    assert not needs_passphrase(locked)
    assert page.field.text() == ""


def test_what_is_typed_can_be_shown_and_caps_lock_is_hinted_at(locked: Path, qtbot: QtBot) -> None:
    page = LockPage(locked)
    qtbot.addWidget(page)
    page.show()
    page.show_letters.click()
    assert page.field.echoMode() == QLineEdit.EchoMode.Normal
    qtbot.keyClick(page.field, Qt.Key.Key_A)
    assert not page.caps.isVisible()
    qtbot.keyPress(page.field, "A", Qt.KeyboardModifier.NoModifier)
    assert page.caps.isVisible()


@pytest.mark.parametrize("button", ["refuse", "other"])
def test_the_lock_page_can_be_left(locked: Path, qtbot: QtBot, button: str) -> None:
    page = LockPage(locked)
    qtbot.addWidget(page)
    getattr(page, button).click()
    assert page.answer == {"refuse": "quit", "other": "other"}[button]
    assert needs_passphrase(locked)


def test_a_start_asks_for_the_passphrase_before_it_opens_the_library(
    locked: Path, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give(page: QDialog) -> int:
        assert isinstance(page, LockPage)
        page.field.setText(PASSPHRASE)
        page.go.click()
        return 1

    monkeypatch.setattr(LockPage, "exec", give)
    settings = Settings(tmp_path / "settings.json")
    front = SingleInstance(tmp_path / "open", [])
    desk = start.open_desk(locked, settings, Theme(qapp, "light"), front)
    assert desk is not None
    assert desk.counts().places["all"] == 1
    desk.close()


def test_a_start_that_is_not_given_one_ends(
    locked: Path, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LockPage, "exec", lambda _page: 0)
    front = SingleInstance(tmp_path / "open", [])
    assert start.open_desk(locked, Settings(tmp_path / "settings.json"), Theme(qapp, "light"), front) is None
    assert rescue.ask_for_passphrase(locked, Theme(qapp, "light")) == "quit"


# --- setting it --------------------------------------------------------------------------------------------------------------


def test_a_new_passphrase_is_long_and_typed_twice(qtbot: QtBot) -> None:
    dialog = NewPassphraseDialog("Lock", "Words", "Lock library")
    qtbot.addWidget(dialog)
    for first, second, said in (("short", "short", "at least 8"), (PASSPHRASE, OTHER, "differ")):
        dialog.first.setText(first)
        dialog.second.setText(second)
        dialog.go.click()
        assert said in dialog.problem.text()
        assert dialog.passphrase == ""
    dialog.second.setText(PASSPHRASE)
    dialog.go.click()
    assert dialog.passphrase == PASSPHRASE
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_changing_it_asks_for_the_current_one(qtbot: QtBot) -> None:
    dialog = NewPassphraseDialog("Change", "Words", "Change", refuse_all_but(PASSPHRASE))  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.first.setText(OTHER)
    dialog.second.setText(OTHER)
    dialog.go.click()
    assert "isn’t the passphrase" in dialog.problem.text()
    assert dialog.current is not None
    dialog.current.setText(PASSPHRASE)
    dialog.go.click()
    assert dialog.passphrase == OTHER


def test_locking_shows_the_recovery_key_and_offers_to_erase_plain_copies(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, settings = tmp_path / "library.sqlite", Settings(tmp_path / "settings.json")
    Library(path).close()
    from reader.desk.backups import backups_of

    backup = backups_of(path, settings).make(kept=True).path
    shown: list[str] = []
    asked: list[str] = []
    monkeypatch.setattr(RecoveryKeyDialog, "exec", lambda dialog: shown.append(dialog._key))
    monkeypatch.setattr(QuestionDialog, "ask", lambda dialog: asked.append(dialog.words.text()) or 0)
    assert carry_out(SetPassphrase(PASSPHRASE), path, settings) == (path, True)
    assert shown == [file_maintenance.recovery_key_of(path)]
    assert backup.name in asked[0]
    assert "Solid-state" in asked[0]
    assert not backup.exists()
    assert PASSPHRASE not in repr(SetPassphrase(PASSPHRASE))
    assert carry_out(RemoveLock(), path, settings) == (path, True)
    assert not is_locked(path)


def test_copies_that_are_kept_stay(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(b"x")
    monkeypatch.setattr(QuestionDialog, "ask", lambda _dialog: 1)
    assert not erase_copies([copy])
    assert erase_copies([])
    assert copy.exists()


def test_a_backup_of_another_passphrase_is_restored_once_that_was_given(
    locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(tmp_path / "settings.json")
    file_maintenance_path = tmp_path / "earlier.sqlite"
    file_maintenance_path.write_bytes(locked.read_bytes())
    forget_keys()
    from reader.desk.program.opening import unlock

    unlock(locked, PASSPHRASE)
    file_maintenance.lock(locked, OTHER)
    forget_keys()
    unlock(locked, OTHER)
    monkeypatch.setattr(UnlockDialog, "exec", lambda _dialog: 0)
    assert carry_out(Restore(file_maintenance_path), locked, settings) == (locked, False)

    def give(dialog: UnlockDialog) -> int:
        dialog.field.setText(PASSPHRASE)
        dialog.go.click()
        return dialog.result()

    monkeypatch.setattr(UnlockDialog, "exec", give)
    monkeypatch.setattr(QuestionDialog, "ask", lambda _dialog: 0)
    assert carry_out(Restore(file_maintenance_path), locked, settings) == (locked, True)


def test_the_recovery_key_is_shown_in_groups_copied_and_saved_privately(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog

    key = "-".join(["ABCDE"] * 11 + ["F"])
    dialog = RecoveryKeyDialog(key, tmp_path / "library.sqlite")
    qtbot.addWidget(dialog)
    assert dialog.key.text().replace("\n", "-") == key
    target = tmp_path / "key.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    dialog.buttons[1].click()
    assert "ABCDE-ABCDE" in target.read_text("utf-8")
    assert target.stat().st_mode & 0o077 == 0
    dialog.buttons[2].click()
    assert QApplication.clipboard().text() == key
    assert dialog.outcome.text()


def test_a_recovery_key_that_cannot_be_saved_leaves_the_file_that_was_there(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog

    dialog = RecoveryKeyDialog("-".join(["ABCDE"] * 11 + ["F"]), tmp_path / "library.sqlite")
    qtbot.addWidget(dialog)
    target = tmp_path / "key.txt"
    target.write_text("the key of another library", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    dialog.buttons[1].click()
    assert "Not enough space" in dialog.outcome.text()
    assert [(one.name, one.read_text("utf-8")) for one in tmp_path.iterdir()] == [
        ("key.txt", "the key of another library")
    ]


@pytest.mark.parametrize("target", ["key.pdf", "gone/key.pdf", "/dev/full"], ids=["file", "no folder", "device"])
@pytest.mark.skipif(sys.platform == "win32", reason="devices and permissions of POSIX")
def test_a_recovery_key_printed_to_a_file_is_private_and_its_outcome_said(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    path = tmp_path / target

    def choose(printer: QPrinter, _parent: object) -> SimpleNamespace:
        printer.setOutputFileName(str(path))
        return SimpleNamespace(exec=lambda: 1)

    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", choose)
    dialog = RecoveryKeyDialog("-".join(["ABCDE"] * 11 + ["F"]), tmp_path / "library.sqlite")
    qtbot.addWidget(dialog)
    dialog.buttons[0].click()
    if target == "key.pdf":
        assert path.read_bytes().startswith(b"%PDF")
        assert path.stat().st_mode & 0o077 == 0
        assert dialog.outcome.text() == "Saved. Move the file off this computer."
    else:
        assert str(path.parent) in dialog.outcome.text()
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("state", "says"),
    [(QPrinter.PrinterState.Error, "Couldn’t print."), (QPrinter.PrinterState.Idle, "Sent to the printer.")],
    ids=["failed", "printed"],
)
def test_what_became_of_a_printed_recovery_key_is_said(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, state: QPrinter.PrinterState, says: str
) -> None:
    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", lambda *_: SimpleNamespace(exec=lambda: 1))
    monkeypatch.setattr(QPrinter, "outputFileName", lambda _printer: "")
    monkeypatch.setattr(QPrinter, "printerState", lambda _printer: state)
    monkeypatch.setattr(QTextDocument, "print_", lambda *_: None)
    dialog = RecoveryKeyDialog("-".join(["ABCDE"] * 11 + ["F"]), tmp_path / "library.sqlite")
    qtbot.addWidget(dialog)
    dialog.buttons[0].click()
    assert dialog.outcome.text().startswith(says)


# --- locking -----------------------------------------------------------------------------------------------------------------


def test_the_dialog_offers_what_fits(qtbot: QtBot, tmp_path: Path) -> None:
    plain, closed = LockDialog(False, []), LockDialog(True, [tmp_path / "copy.sqlite"])
    for dialog in (plain, closed):
        qtbot.addWidget(dialog)
    assert [button.text() for button in plain.buttons] == ["Lock library…"]
    assert [button.text() for button in closed.buttons] == [
        "Erase these copies…",
        "Lock now",
        "Change passphrase…",
        "Show recovery key…",
        "Remove the lock…",
    ]
    with qtbot.waitSignal(closed.removal_asked):
        closed.buttons[4].click()


def test_locking_at_once_closes_dialogs_and_then_the_window(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.lock.is_locked = True
    dialog = QDialog(window)
    dialog.setModal(True)
    QTimer.singleShot(0, window.actions_["lock"].trigger)
    QTimer.singleShot(0, window.lock.lock_now)
    dialog.exec()
    qtbot.waitUntil(lambda: isinstance(window.maintenance, LockNow))
    assert not window.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_its_keys_lock_from_within_a_dialog(window: MainWindow, qtbot: QtBot) -> None:
    window.lock.is_locked = True
    window.lock.start()
    dialog = QDialog(window)
    field = QLineEdit(dialog)
    dialog.open()
    field.setFocus()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_K, keys)
    assert window.maintenance is None
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, keys)
    qtbot.waitUntil(lambda: isinstance(window.maintenance, LockNow))
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_what_is_selected_goes_with_the_lock_and_what_was_copied_stays(window: MainWindow) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("a quote for the desk")
    if clipboard.supportsSelection():
        clipboard.setText("a source", QClipboard.Mode.Selection)
    window.lock.lock_now()
    assert clipboard.text() == "a quote for the desk"
    assert clipboard.text(QClipboard.Mode.Selection) == ""


def test_a_note_that_is_being_written_is_saved_before_it_locks(window: MainWindow) -> None:
    left: list[bool] = []
    window.closing.connect(lambda: left.append(window.maintenance is not None))
    window.lock.lock_now()
    assert left == [True]


def test_a_library_without_passphrase_is_offered_one(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[LockDialog] = []
    monkeypatch.setattr(LockDialog, "exec", lambda dialog: shown.append(dialog))
    window.actions_["lock"].trigger()
    assert len(shown) == 1
    assert window.isVisible()
    assert isinstance(window.lock, lock_controller.LockController)


class _Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[tuple[AutoLock, _Clock, list[bool]]]:
    parent, clock, due = QObject(), _Clock(), list[bool]()
    found = AutoLock(lambda: 5, parent, clock)
    found.due.connect(lambda: due.append(True))
    yield found, clock, due
    parent.deleteLater()


def pass_time(found: AutoLock, clock: _Clock, seconds: float) -> None:
    """Let the clock go on, with a look now and then."""
    while seconds > 0:
        clock.now += min(seconds, LOOK_MS / 1000)
        seconds -= LOOK_MS / 1000
        found.look()


def test_it_locks_after_minutes_without_input(watch: tuple[AutoLock, _Clock, list[bool]]) -> None:
    found, clock, due = watch
    pass_time(found, clock, 285)
    found.input.eventFilter(found, QEvent(QEvent.Type.KeyPress))
    pass_time(found, clock, 285)
    found.input.eventFilter(found, QEvent(QEvent.Type.Paint))
    assert due == []
    pass_time(found, clock, 15)
    assert due == [True]


def test_it_locks_after_a_sleep_and_before_one_that_is_announced(
    watch: tuple[AutoLock, _Clock, list[bool]],
) -> None:
    found, clock, due = watch
    clock.now += 120
    found.look()
    assert due == [True]
    found.prepare_for_sleep(False)
    assert due == [True]
    found.prepare_for_sleep(True)
    assert due == [True, True]


@pytest.mark.skipif(sys.platform != "linux", reason="logind is Linux’s")
def test_a_bus_that_is_not_there_is_no_error(watch: tuple[AutoLock, _Clock, list[bool]]) -> None:
    from PySide6.QtDBus import QDBusConnection

    assert not watch[0].listen_on(QDBusConnection("nowhere"))


def test_with_never_it_waits_for_sleep_alone(qapp: QApplication) -> None:
    parent, clock, due = QObject(), _Clock(), list[bool]()
    found = AutoLock(lambda: 0, parent, clock)
    found.due.connect(lambda: due.append(True))
    pass_time(found, clock, 10_000)
    assert due == []
    parent.deleteLater()


def test_a_window_on_a_locked_library_is_left_with_no_key(
    locked: Path, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.desk.program.opening import unlock

    unlock(locked, PASSPHRASE)
    settings = Settings(tmp_path / "settings.json")
    state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    front = SingleInstance(tmp_path / "open", [])

    def lock_it() -> None:
        window = next(
            widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow) and widget.isVisible()
        )
        window.when_built(window.actions_["lock"].trigger)

    QTimer.singleShot(0, lock_it)
    code, path, again = start._run(qapp, locked, settings, Theme(qapp, "light"), state, front)
    assert (code, path, again) == (0, locked, None)
    assert needs_passphrase(locked)
    front.close()


def test_a_desk_knows_the_setting_of_minutes(desk: Desk) -> None:
    assert desk.settings["lock_after"] == 10
    desk.settings.set("lock_after", 0)
    assert desk.settings["lock_after"] == 0


def test_a_dialog_between_two_windows_that_nobody_answers_leaves_no_key(locked: Path, qtbot: QtBot) -> None:
    unlock(locked, PASSPHRASE)
    dialog = RecoveryKeyDialog("-".join(["ABCDE"] * 11 + ["F"]), locked)
    qtbot.addWidget(dialog)
    with locked_when_left(locked, lambda: 1) as watch:
        QTimer.singleShot(0, lambda: watch.due.emit())
        assert dialog.exec() == QDialog.DialogCode.Rejected
    assert needs_passphrase(locked)


def test_work_on_the_file_and_a_plain_library_are_not_left(
    locked: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlock(locked, PASSPHRASE)
    work, question = ProgressDialog("Decrypting library…", lambda _tell: None), QDialog()
    plain = tmp_path / "plain.sqlite"
    Library(plain).close()
    for dialog, path in ((work, locked), (question, plain)):
        qtbot.addWidget(dialog)
        left: list[bool] = []
        dialog.rejected.connect(partial(left.append, True))
        monkeypatch.setattr(QApplication, "activeModalWidget", partial(lambda shown: shown, dialog))
        with locked_when_left(path, lambda: 1) as watch:
            watch.due.emit()
        assert left == []
    assert not needs_passphrase(locked)
