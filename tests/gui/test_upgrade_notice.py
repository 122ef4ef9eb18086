from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.errors import DiskFull
from reader.gui.kit.theme import Theme
from reader.gui.safety.upgrade_notice import UpgradeNotice, while_shown
from reader.library.file import opening
from reader.library.library import Library

EARLIER = Path(__file__).parents[1] / "data" / "libraries" / "schema-1.sqlite"


def test_a_notice_is_shown_while_a_library_is_upgraded(theme: Theme, qtbot: QtBot) -> None:
    seen = threading.Event()

    def make() -> str:
        assert seen.wait(60)
        return "made"

    def look() -> None:
        shown = [
            window
            for window in QApplication.topLevelWidgets()
            if isinstance(window, UpgradeNotice) and window.isVisible()
        ]
        assert "Upgrading your library" in shown[0].words.text()
        seen.set()

    from PySide6.QtCore import QTimer

    QTimer.singleShot(50, look)
    assert while_shown(make, theme) == "made"


def test_an_error_while_a_library_is_upgraded_is_raised(theme: Theme) -> None:
    def make() -> None:
        raise DiskFull()

    with pytest.raises(DiskFull):
        while_shown(make, theme)


def test_only_a_large_library_of_an_earlier_version_takes_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Library(tmp_path / "new.sqlite").close()
    assert not opening.takes_long(EARLIER)
    monkeypatch.setattr(opening, "QUICK_UPGRADE_BYTES", 1000)
    assert opening.takes_long(EARLIER)
    assert not opening.takes_long(tmp_path / "new.sqlite")
    assert not opening.takes_long(tmp_path / "none.sqlite")
