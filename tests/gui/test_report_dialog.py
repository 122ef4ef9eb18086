"""*Help > Copy report…*, and what the window says of an error that nobody foresaw."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

import reader
from reader.desk.program import log
from reader.gui.app.unexpected import report_unexpected
from reader.gui.help.report_dialog import ReportDialog
from reader.gui.window.window import MainWindow
from reader.library.migrations import schema


def test_the_report_shows_all_that_it_copies_and_nothing_that_is_read(window: MainWindow, qtbot: QtBot) -> None:
    log.log_error("window", ValueError("First ferry returns"))
    dialog = ReportDialog(window.desk.report, window)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = dialog.text.toPlainText()
    for expected in (
        f"Tearsheet {reader.__version__}",
        "Qt 6",
        "SQLite 3",
        f"schema {len(schema.MIGRATIONS)}",
        "ValueError",
    ):
        assert expected in shown
    assert "3 articles" in shown
    for secret in ("ferry", "Coast Courier", str(window.desk.library.path)):
        assert secret not in shown
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == shown
    log.close_log()


def test_an_unexpected_error_is_said_in_the_window_and_logged_where_there_is_no_terminal(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    error = ValueError("First ferry returns")
    report_unexpected(window, ValueError, error, None)
    assert window.toast.isVisible()
    assert window.toast.buttons[0].text() == "Copy report…"
    assert "ValueError" in "".join(log.recent())
    assert "ferry" not in "".join(log.recent())
    log.close_log()
