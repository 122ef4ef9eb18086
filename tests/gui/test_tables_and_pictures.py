"""Tables never break a number and scroll sideways where they are too wide; pictures are scaled smoothly."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextBlock, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.article import typesetter
from reader.gui.article.typesetter import Figure
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block, Picture, plain_text
from reader.model.capture import PictureFile
from reader.model.library import Filter
from tests.making import add_article

WIDE = (
    Block("paragraph", "Votes by district, and what became of them. " * 6),
    Block("row", "\t".join(f"District {number}" for number in range(14)), header=True, group=1),
    *(Block("row", "\t".join(f"227{row}{number:02d}4" for number in range(14)), group=1) for row in range(5)),
    Block("paragraph", "All figures are final."),
)
NARROW = (
    Block("row", "Party\tVotes\tShare\tRemark", header=True, group=1),
    Block(
        "row", f"The party for the harbour\t1 227 537\t12.5 %\t{'It was a long night at the harbour. ' * 6}", group=1
    ),
)


def show(window: MainWindow, desk: Desk, blocks: tuple[Block, ...]) -> None:
    added = add_article(desk.library, f"Results in {len(blocks)} blocks", plain_text(blocks), blocks=blocks)
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    window.page.text.document().size()
    window.page.text._grow()


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def lines(block: QTextBlock) -> list[str]:
    layout, text = block.layout(), block.text()
    return [
        text[layout.lineAt(at).textStart() :][: layout.lineAt(at).textLength()].strip()
        for at in range(layout.lineCount())
    ]


@pytest.mark.parametrize("width", [900, 1100, 1440])
def test_no_number_of_a_table_is_broken(window: MainWindow, desk: Desk, width: int) -> None:
    window.resize(width, 800)
    for blocks in (WIDE, NARROW):
        show(window, desk, blocks)
        cells = [block for block in blocks_of(window.page.text.document()) if block.text()[:1].isdigit()]
        assert cells
        assert [lines(block) for block in cells] == [[block.text()] for block in cells]


def test_a_table_that_fits_has_no_bar_and_fills_the_column(window: MainWindow, desk: Desk) -> None:
    show(window, desk, NARROW)
    pane = window.page.text
    assert not pane.sideways.bars
    ((table, _),) = pane.typesetter.tables
    rect = pane.document().documentLayout().frameBoundingRect(table)
    assert rect.width() == pytest.approx(pane.viewport().width(), abs=4)


def test_a_wide_table_scrolls_alone_by_bar_wheel_and_keys(window: MainWindow, desk: Desk, qapp: QApplication) -> None:
    show(window, desk, WIDE)
    pane = window.page.text
    (bar,) = pane.sideways.bars
    assert bar.isVisible()
    assert bar.maximum() > 200
    assert pane.horizontalScrollBar().maximum() == 0
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    by_key = bar.value()
    assert by_key > 0
    place = QPointF(60, bar.y() - 20)
    wheel = QWheelEvent(
        place, pane.viewport().mapToGlobal(place), QPoint(), QPoint(-120, 0), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    qapp.sendEvent(pane.viewport(), wheel)
    assert bar.value() > by_key
    assert pane.horizontalScrollBar().value() == 0


def test_the_head_of_a_long_table_stays_in_sight_while_its_rows_are(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    after = tuple(
        Block("paragraph", f"After {number}. " + "The count went on all night. " * 12) for number in range(12)
    )
    rows = tuple(Block("row", f"Pier {number}\t{number * 137}\t{number} %", group=1) for number in range(60))
    show(window, desk, (Block("row", "Pier\tVessels\tShare", header=True, group=1), *rows, *after))
    head, bar, text = window.page.text.sticky_head, window.page.verticalScrollBar(), window.page.text
    qtbot.waitUntil(lambda: bar.maximum() > 2000)
    assert not head.isVisible()
    assert window.page.article is not None
    bar.setValue(window.page.position.top_of(window.page.article.text.index("Pier 20")))
    assert head.isVisible()
    assert head.mapTo(window.page.viewport(), QPoint(0, 0)).y() == 0
    assert head.width() == text.viewport().width()
    ground, shown = window.theme.colour("page"), head.grab().toImage()
    colours = {shown.pixelColor(x, y).name() for x in range(0, shown.width(), 2) for y in range(shown.height())}
    assert len(colours - {ground.name()}) > 4  # its words
    bar.setValue(window.page.position.top_of(window.page.article.text.index("After 3.")))
    assert not head.isVisible()
    bar.setValue(0)
    assert not head.isVisible()


def test_the_head_stays_in_sight_in_every_part_of_a_table_that_is_set_in_parts(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetter, "MAX_CELLS_AT_ONCE", 90)
    rows = tuple(Block("row", f"Pier {number}\t{number * 137}\t{number} %", group=1) for number in range(100))
    after = Block("paragraph", "After. " + "The count went on all night. " * 120)
    show(window, desk, (Block("row", "Pier\tVessels\tShare", header=True, group=1), *rows, after))
    head, bar = window.page.text.sticky_head, window.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 2500)
    assert window.page.article is not None
    for words, in_sight in (("Pier 20", True), ("Pier 29", True), ("Pier 70", True), ("After.", False)):
        bar.setValue(window.page.position.top_of(window.page.article.text.index(words)))
        assert head.isVisible() is in_sight, words


def test_what_is_clicked_in_a_scrolled_table_is_what_is_seen_there(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    show(window, desk, WIDE)
    pane = window.page.text
    (bar,) = pane.sideways.bars
    found = pane.document().find("2274134")
    bar.setValue(bar.maximum())
    seen = pane.cursorRect(found).center() - QPoint(bar.value() + 6, 0)
    assert 0 < seen.x() < pane.viewport().width()
    before = pane.viewport().grab().toImage()
    qtbot.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=seen)
    assert pane.textCursor().selectedText() == "2274134"
    assert pane.viewport().grab().toImage() != before  # and it is shown as selected where it stands
    QTest.keyClick(pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "2274134"


def test_a_hit_out_of_sight_in_a_wide_table_is_scrolled_to(window: MainWindow, desk: Desk) -> None:
    show(window, desk, WIDE)
    (bar,) = window.page.text.sideways.bars
    QTest.keyClick(window.list.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.hits.box.field, "2274134")
    assert bar.value() > 0


# --- pictures --------------------------------------------------------------------------------------------------------------


def show_picture(window: MainWindow, desk: Desk, image: QImage) -> Figure:
    """An article with this picture, shown; gives its figure."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    data, address = bytes(held.data()), "https://news.example/a.png"
    key = hashlib.sha256(data).hexdigest()
    blocks = (
        Block("figure", picture=Picture(address, "A chart", image.width(), image.height(), key)),
        Block("paragraph", "Words."),
    )
    files = {address: PictureFile(key, address, "image/png", data, image.width(), image.height())}
    added = add_article(desk.library, "Chart", "Words.", blocks=blocks, pictures=files)
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    (figure,) = window.page.text.typesetter.figures
    return figure


