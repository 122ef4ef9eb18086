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
