"""What Undo brings back comes back where it was, and Undo and Redo pressed at once wait for each other."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.window.window import MainWindow
from reader.model.library import Filter


def read_in_unread(window: MainWindow, desk: Desk, qtbot: QtBot) -> int:
    """Open an article in *Unread*, where it stays although it is read now; gives its number."""
    window.show_filter(Filter(place="unread"))
    QTest.keyClick(window.list.view, Qt.Key.Key_J)
    article_id = window.reading.article_id
    qtbot.waitUntil(lambda: desk.library.articles.row(article_id).read)
    qtbot.waitUntil(lambda: article_id in window.list.model.filter.keep_visible)
    return article_id


@pytest.mark.parametrize("action", ["archive", "delete"])
def test_undo_brings_a_read_article_back_into_the_list_of_unread_ones(
    action: str, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    article_id = read_in_unread(window, desk, qtbot)
    window.actions_[action].trigger()
    qtbot.waitUntil(lambda: article_id not in window.list.model.ids)
    window.changes.undo()
    qtbot.waitUntil(lambda: article_id in window.list.model.ids)
    window.changes.redo()
    qtbot.waitUntil(lambda: article_id not in window.list.model.ids)


def test_undo_in_another_list_lets_no_article_stay_that_is_not_of_it(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    article_id = read_in_unread(window, desk, qtbot)
    window.actions_["archive"].trigger()
    qtbot.waitUntil(lambda: article_id not in window.list.model.ids)
    window.show_filter(Filter(place="all", words="is:starred"))
    window.changes.undo()
    qtbot.waitUntil(lambda: not desk.library.articles.row(article_id).archived)
    assert window.list.model.filter.keep_visible == ()


def test_redo_pressed_while_a_change_still_runs_waits_for_undo_and_then_happens(
    window: MainWindow, qtbot: QtBot
) -> None:
    done: list[str] = []
    running: Future[Any] = Future()
    taken_back: Future[Any] = Future()

    def take_back() -> Future[Any]:
        done.append("back")
        return taken_back

    def again() -> None:
        done.append("again")

    window.changes.remember("Removed.", take_back, "a step", again, running)
    window.changes.undo()
    window.changes.redo()
    assert done == []
    window.changes.drop("a step")  # what the change itself says when it was stopped before it changed anything
    running.set_result(None)
    qtbot.waitUntil(lambda: done == ["back"])
    assert window.changes.holds("a step")
    taken_back.set_result(None)
    qtbot.waitUntil(lambda: done == ["back", "again"])
    assert window.actions_["undo"].isEnabled()
    window.changes.drop("a step")
    assert not window.changes.holds("a step")


def test_undo_of_what_has_ended_happens_at_once(window: MainWindow) -> None:
    done: list[str] = []
    window.changes.remember("Removed.", lambda: done.append("back"), "a step", lambda: done.append("again"))
    window.changes.undo()
    window.changes.redo()
    assert done == ["back", "again"]


def removed_elsewhere(desk: Desk, ids: list[int]) -> None:
    desk.library.articles.purge(ids)


def test_undo_of_articles_that_another_way_removed_for_good_says_so_and_leaves_nothing_to_redo(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.changes.delete([1, 2])
    qtbot.waitUntil(lambda: desk.counts().places["trash"] == 2)
    removed_elsewhere(desk, [1, 2])
    window.changes.undo()
    qtbot.waitUntil(lambda: "Couldn’t undo: Delete 2 articles" in window.toast.words.text())
    assert "No longer in the library: 2 articles." in window.toast.words.text()
    assert window.actions_["redo"].text() == "Redo"


def test_undo_of_which_a_part_is_gone_says_how_much(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.changes.delete([1, 2])
    qtbot.waitUntil(lambda: desk.counts().places["trash"] == 2)
    removed_elsewhere(desk, [1])
    window.changes.undo()
    words = "Undid: Delete 2 articles. No longer in the library: 1 article."
    qtbot.waitUntil(lambda: window.toast.words.text() == words)
    assert desk.counts().places["trash"] == 0


def test_undo_of_what_another_program_has_undone_already_says_so(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.changes.mark([1], "starred", True)
    qtbot.waitUntil(lambda: desk.library.articles.row(1).starred)
    desk.library.articles.mark([1], "starred", False)
    window.changes.undo()
    qtbot.waitUntil(lambda: window.toast.words.text() == "Couldn’t undo: Star. It was changed elsewhere.")


def test_a_change_made_while_the_trash_is_emptied_can_be_undone(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.changes.delete([1, 2])
    window.changes.empty_trash()
    window.changes.mark([3], "starred", True)
    qtbot.waitUntil(lambda: "permanently deleted" in window.toast.words.text())
    qtbot.waitUntil(lambda: [step.words for step in window.changes._steps] == ["Star"])
    window.changes.undo()
    qtbot.waitUntil(lambda: not desk.library.articles.row(3).starred)


@pytest.mark.parametrize("event", ["by the trash's age", "by another program"])
def test_steps_of_articles_that_are_gone_leave_the_menu(
    window: MainWindow, desk: Desk, qtbot: QtBot, event: str
) -> None:
    window.changes.mark([3], "starred", True)
    window.changes.delete([1, 2])
    qtbot.waitUntil(lambda: desk.counts().places["trash"] == 2)
    removed_elsewhere(desk, [1, 2])
    if event == "by another program":
        window.bridge.library_changed.emit()
    else:
        window.trash._say(2, 30)
    qtbot.waitUntil(lambda: window.actions_["undo"].text() == "Undo: Star")
