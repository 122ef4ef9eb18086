"""Every dialog fits a screen of 480 by 300, which is what a usual one has at 400 %, also with letters twice as large."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from reader.gui.correction.rules_dialog import RulesDialog
from reader.gui.exporting.choices import Choice
from reader.gui.exporting.dialog import ExportDialog
from reader.gui.exporting.send_dialog import SendDialog
from reader.gui.help.about_dialog import AboutDialog, LicencesDialog
from reader.gui.help.report_dialog import ReportDialog
from reader.gui.help.shortcuts_dialog import KeysDialog
from reader.gui.help.updates_dialog import UpdatesDialog
from reader.gui.kit.dialogs.fitting_dialog import FRAME, TITLE_BAR, ButtonRow, FittingDialog
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.kit.theme import scale_interface
from reader.gui.quoting.names_dialog import NamesDialog
from reader.gui.quoting.verify_dialog import VerifyDialog
from reader.gui.safety.backups_dialog import BackupsDialog
from reader.gui.safety.lock_dialog import LockDialog
from reader.gui.safety.lock_page import LockPage
from reader.gui.safety.passphrase_dialog import NewPassphraseDialog
from reader.gui.safety.progress_dialog import ProgressDialog
from reader.gui.safety.recovery_key_dialog import RecoveryKeyDialog
from reader.gui.safety.rescue import BackupChooser
from reader.gui.search.search_help import SearchHelpDialog
from reader.gui.sidebar.folder_dialog import FolderDialog
from reader.gui.window.window import MainWindow
from reader.model.briefing import Scope
from reader.model.citation import Author
from reader.model.library import Filter

SMALL = QSize(480, 300)

OWN_WAY = {"SettingsDialog", "PrintDialog", "ActivityDialog", "FittingDialog"}
"""Dialogs that scroll what is in them themselves."""


def backups(window: MainWindow) -> QDialog:
    return BackupsDialog(window.desk, window.bridge, window.theme, window)


def names(window: MainWindow) -> QDialog:
    cited = [
        SimpleNamespace(name=name, author=Author(name.split()[-1], name.split()[0]), is_corrected=False)
        for name in ("Ines Aldana", "Jonathan Featherstonehaugh", "Maria Fernandez", "Akira Sato", "Lena Berg")
    ]
    return NamesDialog(cited, lambda name: Author(name), lambda _authors: "Aldana et al., " * 12, window)  # type: ignore[arg-type]


def verify(window: MainWindow) -> QDialog:
    dialog = VerifyDialog(window.desk, window.bridge, window)
    dialog._say("Changed", "The page says something else. " * 12)
    return dialog


def updates(window: MainWindow) -> QDialog:
    asked = SimpleNamespace(
        addresses=("https://updates.example/latest.json", "https://updates.example/latest.json.sig")
    )
    return UpdatesDialog(asked, window.bridge, window)  # type: ignore[arg-type]


def question(window: MainWindow) -> QDialog:
    answers = ["Repair", "Restore a backup…", "Choose another library…", "Quit"]
    return QuestionDialog("The library is damaged", "It can’t be read as a whole. " * 20, answers, window)


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "backups": backups,
    "names": names,
    "verify": verify,
    "folder": lambda window: FolderDialog(window.theme, "Ferries", "ferry", "", window, new=True),
    "about": lambda window: AboutDialog("/home/ines/.local/share/tearsheet/library.sqlite", window),
    "licences": lambda window: LicencesDialog(window),
    "updates": updates,
    "export": lambda window: ExportDialog(
        window.desk, window.bridge, [Choice("Whole library: 2 articles", Scope(), 2)], window
    ),
    "send": lambda window: SendDialog(window.desk, window.bridge, Filter(tag="harbour"), "harbour", window),
    "report": lambda window: ReportDialog(window.desk.report, window),
    "rules": lambda window: RulesDialog(window.desk.site_rules, "ledger.example", window),
    "search help": lambda window: SearchHelpDialog(window),
    "rescue": lambda window: BackupChooser([], Path("/home/ines/backups"), window.theme),
    "question": question,
    "progress": lambda window: ProgressDialog("Repairing the library…", lambda _tell: None, window),
    "lock page": lambda window: LockPage(window.desk.path),
    "new passphrase": lambda window: NewPassphraseDialog(
        "Change", "Words " * 20, "Change", lambda _given: None, window
    ),
    "library lock": lambda window: LockDialog(True, [Path("copy.sqlite")], window),
    "recovery key": lambda window: RecoveryKeyDialog("-".join(["ABCDE"] * 11 + ["F"]), window.desk.path, window),
    "keys": lambda window: KeysDialog(window.actions_, window.shortcuts, lambda _name, _value: True, window),
}


@pytest.fixture(autouse=True)
def usual_again() -> Iterator[None]:
    yield
    scale_interface(10, 10)


def shown(qtbot: QtBot, dialog: QDialog, size: QSize | None = None) -> QDialog:
    qtbot.addWidget(dialog)
    if size is not None:
        dialog.resize(size)
    dialog.show()
    if size is not None:
        dialog.resize(size)
    qtbot.waitExposed(dialog)
    return dialog


def body_of(dialog: QDialog) -> QScrollArea:
    assert isinstance(dialog, FittingDialog)
    return dialog._body


def place(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("points", [10, 20])
@pytest.mark.parametrize("name", DIALOGS)
def test_a_small_dialog_scrolls_its_words_and_keeps_its_buttons_in_sight(
    name: str, points: int, window: MainWindow, qtbot: QtBot
) -> None:
    scale_interface(points, 10)
    dialog = shown(qtbot, DIALOGS[name](window), SMALL)
    assert dialog.size() == SMALL
    body = body_of(dialog)
    assert body.height() >= 48
    foot = next(row for row in dialog.findChildren(ButtonRow) if not body.isAncestorOf(row))
    buttons = [button for button in foot.findChildren(QAbstractButton) if button.isVisible()]
    assert buttons
    taken = [place(button, dialog) for button in buttons]
    assert all(dialog.rect().contains(rect) for rect in taken)
    assert not any(one.intersects(other) for number, one in enumerate(taken) for other in taken[:number])
    if points == 10:
        assert body.horizontalScrollBar().maximum() == 0
    for widget in body.widget().findChildren(QWidget):
        if widget.isVisible() and (
            isinstance(widget, QAbstractButton) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            body.ensureWidgetVisible(widget, 0, 0)
            assert place(widget, body.viewport()).intersects(body.viewport().rect()), widget


@pytest.mark.parametrize("name", DIALOGS)
def test_no_words_of_a_small_dialog_are_cut(name: str, window: MainWindow, qtbot: QtBot) -> None:
    dialog = shown(qtbot, DIALOGS[name](window), SMALL)
    for label in body_of(dialog).widget().findChildren(QLabel):
        if label.isVisible() and label.text() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_opens_within_its_screen(
    name: str, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = SimpleNamespace(availableSize=lambda: SMALL)
    monkeypatch.setattr(FittingDialog, "screen", lambda _self: screen)
    dialog = shown(qtbot, DIALOGS[name](window))
    assert dialog.width() <= SMALL.width() - FRAME
    assert dialog.height() <= SMALL.height() - TITLE_BAR


@pytest.mark.parametrize("name", DIALOGS)
def test_on_a_usual_screen_nothing_scrolls(
    name: str, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = SimpleNamespace(availableSize=lambda: QSize(1500, 950))
    monkeypatch.setattr(FittingDialog, "screen", lambda _self: screen)
    body = body_of(shown(qtbot, DIALOGS[name](window)))
    assert body.verticalScrollBar().maximum() == 0
    assert body.horizontalScrollBar().maximum() == 0
    assert body.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_what_scrolls_can_be_scrolled_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    body = body_of(shown(qtbot, DIALOGS["about"](window), SMALL))
    assert body.focusPolicy() == Qt.FocusPolicy.TabFocus
    assert body.accessibleName()
    body.setFocus()
    qtbot.keyClick(body, Qt.Key.Key_Down)
    assert body.verticalScrollBar().value() > 0


def test_each_dialog_is_one_that_fits_or_scrolls_by_itself() -> None:
    gui = Path(__file__).parents[2] / "reader/gui"
    own = {
        node.name
        for path in gui.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "QDialog" for base in node.bases)
    }
    assert own == OWN_WAY
