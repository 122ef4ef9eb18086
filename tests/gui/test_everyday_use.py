"""The walk as a person lives it, with mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.list.article_model import ARTICLES_MIME, Role
from reader.gui.session import incoming
from reader.gui.window.window import MainWindow
from reader.model.library import Filter
from tests.making import TEXT, add_article
from tests.site import STORY, Site


def titles(window: MainWindow) -> list[str]:
    model = window.list.model
    rows = (model.index(row, 0).data(Role.ROW) for row in range(model.rowCount()))
    return [row.title for row in rows if row is not None]


def shown(window: MainWindow) -> str:
    return window.reading.article.row.title if window.reading.article else ""


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.list.view, key, modifiers)


def test_the_first_article_is_shown_and_counts_as_read_once_a_person_goes_on(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    assert titles(window) == ["Third ferry returns", "Second ferry returns", "First ferry returns"]
    assert shown(window) == "Third ferry returns"
    assert desk.counts().places["unread"] == 3
    press(window, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: desk.counts().places["unread"] == 1)
    assert len(titles(window)) == 3  # an opened article does not vanish from the list of unread ones


def test_keys_walk_to_the_next_and_previous_article(window: MainWindow) -> None:
    press(window, Qt.Key.Key_J)
    assert shown(window) == "Second ferry returns"
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown(window) == "First ferry returns"
    press(window, Qt.Key.Key_J)
    assert shown(window) == "First ferry returns"
    assert "last article" in window.toast.words.text()
    press(window, Qt.Key.Key_K)
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown(window) == "Third ferry returns"


def test_the_cards_show_titles_lead_there_and_say_an_end(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.page.previous.isEnabled()
    assert "first article in the list" in window.page.previous.accessibleName()
    assert "Second ferry returns" in window.page.next.accessibleName()
    qtbot.mouseClick(window.page.next, Qt.MouseButton.LeftButton)
    assert shown(window) == "Second ferry returns"
    assert "Third" in window.page.previous.accessibleName()
    assert "First" in window.page.next.accessibleName()


def test_the_cards_follow_the_order_that_the_list_shows(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.toolbar.field.setFocus()
    qtbot.keyClicks(window.toolbar.field, "courier")
    qtbot.waitUntil(lambda: len(titles(window)) == 2)
    qtbot.waitUntil(lambda: "First" in window.page.next.accessibleName())
    qtbot.keyClick(window.toolbar.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(window)) == 3)
    qtbot.waitUntil(lambda: "Second" in window.page.next.accessibleName())


def test_one_click_gives_the_summary_and_a_sentence_leads_to_its_place(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.page.prompts[0].button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.summary.summary is not None)
    assert window.summary.isVisible()
    assert "Click one to find it in the text." in window.summary.note.text()
    (sentence,) = window.summary.summary.sentences  # type: ignore[union-attr]
    qtbot.mouseClick(window.summary.sentences[0], Qt.MouseButton.LeftButton)
    (selection,) = window.page.text.extraSelections()
    assert selection.cursor.selectedText() == sentence.text == TEXT[:10]
    qtbot.mouseClick(window.page.prompts[0].button, Qt.MouseButton.LeftButton)
    assert not window.summary.isVisible()
    assert window.page.text.extraSelections() == []


def test_the_key_s_opens_and_closes_the_summary(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_S)
    assert window.summary.isVisible()
    press(window, Qt.Key.Key_S)
    assert not window.summary.isVisible()


@pytest.mark.usefixtures("quick")
def test_a_summary_that_is_not_kept_is_computed_and_kept(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.settings.set("summary_length", "number")
    desk.settings.set("summary_number", 2)
    press(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: window.summary.summary is not None)
    sentences = window.summary.summary.sentences  # type: ignore[union-attr]
    assert len(sentences) == 2
    assert all(sentence.text == TEXT[sentence.start : sentence.end] for sentence in sentences)
    kept = desk.summaries.kept(window.reading.article_id, 2)
    assert kept is not None
    assert kept.sentences == sentences


def test_a_pasted_address_has_its_row_at_once_and_becomes_the_article(
    window: MainWindow, site: Site, qtbot: QtBot
) -> None:
    site.gate.clear()
    QGuiApplication.clipboard().setText(site.url("/held/paste"))
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(titles(window)) == 4)
    assert titles(window)[0].startswith("127.0.0.1")
    qtbot.waitUntil(lambda: window.sidebar.foot.isVisible())
    site.gate.set()
    qtbot.waitUntil(lambda: titles(window)[0] == "Ferry Paste returns to the harbour")
    press(window, Qt.Key.Key_Home)
    press(window, Qt.Key.Key_Up)
    window.reading.go(window.list.model.ids[0])
    assert "The first boat left" in window.page.text.toPlainText()
    assert "Get a summary" not in window.page.text.toPlainText()
    qtbot.waitUntil(lambda: not window.sidebar.foot.isVisible())


@pytest.mark.usefixtures("quick")
def test_the_field_saves_addresses_and_searches_words(window: MainWindow, site: Site, qtbot: QtBot) -> None:
    field = window.toolbar.field
    press(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert field.hasFocus() or window.focusWidget() is field
    qtbot.keyClicks(field, site.url("/nowhere"))
    assert field.save.isVisible()
    qtbot.mouseClick(field.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: any(row.state == "failed" for row in map(window.list.model.row, window.list.model.ids) if row)
    )
    assert field.text() == ""
    qtbot.keyClicks(field, "submarine")
    qtbot.waitUntil(lambda: titles(window) == [])
    assert "No results" in window.list.empty.text()


@pytest.mark.usefixtures("quick")
def test_a_failed_row_says_why_and_try_again_fetches_it(window: MainWindow, site: Site, qtbot: QtBot) -> None:
    site.broken = True
    address = site.url("/story/again")
    window.incoming.save([address], typed=[address])
    model = window.list.model
    qtbot.waitUntil(lambda: len(model.ids) == 4 and model.row(model.ids[0]).state == "failed")  # type: ignore[union-attr]
    site.broken = False
    window.reading.go(model.ids[0])
    assert window.page.head.problem.isVisible()
    assert "500" in window.page.head.problem._words.text()
    qtbot.mouseClick(window.page.head.problem.retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(window) == "Ferry Again returns to the harbour")
    assert not window.page.head.problem.isVisible()


def drop(window: MainWindow, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


@pytest.mark.usefixtures("quick", "on_the_web")
def test_dropped_links_texts_and_files_are_saved(
    window: MainWindow, site: Site, qtbot: QtBot, tmp_path: object
) -> None:
    page = tmp_path / "kept.html"  # type: ignore[operator]
    page.write_text(STORY % {"title": "From a file", "name": "File"}, encoding="utf-8")
    link, text, file = QMimeData(), QMimeData(), QMimeData()
    link.setUrls([QUrl(site.url("/story/link"))])
    text.setText(f"See {site.url('/story/one')} and {site.url('/story/two')}.")
    file.setUrls([QUrl.fromLocalFile(str(page))])
    for data in (link, text, file):
        drop(window, data)
    wanted = {
        "Ferry Link returns to the harbour",
        "Ferry One returns to the harbour",
        "Ferry Two returns to the harbour",
        "From a file",
    }
    qtbot.waitUntil(lambda: wanted <= set(titles(window)))


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("how", ["dropped", "in a passage", "link in the text", "link of another program"])
def test_what_others_named_is_not_asked_for_on_this_computer(
    window: MainWindow, desk: Desk, site: Site, qtbot: QtBot, how: str
) -> None:
    address, asked = site.url("/story/reboot"), len(site.asked)
    if how == "dropped":
        data = QMimeData()
        data.setUrls([QUrl(address)])
        drop(window, data)
    elif how == "in a passage":
        QGuiApplication.clipboard().setText(f"A recipe with plums: {address}")
        window.incoming.paste()
    elif how == "link in the text":
        window.incoming.save([address])
    else:
        window.incoming.open([f"tearsheet:save?url={address}"])
        qtbot.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)
    model = window.list.model
    qtbot.waitUntil(lambda: len(model.ids) == 4 and model.row(model.ids[0]).state == "failed")  # type: ignore[union-attr]
    assert desk.library.articles.row(model.ids[0]).error_code == "nearby-address"
    assert len(site.asked) == asked


@pytest.mark.usefixtures("quick")
def test_an_address_on_this_computer_is_fetched_again_once_it_was_typed(
    window: MainWindow, desk: Desk, site: Site, qtbot: QtBot
) -> None:
    address = site.url("/story/typed")
    window.incoming.save([address])
    model = window.list.model
    qtbot.waitUntil(lambda: len(model.ids) == 4 and model.row(model.ids[0]).state == "failed")  # type: ignore[union-attr]
    window.toolbar.field.save_asked.emit(address)
    qtbot.waitUntil(lambda: "Ferry Typed returns to the harbour" in titles(window))
    window.incoming.fetch_again([model.ids[0]])
    qtbot.waitUntil(lambda: site.asked.count("/story/typed") == 2)


def test_a_copied_link_is_offered_and_not_fetched(window: MainWindow, desk: Desk, site: Site) -> None:
    desk.settings.set("offer_clipboard", True)
    asked = len(site.asked)
    QGuiApplication.clipboard().setText(site.url("/story/offered"))
    window.incoming.offer_clipboard()
    assert "Save the link you copied?" in window.toast.words.text()
    assert len(site.asked) == asked
    assert len(desk.library.listings.ids(Filter())) == 3


@pytest.mark.usefixtures("quick")
def test_saving_the_same_address_again_offers_the_article_that_is_there(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    row = desk.library.articles.row(window.list.model.ids[2])
    window.incoming.save([row.url])
    qtbot.waitUntil(lambda: "Already saved" in window.toast.words.text())
    assert [button.text() for button in window.toast.buttons] == ["Open", "Fetch again"]
    qtbot.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)
    assert shown(window) == row.title


def test_delete_moves_to_the_trash_and_undo_brings_back(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(window) == ["Second ferry returns", "First ferry returns"])
    assert shown(window) == "Second ferry returns"
    assert "moved to the trash" in window.toast.words.text()
    qtbot.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(desk.library.listings.ids(Filter())) == 3)


def test_star_archive_and_unread_by_key(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_J)
    article = window.reading.article_id
    press(window, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: desk.library.articles.row(article).starred)
    qtbot.waitUntil(lambda: desk.library.articles.row(article).read)
    qtbot.waitUntil(lambda: window.reading.article.row.read)  # type: ignore[union-attr]
    press(window, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: not desk.library.articles.row(article).read)
    press(window, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: desk.library.articles.row(article).archived)
    qtbot.waitUntil(lambda: len(titles(window)) == 2)
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not desk.library.articles.row(article).archived)


def test_tags_are_typed_completed_and_filter_the_list(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    article = window.reading.article_id
    press(window, Qt.Key.Key_T)
    popover = window.page.tag_popover
    assert popover is not None
    field = popover.field
    assert field.isVisible()
    qtbot.keyClicks(field, "harbour, to check")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.library.articles.row(article).tags == ("harbour", "to check"))
    qtbot.waitUntil(lambda: len(desk.counts().tags) == 2)
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_T)
    assert "harbour" in [popover.list.item(row).text() for row in range(popover.list.count())]
    window.show_filter(Filter(tag="harbour"))
    assert titles(window) == ["Third ferry returns"]


def test_an_article_dropped_on_a_tag_gets_it(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    first, last = window.list.model.ids[0], window.list.model.ids[2]
    window.changes.tag([first], ["harbour"])
    places = window.sidebar.list
    qtbot.waitUntil(lambda: bool(places.findItems("harbour", Qt.MatchFlag.MatchExactly)))
    (item,) = places.findItems("harbour", Qt.MatchFlag.MatchExactly)
    model = window.list.model
    place = QPointF(places.visualItemRect(item).center())
    data = model.mimeData([model.index(model.row_of(last), 0)])  # an event doesn't hold it
    places.dropEvent(dropped(data, place))
    qtbot.waitUntil(lambda: desk.library.articles.row(last).tags == ("harbour",))


def dropped(data: QMimeData, place: QPointF) -> QDropEvent:
    return QDropEvent(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize("carried", [b"1,2", b"0123456789abcdef,1", b"x", b"", b"\xff"])
def test_articles_of_another_library_that_are_dropped_on_a_tag_change_nothing_here(
    window: MainWindow, desk: Desk, qtbot: QtBot, carried: bytes
) -> None:
    window.changes.tag([3], ["harbour"])
    places = window.sidebar.list
    qtbot.waitUntil(lambda: bool(places.findItems("harbour", Qt.MatchFlag.MatchExactly)))
    (item,) = places.findItems("harbour", Qt.MatchFlag.MatchExactly)
    data = QMimeData()
    data.setData(ARTICLES_MIME, carried)
    place = places.visualItemRect(item).center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, left, none)
    places.dragEnterEvent(enter)
    assert not enter.isAccepted()
    with qtbot.assertNotEmitted(places.dropped):
        places.dropEvent(dropped(data, QPointF(place)))


def test_articles_of_another_librarys_window_are_saved_by_their_addresses(window: MainWindow) -> None:
    data = QMimeData()
    data.setData(ARTICLES_MIME, b"0123456789abcdef,1")
    data.setText("https://elsewhere.example/pier")
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dragEnterEvent(event)
    assert event.isAccepted()


def test_the_sidebar_chooses_places_and_sites_by_mouse(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.organizing.mark([window.list.model.ids[1]], "starred", True)
    places = window.sidebar.list

    def click(name: str) -> None:
        (item,) = places.findItems(name, Qt.MatchFlag.MatchExactly)
        qtbot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=places.visualItemRect(item).center())

    click("Starred")
    assert titles(window) == ["Second ferry returns"]
    click("Coast Courier")
    assert titles(window) == ["Third ferry returns", "First ferry returns"]
    click("Archive")
    assert "The archive is empty" in window.list.empty.text()


def test_what_the_terminal_saved_appears_by_itself(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    from reader.library.library import Library

    other = Library(desk.library.path)
    add_article(other, "Saved elsewhere")
    other.close()
    qtbot.waitUntil(lambda: "Saved elsewhere" in titles(window))


def test_filter_article_and_position_are_restored_at_the_next_start(
    window: MainWindow, desk: Desk, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    article = add_article(desk.library, "A long read", "A sentence that fills the page well enough. " * 2000)
    window.show_filter(Filter(place="all"))
    qtbot.waitUntil(lambda: "A long read" in titles(window))
    window.reading.go(article)
    page = window.page
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 4000)
    page.verticalScrollBar().setValue(3000)
    place = page.position.offset()
    assert place > 0
    window.close()
    qtbot.waitUntil(lambda: desk.library.articles.place(article) == place)
    again = open_window()
    assert (again.list.model.filter.place, again.reading.article_id) == ("all", article)
    qtbot.waitUntil(lambda: abs(again.page.position.offset() - place) < 200)


@pytest.mark.usefixtures("quick")
def test_a_click_on_try_again_in_the_row_is_not_a_click_on_the_row(
    window: MainWindow, site: Site, qtbot: QtBot
) -> None:
    site.broken = True
    address = site.url("/story/row")
    window.incoming.save([address], typed=[address])
    model, view = window.list.model, window.list.view
    qtbot.waitUntil(lambda: len(model.ids) == 4 and model.row(model.ids[0]).state == "failed")  # type: ignore[union-attr]
    site.broken = False
    before = window.reading.article_id
    rect = view.visualRect(model.index(model.row_of(model.ids[0]), 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.topRight() + QPoint(-30, 40))
    qtbot.waitUntil(lambda: "Ferry Row returns to the harbour" in titles(window))
    assert window.reading.article_id == before


def test_addresses_that_are_more_than_are_taken_at_once_are_said_to_be_left_out(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "MAX_ADDRESSES", 2)
    begun: list[str] = []
    monkeypatch.setattr(window.desk.saving, "save_all", lambda addresses, *_rest: begun.extend(addresses) or [])
    window.incoming.save([f"https://news.example/{number}" for number in range(5)])
    qtbot.waitUntil(lambda: "Paste the other 3 again" in window.toast.words.text())
    assert len(begun) == 2
