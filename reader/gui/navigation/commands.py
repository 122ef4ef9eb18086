"""What the actions do with the articles that are chosen: the window's commands, without its panes' layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu

from reader.errors import Cancelled, TearsheetError
from reader.gui.list.article_list import ArticleList
from reader.gui.navigation.reading_controller import ReadingController
from reader.gui.session.session import Session
from reader.text.mail_links import safe_mail_link

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.desk.summaries import Refreshed


class Commands(QObject):
    """Everything here is about ``chosen``: the rows selected in the list, else the article that is read."""

    def __init__(self, session: Session, articles: ArticleList, reading: ReadingController) -> None:
        super().__init__(session.window)
        self._desk = session.desk
        self._actions = session.actions
        self._list = articles
        self._reading = reading
        self._changes = session.changes
        self._incoming = session.incoming
        self._toast = session.toast
        self._bridge = session.bridge

    def chosen(self) -> list[int]:
        """Return the articles that an action is about: those selected in the list, else the one that is read."""
        chosen = self._list.chosen()
        if len(chosen) > 1 or not self._reading.article_id:
            return chosen
        return [self._reading.article_id]

    def step(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) article, or say that the list ends here."""
        if not self._reading.step(direction):
            end = (
                self.tr("This is the last article in the list.")
                if direction > 0
                else self.tr("This is the first article in the list.")
            )
            self._toast.say(end)

    def toggle(self, mark: str) -> None:
        """Star or archive what is chosen, or the opposite where all of it is."""
        chosen = self.chosen()
        if chosen:
            value = self._desk.articles.number_marked(chosen, mark) < len(chosen)
            self._changes.mark(chosen, mark, value, self._letting_go(chosen) if mark == "archived" else None)

    def mark_unread(self) -> None:
        """Mark as unread, or as read where all of it is unread."""
        chosen = self.chosen()
        self._changes.mark(chosen, "read", not self._desk.articles.number_marked(chosen, "read"))

    def delete(self) -> None:
        """Move to the trash; in the trash, out of it."""
        chosen = self.chosen()
        if self._list.model.filter.place == "trash":
            self._changes.restore(chosen)
        else:
            self._changes.delete(chosen, self._letting_go(chosen))

    def _letting_go(self, ids: Sequence[int]) -> Callable[[bool], None]:
        """Return what lets articles go that are in the list only because they were opened in it, and on Undo (False) lets
        them stay again, if it is still the same list.
        """
        model = self._list.model
        shown = model.filter
        kept = [article_id for article_id in ids if article_id in shown.keep_visible]

        def follow(made: bool) -> None:
            if made:
                model.release(ids)
            elif model.filter._replace(keep_visible=()) == shown._replace(keep_visible=()):
                for article_id in kept:
                    model.keep(article_id)

        return follow

    def summarise(self) -> None:
        """Have the summaries of what is chosen ready, so that each opens at once, offline and in a row."""
        chosen = self.chosen()
        job = self._desk.summarize_many(chosen)

        def done(found: Refreshed) -> None:
            if found.failed:
                self._toast.say(self.tr("Couldn’t summarise %Ln article(s). Try again.", "", len(found.failed)))
                return
            self._toast.say(self.tr("Made summaries of %Ln article(s).", "", len(chosen)))

        def failed(error: TearsheetError) -> None:
            if not isinstance(error, Cancelled):
                self._bridge.failed.emit(error)

        self._bridge.watch(job.future, done, failed)

    def row_action(self, name: str, article_id: int) -> None:
        """Do what a click on a part of a row asks for."""
        row = self._list.model.row(article_id)
        if row is None:
            return
        if name == "star":
            self._changes.mark([article_id], "starred", not row.starred)
        elif name == "archive":
            self._changes.mark([article_id], "archived", not row.archived, self._letting_go([article_id]))
        elif name == "trash":
            if row.deleted:
                self._changes.restore([article_id])
            else:
                self._changes.delete([article_id], self._letting_go([article_id]))
        elif name == "retry":
            self._incoming.fetch_again([article_id])

    def show_row_menu(self, place: QPoint) -> None:
        """Open the menu of the chosen rows."""
        menu = QMenu(self._list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in (
            "star",
            "archive",
            "unread",
            "tag",
            "briefing",
            "-",
            "retry",
            "clean_again",
            "summarise",
            "browser",
            "copy_address",
            "copy_citation",
            "export",
            "print",
            "-",
            "delete",
        ):
            if name == "-":
                menu.addSeparator()
            else:
                menu.addAction(self._actions[name])
        menu.popup(place)

    def copy_address(self) -> None:
        """Addresses of what is chosen into the clipboard, a line each."""
        from reader.model.exported import outward

        rows = self._desk.articles.rows(self.chosen())
        text = "\n".join(outward(row.url) for row in rows)
        if text:
            self._incoming.copy(text)
            self._toast.say(self.tr("Address copied."))

    def copy_articles(self) -> None:
        """Copy title and address of each article that is chosen, in two lines."""
        from reader.model.exported import outward

        rows = self._desk.articles.rows(self.chosen())
        if rows:
            self._incoming.copy("\n\n".join(f"{row.title}\n{outward(row.url)}" for row in rows))
            self._toast.say(self.tr("%Ln title(s) and address(es) copied.", "", len(rows)))

    def open_in_browser(self) -> None:
        """Open the shown article's address in the system's browser."""
        if self._reading.article is not None:
            self.open_address(self._reading.article.row.url)

    def open_address(self, address: str) -> None:
        """Hand an address to the system's browser."""
        QDesktopServices.openUrl(QUrl(address))

    def get_rest(self, address: str) -> None:
        """Open the address of an article that is not whole, and say how the rest gets here: what the extension saves of
        that page fills the article.
        """
        self.open_address(address)
        self._toast.say(
            self.tr("Save the page there with the Tearsheet button: it fills this article and keeps your highlights."),
            (self.tr("Connect a browser…"), self._actions["browsers"].trigger),
        )

    def link_clicked(self, url: QUrl) -> None:
        """Follow a link in a text: only web and mail addresses leave the program."""
        if url.scheme() == "mailto":
            url = QUrl(safe_mail_link(url.toString(QUrl.ComponentFormattingOption.FullyEncoded)))
        if url.scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(url)

    def choose_files(self) -> None:
        """Save the pages that the reader chooses, or import what they are not."""
        from reader.desk.dropped import parse_dropped

        files, _ = QFileDialog.getOpenFileNames(
            self._list, self.tr("Save HTML files"), "", self.tr("Web pages (*.html *.htm *.xhtml);;All files (*)")
        )
        self._incoming.take(parse_dropped(files=files))
