"""The interface grows with the system's font: letters, rows and bars alike, and nothing where that has its usual size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea

from reader.desk.desk import Desk
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.kit.theme import scale_interface, scaled, ui_font, usual_points
from reader.gui.window.window import MainWindow
from tests.making import add_article


@pytest.fixture(autouse=True)
def usual_again() -> Iterator[None]:
    yield
    scale_interface(10, 10)


@pytest.mark.parametrize(
    ("points", "usual", "pixels"), [(10, 10, 13), (9, 10, 13), (11, 10, 13), (15, 10, 20), (20, 10, 26), (60, 10, 29)]
)
def test_letters_follow_the_system_within_bounds_and_small_differences_change_nothing(
    points: float, usual: float, pixels: int
) -> None:
    scale_interface(points, usual)
    assert ui_font(13).pixelSize() == pixels
    assert scaled(130) == pytest.approx(pixels * 10, abs=6)


def test_a_font_that_no_platform_names_in_points_changes_nothing() -> None:
    scale_interface(-1, 10)
    assert scaled(48) == 48


def test_each_platform_has_its_usual_size() -> None:
    assert (usual_points("win32"), usual_points("darwin")) == (9, 13)
    assert (usual_points("linux", "ubuntu:GNOME"), usual_points("linux", "KDE")) == (11, 10)


def test_rows_and_buttons_grow_with_large_fonts(desk: Desk, open_window: Callable[[], MainWindow]) -> None:
    scale_interface(20, 10)
    add_article(desk.library, "First", "Some words.")
    window = open_window()
    assert window.toolbar.height() == 96
    assert max(window.list.view.rowHeight(row) for row in range(2)) == 224
    parts = [*window.findChildren(QAbstractButton), *window.findChildren(QLabel)]
    for part in parts:
        if part.isVisible() and part.text():
            assert part.height() >= part.fontMetrics().ascent(), part


def test_a_question_is_no_wider_than_a_small_screen_and_its_words_scroll(monkeypatch: pytest.MonkeyPatch) -> None:
    small = SimpleNamespace(availableSize=lambda: QSize(320, 256))
    monkeypatch.setattr(QuestionDialog, "screen", lambda _self: small)
    dialog = QuestionDialog("Heading", "Many words. " * 100, ["Go on", "Cancel"])
    assert dialog.minimumSizeHint().width() <= 300
    assert dialog.findChild(QScrollArea) is not None
    assert dialog.minimumSizeHint().height() <= 256
