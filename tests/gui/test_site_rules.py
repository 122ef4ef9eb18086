"""*Always on this site* and *Rules for this site*: a rule from one click, applied to the site's articles as one step, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.site_rules import Rule
from reader.gui.correction.rules_dialog import RULE, RulesDialog
from reader.gui.window.window import MainWindow
from reader.model.library import Filter
from tests.making import add_cleaned, story

pytestmark = pytest.mark.usefixtures("quick")

NOTE = (
    b'<div class="reader-note"><p>Our newsletter brings you the harbour,'
    b" every Friday morning before breakfast, with its tides.</p></div>"
)
WORDS = "Our newsletter brings you"


def with_note(title: str) -> bytes:
    """A page on which the cleaner takes a note of the house for the article's own words."""
    return story(title).replace(
        b"<h2>Two letters</h2>", b"<p>" + b"The pilots talk of it every day on the quay. " * 4 + b"</p>" + NOTE
    )


@pytest.fixture
def articles(window: MainWindow, desk: Desk, qtbot: QtBot) -> list[int]:
    """Three articles of a site and its subdomain; the note was brought back into each, so that there is something to
    leave out."""
    added = []
    for title, host in (("One", "www.coast.example"), ("Two", "www.coast.example"), ("Three", "sport.coast.example")):
        article = add_cleaned(desk, title, url=f"https://{host}/{title}", body=with_note(title))
        if WORDS not in desk.article(article).text:
            note = next(j.block.text for j in desk.recleaning.examine(article).blocks if WORDS in j.block.text)
            desk.site_rules.add(Rule("coast.example", "keep_texts", note))
            desk.recleaning.clean([article]).future.result(60)
        added.append(article)
    for rule in desk.site_rules.rules():
        desk.site_rules.remove(rule)
    window.show_filter(Filter(place="all"))
    window.reading.go(added[0])
    assert all(WORDS in desk.article(article).text for article in added)
    return added


def take_out_note(window: MainWindow, desk: Desk, article: int, qtbot: QtBot) -> None:
    at = next(index for index, block in enumerate(desk.article(article).blocks) if WORDS in block.text)
    window.correction.take_out([at])
    qtbot.waitUntil(lambda: "Removed" in window.toast.words.text())


