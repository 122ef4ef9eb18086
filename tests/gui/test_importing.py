"""*Import* through the window: nothing is taken unasked, one Undo takes all back, and the report can be opened again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.importing.importing import Options
from reader.desk.importing.reading import Survey
from reader.desk.jobs import Job
from reader.gui.importing.dialog import CHOOSE, FOUND, REPORT, ImportDialog
from reader.gui.importing.idle import IDLE_SECONDS, IdleWatch
from reader.gui.importing.report_model import DETAILS, PLACE, TITLE, ReportModel
from reader.gui.window.window import MainWindow
from reader.model.importing import ReportLine
from reader.model.library import Filter
from tests.making import add_article
from tests.working import without_processes

ROWS = "".join(f"Report {n},https://coast.example/{n},1420070400,a|b,unread\n" for n in range(1, 13))
CSV = f"title,url,time_added,tags,status\n{ROWS}Again,http://www.coast.example/1,1400070400,c,archive\nX,javascript:x(),1,,unread\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "part_000000.csv"
    path.write_text(CSV)
    return path


@pytest.fixture
def window(open_window: Callable[[], MainWindow], desk: Desk, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    without_processes(desk, monkeypatch)
    monkeypatch.setattr(desk.importing.fetching, "look", lambda: None)
    add_article(desk.library, "There before")
    return open_window()


def opened(window: MainWindow) -> ImportDialog:
    dialog = window.importing._dialog
    assert dialog is not None
    return dialog


def found(window: MainWindow, qtbot: QtBot, file: Path) -> ImportDialog:
    window.importing.show([file])
    dialog = opened(window)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == FOUND)
    return dialog


def test_the_menu_asks_for_files_and_shows_what_is_in_them_before_anything_is_taken(
    window: MainWindow, qtbot: QtBot, file: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    window.actions_["import"].trigger()
    dialog = opened(window)
    assert dialog.pages.currentIndex() == CHOOSE
    assert dialog.focusWidget() is dialog.files_button
    qtbot.keyClick(dialog.files_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == FOUND)
    assert dialog.focusWidget() is dialog.import_button
    assert dialog.heading.text() == "Pocket (CSV): 13 articles"
    assert dialog.facts.text() == "addresses only, no texts"
    assert dialog.warning.text() == "Won’t be imported: 1 (not an article)."
    assert dialog.sample.count() == 11
    assert dialog.sample.item(10).text() == "… and 3 more"
    assert len(desk.search.ids(Filter())) == 1
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.importing._dialog is None
    assert len(desk.search.ids(Filter())) == 1


def test_an_import_is_one_step_of_undo_and_its_report_is_shown_and_found_again(
    window: MainWindow, qtbot: QtBot, file: Path, desk: Desk, tmp_path: Path
) -> None:
    dialog = found(window, qtbot, file)
    dialog.tags.setText("old, pocket")
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == REPORT)
    assert dialog.report.words.text() == (
        "12 articles imported. 12 of them without text. 1 merged with what you had. 1 item not imported."
    )
    model = dialog.report.table.model()
    assert (model.rowCount(), model.index(0, 0).data(), model.index(0, 2).data()) == (
        *(1, "Not imported", "not an article"),
    )
    assert len(desk.search.ids(Filter(tag="pocket"))) == 12
    assert desk.importing.fetching.wanted().later == 12
    dialog.accept()
    assert f"Import {file.name}" in window.actions_["undo"].text()
    window.changes.undo()
    qtbot.waitUntil(lambda: len(desk.search.ids(Filter())) == 1)
    window.changes.redo()
    qtbot.waitUntil(lambda: len(desk.search.ids(Filter())) == 13)
    window.actions_["import"].trigger()
    again = opened(window)
    assert again.earlier.count() == 1
    again.earlier.itemActivated.emit(again.earlier.item(0))
    qtbot.waitUntil(lambda: again.pages.currentIndex() == REPORT)
    again.export_asked.emit(again.report.report, tmp_path / "report.csv")
    assert "javascript" not in (tmp_path / "report.csv").read_text("utf-8-sig").splitlines()[1]


def test_details_without_a_place_are_named_before_the_import(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("title,url,mood\nA,https://coast.example/1,calm\nB,https://coast.example/2,calm\n")
    dialog = found(window, qtbot, path)
    assert dialog.left_out.text() == "No place for: mood"
    path.write_text("title,url\nA,https://coast.example/1\n")
    window.importing.show([path])
    qtbot.waitUntil(lambda: dialog.heading.text().endswith(": 1 article"))
    assert dialog.left_out.isHidden()


def test_a_report_names_the_row_in_a_zip_and_the_address_only_for_a_title(qtbot: QtBot) -> None:
    line = ReportLine("a.zip", "a.zip/part_0.csv, row 7", "Ferry", "https://coast.example/1", "skipped", "damaged")
    both = ReportModel((line, line._replace(file="b.csv", place="b.csv, row 2")))
    assert both.index(1, PLACE).data() == "b.csv, row 2"
    model = ReportModel((line,))
    shown = [model.index(0, column).data() for column in range(4)]
    assert shown == ["Not imported", "Ferry", "can’t be read", "part_0.csv, row 7"]
    tips = [model.index(0, column).data(Qt.ItemDataRole.ToolTipRole) for column in (TITLE, DETAILS, PLACE)]
    assert ["coast.example" in tip for tip in tips] == [True, False, False]


def test_tab_leads_from_the_last_choice_to_the_import(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    dialog = found(window, qtbot, file)
    dialog.fetch.setFocus()
    qtbot.keyClick(dialog.fetch, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.import_button


def test_a_file_that_is_not_known_is_said_on_the_page_where_another_is_chosen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "noise.bin"
    path.write_bytes(bytes(range(128, 256)) * 20)
    window.importing.show()
    dialog = opened(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    keys = Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys))
    qtbot.waitUntil(lambda: not dialog.problem.isHidden())
    assert dialog.pages.currentIndex() == CHOOSE
    assert "noise.bin" in dialog.problem.text()


NOTE = "---\nauthor: Ada Lock\n---\n# The lock closes\n\nThe harbour office says that the lock closes for the winter.\n"


def drop(target: QWidget, *paths: Path) -> None:
    """Drop files onto a widget, as a file manager does: whoever takes the drag gets the drop."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    widget: QWidget | None = target
    while widget is not None:
        entered = QDragEnterEvent(QPoint(9, 9), action, data, button, keys)
        if widget.acceptDrops():
            QApplication.sendEvent(widget, entered)
            if entered.isAccepted():
                QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), action, data, button, keys))
                return
        widget = widget.parentWidget()
    raise AssertionError("nobody takes it")


