"""What menus and the window's title say of the article that is shown, and of what Undo would take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from reader.gui.article.page_covers import SelectionPage
    from reader.gui.navigation.reading_controller import ReadingController
    from reader.gui.session.actions import Actions
    from reader.gui.session.session import Session
    from reader.model.article import Article

OF_AN_ARTICLE = ("tag", "star", "archive", "unread", "browser", "copy_address", "retry", "delete", "summary")
"""Actions that need an article."""


def tr(text: str) -> str:
    """Return the window's words for what is shown."""
    return QCoreApplication.translate("naming", text)


class Naming:
    """Lets the actions, and the window's title, tell what the shown article is."""

    def __init__(self, session: Session, reading: ReadingController, selection: SelectionPage) -> None:
        self._window = session.window
        self._settings = session.desk.settings
        self._actions = session.actions
        self._reading = reading
        self._selection = selection

    def show_article(self, article: Article | None) -> None:
        """Let the actions tell what an article is, None for none."""
        for name in OF_AN_ARTICLE:
            self._actions[name].setEnabled(article is not None)
        row = article.row if article else None
        self._actions["star"].setChecked(bool(row and row.starred))
        self._actions["archive"].setChecked(bool(row and row.archived))
        self._actions["unread"].setText(tr("Mark as unread") if row is None or row.read else tr("Mark as read"))
        self._actions["delete"].setText(tr("Restore from trash") if row and row.deleted else tr("Delete"))
        self.show_title()

    def show_title(self) -> None:
        """Name the window after what keys and buttons are about: the article, or how many are selected."""
        article = self._reading.article
        alone = article.row.title if article else ""
        name = alone if self._selection.isHidden() else self._selection.title.text()
        if self._settings["private_title"]:
            name = ""
        self._window.setWindowTitle(f"{name} – Tearsheet" if name else "Tearsheet")


def name_undo(actions: Actions, undo: str, redo: str) -> None:
    """Let Undo and Redo say what they would do, "" for nothing."""
    named = (
        ("undo", undo, tr("Undo"), tr("Undo: %1")),
        ("redo", redo, tr("Redo"), tr("Redo: %1")),
    )
    for name, words, alone, with_words in named:
        actions[name].setEnabled(bool(words))
        actions[name].setText(with_words.replace("%1", words.rstrip(".")) if words else alone)
