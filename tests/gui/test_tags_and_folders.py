"""Smart folders, tags and the trash, as a person handles them in the sidebar and by keys."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.organizing import TAG_COLOURS
from reader.errors import Offline
from reader.gui.article.also_at import DuplicatesBar
from reader.gui.kit import messages
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.sidebar.folder_dialog import FolderDialog
from reader.gui.sidebar.sidebar_rows import ENTRY, Entry
from reader.gui.sidebar.tag_editor import TagEditor
from reader.gui.window.window import MainWindow
from reader.model.article import NearDuplicate
from reader.model.library import Filter
from tests.making import TEXT, add_article


def entries(window: MainWindow) -> dict[str, Entry]:
    rows = window.sidebar.list
    return {entry.name: entry for entry in (rows.item(row).data(ENTRY) for row in range(rows.count()))}


def menu_of(window: MainWindow, name: str) -> dict[str, object]:
    return {action.text(): action for action in window.menus.show(entries(window)[name], QPoint(5, 5)).actions()}


@pytest.fixture
def tagged(window: MainWindow, desk: Desk, qtbot: QtBot) -> MainWindow:
    first, second, third = reversed(window.list.model.ids)
    window.changes.tag([first], ["work/desk"])
    window.changes.tag([second], ["work/night"])
    window.changes.tag([second, third], ["harbour"])
    qtbot.waitUntil(lambda: {"work", "work/desk", "work/night", "harbour"} <= entries(window).keys())
    return window


def test_a_search_is_saved_as_a_smart_folder_with_a_live_count(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.lists.search("is:starred ferry")

    def fill(dialog: FolderDialog) -> int:
        assert dialog.query.text() == "is:starred ferry"
        dialog.name.setText("Stars of the sea")
        return 1

    monkeypatch.setattr(FolderDialog, "exec", fill)
    qtbot.mouseClick(window.list.head.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Stars of the sea" in entries(window))
    qtbot.waitUntil(lambda: entries(window)["Stars of the sea"].articles == 0)
    window.show_filter(Filter(place="all"))
    window.changes.mark([window.list.model.ids[0]], "starred", True)
    qtbot.waitUntil(lambda: entries(window)["Stars of the sea"].articles == 1)
    rows = window.sidebar.list
    row = next(row for row in range(rows.count()) if rows.item(row).data(ENTRY).name == "Stars of the sea")
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(row)).center())
    assert len(window.list.model.ids) == 1
    assert window.list.name.text() == "Stars of the sea"
    assert window.toolbar.field.text() == ""
    assert not window.list.head.keep.isVisible()


def test_a_deleted_smart_folder_comes_back_with_undo(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.changes.save_folder("Night", "tag:night", "clock")
    qtbot.waitUntil(lambda: "Night" in entries(window))
    menu_of(window, "Night")["Delete smart folder"].trigger()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "Night" not in entries(window))
    window.changes.undo()
    qtbot.waitUntil(lambda: "Night" in entries(window))


def test_tags_nest_and_close(tagged: MainWindow, qtbot: QtBot) -> None:
    known = entries(tagged)
    assert (known["work"].parent, known["work/desk"].label, known["work/desk"].depth) == (True, "desk", 1)
    qtbot.waitUntil(lambda: entries(tagged)["work"].articles == 2)
    rows = tagged.sidebar.list
    rows.setCurrentRow(next(row for row in range(rows.count()) if rows.item(row).data(ENTRY).name == "work"))
    assert len(tagged.list.model.ids) == 2
    qtbot.keyClick(rows, Qt.Key.Key_Left)
    assert "work/desk" not in entries(tagged)
    qtbot.keyClick(rows, Qt.Key.Key_Right)
    assert "work/desk" in entries(tagged)


def test_a_tag_is_renamed_with_those_in_it_and_smart_folders_follow(
    tagged: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    tagged.changes.save_folder("Desk", "tag:work/desk ferry")
    qtbot.waitUntil(lambda: "Desk" in entries(tagged))
    menu_of(tagged, "work")["Rename…"].trigger()  # type: ignore[attr-defined]
    popover = tagged.findChild(TagEditor)
    assert popover is not None
    assert popover.field.selectedText() == "work"
    qtbot.keyClicks(popover.field, " office ")
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: {"office", "office/desk", "office/night"} <= entries(tagged).keys())
    assert desk.library.folders.all()[0].query == "tag:office/desk ferry"
    tagged.changes.undo()
    qtbot.waitUntil(lambda: "work/desk" in entries(tagged))
    assert desk.library.folders.all()[0].query == "tag:work/desk ferry"


def test_merged_tags_are_separated_again_by_undo(tagged: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    tagged.menus._merge("harbour", "work/night")
    qtbot.waitUntil(lambda: "harbour" not in entries(tagged))
    assert len(tagged.list.model.ids) == 2
    tagged.changes.undo()
    qtbot.waitUntil(lambda: "harbour" in entries(tagged))
    assert (entries(tagged)["harbour"].articles, entries(tagged)["work/night"].articles) == (2, 1)


def test_a_tag_gets_another_colour_and_is_deleted(tagged: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    menu_of(tagged, "harbour")["Colour…"].trigger()  # type: ignore[attr-defined]
    popover = tagged.findChild(TagEditor)
    assert popover is not None
    assert all(button.accessibleName() for button in popover.swatches.buttons())
    assert len(popover.swatches.buttons()) == TAG_COLOURS
    popover.swatches.button(7).click()
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: entries(tagged)["harbour"].colour == 7)
    menu_of(tagged, "harbour")["Delete tag"].trigger()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "harbour" not in entries(tagged))
    tagged.changes.undo()
    qtbot.waitUntil(lambda: "harbour" in entries(tagged))
    assert (entries(tagged)["harbour"].colour, entries(tagged)["harbour"].articles) == (7, 2)


def test_a_change_that_changes_nothing_is_no_undo_step(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    article = window.list.model.ids[0]
    window.changes.mark([article], "starred", True)
    qtbot.waitUntil(lambda: desk.library.articles.row(article).starred)
    window.changes.mark([article], "starred", True)
    qtbot.waitUntil(lambda: len(window.changes._steps) == 1)
    assert window.actions_["undo"].text() == "Undo: Star"


def test_articles_long_in_the_trash_are_removed_and_reported(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    old, new = window.list.model.ids[:2]
    desk.organizing.delete([old, new])
    long_ago = (datetime.now(UTC) - timedelta(days=31)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    with desk.library.connections.write() as db:
        db.execute("UPDATE articles SET deleted = ? WHERE id = ?", [long_ago, old])
    window.trash.clean()
    qtbot.waitUntil(lambda: desk.library.articles.trash() == [new])
    qtbot.waitUntil(lambda: "30 days" in window.toast.words.text())


def test_the_trash_is_kept_where_the_settings_say_so(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.settings.set("trash_days", 0)
    desk.organizing.delete([window.list.model.ids[0]])
    with desk.library.connections.write() as db:
        db.execute("UPDATE articles SET deleted = '2001-01-01T00:00:00.000Z' WHERE deleted IS NOT NULL")
    window.trash.clean()
    desk.change(lambda: None).future.result(timeout=300)
    assert len(desk.library.articles.trash()) == 1


def test_a_near_duplicate_at_another_site_is_named_and_opened(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    text = " ".join(f"{TEXT} Passage {number} of the long report says more about it." for number in range(6))
    other = add_article(desk.library, "Ferry back in service", text.replace("Tuesday", "Wednesday"), site="The Mirror")
    one = add_article(desk.library, "The ferry is back", text, site="The Globe")
    desk.organizing.mark([other, one], "starred", True)
    qtbot.waitUntil(lambda: one in window.list.model.ids)
    window.reading.go(one)
    assert [button.text() for button in window.page.head.also_at.buttons] == ["The Mirror"]
    qtbot.mouseClick(window.page.head.also_at.buttons[0], Qt.MouseButton.LeftButton)
    assert window.reading.article_id == other
    window.reading.go(window.list.model.ids[-1])
    assert not window.page.head.also_at.isVisible()


def test_reading_what_is_unread_empties_no_search(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.organizing.mark(list(window.list.model.ids), "read", False)
    window.lists.search("ferry is:unread")
    qtbot.waitUntil(lambda: len(window.list.model.ids) == 3)
    window.reading.go(window.list.model.ids[0])
    first = window.reading.article_id
    qtbot.waitUntil(lambda: desk.library.articles.row(first).read)
    qtbot.waitUntil(lambda: not window.lists._pending.isActive() and bool(window.list.model.row(first).read))  # type: ignore[union-attr]
    assert window.reading.article_id == first
    assert len(window.list.model.ids) == 3
    assert desk.counts().places["unread"] == 2


def test_a_typed_tag_goes_to_all_that_is_selected(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.list.view.setFocus()
    qtbot.keyClick(window.list.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window.list.view, Qt.Key.Key_T)
    field = window.focusWidget()
    qtbot.keyClicks(field, "harbour")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(tag.name == "harbour" and tag.articles == 3 for tag in desk.library.tags.all()))
    assert window.actions_["undo"].text().startswith("Undo: Tag 3 articles")


def test_all_sites_are_reached_from_the_sidebar_and_keep_their_places(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    for number in range(12):
        add_article(desk.library, f"Article {number}", site=f"Paper {number:02}")
    window.lists._refresh()
    rows = window.sidebar.list

    def sites() -> list[str]:
        return [entry.name for entry in entries(window).values() if entry.filter and entry.filter.site]

    qtbot.waitUntil(lambda: len(sites()) == 8)
    before = sites()
    hidden = next(name for name in (f"Paper {number:02}" for number in range(12)) if name not in before)
    for number in range(5):
        add_article(desk.library, f"More {number}", site=hidden)
    window.lists._refresh()
    qtbot.waitUntil(lambda: entries(window)["All articles"].articles == 20)
    assert sites() == before
    turning = next(row for row in range(rows.count()) if rows.item(row).data(ENTRY).turns)
    assert rows.item(turning).data(Qt.ItemDataRole.AccessibleTextRole) == "All sites, 14, collapsed"
    rows.setCurrentRow(turning)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert len(sites()) == 14
    assert hidden in sites()
    assert rows.currentItem().data(ENTRY).turns
    qtbot.keyClick(rows, Qt.Key.Key_Left)
    assert len(sites()) == 8
    item = next(rows.item(row) for row in range(rows.count()) if rows.item(row).data(ENTRY).turns)
    rows.scrollToItem(item)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(item).center())
    assert len(sites()) == 14


def test_a_whole_list_is_marked_as_read_and_back(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    def unread() -> int:
        return desk.counts().places.get("unread", 0)

    window.changes.mark(window.list.model.ids, "read", False)
    qtbot.waitUntil(lambda: unread() == 3)
    menu_of(window, "Coast Courier")["Mark all as read"].trigger()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: unread() == 1)
    window.changes.undo()
    qtbot.waitUntil(lambda: unread() == 3)
    window.show_filter(Filter(site="The Ledger"))
    window.actions_["all_read"].trigger()
    qtbot.waitUntil(lambda: unread() == 2)


def test_everything_that_failed_is_tried_again_from_its_place(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    captures = [desk.library.captures.begin(f"https://a.example/{n}", f"https://a.example/{n}", "a") for n in (1, 2)]
    for capture in captures:
        desk.library.captures.fail(capture, Offline())
    window.lists._refresh()
    qtbot.waitUntil(lambda: "Needs attention" in entries(window))
    tried: list[int] = []
    monkeypatch.setattr(window.incoming, "fetch_again", tried.extend)
    menu = window.menus.show(entries(window)["Needs attention"], QPoint(5, 5))
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: sorted(tried) == [capture.article_id for capture in captures])


def test_duplicates_that_their_site_does_not_tell_apart_are_named_by_day_or_title(qtbot: QtBot) -> None:
    bar = DuplicatesBar()
    qtbot.addWidget(bar)
    twins = [
        NearDuplicate(1, "Ferry returns", "The Ledger", "2026-11-21"),
        NearDuplicate(2, "Ferry is back", "The Ledger", ""),
        NearDuplicate(3, "Ferry again", "Coast Courier", "2026-11-22"),
        NearDuplicate(4, "Ferry at last", "Field Notes", "2026-11-23"),
    ]
    bar.show_duplicates(twins, "Coast Courier")
    names = [button.text() for button in bar.buttons]
    assert names[0].startswith("The Ledger, ")
    assert names[1] == "Ferry is back"
    assert names[2].startswith("Coast Courier, ")
    assert names[3] == "Field Notes"


def test_the_list_before_comes_back_after_a_click_on_a_site(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.actions_["back_list"].isEnabled()
    window.show_filter(Filter(place="starred"))
    window.show_filter(Filter(place="all"))
    window.reading.go(window.list.model.ids[0])
    window.page.head.site.click()
    assert window.list.model.filter.site == "Coast Courier"
    window.lists.search("fer")
    window.lists.search("ferry")
    window.actions_["back_list"].trigger()
    assert window.list.model.filter.site == "Coast Courier"
    window.actions_["back_list"].trigger()
    assert (window.list.model.filter.place, window.list.model.filter.site) == ("all", "")
    window.actions_["back_list"].trigger()
    assert window.list.model.filter.place == "starred"
    window.actions_["back_list"].trigger()
    assert not window.actions_["back_list"].isEnabled()


def test_a_link_that_was_saved_another_way_is_no_longer_offered(
    window: MainWindow, desk: Desk, quick: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.saving, "save_all", lambda given, tags, typed: [])
    desk.settings.set("offer_clipboard", True)
    QGuiApplication.clipboard().setText("https://news.example/offered")
    window.incoming.offer_clipboard()
    assert window.toast.isVisible()
    window.incoming.save(["https://news.example/other"])
    assert window.toast.isVisible()
    window.incoming.paste()
    assert not window.toast.isVisible()


def test_a_row_tells_when_an_article_was_published() -> None:
    saved = "2026-11-25T09:30:00.000Z"
    assert messages.published_or_saved("2024-03-05", saved) == "5 Mar 2024"
    for published in ("", "2026-11-25T08:00:00Z"):
        assert messages.published_or_saved(published, saved) == f"Saved {messages.short_time(saved)}"


def test_a_row_and_the_page_tell_the_same_day_of_publication() -> None:
    for published in ("2024-03-05T23:30:00-11:00", "2024-03-05T00:30:00+13:00"):
        assert messages.published_or_saved(published, "2026-11-25T09:30:00.000Z") == "5 Mar 2024"
        assert "5 March 2024" in messages.publication(published)


def test_samples_that_were_removed_come_back_with_undo(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    samples = [add_article(desk.library, f"Sample {number}") for number in range(2)]
    with desk.library.connections.write() as db:
        db.execute("UPDATE articles SET is_sample = 1 WHERE title LIKE 'Sample %'")
    window.actions_["samples"].setEnabled(True)
    window.actions_["samples"].trigger()
    qtbot.waitUntil(lambda: all(desk.articles.row(number).deleted for number in samples))
    assert not desk.articles.row(1).deleted
    assert not window.list.card.isVisible()
    window.changes.undo()
    qtbot.waitUntil(lambda: not any(desk.articles.row(number).deleted for number in samples))


@pytest.mark.parametrize("answer", ["Delete permanently", "Cancel"])
def test_emptying_the_trash_asks_first(window: MainWindow, desk: Desk, qtbot: QtBot, answer: str) -> None:
    window.changes.delete([window.list.model.ids[0]])
    qtbot.waitUntil(lambda: len(desk.organizing.in_trash()) == 1)
    qtbot.waitUntil(lambda: "Trash" in entries(window))
    menu = window.menus.show(entries(window)["Trash"], QPoint(5, 5))
    next(action for action in menu.actions() if action.text() == "Empty trash…").trigger()
    question = window.findChild(QuestionDialog)
    assert question is not None
    assert question.heading.text() == "Permanently delete 1 article?"
    assert question.buttons[-1].isDefault()
    qtbot.mouseClick(next(one for one in question.buttons if one.text() == answer), Qt.MouseButton.LeftButton)
    kept = [] if answer == "Delete permanently" else [1]
    qtbot.waitUntil(lambda: window.findChild(QuestionDialog) is None)
    qtbot.waitUntil(lambda: len(desk.organizing.in_trash()) == len(kept) and desk.jobs.open() == [])
