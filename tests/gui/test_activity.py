"""*Activity*: as many rows as can be read, however many jobs there are."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.desk.events import JobChanged
from reader.gui.kit.theme import Theme
from reader.gui.sidebar.activity_dialog import MAX_ROWS, ActivityDialog
from reader.gui.sidebar.activity_footer import ActivityFooter


@pytest.fixture
def footer(theme: Theme, qtbot: QtBot) -> ActivityFooter:
    made = ActivityFooter(theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(footer: ActivityFooter, theme: Theme, qtbot: QtBot) -> ActivityDialog:
    made = ActivityDialog(footer, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def job(number: int, state: str = "waiting", article: int = 0) -> JobChanged:
    return JobChanged(number, "save", f"https://news.example/{number}", state, article_id=article)  # type: ignore[arg-type]


def words(dialog: ActivityDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_nothing_is_said_to_be_nothing_until_there_is_something(dialog: ActivityDialog, footer: ActivityFooter) -> None:
    assert any("Nothing to show yet" in text for text in words(dialog))
    footer.job_changed(job(1))
    dialog.refresh()
    assert not any("Nothing to show yet" in text for text in words(dialog))


def test_a_thousand_jobs_have_a_bounded_number_of_rows_and_the_rest_is_counted(
    dialog: ActivityDialog, footer: ActivityFooter
) -> None:
    for number in range(1, 1001):
        footer.job_changed(job(number, article=number))
    dialog.refresh()
    assert len(dialog._shown) == MAX_ROWS
    assert any(f"{1000 - MAX_ROWS} more jobs" in text for text in words(dialog))
    made = dialog.findChildren(QWidget)
    dialog.refresh()
    assert dialog.findChildren(QWidget) == made


def test_rows_of_jobs_that_are_over_go_as_others_come(
    dialog: ActivityDialog, footer: ActivityFooter, qtbot: QtBot
) -> None:
    for number in range(1, 500):
        footer.job_changed(job(number))
        footer.job_changed(job(number, "done"))
        if number % 25 == 0:
            dialog.refresh()
    dialog.refresh()
    qtbot.waitUntil(lambda: len(dialog.findChildren(QPushButton)) <= MAX_ROWS + 2)
    assert 499 in dialog._shown
    assert 1 not in dialog._shown
    assert len(dialog.findChildren(QWidget)) < 5 * MAX_ROWS


def test_a_later_try_tells_how_an_article_fared(dialog: ActivityDialog, footer: ActivityFooter) -> None:
    footer.job_changed(job(1, "failed", article=7))
    footer.job_changed(job(2, "done", article=7))
    dialog.refresh()
    assert not dialog._shown[1][0].isVisible()
    assert dialog._shown[2][0].isVisible()


def test_many_changes_at_once_are_shown_together(footer: ActivityFooter, theme: Theme, qtbot: QtBot) -> None:
    shown: list[int] = []
    dialog = ActivityDialog(footer, theme, requests=lambda: shown.append(len(footer.jobs)) or ())  # type: ignore[func-returns-value]
    qtbot.addWidget(dialog)
    dialog.show()
    shown.clear()
    for number in range(1, 21):
        footer.job_changed(job(number))
        dialog.changed()
    assert not shown
    qtbot.waitUntil(lambda: len(dialog._shown) == 20)
    assert shown == [20]


def test_a_closed_dialog_costs_nothing_as_jobs_change(footer: ActivityFooter, theme: Theme, qtbot: QtBot) -> None:
    shown: list[int] = []
    dialog = ActivityDialog(footer, theme, requests=lambda: shown.append(1) or ())  # type: ignore[func-returns-value]
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.changed()
    dialog.hide()
    shown.clear()
    dialog._pending.timeout.emit()
    dialog.changed()
    assert not shown
    assert not dialog.isVisible()
