"""*Export*: what can be chosen, that it is written where it was said, and what is said of it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.exporting.exports import Exported
from reader.gui.exporting.choices import choices
from reader.gui.exporting.dialog import ExportDialog
from reader.gui.exporting.wording import OPTIONS, export_words, exported_words
from reader.gui.window.window import MainWindow
from reader.model.exported import ExportOptions
from reader.model.library import Filter
from tests.making import add_article


@pytest.fixture
def window(desk: Desk, open_window) -> MainWindow:  # type: ignore[no-untyped-def]
    add_article(desk.library, "Ferry returns", tags=("harbour",))
    add_article(desk.library, "Council counts")
    return open_window()  # type: ignore[no-any-return]


def opened(window: MainWindow) -> ExportDialog:
    window.actions_["export"].trigger()
    dialog = window.exporting.dialog
    assert dialog is not None
    return dialog


def choose(dialog: ExportDialog, name: str) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(name))


def test_the_selected_articles_the_list_and_the_library_can_be_chosen(window: MainWindow, qtbot: QtBot) -> None:
    window.list.view.selectAll()
    dialog = opened(window)
    assert dialog.what.itemText(0) == "2 selected articles"
    assert dialog.what.itemText(dialog.what.count() - 1) == "Whole library: 2 articles"
    dialog.reject()


def test_return_exports_what_is_chosen_by_keys(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: asked.append(given[1]) or ("", ""))
    dialog = opened(window)
    focused = dialog.focusWidget()
    assert focused is dialog.what
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert len(asked) == 1
    dialog.reject()


def test_a_list_of_a_tag_is_named_and_the_same_list_is_not_offered_twice() -> None:
    found = choices([], Filter(tag="harbour"), 3, 9, "harbour")
    assert [one.number for one in found] == [3, 9]
    assert "harbour" in found[0].words
    assert [one.number for one in choices([4], Filter(), 9, 9, "All articles")] == [1, 9]
    assert choices([], Filter(), 0, 0, "All articles") == []


def test_the_file_is_written_and_the_toast_says_where(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "book.epub"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "book"), ""))
    dialog = opened(window)
    dialog.what.setCurrentIndex(dialog.what.count() - 1)
    choose(dialog, "epub")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Exported 2 articles" in window.toast.words.text())
    assert "book.epub" in window.toast.words.text()
    assert target.read_bytes().startswith(b"PK")
    assert window.desk.settings["export_format"] == "epub"


def test_a_name_without_its_ending_replaces_no_file_that_nobody_was_asked_about(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "book.txt").write_text("mine")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "book"), ""))
    dialog = opened(window)
    choose(dialog, "text")
    with qtbot.waitSignal(dialog.exported):
        dialog.go.click()
    assert (tmp_path / "book.txt").read_text() == "mine"
    assert (tmp_path / "book 2.txt").exists()


def test_the_format_has_the_focus_where_no_articles_can_be_chosen(window: MainWindow) -> None:
    dialog = opened(window)
    choose(dialog, "library")
    dialog.reject()
    again = opened(window)
    assert not again.what.isEnabled()
    assert again.focusWidget() is again.format
    again.reject()


def test_a_folder_gets_a_name_of_its_own_where_one_is_there(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path))
    for number in (1, 2):
        dialog = opened(window)
        dialog.what.setCurrentIndex(dialog.what.count() - 1)
        choose(dialog, "markdown")
        with qtbot.waitSignal(dialog.exported):
            dialog.go.click()
        assert len([path for path in tmp_path.iterdir() if path.name.startswith("Tearsheet ")]) == number


def test_options_are_those_that_the_format_has_a_use_for_and_are_kept(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    choose(dialog, "readwise")
    assert [name for name in OPTIONS if dialog.boxes[name].isVisibleTo(dialog)] == ["notes"]
    assert dialog.format.accessibleDescription() == dialog.about.text() != ""
    choose(dialog, "html")
    dialog.boxes["summaries"].click()
    assert dialog.options() == ExportOptions(summaries=True)
    dialog.reject()
    assert opened(window).boxes["summaries"].isChecked()


def test_a_cancelled_export_leaves_nothing_and_the_dialog_as_it_was(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    real = window.desk.library.articles.article

    def slow(number: int):  # type: ignore[no-untyped-def]
        begun.set()
        assert go_on.wait(60)
        return real(number)

    monkeypatch.setattr(window.desk.library.articles, "article", slow)
    dialog = opened(window)
    dialog.what.setCurrentIndex(dialog.what.count() - 1)
    choose(dialog, "html")
    folder = tmp_path / "out"
    folder.mkdir()
    dialog.export_to(folder / "a.html")
    assert begun.wait(60)
    assert not dialog.go.isEnabled()
    assert dialog.stop.text() == "Cancel"
    seen = dialog.bar.visibleRegion().boundingRect()
    assert seen.size() == dialog.bar.size()  # the dialog has room for it
    qtbot.keyClick(dialog.stop, Qt.Key.Key_Return)
    assert dialog.told.text() == "Cancelling…"
    go_on.set()
    qtbot.waitUntil(lambda: dialog.go.isEnabled())
    assert list(folder.iterdir()) == []
    assert dialog.isVisible()
    assert dialog.told.text() == "Export cancelled. Nothing was written."
    assert dialog.told.property("role") == "meta"


def test_what_went_wrong_is_said_in_the_dialog(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window)
    choose(dialog, "text")
    dialog.export_to(tmp_path / "gone" / "a.txt")
    qtbot.waitUntil(lambda: dialog.go.isEnabled())
    assert dialog.told.text().startswith("Couldn’t find the folder")
    qtbot.waitUntil(lambda: dialog.told.visibleRegion().boundingRect().size() == dialog.told.size())
    dialog.reject()


def test_a_pdf_is_made_in_the_print_preview(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    dialog.what.setCurrentIndex(dialog.what.count() - 1)
    choose(dialog, "pdf")
    assert dialog.go.text() == "Preview…"
    dialog.go.click()
    preview = window.printing.dialog
    assert preview is not None
    qtbot.waitUntil(lambda: preview.is_ready)
    assert len(preview.pages) == 2
    preview.close()


def test_the_dialog_grows_for_a_format_with_more_to_choose(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.settings.set("export_format", "library")
    dialog = opened(window)
    qtbot.waitExposed(dialog)
    choose(dialog, "html")
    last = dialog.boxes["pictures"]
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect().size() == last.size())
    dialog.reject()


def as_pdf(window: MainWindow) -> ExportDialog:
    dialog = opened(window)
    dialog.what.setCurrentIndex(dialog.what.count() - 1)
    choose(dialog, "pdf")
    assert dialog.go.text() == "Export…"
    assert "Too many articles" in dialog.about.text()
    return dialog


def test_a_pdf_of_very_many_articles_is_written_without_a_preview(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.gui.exporting.dialog.MOST_PREVIEWED", 1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "all.pdf"), ""))
    as_pdf(window).go.click()
    qtbot.waitUntil(lambda: "Exported 2 articles to" in window.toast.words.text())
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF")


def test_a_pdf_without_a_preview_is_cancelled_and_says_what_went_wrong(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.gui.exporting.dialog.MOST_PREVIEWED", 1)
    dialog = as_pdf(window)
    folder = tmp_path / "out"
    dialog.export_to(folder / "all.pdf")
    qtbot.waitUntil(lambda: dialog.told.text().startswith("Couldn’t find the folder"))
    folder.mkdir()
    dialog.export_to(folder / "all.pdf")
    dialog.stop.click()
    assert dialog.told.text() == "Export cancelled. Nothing was written."
    assert dialog.go.isEnabled()
    assert list(folder.iterdir()) == []
    dialog.reject()


def test_a_copy_of_the_library_asks_for_no_articles(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    choose(dialog, "library")
    assert not dialog.what.isEnabled()
    choose(dialog, "html")
    assert dialog.what.isEnabled()


def test_what_was_left_out_is_counted_with_the_reason(qapp: object) -> None:
    path = Path("marks.html")
    assert exported_words(Exported(path, 75)) == "Exported 75 articles to \u2068marks.html\u2069."
    left_out = (("address", 21), ("annotations", 1), ("highlights", 1), ("text", 1), ("room", 1))
    assert exported_words(Exported(path, 50, left_out=left_out)) == (
        "Exported 50 of 75 articles to \u2068marks.html\u2069. 21 left out: no web address. 1 left out: no highlights or"
        " notes. 1 left out: no highlights. 1 left out: no text. 1 left out: a briefing takes no more."
    )


def test_words_of_exports_have_all_that_is_filled_in(qapp: object) -> None:
    words = export_words()
    for shape in (words.fetched, words.in_browser, words.from_file):
        assert "{time}" in shape
        assert "{address}" in shape
    assert words.reasons["subscription"] == "Only the beginning"
