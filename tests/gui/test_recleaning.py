"""*Clean again*: for what is chosen, for all, and after an update; one job, one step to take back, and a person's own stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.session.changes import UNDO_STEPS
from reader.gui.window.window import MainWindow
from reader.model.library import Filter
from tests.making import add_article, add_cleaned, story

pytestmark = pytest.mark.usefixtures("quick")

CONTROL = Qt.KeyboardModifier.ControlModifier


def add_old(desk: Desk, number: int) -> int:
    title = f"Ferry {number}"
    url = f"https://www.coast.example/{number}"
    return add_article(
        desk.library, title, f"Old text {number}.", url=url, body=story(title), cleaner="1 old", tags=("harbour",)
    )


def asked(window: MainWindow, qtbot: QtBot) -> QuestionDialog:
    window.actions_["clean_all"].trigger()
    qtbot.waitUntil(lambda: window.findChild(QuestionDialog) is not None)
    box = window.findChild(QuestionDialog)
    assert box is not None
    return box


@pytest.fixture
def old(desk: Desk) -> list[int]:
    return [add_old(desk, number) for number in range(3)]


def texts(desk: Desk, articles: list[int]) -> list[bool]:
    """For each article whether it has today's text."""
    return ["marked urgent" in desk.article(article).text for article in articles]


