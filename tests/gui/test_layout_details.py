"""Words of the interface: names that are too long for their place, and how wide figures and hyphens are."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QRect, QRectF, QSettings, Qt
from PySide6.QtGui import QCursor, QDrag, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QMainWindow, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.program.settings import GROUPS, SETTINGS
from reader.gui.app.stages import make_window
from reader.gui.app.start import TITLE_BAR, first_size
from reader.gui.help import settings_dialog
from reader.gui.kit.combo_box import MOST_ROWS, ComboBox
from reader.gui.kit.labels import ElidedLabel
from reader.gui.kit.theme import Theme, ui_font
from reader.gui.list.article_model import Role, dragged_articles
from reader.gui.window.layout import HEIGHT
from reader.gui.window.window import MainWindow
from reader.model.library import Filter, Row
from tests.gui.test_summary import add_long
from tests.making import add_article


def test_a_hyphen_in_a_title_is_not_as_wide_as_a_figure(theme: Theme) -> None:
    words, counts = QFontMetricsF(ui_font(14, bold=True)), QFontMetricsF(ui_font(14, bold=True, tabular=True))
    assert words.horizontalAdvance("-") < counts.horizontalAdvance("-")
    assert counts.horizontalAdvance("1") == counts.horizontalAdvance("0")


def test_a_long_name_of_a_list_leaves_its_count_and_its_tools_where_they_are(window: MainWindow, qtbot: QtBot) -> None:
    name = "a tag with a name that is far too long for the head of a list"
    for number in range(2):
        add_article(window.desk.library, f"Tagged {number}", tags=(name,))
    window.lists._refresh()
    window.show_filter(Filter(tag=name))
    window.resize(window.minimumSizeHint())
    articles = window.list
    qtbot.waitUntil(lambda: articles.width() == articles.minimumWidth())
    assert articles.name.text() == name
    assert isinstance(articles.name, ElidedLabel)
    parts = [articles.name, articles.count, articles.briefing, articles.order]
    for part, following in pairwise(parts):
        assert part.isVisible()
        assert part.geometry().right() < following.x()
    assert articles.order.geometry().right() <= articles.width()
    assert articles.order.width() >= articles.order.sizeHint().width()


def test_in_the_narrowest_window_a_page_is_not_cut_at_its_side(window: MainWindow, qtbot: QtBot) -> None:

    def is_narrowest() -> bool:
        window.resize(window.minimumSizeHint())  # which the sidebar leaves when it folds away
        return not window.sidebar.isVisible() and window.reader.width() == window.reader.minimumWidth()

    qtbot.waitUntil(is_narrowest)
    assert window.page.widget().width() <= window.page.viewport().width()
    window.reading.open_summary()
    for button in window.summary.length.buttons.values():
        assert button.width() >= button.sizeHint().width() - 4


@pytest.mark.usefixtures("quick")
def test_the_summary_grows_with_the_text(window: MainWindow, qtbot: QtBot) -> None:
    add_long(window.desk)
    window.lists._refresh()
    window.reading.go(window.list.model.ids[0])
    window.reading.open_summary()
    qtbot.waitUntil(lambda: bool(window.summary.sentences))

    def sizes() -> set[int]:
        return {
            label.font().pixelSize()
            for sentence in window.summary.sentences
            for label in sentence.findChildren(QLabel)
            if label.wordWrap()
        }

    assert sizes() == {16}
    heights = [sentence.sizeHint().height() for sentence in window.summary.sentences]
    for _ in range(3):
        window.actions_["larger"].trigger()
    assert sizes() == {round(window.page.text_size * 16 / 19)}
    assert min(sizes()) > 16
    assert [sentence.sizeHint().height() for sentence in window.summary.sentences] != heights
    window.actions_["usual"].trigger()
    assert sizes() == {16}


def test_in_a_low_window_the_text_keeps_half_of_the_height_under_the_summary(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1000, 480)
    qtbot.waitUntil(lambda: window.reader.height() < 480)
    window.reading.open_summary()
    assert window.reader.orientation() == Qt.Orientation.Vertical
    qtbot.waitUntil(lambda: window.summary.height() <= window.pages.height())
    window.reading.summary.close()
    window.resize(1000, 900)
    window.reading.open_summary()
    qtbot.waitUntil(lambda: window.summary.height() == HEIGHT)


def test_the_sidebar_folds_away_in_a_narrow_window_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1200, 700)
    assert window.sidebar.isVisible()
    window.sidebar.list.setFocus()
    window.resize(820, 700)
    qtbot.waitUntil(lambda: not window.sidebar.isVisible())
    assert window.list.view.hasFocus()
    qtbot.waitUntil(lambda: window.minimumSizeHint().width() <= 600)

    def is_600_wide() -> bool:
        window.resize(600, 700)  # takes it once the layout knows that the sidebar is gone
        return window.width() == 600

    qtbot.waitUntil(is_600_wide)
    window.resize(1200, 700)
    qtbot.waitUntil(window.sidebar.isVisible)
    window.actions_["sidebar"].trigger()  # a person's word counts from here
    window.resize(820, 700)
    window.resize(1200, 700)
    assert not window.sidebar.isVisible()


def test_the_first_window_fits_the_screen(window: MainWindow) -> None:
    size, screen = first_size(window), window.screen().availableSize()
    assert size.width() < screen.width()
    assert size.height() <= screen.height() - TITLE_BAR


def test_a_window_kept_from_a_screen_of_another_size_fits_this_one(
    desk: Desk, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    kept = QMainWindow()
    qtbot.addWidget(kept)
    geometry = bytearray(kept.saveGeometry().data())
    geometry[46:50] = (2 * kept.screen().geometry().width()).to_bytes(4, "big")  # the width of the screen it was on
    state.setValue("geometry", QByteArray(bytes(geometry)))
    window = make_window(desk, theme, state, whole=True)
    qtbot.addWidget(window)
    assert not window.has_known_size
    state.setValue("geometry", kept.saveGeometry())
    other = make_window(desk, theme, state, whole=True)
    qtbot.addWidget(other)
    assert other.has_known_size


def test_a_toolbar_button_is_not_lit_after_its_menu_has_closed(window: MainWindow, qtbot: QtBot) -> None:
    button = window.toolbar.menu_button
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))
    QCursor.setPos(window.mapToGlobal(window.rect().center()))
    button.menu().close()
    assert not button.underMouse()
    assert not button.isDown()


def test_every_setting_is_under_a_heading_and_says_what_it_does(window: MainWindow, qtbot: QtBot) -> None:
    assert {setting.group for setting in SETTINGS if setting.listed} == set(GROUPS)
    dialog = settings_dialog.SettingsDialog(window.desk.settings, lambda _name, _value: True, window)
    qtbot.addWidget(dialog)
    for editor in [*dialog.findChildren(QCheckBox), *dialog.findChildren(QComboBox)]:
        assert editor.accessibleName()
        assert editor.accessibleDescription()


def test_a_list_of_choices_shows_all_of_them(window: MainWindow, qtbot: QtBot) -> None:
    dialog = settings_dialog.SettingsDialog(window.desk.settings, lambda _name, _value: True, window)
    qtbot.addWidget(dialog)
    dialog.show()
    for combo in dialog.findChildren(ComboBox):
        combo.showPopup()
        shown = min(combo.count(), MOST_ROWS)  # a machine may have many fonts
        last = combo.view().visualRect(combo.model().index(shown - 1, 0))
        assert combo.view().viewport().rect().contains(last), combo.accessibleName()
        combo.hidePopup()


def test_the_cross_ends_a_search_and_leaves_the_keys_in_the_field(window: MainWindow, qtbot: QtBot) -> None:
    field = window.toolbar.field
    assert not field.cross.isVisible()
    field.setFocus()
    qtbot.keyClicks(field, "second")
    qtbot.waitUntil(lambda: len(window.list.model.ids) == 1)
    field.cross.click()
    qtbot.waitUntil(lambda: len(window.list.model.ids) == 3)
    assert (field.text(), field.hasFocus(), field.cross.isVisible()) == ("", True, False)


def test_what_is_dragged_is_shown_small_and_beside_the_pointer(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[QDrag] = []
    monkeypatch.setattr(QDrag, "exec", lambda self, _actions: dragged.append(self))
    for choose in (lambda: window.list.select(window.list.model.ids[0]), window.list.select_all):
        choose()
        window.list.view.startDrag(Qt.DropAction.CopyAction)
    for drag in dragged:
        assert drag.pixmap().width() / drag.pixmap().devicePixelRatio() <= 250
        assert drag.pixmap().height() / drag.pixmap().devicePixelRatio() <= 30
        assert drag.hotSpot().x() < 0 > drag.hotSpot().y()
    assert [len(dragged_articles(drag.mimeData())) for drag in dragged] == [1, 3]


def test_a_list_of_one_has_no_empty_cards_and_a_short_text_one_prompt(window: MainWindow, qtbot: QtBot) -> None:
    window.show_filter(Filter(site="The Ledger"))
    window.reading.go(window.list.model.ids[0])
    qtbot.waitUntil(lambda: not window.page.next.isVisible())
    assert not window.page.previous.isVisible()
    assert [prompt.isVisible() for prompt in window.page.prompts] == [True, False]
    window.show_filter(Filter())
    qtbot.waitUntil(window.page.next.isVisible)
    window.reading.go(add_long(window.desk))
    qtbot.waitUntil(lambda: all(not prompt.isHidden() for prompt in window.page.prompts))


def test_while_several_are_selected_the_page_says_so(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.page.selection.isVisible()
    window.list.view.setFocus()
    window.list.select_all()
    assert window.page.selection.isVisible()
    assert window.page.selection.title.text() == "3 articles selected"
    window.resize(1000, 640)
    qtbot.waitUntil(lambda: window.page.selection.size() == window.page.viewport().size())
    window.list.select(window.list.model.ids[1])
    assert not window.page.selection.isVisible()


def test_the_text_stands_in_the_same_place_with_and_without_a_scroll_bar(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1300, 1400)
    short, long_ = window.list.model.ids[0], add_long(window.desk)
    lefts = []
    for article in (short, long_):
        window.reading.go(article)
        qtbot.waitUntil(lambda article=article: window.reading.article_id == article)
        qtbot.waitUntil(lambda: window.page.text.height() > 10)
        bar = window.page.verticalScrollBar()
        qtbot.waitUntil(lambda long=article == long_, bar=bar: (bar.maximum() > 0) == long)
        qtbot.wait(1)
        lefts.append(window.page.column.mapTo(window, window.page.column.rect().topLeft()).x())
    assert lefts[0] == lefts[1]


class Recorder(QPainter):
    """Keeps which words were painted into which rectangle."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.words: dict[str, QRectF] = {}

    def drawText(self, *arguments: Any) -> Any:
        place, words = arguments[0], arguments[-1]
        self.words[words] = QRectF(place)
        return super().drawText(*arguments)


def test_the_tools_of_a_row_under_the_mouse_leave_its_tags_seen(window: MainWindow, qtbot: QtBot) -> None:
    add_article(window.desk.library, "Tagged", site="Coast Courier", tags=("harbour",))
    window.lists._refresh()
    window.resize(1024, 700)
    row = window.list.row
    index = next(
        index
        for index in (window.list.model.index(number, 0) for number in range(window.list.model.rowCount()))
        if isinstance(index.data(Role.ROW), Row) and index.data(Role.ROW).tags
    )
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 348, 112)

    def painted() -> dict[str, QRectF]:
        image = QImage(348, 112, QImage.Format.Format_ARGB32)
        painter = Recorder(image)
        row.paint(painter, option, index)
        painter.end()
        return painter.words

    row.hovered = -1
    alone = painted()
    row.hovered = index.row()
    hovered = painted()
    tools = row._action_ground(option.rect)
    assert alone["harbour"].intersects(tools)  # where it would be covered
    assert not hovered["harbour"].intersects(tools)
    assert not any(place.intersects(tools) for place in hovered.values())