def test_a_picture_whose_column_changes_is_asked_for_in_its_new_size(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    image = QImage(1200, 600, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    figure = show_picture(window, desk, image)
    pane = window.page.text
    kind, name = QTextDocument.ResourceType.ImageResource.value, QUrl(f"picture:{figure.key}")

    def width() -> int:
        return pane.document().resource(kind, name).width()

    qtbot.waitUntil(lambda: width() == pane.typesetter.shown_size(1200, 600).width())
    before = width()
    window.resize(900, 800)
    qtbot.waitUntil(lambda: pane.typesetter.shown_size(1200, 600).width() < before)
    qtbot.waitUntil(lambda: width() == pane.typesetter.shown_size(1200, 600).width())


def test_a_small_picture_fills_a_dense_screen_smoothly(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.page.text, "devicePixelRatioF", lambda: 2.0)
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.setPixel(100, 50, 0xFF000000)
    figure = show_picture(window, desk, image)
    pane = window.page.text
    qtbot.waitUntil(lambda: pane.figures.image_of(figure) is not None)
    shown = pane.figures.image_of(figure)
    assert shown is not None
    assert (shown.width(), shown.height()) == (400, 200)
    greys = {shown.pixelColor(x, y).red() for x in range(196, 206) for y in range(96, 106)}
    assert len(greys) > 2  # not the pixel four times over


def test_pictures_are_smooth_while_they_are_decoded_anew(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    image = QImage(1200, 600, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    figure = show_picture(window, desk, image)
    pane = window.page.text
    kind, name = QTextDocument.ResourceType.ImageResource.value, QUrl(f"picture:{figure.key}")
    qtbot.waitUntil(lambda: pane.document().resource(kind, name).width() == pane.figures.pixels_of(figure).width())
    pane.typesetter.fit(431)
    pane.figures._pictures._cache.clear()
    pane.figures.rescale()
    assert pane.document().resource(kind, name).size() == pane.figures.pixels_of(figure)
