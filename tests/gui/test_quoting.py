"""Quotes, citations and evidence go into the clipboard by keys and menus; links lead back; pasted quotes are verified."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.quoting.citations import CitedName
from reader.exchange.citations.styles import STYLES
from reader.gui.quoting.names_dialog import NamesDialog
from reader.gui.window.window import MainWindow
from reader.model.citation import Author
from reader.model.importing import Imported, imported_header
from reader.model.library import Filter
from reader.text.person_names import author_of
from tests.making import TEXT, add_article
from tests.unit.library.damaging import alter

LEFT = "The ferry left pier four at ten past six on Tuesday morning."
URL = "https://coast.example/quoted"
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def article(window: MainWindow, desk: Desk, quick: None) -> int:
    added = add_article(desk.library, "Quoted", url=URL, body=f"<html><p>{TEXT}</p></html>".encode())
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    window.page.text.setFocus()
    QGuiApplication.clipboard().clear()
    return added


def select(window: MainWindow, words: str = LEFT) -> None:
    text = window.page.text
    cursor = QTextCursor(text.document())
    start = text.typesetter.position_of(TEXT.index(words))
    cursor.setPosition(start)
    cursor.setPosition(text.typesetter.position_of(TEXT.index(words) + len(words)), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    text.setFocus()


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.focusWidget() or window, key, modifiers)


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_a_key_copies_the_selected_passage_with_its_citation(window: MainWindow, article: int) -> None:
    select(window)
    press(window, Qt.Key.Key_Q)
    assert clipboard().startswith(f"“{LEFT}”\n\nInes Aldana, Coast Courier, 23 November 2026, {URL}, retrieved")
    assert QGuiApplication.clipboard().mimeData().html().startswith(f"<p>“{LEFT}”</p>")
    assert "Quote copied" in window.toast.words.text()


def test_passages_added_one_after_another_are_one_quote_that_says_where_words_are_left_out(
    window: MainWindow, article: int
) -> None:
    first, second, third = LEFT, "Both engines had stopped", "Mechanics worked through the night"
    for words in (third, first):
        select(window, words)
        press(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ShiftModifier)
    assert "2 passages in the quote" in window.toast.words.text()
    select(window, second)
    press(window, Qt.Key.Key_Q)
    assert clipboard().startswith(f"“{first} {second} […] {third}”\n\nInes Aldana, ")
    assert "Quote of 3 passages" in window.toast.words.text()
    press(window, Qt.Key.Key_Q)
    assert clipboard().startswith(f"“{second}”\n\n")


def test_passages_added_to_a_quote_are_discarded_when_asked_or_with_another_article(
    window: MainWindow, article: int, desk: Desk
) -> None:
    select(window)
    window.actions_["add_to_quote"].trigger()
    window.toast.buttons[0].click()
    select(window, "Both engines had stopped")
    window.actions_["add_to_quote"].trigger()
    window.reading.go(add_article(desk.library, "Another"))
    select(window)
    window.actions_["copy_quote"].trigger()
    assert clipboard().startswith(f"“{LEFT}”\n\n")


def test_the_style_of_the_settings_is_used_at_once(window: MainWindow, article: int, desk: Desk) -> None:
    desk.settings.set("citation_style", "apa")
    select(window)
    press(window, Qt.Key.Key_Q)
    assert "\n\nAldana, I. (2026, November 23). Quoted. Coast Courier. " in clipboard()
    press(window, Qt.Key.Key_C)
    assert clipboard().startswith("Aldana, I. (2026")
    assert "APA" in window.toast.words.text()


def test_without_marked_words_a_sentence_says_what_to_do(window: MainWindow, article: int) -> None:
    for key, modifiers in ((Qt.Key.Key_Q, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_E, CONTROL_SHIFT)):
        window.toast.hide()
        press(window, key, modifiers)
        assert "Select a passage" in window.toast.words.text()
    assert clipboard() == ""


def test_the_marked_sentence_of_a_summary_is_quoted_where_it_stands(window: MainWindow, article: int) -> None:
    window.actions_["summary"].trigger()
    window.summary.sentences[0].setFocus()
    press(window, Qt.Key.Key_Q)
    assert window.summary.summary is not None
    assert clipboard().startswith(f"“{window.summary.summary.sentences[0].text.strip()}”\n\n")


def test_a_copied_summary_has_its_citation_in_the_chosen_style(window: MainWindow, article: int, desk: Desk) -> None:
    window.actions_["summary"].trigger()
    window.summary.cite.click()
    assert "“Quoted”, Coast Courier" in clipboard()
    desk.settings.set("citation_style", "mla")
    window.summary.cite.click()
    assert clipboard().rpartition("\n\n")[2].startswith("Aldana, Ines. “Quoted.” Coast Courier, 23 Nov. 2026, ")


def test_evidence_is_copied_and_verifies_in_the_dialog(window: MainWindow, article: int, qtbot: QtBot) -> None:
    select(window)
    press(window, Qt.Key.Key_E, CONTROL_SHIFT)
    qtbot.waitUntil(lambda: "\n\nEvidence: fetched " in clipboard())
    press(window, Qt.Key.Key_V, CONTROL_SHIFT)
    dialog = window.quotes._dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.heading.text() == "✓ Word for word")
    assert "its bytes still match" in dialog.details.text()
    assert dialog.show_button.isEnabled()
    dialog.show_button.click()
    assert not dialog.isVisible()
    assert window.page.text.marks.spans[0] == (0, len(LEFT))


def test_an_article_without_an_original_says_why_there_is_no_evidence(
    window: MainWindow, article: int, desk: Desk, qtbot: QtBot
) -> None:
    with desk.library.connections.write() as db:
        db.execute("DELETE FROM pages WHERE article_id = ?", [article])
    select(window)
    press(window, Qt.Key.Key_E, CONTROL_SHIFT)
    qtbot.waitUntil(lambda: "wasn’t kept" in window.toast.words.text())
    assert clipboard() == ""


def test_a_changed_quote_is_told_with_what_differs_and_typing_takes_the_verdict_back(
    window: MainWindow, article: int, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(LEFT.replace("four", "nine"))
    window.actions_["verify_quote"].trigger()
    dialog = window.quotes._dialog
    assert dialog is not None
    assert dialog.text.textCursor().selectedText() == LEFT.replace("four", "nine")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.heading.text() == "≠ Changed")
    assert "“\u2068nine\u2069”" in dialog.details.text()
    QTest.keyClicks(dialog.text, "Gulls eat chips on every pier of Tenby")
    assert dialog.heading.text() == ""
    dialog.verify_button.click()
    qtbot.waitUntil(lambda: dialog.heading.text().startswith("✗ "))
    dialog.reject()


def test_a_quote_that_the_kept_page_has_otherwise_is_not_called_word_for_word(
    window: MainWindow, article: int, desk: Desk, qtbot: QtBot
) -> None:
    text = "The court found that the harbour master was guilty of fraud."
    add_article(desk.library, "Court", text, body=f"<p>{text.replace('guilty', 'not guilty')}</p>".encode())
    QGuiApplication.clipboard().setText(text)
    window.actions_["verify_quote"].trigger()
    dialog = window.quotes._dialog
    assert dialog is not None
    dialog.verify_button.click()
    qtbot.waitUntil(lambda: dialog.heading.text() == "≠ Not word for word in the original")
    assert "Left out: “\u2068not\u2069”" in dialog.details.text()
    assert "Go by the original." in dialog.details.text()
    dialog.reject()


def test_verifying_a_text_out_of_a_file_says_that_nothing_was_fetched(
    window: MainWindow, article: int, desk: Desk, qtbot: QtBot
) -> None:
    came = Imported("wallabag", "list.json", "2026-12-01T09:00:00.000Z")
    headers = [("Content-Type", "text/html; tearsheet=readable"), imported_header(came)]
    with desk.library.connections.write() as db:
        change = "UPDATE pages SET status = 0, headers = ? WHERE article_id = ?"
        db.execute(change, [json.dumps(headers), article])
    QGuiApplication.clipboard().setText(LEFT)
    window.actions_["verify_quote"].trigger()
    dialog = window.quotes._dialog
    assert dialog is not None
    dialog.verify_button.click()
    qtbot.waitUntil(lambda: bool(dialog.details.text()))
    assert "imported from \u2068wallabag\u2069" in dialog.details.text()
    assert "Text without its page" in dialog.details.text()
    assert "The words are in the text as it was imported." in dialog.details.text()
    assert "Tearsheet didn’t fetch it." in dialog.details.text()
    dialog.reject()


def test_words_that_the_kept_page_hides_and_a_damaged_page_are_told(
    window: MainWindow, article: int, desk: Desk, qtbot: QtBot
) -> None:
    text = "The minister did lie to the pier."
    add_article(desk.library, "Lie", text, body=b"<p>The minister did <b hidden>not</b> lie to the pier.</p>")
    QGuiApplication.clipboard().setText(text.replace("did", "did not"))
    window.actions_["verify_quote"].trigger()
    dialog = window.quotes._dialog
    assert dialog is not None
    dialog.verify_button.click()
    qtbot.waitUntil(lambda: dialog.heading.text() == "≠ Changed")
    assert "hides some of them or has struck them out" in dialog.details.text()
    alter(desk.library.path, "UPDATE pages SET body = x'00'")
    dialog.text.setPlainText(text)
    dialog.verify_button.click()
    qtbot.waitUntil(lambda: dialog.heading.text() == "≠ Word for word in the text alone")
    assert "The original is damaged" in dialog.details.text()
    dialog.reject()


def test_a_highlight_that_was_clicked_is_quoted_from_its_popover(
    window: MainWindow, article: int, desk: Desk, qtbot: QtBot
) -> None:
    select(window, "Mechanics worked through the night")
    press(window, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: bool(window.page.highlights))
    window.page.text.setTextCursor(QTextCursor(window.page.text.document()))
    window.highlights.show(window.page.highlights[0].id)
    window.highlights.popover.quote.click()
    assert clipboard().startswith("“Mechanics worked through the night”\n\nInes Aldana")


def test_every_style_can_be_chosen_from_the_menu(window: MainWindow, article: int) -> None:
    menu = window.actions_["copy_citation_as"].menu()
    menu.aboutToShow.emit()
    assert len(menu.actions()) == len(STYLES)
    next(action for action in menu.actions() if action.text() == "BibTeX").trigger()
    assert clipboard().startswith("@misc{aldana2026quoted,")


def test_several_chosen_articles_are_cited_together(window: MainWindow, article: int) -> None:
    window.list.view.setFocus()
    window.list.select_all()
    window.actions_["copy_citation"].trigger()
    assert clipboard().count("Ines Aldana") == 4


def test_a_link_to_a_passage_leads_back_to_it(window: MainWindow, article: int, desk: Desk) -> None:
    select(window, "Mechanics worked through the night")
    window.actions_["copy_passage_link"].trigger()
    link = clipboard()
    window.reading.go(1)
    window.incoming.open([link])
    assert window.reading.article_id == article
    start, end = window.page.text.marks.spans[0]
    assert TEXT[start:end] == "Mechanics worked through the night"


def test_a_link_to_an_article_that_is_not_here_is_offered_and_never_fetched(window: MainWindow, article: int) -> None:
    window.incoming.open(["tearsheet:passage?url=https%3A%2F%2Felsewhere.example%2Fx&start=0&end=4&text=Gull"])
    assert "Save this page?" in window.toast.words.text()
    assert "elsewhere.example" in window.toast.words.text()
    window.incoming.open(["tearsheet:passage?id=999&start=0&end=4&text=Gull"])
    assert "isn’t in your library" in window.toast.words.text()


def test_a_link_to_words_that_are_gone_shows_the_article_and_says_so(window: MainWindow, article: int) -> None:
    window.reading.go(1)
    window.incoming.open([f"tearsheet:passage?url={URL}&start=0&end=4&text=Gulls"])
    assert window.reading.article_id == article
    assert "any more" in window.toast.words.text()


def test_the_context_menu_offers_quotes_where_words_are_marked(window: MainWindow, article: int) -> None:
    def offered() -> list[str]:
        menu = QMenu()
        window.quotes._fill_menu(menu, [])
        return [action.text() for action in menu.actions() if action.text()]

    assert offered() == ["Copy citation", "Copy citation as"]
    select(window)
    assert offered()[:4] == ["Copy quote", "Add passage to quote", "Copy as evidence", "Copy link to passage"]


def test_nothing_can_be_quoted_without_an_article_or_from_a_page_of_others(window: MainWindow, article: int) -> None:
    select(window)
    window.actions_["briefing"].trigger()
    window.actions_["copy_quote"].trigger()
    assert "Press Esc" in window.toast.words.text()
    window.reading.show_nothing()
    assert not window.actions_["copy_quote"].isEnabled()
    assert window.actions_["verify_quote"].isEnabled()


def test_every_control_of_the_dialog_has_an_accessible_name_and_tab_leaves_the_field(
    window: MainWindow, article: int
) -> None:
    window.actions_["verify_quote"].trigger()
    dialog = window.quotes._dialog
    assert dialog is not None
    for part in (dialog.text, dialog.heading, dialog.details):
        assert part.accessibleName()
    assert dialog.text.tabChangesFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_name_is_corrected_once_and_undo_takes_it_back(
    window: MainWindow, article: int, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def fill(dialog: NamesDialog) -> int:
        (row,) = dialog._rows
        assert (row.family.text(), row.given.text()) == ("Aldana", "Ines")
        row.family.clear()
        QTest.keyClicks(row.family, "de Aldana")
        shown.append(dialog.shown.text())
        dialog.save.click()
        return dialog.result()

    monkeypatch.setattr(NamesDialog, "exec", fill)
    desk.settings.set("citation_style", "apa")
    window.actions_["author_names"].trigger()
    assert shown[0].startswith("de Aldana, I. (2026")
    qtbot.waitUntil(lambda: desk.citations.cite(1).text.startswith("de Aldana, I. (2026"))
    assert "Undo" in window.actions_["undo"].text()
    window.changes.undo()
    qtbot.waitUntil(lambda: desk.citations.cite(1).text.startswith("Aldana, I. (2026"))
    window.changes.redo()
    qtbot.waitUntil(lambda: desk.citations.cite(1).text.startswith("de Aldana, I. (2026"))


def test_names_that_were_only_looked_at_are_not_corrected(qtbot: QtBot) -> None:
    names = [
        CitedName("Ana de la Cruz", Author("Cruz", "Ana", "de la"), False),
        CitedName("Reuters", Author(literal="Reuters"), True),
    ]
    dialog = NamesDialog(names, author_of, lambda authors: "; ".join(a.family or a.literal for a in authors))
    qtbot.addWidget(dialog)
    assert dialog.shown.text() == "Cruz; Reuters"
    for row in dialog._rows:
        assert row.family.accessibleName()
        assert row.given.accessibleName()
        assert row.kind.accessibleName()
    assert not dialog._rows[1].family.isEnabled()
    dialog.save.click()
    assert dialog.changes == []


def test_reset_cites_a_name_by_the_rules_again_and_nobody_without_a_name_is_kept(qtbot: QtBot) -> None:
    names = [CitedName("Ana Cruz", Author(literal="Ana Cruz"), True)]
    dialog = NamesDialog(names, author_of, lambda authors: authors[0].literal or authors[0].family)
    qtbot.addWidget(dialog)
    (row,) = dialog._rows
    row.kind.setCurrentIndex(0)
    assert row.family.text() == "Ana Cruz"
    row.family.clear()
    row.family.textEdited.emit("")
    dialog.reset.click()
    assert (row.family.text(), row.given.text(), dialog.shown.text()) == ("Cruz", "Ana", "Cruz")
    dialog.save.click()
    assert dialog.changes == [("Ana Cruz", None)]
