"""The manual over the reading pane: all of it is there, found and linked; it asks the network for nothing, and the keyboard
reaches it.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from reader.gui.manual import contents
from reader.gui.manual.contents import PAGES, search, text_of, title_of
from reader.gui.manual.controller import _DIALOGS
from reader.gui.manual.view import ManualView
from reader.gui.window.window import MainWindow
from reader.model.library import Filter
from reader.resources import resource

ROOT = Path(__file__).resolve().parents[2]
CODE_CHARACTERS = 76
"""How many letters of one width fit into the measure of a page."""
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.focusWidget() or window, key, modifiers)


def view_of(window: MainWindow) -> ManualView:
    view = window.pages.page("manual")
    assert isinstance(view, ManualView)
    return view


def title_shown(window: MainWindow) -> str:
    return view_of(window).page.document().firstBlock().text()


@pytest.fixture
def manual(window: MainWindow) -> ManualView:
    """The manual at its page on installing, with the keyboard in it."""
    window.manual.open("install")
    return view_of(window)


def test_every_page_of_the_folder_is_in_the_contents(manual: ManualView) -> None:
    assert {path.stem for path in resource("manual").glob("*.md")} == set(PAGES)
    listed = [manual.list.item(row).text() for row in range(manual.list.count())]
    for name in PAGES:
        assert text_of(name).startswith("# ")
        assert title_of(name) in listed


def test_the_readme_leads_to_every_page_of_the_manual() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {Path(name).stem for name in re.findall(r"\(resources/manual/([\w-]+\.md)\)", readme)} == set(PAGES)


# --- opening and leaving -----------------------------------------------------------------------------------------------


def test_its_key_opens_it_over_the_article_and_escape_goes_back(window: MainWindow) -> None:
    window.page.text.setFocus()
    press(window, Qt.Key.Key_F1)
    assert window.pages.shows("manual")
    assert window.focusWidget() is view_of(window).page
    press(window, Qt.Key.Key_Escape)
    assert window.pages.shows_article
    assert window.focusWidget() is window.page.text
    press(window, Qt.Key.Key_F1)
    press(window, Qt.Key.Key_F1)
    assert window.pages.shows_article


@pytest.mark.parametrize(
    ("part", "title"),
    [
        ("page.text", "Reading"),
        ("sidebar.list", "Tags and folders"),
        ("list.view", "Tags and folders"),
        ("toolbar.field", "Searching"),
    ],
)
def test_it_opens_at_the_page_for_where_one_is(window: MainWindow, part: str, title: str) -> None:
    widget: object = window
    for name in part.split("."):
        widget = getattr(widget, name)
    assert isinstance(widget, QWidget)
    widget.setFocus()
    press(window, Qt.Key.Key_F1)
    assert title_shown(window) == title


@pytest.mark.parametrize(
    ("action", "title"),
    [
        ("overview", "Your library"),
        ("briefing", "Briefings"),
        ("highlights", "Highlights and notes"),
        ("why", "Cleaning"),
    ],
)
def test_from_a_page_over_the_article_it_opens_at_what_that_is_about(
    window: MainWindow, qtbot: QtBot, action: str, title: str
) -> None:
    window.page.text.setFocus()
    window.actions_[action].trigger()
    qtbot.waitUntil(lambda: window.pages.shows(action))
    window.actions_["manual"].trigger()
    assert title_shown(window) == title


def test_an_article_that_is_not_whole_and_a_list_without_articles_have_their_pages(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_filter(Filter(place="all", words="nowhere-to-be-found"))
    window.reading.show_nothing()
    window.manual.toggle()
    assert title_shown(window) == "First steps"


def test_another_article_closes_it(window: MainWindow, manual: ManualView) -> None:
    window.list.take_focus()
    press(window, Qt.Key.Key_J)
    assert window.pages.shows_article


# --- turning, links ----------------------------------------------------------------------------------------------------


def test_pages_are_turned_by_the_keys_for_articles_and_by_the_buttons_at_the_foot(
    window: MainWindow, manual: ManualView, qtbot: QtBot
) -> None:
    article = window.reading.article_id
    window.manual.open(PAGES[0])
    assert manual.previous.isHidden()
    press(window, Qt.Key.Key_J)
    assert title_shown(window) == title_of(PAGES[1])
    press(window, Qt.Key.Key_K)
    assert title_shown(window) == title_of(PAGES[0])
    qtbot.mouseClick(manual.next, Qt.MouseButton.LeftButton)
    assert title_shown(window) == title_of(PAGES[1])
    assert window.reading.article_id == article
    window.manual.open(PAGES[-1])
    assert manual.next.isHidden()


def test_space_scrolls_and_turns_the_page_at_its_end(window: MainWindow, manual: ManualView) -> None:
    bar = manual.page.verticalScrollBar()
    press(window, Qt.Key.Key_Space)
    assert bar.value() > 0
    bar.setValue(bar.maximum())
    press(window, Qt.Key.Key_Space)
    assert title_shown(window) == title_of("updating")


def test_a_link_opens_another_page_and_alt_left_comes_back_to_the_place(window: MainWindow, manual: ManualView) -> None:
    manual.page.verticalScrollBar().setValue(400)
    manual.page.anchorClicked.emit(QUrl("terminal.md"))
    assert title_shown(window) == "Terminal"
    assert manual.page.verticalScrollBar().value() == 0
    assert manual.list.currentItem().text() == "Terminal"
    press(window, Qt.Key.Key_Left, ALT)
    assert title_shown(window) == "Installing"
    assert abs(manual.page.verticalScrollBar().value() - 400) < 60
    press(window, Qt.Key.Key_Right, ALT)
    assert title_shown(window) == "Terminal"


def test_a_link_to_a_heading_opens_the_page_there(window: MainWindow, manual: ManualView) -> None:
    window.manual.open("troubleshooting", "The library")
    cursor = manual.page.textCursor()
    assert cursor.block().text() == "The library"
    assert 0 <= manual.page.cursorRect(cursor).top() < manual.page.viewport().height()


def test_links_open_a_setting_or_do_what_an_action_does(
    window: MainWindow, manual: ManualView, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(window.dialogs, "show_settings", opened.append)
    window.actions_["activity"].triggered.disconnect()
    window.actions_["activity"].triggered.connect(lambda _checked: opened.append("activity"))
    for address in ("setting:theme", "do:activity", "do:nothing-of-the-kind"):
        manual.page.anchorClicked.emit(QUrl(address))
    assert opened == ["theme", "activity"]


def test_only_a_secure_link_leaves_and_nothing_is_loaded(manual: ManualView, monkeypatch: pytest.MonkeyPatch) -> None:
    visited: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(visited.append))
    for address in ("https://jedisct1.github.io/minisign/", "http://a.example/", "file:///etc/passwd", "javascript:1"):
        manual.page.anchorClicked.emit(QUrl(address))
    assert visited == ["https://jedisct1.github.io/minisign/"]
    assert manual.page.loadResource(QTextDocument.ResourceType.ImageResource, QUrl("https://a.example/x.png")) is None


# --- finding -----------------------------------------------------------------------------------------------------------


def test_a_search_finds_words_on_all_pages_and_headings_first() -> None:
    found = search("restore")
    assert found[0].heading == "Restore one"
    assert {one.page for one in found} >= {"backups", "tags-and-folders", "terminal"}
    for one in found:
        assert all("restor" in one.words[start:end].casefold() for start, end in one.hits)
    assert search("  ") == search("|") == []
    assert search("zeppelin") == []


def test_what_is_found_is_listed_opened_by_enter_and_marked(window: MainWindow, manual: ManualView) -> None:
    manual.open_search()
    QTest.keyClicks(manual.field, "smart folder")
    assert manual.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Smart folders · Tags and folders")
    press(window, Qt.Key.Key_Return)
    assert title_shown(window) == "Tags and folders"
    assert manual.page.textCursor().block().text() == "Smart folders"
    assert manual.page.extraSelections()
    assert window.focusWidget() is manual.page


def test_a_search_without_results_says_so_and_escape_brings_the_contents_back(
    window: MainWindow, manual: ManualView
) -> None:
    manual.open_search()
    QTest.keyClicks(manual.field, "zeppelin")
    assert "zeppelin" in manual.nothing.text()
    press(window, Qt.Key.Key_Escape)
    assert manual.field.text() == ""
    assert manual.list.currentItem().text() == "Installing"
    assert window.pages.shows("manual")


def test_ctrl_f_finds_on_the_page_and_f3_goes_on(window: MainWindow, manual: ManualView) -> None:
    press(window, Qt.Key.Key_F, CONTROL)
    assert window.focusWidget() is manual.find_box.field
    QTest.keyClicks(manual.find_box.field, "remove")
    assert manual.page.textCursor().selectedText().casefold() == "remove"
    assert manual.find_box.count.text().startswith("1 of ")
    press(window, Qt.Key.Key_F3)
    assert manual.find_box.count.text().startswith("2 of ")
    press(window, Qt.Key.Key_Escape)
    assert manual.find_box.isHidden()
    assert manual.page.extraSelections() == []
    assert window.pages.shows("manual")


def test_the_palette_opens_pages_and_headings(window: MainWindow) -> None:
    window.list.take_focus()
    press(window, Qt.Key.Key_K, CONTROL)
    palette = window.palette_.view
    QTest.keyClicks(palette.field, "troubleshoot")
    assert palette.entries[0].name == "Troubleshooting"
    palette.field.clear()
    QTest.keyClicks(palette.field, "verify a quote")
    entry = next(entry for entry in palette.entries if entry.name == "Evidence and verifying: Verify a quote")
    entry.run()
    assert title_shown(window) == "Evidence and verifying"


# --- looks -------------------------------------------------------------------------------------------------------------


def test_headings_are_larger_than_the_text_and_code_is_in_one_width(manual: ManualView) -> None:
    sizes: dict[int, set[int]] = {}
    fixed = set()
    block = manual.page.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            fragment = pieces.fragment()
            font = fragment.charFormat().font()
            sizes.setdefault(block.blockFormat().headingLevel(), set()).add(font.pixelSize())
            if fragment.charFormat().fontFixedPitch() or font.family() not in ("Literata", "Inter"):
                fixed.add(fragment.text())
            pieces += 1
        block = block.next()
    assert min(sizes[1]) > min(sizes[2]) > max(sizes[0])
    assert "sudo apt install ./tearsheet-0.1.0-linux-x86_64.deb" in fixed


def test_it_follows_the_typography_of_articles_and_keeps_the_place(window: MainWindow, manual: ManualView) -> None:
    manual.page.verticalScrollBar().setValue(500)
    before = manual.page.document().findBlock(manual.page.first_position()).text()
    window.settings.set("text_size", 24)
    assert manual.page.document().defaultFont().pixelSize() == 24
    assert manual.page.document().findBlock(manual.page.first_position()).text() == before


def test_keys_are_named_as_they_are_now(window: MainWindow, manual: ManualView) -> None:
    window.manual.open("first-steps")
    assert "Press S, or click" in manual.page.toPlainText()
    window.settings.set("shortcut_set", "mail")
    assert "Press M, or click" in manual.page.toPlainText()
    window.manual.open("keyboard-sets")
    assert contents.text_of("keyboard-sets").count("**S**") == 1


@pytest.mark.parametrize("name", PAGES)
def test_no_line_of_code_is_wider_than_the_page(name: str) -> None:
    for line in text_of(name).splitlines():
        assert not line.startswith("    ") or len(line) <= CODE_CHARACTERS + 4, line


def test_lines_are_never_longer_than_is_good_to_read(window: MainWindow, manual: ManualView, qtbot: QtBot) -> None:
    window.resize(2200, 800)
    qtbot.waitUntil(lambda: manual.page.document().rootFrame().frameFormat().leftMargin() > 250)


def test_in_a_narrow_pane_the_contents_take_the_place_of_the_page(
    window: MainWindow, manual: ManualView, qtbot: QtBot
) -> None:
    assert manual.contents_button.isHidden()
    window.resize(900, 700)
    qtbot.waitUntil(lambda: manual.contents_button.isVisible())
    assert manual.page.isVisible()
    assert not manual.list.isVisible()
    manual.contents_button.click()
    assert manual.list.isVisible()
    assert not manual.page.isVisible()
    manual.list.setCurrentRow(1)
    manual.list.itemActivated.emit(manual.list.item(1))
    assert title_shown(window) == title_of(PAGES[0])
    assert manual.page.isVisible()


def test_everything_on_it_has_a_name(manual: ManualView) -> None:
    for widget in (manual, manual.page, manual.list, manual.field, manual.back_button, manual.close_button):
        assert widget.accessibleName()
    assert manual.next.accessibleName() == "Next page: Updating and verifying"


# --- what it says ------------------------------------------------------------------------------------------------------


def test_the_terminal_pages_name_every_command_and_no_other() -> None:
    from reader.cli.main import cli

    pages = text_of("terminal") + text_of("scripts")
    rows = [line.split(" | ")[0] for line in pages.splitlines() if line.startswith("| `")]
    named = {name.split()[0] for row in rows for name in re.findall(r"`([^`]+)`", row) if not name.startswith("-")}
    hidden = {"extract", "summarize"}  # named below, for programs
    shown = {name for name, command in cli.commands.items() if not command.hidden}
    assert named | hidden == shown | {"open"} | hidden


def test_the_manual_names_the_folders_that_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    from platformdirs import macos, unix, windows

    text = text_of("install")
    monkeypatch.setenv("HOME", "/h")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for kind in () if sys.platform == "win32" else (unix.Unix, macos.MacOS):
        places = kind("Tearsheet", appauthor=False)
        for path in (places.user_data_dir, places.user_config_dir):
            assert f"`{Path(path).as_posix().replace('/h/', '~/')}`" in text
    assert windows.Windows("Tearsheet", appauthor=False).roaming is False
    assert r"`%LOCALAPPDATA%\Tearsheet`" in text


def test_a_column_of_keys_takes_no_more_room_than_they_need(window: MainWindow, manual: ManualView) -> None:
    window.manual.open("first-steps")
    table = manual.page.document().rootFrame().childFrames()[0]
    assert isinstance(table, QTextTable)
    keys, words = (one.rawValue() for one in table.format().columnWidthConstraints())
    assert keys * 2 < words


@pytest.mark.parametrize(
    ("action", "title"),
    [
        ("keys", "Keyboard"),
        ("settings", "Typography"),
        ("about", "Your library"),
        ("verify_quote", "Evidence and verifying"),
        ("activity", "Saving"),
    ],
)
def test_its_key_opens_it_from_a_dialog_which_gives_way(
    window: MainWindow, qtbot: QtBot, action: str, title: str
) -> None:
    window.activateWindow()

    def press_f1() -> None:
        dialog = QApplication.activeWindow()
        if isinstance(dialog, QDialog) and dialog.focusWidget() is not None:
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_F1)
        else:
            QTimer.singleShot(5, window, press_f1)  # it is not there yet

    QTimer.singleShot(0, window, press_f1)
    window.actions_[action].trigger()
    qtbot.waitUntil(lambda: window.pages.shows("manual"))
    assert title_shown(window) == title
    assert not any(isinstance(top, QDialog) and top.isVisible() for top in QApplication.topLevelWidgets())


def test_every_dialog_that_has_a_page_exists_and_so_do_the_pages() -> None:
    named = {
        node.name
        for path in (ROOT / "reader/gui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    for dialog, (page, heading) in _DIALOGS.items():
        assert dialog in named
        assert not heading or heading in {contents.slug(one) for name, one in contents.headings() if name == page}