def press_button(window: MainWindow, words: str, qtbot: QtBot) -> None:
    button = next(button for button in window.toast.buttons if button.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def dialog(window: MainWindow, qtbot: QtBot) -> RulesDialog:
    window.actions_["rules"].trigger()
    found = window.correction._rules
    assert found is not None
    qtbot.waitUntil(found.isVisible)
    return found


def listed(found: RulesDialog) -> list[Rule]:
    return [found.list.item(row).data(RULE) for row in range(found.list.count())]


def test_always_on_this_site_makes_a_rule_and_applies_it_as_one_step(
    window: MainWindow, desk: Desk, articles: list[int], qtbot: QtBot
) -> None:
    take_out_note(window, desk, articles[0], qtbot)
    press_button(window, "Always on this site", qtbot)
    qtbot.waitUntil(lambda: "Always removed on coast.example: " in window.toast.words.text())
    assert desk.site_rules.rules() == [Rule("coast.example", "leave_out", "div.reader-note")]
    assert WORDS in desk.article(articles[1]).text
    press_button(window, "Apply to saved articles", qtbot)
    qtbot.waitUntil(lambda: "cleaned again" in window.toast.words.text())
    assert not any(WORDS in desk.article(article).text for article in articles)
    before = window.toast.words.text()
    assert "3 articles cleaned again; the text of 2 changed." in before
    QTest.keyClick(window.list.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [WORDS in desk.article(article).text for article in articles] == [False, True, True])


def test_undo_takes_the_rule_out_of_the_file_again(
    window: MainWindow, desk: Desk, articles: list[int], qtbot: QtBot
) -> None:
    take_out_note(window, desk, articles[0], qtbot)
    press_button(window, "Always on this site", qtbot)
    qtbot.waitUntil(lambda: desk.site_rules.rules() != [])
    qtbot.waitUntil(lambda: "Always removed on" in window.toast.words.text())
    press_button(window, "Undo", qtbot)
    qtbot.waitUntil(lambda: desk.site_rules.rules() == [])
    assert WORDS not in desk.article(articles[0]).text
    QTest.keyClick(window.list.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: WORDS in desk.article(articles[0]).text)


def test_why_offers_the_same_for_the_block_that_is_chosen(
    window: MainWindow, desk: Desk, articles: list[int], qtbot: QtBot
) -> None:
    QTest.keyClick(window.list.view, Qt.Key.Key_W)
    view = window.pages.page("why")
    qtbot.waitUntil(lambda: bool(view.blocks.model_.blocks))
    row = next(row for row, judged in enumerate(view.blocks.model_.blocks) if judged.block.text == "Most read")
    view.blocks.setCurrentIndex(view.blocks.model_.index(row, 0))
    qtbot.mouseClick(view.always, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.site_rules.rules() == [Rule("coast.example", "leave_out_texts", "Most read")])


def test_a_broken_file_is_said_and_left_alone(
    window: MainWindow, desk: Desk, articles: list[int], qtbot: QtBot
) -> None:
    desk.site_rules.path.write_text("[oops\n", encoding="utf-8")
    take_out_note(window, desk, articles[0], qtbot)
    press_button(window, "Always on this site", qtbot)
    qtbot.waitUntil(lambda: "(line 1)" in window.toast.words.text())
    assert desk.site_rules.path.read_text(encoding="utf-8") == "[oops\n"
    found = dialog(window, qtbot)
    assert found.problem.isVisible()
    assert "(line 1)" in found.problem.text()
    assert listed(found) == []
    assert not found.apply.isEnabled()


def test_a_file_that_is_broken_already_is_said_at_the_start(
    desk: Desk, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    desk.site_rules.path.write_text('["coast.example"]\nleave_out = [\n', encoding="utf-8")
    window = open_window()
    qtbot.waitUntil(lambda: "Couldn’t read the site rules" in window.toast.words.text())


def test_the_dialog_lists_the_rules_of_the_site_and_removes_one(
    window: MainWindow, desk: Desk, articles: list[int], qtbot: QtBot
) -> None:
    mine, text, other = (
        Rule("coast.example", "leave_out", "div.promo"),
        Rule("coast.example", "leave_out_texts", "Read also"),
        Rule("other.example", "keep", "p["),
    )
    for rule in (mine, text, other):
        desk.site_rules.add(rule)
    found = dialog(window, qtbot)
    assert "coast.example" in found.site.text()
    assert listed(found) == [mine, text]
    assert str(desk.site_rules.path) in found.path.text()
    QTest.keyClick(found.all_sites, Qt.Key.Key_Space)
    assert listed(found) == [mine, text, other]
    assert "has no effect" in found.list.item(2).text()
    found.list.setCurrentRow(1)
    qtbot.mouseClick(found.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.site_rules.rules() == [mine, other])
    qtbot.waitUntil(lambda: listed(found) == [mine, other])
    window.changes.undo()
    qtbot.waitUntil(lambda: set(desk.site_rules.rules()) == {mine, text, other})
    qtbot.waitUntil(lambda: len(listed(found)) == 3)


def test_the_delete_key_removes_the_chosen_rule(
    window: MainWindow, desk: Desk, articles: list[int], qtbot: QtBot
) -> None:
    desk.site_rules.add(Rule("coast.example", "leave_out", "div.promo"))
    found = dialog(window, qtbot)
    found.list.setFocus()
    QTest.keyClick(found.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: desk.site_rules.rules() == [])
    qtbot.waitUntil(lambda: found.empty.isVisible())


def test_the_dialog_applies_the_rules_to_the_site(
    window: MainWindow, desk: Desk, articles: list[int], qtbot: QtBot
) -> None:
    desk.site_rules.add(Rule("coast.example", "leave_out", "div.reader-note"))
    found = dialog(window, qtbot)
    qtbot.mouseClick(found.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not any(WORDS in desk.article(article).text for article in articles))
    qtbot.waitUntil(lambda: WORDS not in window.page.text.toPlainText())


def test_the_file_is_made_and_opened(
    window: MainWindow, desk: Desk, articles: list[int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: opened.append(url.toLocalFile())))
    desk.site_rules.path.unlink(missing_ok=True)
    found = dialog(window, qtbot)
    qtbot.mouseClick(found.open_file, Qt.MouseButton.LeftButton)
    assert [Path(path) for path in opened] == [desk.site_rules.path]
    assert desk.site_rules.path.read_text(encoding="utf-8").startswith("# Rules for sites")


def test_every_part_of_the_dialog_has_a_name_and_the_keyboard_reaches_it(
    window: MainWindow, desk: Desk, articles: list[int], qtbot: QtBot
) -> None:
    desk.site_rules.add(Rule("coast.example", "leave_out", "div.promo"))
    found = dialog(window, qtbot)
    reached: set[QWidget] = set()
    for _ in range(12):
        QTest.keyClick(found.focusWidget() or found, Qt.Key.Key_Tab)
        reached.add(found.focusWidget())
    assert {found.list, found.all_sites, found.remove, found.open_file, found.apply} <= reached
    assert found.list.accessibleName()
