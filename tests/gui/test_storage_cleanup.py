"""*Make smaller* on the overview: it says beforehand what it would free, does what was chosen, and tells what it freed."""

from __future__ import annotations

import hashlib
import threading

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.overview.picture_scaling import scaled
from reader.gui.overview.storage_section import StorageSection
from reader.gui.overview.view import OverviewView
from reader.gui.window.window import MainWindow
from reader.library.file.compact import MAX_PIXELS
from reader.model.blocks import Block, Picture
from reader.model.capture import PictureFile
from tests.making import add_article


def painted(kind: str, width: int, height: int) -> bytes:
    """A picture with something in it."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#B3C8D0"))
    painter = QPainter(image)
    for number in range(200):
        painter.fillRect(number * 97 % width, number * 61 % height, 40, 30, QColor.fromHsv(number * 37 % 360, 120, 200))
    painter.end()
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(target, kind, 95)
    return bytes(target.data().data())


def size_of(data: bytes) -> tuple[str, int, int]:
    source = QBuffer()
    source.setData(QByteArray(data))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source)
    return bytes(reader.format().data()).decode(), reader.size().width(), reader.size().height()


@pytest.fixture
def article(desk: Desk) -> int:
    """An article with a large picture and an older original; and a picture that nobody uses."""
    data = painted("jpeg", 2400, 1200)
    file = PictureFile(hashlib.sha256(data).hexdigest(), "https://a.example/p.jpg", "image/jpeg", data, 2400, 1200)
    blocks = (Block("paragraph", "Words."), Block("figure", picture=Picture(file.src, "A pier", 0, 0, file.key)))
    body = "".join(
        f'<a class="item-{n * 7919 % 613}" href="/{n * 104729 % 9973}">{n}</a>' for n in range(3000)
    ).encode()
    number = add_article(desk.library, "Shown", pictures={file.src: file}, blocks=blocks, body=body)
    with desk.library.connections.write() as db:
        db.execute("INSERT INTO images VALUES ('left over', 'image/png', 1, 1, 60000, zeroblob(60000))")
        db.execute("UPDATE pages SET fetched = '2020-01-01T00:00:00.000Z'")
    return number


def opened(window: MainWindow, qtbot: QtBot) -> tuple[OverviewView, StorageSection]:
    window.actions_["overview"].trigger()
    view = window.pages.page("overview")
    qtbot.waitUntil(lambda: view.overview is not None and view.storage.gains is not None)
    view.scroll_area.ensureWidgetVisible(view.storage.button)
    return view, view.storage


def test_storage_cleanup_says_what_it_would_free_and_then_what_it_freed(
    article: int, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    before = desk.library.content.pages(article)[0].body
    _, part = opened(window, qtbot)
    assert set(part.chosen()) == {"originals", "unused", "compact"}  # scaling loses something
    part.boxes["pictures"].click()
    assert part.notes["unused"].text() == "Frees 60\u00a0kB. No article shows them."
    assert "Returns the freed space" in part.notes["compact"].text()
    qtbot.mouseClick(part.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Freed" in part.about.text())
    qtbot.waitUntil(lambda: not list(part.chosen()))
    assert "Freed" in part.about.text()
    assert desk.library.content.pages(article)[0].body == before
    assert desk.library.compaction.unused() == []
    key = desk.library.articles.row(article).thumbnail
    picture = desk.library.content.picture(key)
    assert picture is not None
    assert size_of(picture[1]) == ("jpeg", 1600, 800)


def test_storage_cleanup_does_only_the_ticked_kinds(article: int, window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    _, part = opened(window, qtbot)
    for kind in ("originals", "compact"):
        part.boxes[kind].click()
    qtbot.mouseClick(part.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Freed" in part.about.text())
    qtbot.waitUntil(lambda: set(part.chosen()) == set() and part.offered("pictures"))
    assert desk.library.compaction.unused() == []
    assert len(desk.library.compaction.big_pictures()) == 1


def test_storage_cleanup_without_a_tick_has_a_disabled_button(article: int, window: MainWindow, qtbot: QtBot) -> None:
    _, part = opened(window, qtbot)
    for box in part.boxes.values():
        box.setChecked(False)
    assert not part.button.isEnabled()


def test_cancelled_storage_cleanup_says_that_its_work_so_far_is_kept(
    article: int, window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, part = opened(window, qtbot)
    going = threading.Event()
    exchange = desk.library.compaction.exchange
    monkeypatch.setattr(desk.library.compaction, "exchange", lambda *given: going.wait(60) and exchange(*given))
    part.boxes["pictures"].click()
    part.button.setFocus()
    qtbot.keyClick(part.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: part.about.text() == "Scaling pictures…")
    assert part.cancel.hasFocus()
    assert not part.button.isVisible()
    qtbot.mouseClick(part.cancel, Qt.MouseButton.LeftButton)
    going.set()
    qtbot.waitUntil(lambda: part.about.text().startswith("Stopped."))
    assert part.button.isVisible()
    assert len(desk.library.compaction.loose_pages("2026")) == 1


def test_a_small_library_has_nothing_to_make_smaller_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    _, part = opened(window, qtbot)
    assert part.about.text() == "There’s nothing to free."
    assert not part.button.isVisible()


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_large_picture_becomes_smaller_in_its_own_format(qapp: object, kind: str) -> None:
    data = painted(kind, 1300, 2600)
    made = scaled(MAX_PIXELS, data)
    assert made is not None
    assert (made.width, made.height, made.mime) == (800, MAX_PIXELS, f"image/{kind}")
    assert size_of(made.data) == (kind, 800, MAX_PIXELS)
    assert len(made.data) < len(data)


def test_what_is_not_large_moves_or_is_no_picture_is_left_alone(qapp: object) -> None:
    assert scaled(MAX_PIXELS, painted("png", 1600, 900)) is None
    assert scaled(MAX_PIXELS, b"GIF89a" + bytes(40)) is None
    assert scaled(MAX_PIXELS, b"no picture") is None
    moving = painted("png", 2000, 900)
    assert scaled(MAX_PIXELS, moving[:33] + b"\x00\x00\x00\x08acTL" + bytes(12) + moving[33:]) is None
