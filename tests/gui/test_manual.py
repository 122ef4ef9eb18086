"""The manual in the window: all of it is there, it asks the network for nothing, and the keyboard reaches it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from reader.gui.help.manual_window import PAGES, ManualWindow, text_of, title_of
from reader.gui.kit.theme import Theme
from reader.gui.window.window import MainWindow
from reader.resources import resource

ROOT = Path(__file__).resolve().parents[2]
CODE_CHARACTERS = 76
"""How many letters of one width fit into the measure of a page."""


@pytest.fixture
def manual(qtbot: QtBot, theme: Theme) -> ManualWindow:
    made = ManualWindow(theme)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.page.open("install")
    return made


def test_every_page_of_the_folder_is_in_the_contents() -> None:
    assert {path.stem for path in resource("manual").glob("*.md")} == set(PAGES)
    for name in PAGES:
        assert text_of(name).startswith("# ")
        assert title_of(name)


def test_the_manual_opens_beside_the_window_and_escape_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["manual"].trigger()
    opened = window.dialogs._manual
    assert opened.isVisible()
    assert not opened.isModal()
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()
    window.actions_["manual"].trigger()
    assert window.dialogs._manual is opened


def test_headings_are_larger_than_the_text_and_code_is_in_one_width(manual: ManualWindow) -> None:
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


def test_only_a_secure_link_leaves_and_nothing_is_loaded(manual: ManualWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    visited: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: visited.append(url.toString())))
    for address in ("https://jedisct1.github.io/minisign/", "http://a.example/", "file:///etc/passwd", "javascript:1"):
        manual.page.anchorClicked.emit(QUrl(address))
    assert visited == ["https://jedisct1.github.io/minisign/"]
    assert manual.page.loadResource(2, QUrl("https://a.example/x.png")) is None


def test_a_link_to_another_page_opens_it_at_its_top_and_the_contents_follow(manual: ManualWindow) -> None:
    manual.page.verticalScrollBar().setValue(400)
    manual.page.anchorClicked.emit(QUrl("terminal.md"))
    assert manual.contents.currentItem().text() == "Terminal"
    assert manual.page.toPlainText().startswith("Terminal")
    assert manual.page.verticalScrollBar().value() == 0


def test_the_readme_leads_to_every_page_of_the_manual() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {Path(name).stem for name in re.findall(r"\(resources/manual/([\w-]+\.md)\)", readme)} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_no_line_of_code_is_wider_than_the_page(name: str, manual: ManualWindow) -> None:
    for line in text_of(name).splitlines():
        assert not line.startswith("    ") or len(line) <= CODE_CHARACTERS + 4, line


def test_the_terminal_pages_name_every_command_and_no_other() -> None:
    from reader.cli.main import cli

    pages = text_of("terminal") + text_of("scripts")
    rows = [line.split(" | ")[0] for line in pages.splitlines() if line.startswith("| `")]
    named = {name.split()[0] for row in rows for name in re.findall(r"`([^`]+)`", row) if not name.startswith("-")}
    hidden = {"extract", "summarize"}  # named below, for programs
    shown = {name for name, command in cli.commands.items() if not command.hidden}
    assert named | hidden == shown | {"open"} | hidden


def test_lines_are_never_longer_than_is_good_to_read(manual: ManualWindow, qtbot: QtBot) -> None:
    manual.resize(1600, 800)
    qtbot.waitUntil(lambda: manual.page.document().rootFrame().frameFormat().leftMargin() > 350)


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