DOORS: dict[str, Callable[[MainWindow, Path], None]] = {
    "dropped on the window": lambda window, path: drop(window, path),
    "dropped on the list": lambda window, path: drop(window.list.view.viewport(), path),
    "dropped on the article": lambda window, path: drop(window.page, path),
    "handed over by the system": lambda window, path: window.incoming.open([str(path)]),
    "chosen as a file to save": lambda window, _path: window.commands.choose_files(),
}


@pytest.fixture(params=DOORS)
def give(request: pytest.FixtureRequest, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    def through(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
        DOORS[request.param](window, path)

    return through


def test_a_file_of_many_articles_is_offered_through_every_door(
    window: MainWindow, qtbot: QtBot, file: Path, give: Callable[[Path], None], desk: Desk
) -> None:
    give(file)
    qtbot.waitUntil(lambda: window.importing._dialog is not None and opened(window).pages.currentIndex() == FOUND)
    assert opened(window).heading.text() == "Pocket (CSV): 13 articles"
    assert len(desk.search.ids(Filter())) == 1


def test_a_document_of_one_article_is_taken_and_shown_through_every_door(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, give: Callable[[Path], None], desk: Desk
) -> None:
    note = tmp_path / "lock.md"
    note.write_text(NOTE)
    give(note)
    qtbot.waitUntil(lambda: window.page.head.title.text() == "The lock closes")
    assert window.importing._dialog is None
    assert "Import lock.md" in window.actions_["undo"].text()
    window.changes.undo()
    qtbot.waitUntil(lambda: len(desk.search.ids(Filter())) == 1)


def test_what_nobody_knows_gets_a_sentence_through_every_door(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, give: Callable[[Path], None]
) -> None:
    noise = tmp_path / "noise.bin"
    noise.write_bytes(bytes(range(128, 256)) * 20)
    give(noise)
    qtbot.waitUntil(lambda: "doesn’t recognise noise.bin" in window.toast.words.text())
    assert window.importing._dialog is None


def test_a_document_that_is_there_already_is_shown(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, desk: Desk
) -> None:
    note = tmp_path / "lock.md"
    note.write_text(NOTE)
    desk.importing.take([note], Options())
    window.incoming.open([str(note)])
    qtbot.waitUntil(lambda: window.page.head.title.text() == "The lock closes")
    assert len(desk.search.ids(Filter())) == 2


@pytest.fixture
def going_on(desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A look at files ends when this is set."""
    survey, end = desk.importing.survey, threading.Event()

    def slow(paths: list[Path], job: Job | None = None) -> Survey:
        end.wait(20)
        return survey(paths, job)

    monkeypatch.setattr(desk.importing, "survey", slow)
    monkeypatch.setattr("reader.gui.importing.controller.LOOK_MS", 10)
    return end


def test_a_long_look_at_one_document_opens_the_dialog_and_ends_with_the_article(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, going_on: threading.Event
) -> None:
    note = tmp_path / "lock.md"
    note.write_text(NOTE)
    window.incoming.open([str(note)])
    qtbot.waitUntil(lambda: window.importing._dialog is not None)
    going_on.set()
    qtbot.waitUntil(lambda: window.page.head.title.text() == "The lock closes")
    assert window.importing._dialog is None


def test_a_document_that_was_chosen_in_the_dialog_is_offered_there(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, desk: Desk
) -> None:
    note = tmp_path / "lock.md"
    note.write_text(NOTE)
    dialog = found(window, qtbot, note)
    assert dialog.heading.text() == "Markdown with properties: 1 article"
    assert len(desk.search.ids(Filter())) == 1


def test_a_file_that_is_dragged_is_copied_and_never_moved(window: MainWindow, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    both, button, keys = (
        *(
            Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )
    window.importing.show()
    for widget in (window, opened(window)):
        entered = QDragEnterEvent(QPoint(9, 9), both, data, button, keys)
        QApplication.sendEvent(widget, entered)
        moved = QDragMoveEvent(QPoint(9, 9), both, data, button, keys)
        QApplication.sendEvent(widget, moved)
        assert entered.isAccepted()
        assert moved.isAccepted()
        assert (entered.dropAction(), moved.dropAction()) == (Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)


def test_documents_that_are_opened_one_after_the_other_all_come(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, desk: Desk, file: Path
) -> None:
    for number in range(3):
        note = tmp_path / f"lock {number}.md"
        note.write_text(NOTE.replace("The lock closes", f"Lock {number} closes"))
        window.incoming.open([str(note)])
    window.incoming.open([str(file)])
    qtbot.waitUntil(lambda: window.importing._dialog is not None and opened(window).pages.currentIndex() == FOUND)
    assert {row.title for row in desk.rows(Filter())} >= {f"Lock {number} closes" for number in range(3)}
    assert opened(window).heading.text() == "Pocket (CSV): 13 articles"


def test_a_document_that_is_looked_at_at_once_is_taken_like_any_other(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "lock.md"
    note.write_text(NOTE)
    submit = desk.importing.submit_survey

    def at_once(paths: Sequence[Path]) -> Job:
        job = submit(paths)
        job.future.result(60)
        return job

    monkeypatch.setattr(desk.importing, "submit_survey", at_once)
    window.importing.receive([note])
    qtbot.waitUntil(lambda: any(row.title == "The lock closes" for row in desk.rows(Filter())))
    assert window.importing._dialog is None


def test_a_document_that_is_opened_while_an_import_runs_comes_after_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, file: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    take, going_on = desk.importing.take, threading.Event()

    def slow(*arguments: Any) -> Any:
        going_on.wait(20)
        return take(*arguments)

    monkeypatch.setattr(desk.importing, "take", slow)
    dialog = found(window, qtbot, file)
    dialog.import_button.click()
    dialog.close_button.click()
    note = tmp_path / "lock.md"
    note.write_text(NOTE)
    window.incoming.open([str(note)])
    assert "when the import that is running has ended" in window.toast.words.text()
    going_on.set()
    qtbot.waitUntil(lambda: window.page.head.title.text() == "The lock closes")
    assert len(desk.search.ids(Filter())) == 14


def test_a_look_that_takes_long_opens_the_dialog_where_it_can_be_ended(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, desk: Desk, going_on: threading.Event
) -> None:
    note = tmp_path / "lock.md"
    note.write_text(NOTE)
    window.incoming.open([str(note)])
    qtbot.waitUntil(lambda: window.importing._dialog is not None)
    opened(window).reject()
    going_on.set()
    qtbot.waitUntil(lambda: not desk.jobs.open())
    assert window.importing._dialog is None
    assert len(desk.search.ids(Filter())) == 1


def test_an_import_whose_dialog_is_closed_goes_on_and_says_how_it_ended(
    window: MainWindow, qtbot: QtBot, file: Path, desk: Desk
) -> None:
    dialog = found(window, qtbot, file)
    dialog.import_button.click()
    dialog.close_button.click()
    qtbot.waitUntil(lambda: "12 articles imported." in window.toast.words.text())
    assert len(desk.search.ids(Filter())) == 13


def test_an_address_alone_says_that_it_was_not_fetched_and_has_a_button_that_fetches(
    window: MainWindow, qtbot: QtBot, file: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = found(window, qtbot, file)
    dialog.fetch.setCurrentIndex(2)
    dialog.import_button.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == REPORT)
    dialog.accept()
    assert desk.importing.fetching.wanted() == (0, 0)
    number = desk.search.ids(Filter())[1]
    window.lists.open_article(number)
    qtbot.waitUntil(lambda: window.reading.article_id == number)
    box = window.page.head.problem
    assert box._words.text().startswith("Its text was not fetched.")
    assert (box.retry.text(), box.retry.isHidden(), box.browser.isHidden()) == ("Fetch", False, False)
    asked: list[int] = []
    monkeypatch.setattr(
        desk.saving, "again", lambda article_id, _source="", **_: asked.append(article_id) or SimpleNamespace()
    )
    monkeypatch.setattr(window.incoming, "_watch_fresh", lambda *_: None)
    qtbot.mouseClick(box.retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: asked == [number])


def test_the_program_is_idle_after_a_while_without_input_and_not_at_the_first_key(qtbot: QtBot) -> None:
    told: list[bool] = []
    now = 0.0
    parent = QObject()
    watch = IdleWatch(told.append, parent, lambda: now)
    now = IDLE_SECONDS - 1
    watch.look()
    assert told == []
    now = IDLE_SECONDS
    watch.look()
    watch.look()
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    watch.input.eventFilter(parent, key)
    watch.input.eventFilter(parent, key)
    assert told == [True, True, False]
