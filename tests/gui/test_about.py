"""*Help > About Tearsheet*, and the licences behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

import reader
from reader.gui.help.about_dialog import AboutDialog, LicencesDialog


def test_about_shows_version_details_and_copies_them_without_the_library_path(qtbot: QtBot) -> None:
    dialog = AboutDialog("/home/ana/library.sqlite")
    qtbot.addWidget(dialog)
    dialog.show()
    assert reader.__version__ in dialog.version.text()
    assert "/home/ana/library.sqlite" in dialog.accessibleDescription()
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"Tearsheet {reader.__version__}")
    assert "SQLite 3" in copied
    assert "ana" not in copied


def test_licences_can_be_read_with_the_keyboard_alone(qtbot: QtBot) -> None:
    dialog = LicencesDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.licence.text() == "MIT"
    seen = set()
    for _ in range(dialog.list.count()):
        seen.add(dialog.list.currentItem().text().rpartition(" ")[0])
        assert len(dialog.text.toPlainText()) >= 80
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert {"Tearsheet", "Qt for Python", "tld"} <= seen
