"""What other programs give the window to open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.app.single_instance import SingleInstance
from reader.gui.window.window import MainWindow
from reader.model.library import Filter
from tests.making import add_article, story
from tests.site import Site

ROOT = Path(__file__).parents[2]


def titles(desk: Desk) -> set[str]:
    return {row.title for row in desk.rows(Filter())}


def press(window: MainWindow, words: str) -> None:
    next(button for button in window.toast.buttons if button.text() == words).click()


def test_files_and_addresses_are_saved_as_if_dropped(
    window: MainWindow, desk: Desk, quick: None, site: Site, tmp_path: Path, qtbot: QtBot
) -> None:
    saved = tmp_path / "saved page.html"
    saved.write_bytes(story("Council counts again"))
    window.incoming.open([str(saved), site.url("/story/opened")])
    qtbot.waitUntil(
        lambda: {"Council counts again", "Ferry Opened returns to the harbour"} <= titles(desk), timeout=20_000
    )


def test_a_link_is_offered_with_its_site_and_fetched_only_when_a_person_says_so(
    window: MainWindow, desk: Desk, quick: None, site: Site, qtbot: QtBot
) -> None:
    asked = len(site.asked)
    window.incoming.open([f"tearsheet:{site.url('/story/offered')}"])
    assert window.toast.isVisible()
    assert f"127.0.0.1:{site.port}" in window.toast.words.text()
    assert not window.toast._timer.isActive()
    assert len(desk.rows(Filter())) == 3
    assert len(site.asked) == asked
    press(window, "Save")
    qtbot.waitUntil(lambda: "Ferry Offered returns to the harbour" in titles(desk), timeout=20_000)


def test_a_declined_link_leaves_no_trace(window: MainWindow, desk: Desk, site: Site) -> None:
    asked = len(site.asked)
    window.incoming.open([f"tearsheet:{site.url('/story/a')}", f"tearsheet:{site.url('/story/b')}"])
    assert "2 pages" in window.toast.words.text()
    press(window, "Not now")
    assert not window.toast.isVisible()
    assert (len(desk.rows(Filter())), len(site.asked)) == (3, asked)


def test_a_link_to_what_is_there_leads_to_it(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    known = add_article(desk.library, "Known", url="https://news.example/known")
    window.show_filter(Filter())
    window.incoming.open(["tearsheet:https://news.example/known"])
    assert "Already saved" in window.toast.words.text()
    press(window, "Open")
    qtbot.waitUntil(lambda: window.reading.article_id == known)


def test_what_cannot_be_opened_is_said(window: MainWindow, desk: Desk) -> None:
    window.incoming.open(["/dev/zero", "/nowhere.html"])
    assert "Couldn’t read the file zero: it isn’t a regular file." in window.toast.words.text()
    assert "1 other item" in window.toast.words.text()
    assert len(desk.rows(Filter())) == 3


def test_what_comes_before_there_is_a_window_waits_for_it(qapp: object, tmp_path: Path) -> None:
    front, taken = SingleInstance(tmp_path, ["a"]), list[str]()
    front.give(["b"])
    front.hand_to(taken.extend)
    assert taken == ["a", "b"]
    front.give(["c"])
    front.hand_to(None)
    front.give(["d"])
    assert taken == ["a", "b", "c"]
    front.hand_to(taken.extend)
    assert taken == ["a", "b", "c", "d"]


MACOS = """
import sys
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from reader.gui.app.macos import Application
application = Application(["tearsheet"])
application.sendEvent(application, QFileOpenEvent(sys.argv[1]))
application.sendEvent(application, QFileOpenEvent(QUrl("tearsheet:save?url=https%3A%2F%2Fa.example%2F%3Fb%3D1%2526")))
taken = []
application.give = taken.extend
application.sendEvent(application, QFileOpenEvent(QUrl("tearsheet:https://b.example/")))
from reader.desk.program.launch import parse_launch_arguments
found = parse_launch_arguments(taken)
print(found.save, found.offer, found.refused)
"""


def test_events_of_macos_are_taken_also_before_there_is_a_window(tmp_path: Path) -> None:
    saved = tmp_path / "a page.html"
    saved.write_bytes(story())
    done = subprocess.run(
        [sys.executable, "-c", MACOS, str(saved)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == f"{(str(saved),)} ('https://a.example/?b=1%26', 'https://b.example/') ()"
