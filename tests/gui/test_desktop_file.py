"""Which desktop file a window says that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from reader.gui.app.start import name_to_desktop


@pytest.fixture(autouse=True)
def _named_as_before() -> Iterator[None]:
    before = QGuiApplication.desktopFileName()
    yield
    QGuiApplication.setDesktopFileName(before)


@pytest.mark.parametrize(("flatpak", "name"), [("", "tearsheet"), ("arpa.home.Tearsheet", "arpa.home.Tearsheet")])
@pytest.mark.usefixtures("qapp")
def test_a_window_is_named_like_the_desktop_file_that_started_it(
    monkeypatch: pytest.MonkeyPatch, flatpak: str, name: str
) -> None:
    monkeypatch.setenv("FLATPAK_ID", flatpak)
    name_to_desktop()
    assert QGuiApplication.desktopFileName() == name
