"""A picture enlarged over the window."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.article.picture_view import PictureView
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block, Picture
from reader.model.capture import PictureFile
from tests.making import add_article


def picture(address: str, width: int, height: int, colour: str) -> PictureFile:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    kept = bytes(data.data())
    return PictureFile(hashlib.sha256(kept).hexdigest(), address, "image/png", kept, width, height)


@pytest.fixture
def window(qapp: QApplication, desk: Desk, open_window: Callable[[], MainWindow]) -> MainWindow:
    pier = picture("https://news.example/pier.png", 600, 400, "#336699")
    tide = picture("https://news.example/tide.png", 300, 300, "#993333")
    words = "The ferry waits for the tide. " * 40
    blocks = (
        Block("paragraph", "Short."),
        Block("figure", picture=Picture(pier.src, "", 600, 400, pier.key), caption="The pier at dawn"),
        Block("paragraph", words),
        Block("figure", picture=Picture(tide.src, "The tide", 300, 300, tide.key)),
    )
    add_article(desk.library, "Pictures", "Short.", blocks=blocks, pictures={pier.src: pier, tide.src: tide})
    return open_window()


def opened(window: MainWindow, qtbot: QtBot) -> PictureView:
    window.actions_["picture"].trigger()
    view = window.page._picture_view
    assert view is not None
    assert view.isVisible()
    qtbot.waitUntil(lambda: not view._image.isNull())
    return view


def test_a_click_on_a_picture_enlarges_it_with_its_caption(window: MainWindow, qtbot: QtBot) -> None:
    text = window.page.text
    place = (
        text.document()
        .documentLayout()
        .blockBoundingRect(text.document().findBlock(text.typesetter.figures[0].position))
    )
    point = QPoint(100, round(place.center().y()))
    assert text.figures.at(point) == 0
    assert text.figures.at(QPoint(100, 2)) == -1
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=point)
    view = window.page._picture_view
    assert view is not None
    assert view.isVisible()
    assert "The pier at dawn" in view.caption.text()
    assert view.size() == window.size()
    qtbot.mouseClick(view.stage.viewport(), Qt.MouseButton.LeftButton)
    assert not view.isVisible()


def test_keys_enlarge_zoom_step_and_leave_a_picture(window: MainWindow, qtbot: QtBot) -> None:
    window.list.take_focus()
    view = opened(window, qtbot)
    read = window.reading.article_id
    small = view.picture.width()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Plus)
    assert view.picture.width() > small
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_0)
    assert view.picture.width() == small
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert "The tide" in view.caption.text()
    for key in (Qt.Key.Key_J, Qt.Key.Key_E, Qt.Key.Key_Delete):  # nothing reaches what lies under it
        QTest.keyClick(window.focusWidget(), key)
    assert view.isVisible()
    assert window.reading.article_id == read
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert window.focusWidget() is window.list.view


def test_an_enlarged_picture_is_moved_by_keys_and_by_a_drag_and_its_middle_stays(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = opened(window, qtbot)
    for _ in range(6):
        view.zoom(1.25)
    bar = view.stage.verticalScrollBar()
    assert abs(bar.value() + bar.pageStep() / 2 - view.picture.height() / 2) < 6
    before = bar.value()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert bar.value() > before
    pane = view.stage.viewport()
    qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    qtbot.mouseMove(pane, QPoint(200, 200))
    qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert view.isVisible()
    for _ in range(40):
        view.zoom(1.25)
    assert view._image.width() * view._image.height() * view._zoom**2 <= 40_000_001


def test_a_picture_is_copied_and_saved_as_it_was_kept(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened(window, qtbot)
    view.copy.click()
    assert QApplication.clipboard().image().size() == view._image.size()
    target = tmp_path / "pier.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    view.save.click()
    assert target.read_bytes() == view._kept[1]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "pier.png"), ""))
    view.save.click()
    assert "Couldn’t find the folder" in view.caption.text()


def test_tab_goes_round_among_named_buttons_of_a_picture(window: MainWindow, qtbot: QtBot) -> None:
    view = opened(window, qtbot)
    names = set()
    for _ in range(8):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        focused = window.focusWidget()
        assert focused is not None
        assert view.isAncestorOf(focused)
        assert min(focused.width(), focused.height()) >= 24
        names.add(focused.accessibleName())
    assert {"Zoom in", "Next picture", "Save picture…", "Close picture"} <= names
    assert len(names) == 8


def test_a_picture_that_is_none_says_so(window: MainWindow, qtbot: QtBot) -> None:
    view = opened(window, qtbot)
    view._read = lambda _key: ("image/png", b"nothing")
    with window.desk.library.connections.write() as db:
        db.execute("UPDATE images SET data = ?", [b"nothing"])
    view.step(1)
    qtbot.waitUntil(lambda: view.picture.text() != "")
    assert not view.save.isEnabled()
