"""What tells onlookers what is read: the window's title, and what window and program remember."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import reader.gui
from reader.capture.fetch import network
from reader.desk.desk import Desk
from reader.desk.program import log
from reader.desk.program.unexpected import log_unexpected
from reader.gui.app import start
from reader.gui.app.single_instance import SingleInstance
from reader.gui.app.unexpected import report_unexpected
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.kit.theme import Theme
from reader.gui.safety.maintenance import ClearTraces
from reader.gui.window import traces
from reader.gui.window.window import MainWindow

SECRET = "https://courier.example/secret-source"


@pytest.fixture(autouse=True)
def _log() -> Iterator[None]:
    yield
    log.close_log()


def test_a_private_title_names_no_article_from_the_moment_it_is_set(window: MainWindow) -> None:
    assert "ferry returns" in window.windowTitle()
    window.settings.set("private_title", True)
    assert window.windowTitle() == "Tearsheet"
    window.reading.step(1)
    window.list.view.selectAll()
    assert window.windowTitle() == "Tearsheet"
    window.settings.set("private_title", False)
    assert window.windowTitle() != "Tearsheet"


def is_fixed(title: ast.expr) -> bool:
    """Whether a title is the same whatever is read: words of the program alone."""
    if isinstance(title, ast.IfExp):
        return is_fixed(title.body) and is_fixed(title.orelse)
    return isinstance(title, ast.Constant) or (
        isinstance(title, ast.Call)
        and ast.unparse(title.func) in ("tr", "self.tr")
        and all(isinstance(one, ast.Constant) for one in title.args)
    )


def test_no_title_but_the_windows_own_is_made_of_what_is_read() -> None:
    made = {
        f"{path.name}: {ast.unparse(node)}"
        for path in Path(reader.gui.__path__[0]).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("setWindowTitle")
        and not is_fixed(node.args[0])
    }
    assert [one.partition(":")[0] for one in made] == ["naming.py"]


def test_clearing_says_what_it_clears_and_what_it_cannot_and_is_not_the_default(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QuestionDialog] = []

    def refuse(dialog: QuestionDialog) -> int:
        asked.append(dialog)
        return 1

    monkeypatch.setattr(QuestionDialog, "ask", refuse)
    window.actions_["clear_traces"].trigger()
    words = asked[0].words.text()
    for said in ("searches", "Undo", "Activity", "log", "clipboard", "backups", "sites", "browser", "opens again"):
        assert said in words
    assert asked[0].buttons[1].isDefault()
    assert window.isVisible()
    assert window.maintenance is None


def test_a_window_that_is_closed_for_it_leaves_nothing_behind(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QuestionDialog, "ask", lambda _dialog: 0)
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _clipboard: True)  # the offscreen one never tells
    window.lists.search("ferry")
    window._close_card()
    log.log_error("window", ValueError())
    network.begin("page", SECRET, SECRET)
    QGuiApplication.clipboard().setText(SECRET)
    state = window._state
    window.actions_["clear_traces"].trigger()
    assert isinstance(window.maintenance, ClearTraces)
    assert not window.isVisible()
    assert set(state.allKeys()) > set(traces.KEPT[:1])
    traces.clear(state)
    again = QSettings(state.fileName(), QSettings.Format.IniFormat)
    assert set(again.allKeys()) <= set(traces.KEPT)
    assert again.value("card_closed") == "true"
    assert network.requests() == []
    assert log.recent() == []
    assert QGuiApplication.clipboard().text() == ""
    assert len(desk.counts().tags) == 0
    assert desk.counts().places["all"] == 3


def test_what_could_not_be_cleared_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    said: list[str] = []
    monkeypatch.setattr(traces, "clear_traces", lambda: [tmp_path / "tearsheet.log"])
    monkeypatch.setattr(QuestionDialog, "ask", lambda dialog: said.append(dialog.words.text()) or 0)
    traces.clear(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    assert "tearsheet.log" in said[0]


def test_another_window_opens_on_the_same_library_after_it(
    desk: Desk,
    open_window: Callable[[], MainWindow],
    theme: Theme,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cleared: list[QSettings] = []
    state = QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat)
    window = open_window()
    window.maintenance = ClearTraces()
    monkeypatch.setattr(start, "open_desk", lambda *_: desk)
    monkeypatch.setattr(start, "_window", lambda *_: window)
    monkeypatch.setattr(type(qapp), "exec", lambda *_: 0)
    monkeypatch.setattr(desk, "close", lambda: None)
    monkeypatch.setattr(traces, "clear", lambda given, _style: cleared.append(given))
    front = SingleInstance(tmp_path / "open", [])
    found = start._run(qapp, desk.path, desk.settings, theme, state, front)
    front.close()
    assert found == (0, desk.path, None)
    assert cleared == [state]


def test_an_unforeseen_error_brings_no_words_into_terminal_or_log(
    window: MainWindow, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    error = ValueError(f"cannot read {SECRET}")
    report_unexpected(window, ValueError, error, None)
    log_unexpected("thread", error)
    told = capsys.readouterr().err
    assert "ValueError" in told
    assert "thread" in "\n".join(log.recent())
    assert "courier" not in told + "\n".join(log.recent())