def test_recleaning_is_offered_once_after_an_update(
    desk: Desk, old: list[int], open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    qtbot.waitUntil(lambda: "An older version cleaned 3 articles." in window.toast.words.text())
    assert [button.text() for button in window.toast.buttons] == ["Clean again", "Not now"]
    qtbot.mouseClick(window.toast.buttons[1], Qt.MouseButton.LeftButton)
    assert not window.toast.isVisible()
    window.close()
    again = open_window()
    qtbot.waitUntil(lambda: desk.jobs.open() == [])
    assert "older version" not in again.toast.words.text()
    assert texts(desk, old) == [False, False, False]


def test_accepting_the_offer_recleans_older_articles_as_one_undo_step(
    desk: Desk, old: list[int], open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    qtbot.waitUntil(lambda: "older version" in window.toast.words.text())
    qtbot.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "3 articles cleaned again; the text of 3 changed." in window.toast.words.text())
    assert texts(desk, old) == [True, True, True]
    qtbot.waitUntil(lambda: "marked urgent" in window.page.text.toPlainText())
    assert all(desk.library.articles.row(article).tags == ("harbour",) for article in old)
    QTest.keyClick(window.list.view, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: texts(desk, old) == [False, False, False])
    qtbot.waitUntil(lambda: "Old text" in window.page.text.toPlainText())


def test_a_library_cleaned_by_this_version_offers_no_recleaning(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.jobs.open() == [])
    assert "older version" not in window.toast.words.text()


def test_the_key_cleans_the_chosen_articles(
    desk: Desk, old: list[int], open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    window.reading.go(old[2])
    window.list.view.selectAll()
    QTest.keyClick(window.list.view, Qt.Key.Key_R, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: texts(desk, old) == [True, True, True])


def test_recleaning_that_changes_nothing_says_so(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    article = add_cleaned(desk, "Today", url="https://www.coast.example/today")
    window.show_filter(Filter(place="all"))
    window.reading.go(article)
    window.actions_["clean_again"].trigger()
    qtbot.waitUntil(lambda: "The text didn’t change." in window.toast.words.text())
    assert not window.actions_["undo"].isEnabled()


def test_recleaning_that_fails_says_why(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    article = add_article(desk.library, "Empty", body=b"<html><body></body></html>")
    before = desk.article(article).text
    window.show_filter(Filter(place="all"))
    window.reading.go(article)
    window.actions_["clean_again"].trigger()
    qtbot.waitUntil(lambda: "Couldn’t find an article" in window.toast.words.text())
    assert desk.article(article).text == before


def test_recleaning_all_articles_asks_first(
    desk: Desk, old: list[int], open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    box = asked(window, qtbot)
    assert "3 articles" in box.heading.text()
    assert "fetches nothing" in box.words.text()
    assert box.buttons[-1].isDefault()
    button = next(button for button in box.buttons if button.text() == "Clean again")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: texts(desk, old) == [True, True, True])


def test_refusing_to_reclean_all_changes_nothing(
    desk: Desk, old: list[int], open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    box = asked(window, qtbot)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(QuestionDialog) is None and desk.jobs.open() == [])
    assert texts(desk, old) == [False, False, False]


def test_a_job_is_seen_at_the_foot_and_in_activity_and_can_be_stopped(
    desk: Desk, old: list[int], open_window: Callable[[], MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    window = open_window()
    qtbot.waitUntil(lambda: desk.jobs.open() == [])
    gate, run = threading.Event(), desk.workers.run
    calls: list[int] = []

    def held(function: Callable[..., object], *arguments: object) -> object:
        calls.append(1)
        if len(calls) == 2:
            gate.wait(60)
        return run(function, *arguments)

    monkeypatch.setattr(desk.workers, "run", held)
    window.correction.clean(old)
    qtbot.waitUntil(lambda: len(calls) == 2)
    qtbot.waitUntil(lambda: "Cleaning 3 articles again" in window.sidebar.foot.words.text())
    QTest.keyClick(window.list.view, Qt.Key.Key_J, CONTROL)
    activity = window.dialogs._activity
    (label, button) = next(iter(activity._shown.values()))
    assert "Cleaning 3 articles again" in label.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    gate.set()
    qtbot.waitUntil(lambda: "Stopped. The text of 2 articles changed." in window.toast.words.text())
    assert sum(texts(desk, old)) == 2
    activity.close()
    qtbot.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: texts(desk, old) == [False, False, False])


def test_undo_pressed_while_articles_are_cleaned_again_stops_that_and_takes_back_nothing_else(
    desk: Desk,
    old: list[int],
    open_window: Callable[[], MainWindow],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    import threading

    window = open_window()
    qtbot.waitUntil(lambda: desk.jobs.open() == [])
    window.changes.mark([old[0]], "starred", True)
    qtbot.waitUntil(lambda: desk.library.articles.row(old[0]).starred)
    gate, run = threading.Event(), desk.workers.run
    calls: list[int] = []

    def held(function: Callable[..., object], *arguments: object) -> object:
        calls.append(1)
        if len(calls) == 2:
            gate.wait(60)
        return run(function, *arguments)

    monkeypatch.setattr(desk.workers, "run", held)
    window.correction.clean(old)
    qtbot.waitUntil(lambda: len(calls) == 2)
    QTest.keyClick(window.list.view, Qt.Key.Key_Z, CONTROL)
    gate.set()
    qtbot.waitUntil(lambda: desk.jobs.open() == [] and texts(desk, old) == [False, False, False])
    assert len(calls) == 2
    assert desk.library.articles.row(old[0]).starred
    assert "Stopped" not in window.toast.words.text()


def test_texts_of_steps_that_cannot_be_undone_any_more_are_dropped(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    article = add_old(desk, 7)
    window.correction.clean([article])
    qtbot.waitUntil(lambda: "Cleaned again." in window.toast.words.text())
    kept = "SELECT count(*) FROM earlier_texts"
    assert desk.library.connections.query(kept) == [(1,)]
    for number in range(UNDO_STEPS + 1):
        window.changes.remember(f"Step {number}", lambda: None)
    qtbot.waitUntil(lambda: desk.library.connections.query(kept) == [(0,)])


def test_texts_kept_for_undo_are_dropped_at_the_next_start(
    desk: Desk, old: list[int], open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    desk.recleaning.clean(old, "step").future.result(60)
    assert desk.library.connections.query("SELECT count(*) FROM earlier_texts") == [(3,)]
    open_window()
    qtbot.waitUntil(lambda: desk.library.connections.query("SELECT count(*) FROM earlier_texts") == [(0,)])
    assert texts(desk, old) == [True, True, True]
