"""What other programs give the window to open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.program.installed import Installed
from reader.errors import LibraryOverwritten
from reader.gui.app.single_instance import SingleInstance
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.safety.maintenance import Reopen, Restart, Restore
from reader.gui.session.incoming import local_files
from reader.gui.window.window import MainWindow
from reader.library.library import Library
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
    qtbot.waitUntil(lambda: {"Council counts again", "Ferry Opened returns to the harbour"} <= titles(desk))


@pytest.mark.usefixtures("on_the_web")
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
    qtbot.waitUntil(lambda: "Ferry Offered returns to the harbour" in titles(desk))


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
    assert "Couldn’t read the file nowhere.html: the file doesn’t exist." in window.toast.words.text()
    assert len(desk.rows(Filter())) == 3


def test_all_that_cannot_be_opened_can_be_read(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QuestionDialog, "ask", lambda self: shown.append(self.words.text()))
    window.incoming.open([f"/nowhere-{number}.html" for number in range(5)])
    assert "nowhere-1" in window.toast.words.text()
    assert "3 other items" in window.toast.words.text()
    press(window, "Show all")
    assert all(f"nowhere-{number}.html" in shown[0] for number in range(5))


def test_refusals_are_told_beside_what_is_saved(
    window: MainWindow, desk: Desk, quick: None, tmp_path: Path, qtbot: QtBot
) -> None:
    saved = tmp_path / "page.html"
    saved.write_bytes(story("Council counts again"))
    window.incoming.open(["/nowhere.html", str(saved), "/dev/zero"])
    qtbot.waitUntil(lambda: "zero" in window.toast.words.text())
    assert "nowhere.html" in window.toast.words.text()


def test_a_file_opened_by_double_click_is_shown(
    window: MainWindow, desk: Desk, quick: None, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_filter(Filter(place="starred"))
    saved = tmp_path / "page.html"
    saved.write_bytes(story("Council counts again"))
    window.incoming.open([str(saved)])
    qtbot.waitUntil(lambda: window.page.head.title.text() == "Council counts again")
    window.reading.go(1)
    window.incoming.open([str(saved)])
    qtbot.waitUntil(lambda: window.page.head.title.text() == "Council counts again")


def test_a_link_file_that_is_opened_is_offered(window: MainWindow, desk: Desk, tmp_path: Path) -> None:
    link = tmp_path / "a.url"
    link.write_text("[InternetShortcut]\nURL=https://news.example/from-a-file\n")
    window.incoming.open([str(link)])
    assert "news.example/from-a-file" in window.toast.words.text()
    assert len(desk.rows(Filter())) == 3


def _drop(window: MainWindow, data: QMimeData) -> bool:
    """Drop ``data`` on the window; return whether it was taken."""
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(9, 9), actions, data, buttons, keys)
    QApplication.sendEvent(window, entered)
    if entered.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), actions, data, buttons, keys))
    return entered.isAccepted()


@pytest.mark.usefixtures("on_the_web")
def test_a_link_dragged_from_a_browser_is_saved(
    window: MainWindow, desk: Desk, quick: None, site: Site, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setData("text/x-moz-url", f"{site.url('/story/dragged')}\nA title".encode("utf-16-le"))
    data.setText("A title")
    assert _drop(window, data)
    qtbot.waitUntil(lambda: "Ferry Dragged returns to the harbour" in titles(desk))


def test_links_in_a_dropped_passage_are_offered(window: MainWindow, desk: Desk) -> None:
    data = QMimeData()
    data.setHtml(
        '<p>As the <a href="https://news.example/a">Ledger</a> and <a href="https://b.example/">others</a> said</p>'
    )
    data.setText("As the Ledger and others said")
    assert _drop(window, data)
    assert "2 pages" in window.toast.words.text()
    assert len(desk.rows(Filter())) == 3


def test_a_dropped_file_that_is_not_there_is_refused_in_words(window: MainWindow, tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(report))])
    assert _drop(window, data)
    assert "report.pdf" in window.toast.words.text()


@pytest.mark.parametrize("address", ["file:", "file:report.pdf"])
def test_a_file_address_without_a_whole_path_names_no_file(window: MainWindow, address: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl(address)])
    assert local_files(data) == []
    assert not _drop(window, data)


def test_a_clipboard_that_gives_nothing_at_all_is_said_to_be_without_an_address(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "mimeData", lambda _self: None)
    window.incoming.paste()
    assert "no address on the clipboard" in window.toast.words.text()


def test_a_drop_of_words_is_left_to_others(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("only words")
    assert not _drop(window, data)


def test_a_library_that_was_exchanged_is_said_and_opened_anew(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    newcomer = desk.path.with_name("elsewhere.sqlite")
    other = Library(newcomer)
    add_article(other, "From the other machine")
    other.close()
    newcomer.replace(desk.path)
    qtbot.waitUntil(lambda: "replaced the library file" in window.toast.words.text())
    window.changes.mark([1], "starred", True)
    window.reading.go(1)
    window.actions_["star"].trigger()
    qtbot.waitUntil(lambda: not window.changes._steps)
    qtbot.waitUntil(lambda: not window.actions_["star"].isChecked())
    press(window, "Reopen")
    assert isinstance(window.maintenance, Reopen)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is open")
def test_a_deleted_library_is_kept_and_named(window: MainWindow, qtbot: QtBot) -> None:
    add_article(window.desk.library, "Mine")
    for file in list(window.desk.path.parent.glob(f"{window.desk.path.name}*")):
        file.unlink()
    qtbot.waitUntil(lambda: "deleted the library file" in window.toast.words.text())
    kept = window.desk.set_aside
    assert kept is not None
    assert kept.exists()
    assert f"is kept among the backups, as {kept.name}." in window.toast.words.text()
    press(window, "Restore")
    assert window.maintenance == Restore(kept)


def test_of_an_overwritten_library_nothing_is_promised(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.library.connections.notice = LibraryOverwritten(path=str(window.desk.path))
    window.bridge.library_replaced.emit()
    said = window.toast.words.text()
    assert "overwrote the library file" in said
    assert "couldn’t be kept" in said


def test_an_update_under_the_open_window_is_said_and_can_be_finished(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    program = tmp_path / "tearsheet"
    program.write_text("1")
    window.bridge.installed = Installed(program)
    assert not window.actions_["updates"].isVisible()
    program.write_text("the next one")
    qtbot.waitUntil(lambda: "Tearsheet was updated" in window.toast.words.text())
    window.say_unexpected()
    assert "Tearsheet was updated" in window.toast.words.text()
    press(window, "Later")
    assert window.actions_["updates"].text() == "Restart to finish the update"
    window.actions_["updates"].trigger()
    assert isinstance(window.maintenance, Restart)
    assert not window.isVisible()


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
