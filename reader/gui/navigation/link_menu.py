"""The context menu of a link in an article: the page it leads to can be saved, opened, or its address taken along."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QMenu

from reader.gui.article.page import Page
from reader.gui.article.text.links import Link
from reader.gui.navigation.commands import Commands
from reader.gui.navigation.list_controller import ListController
from reader.gui.session.session import Session


class LinkMenu(QObject):
    """Fills the menus that the text asks for."""

    def __init__(self, session: Session, commands: Commands, lists: ListController, page: Page) -> None:
        super().__init__(session.window)
        self._desk = session.desk
        self._incoming = session.incoming
        self._toast = session.toast
        self._commands = commands
        self._lists = lists
        page.text.link_menu_asked.connect(self.fill)

    def fill(self, menu: QMenu, link: Link) -> None:
        """Put into a menu what can be done with a link; one within the article is the page's own affair."""
        if link.is_within:
            return
        if link.is_page:
            known = self._desk.articles.find(link.address)
            if known is None:
                menu.addAction(self.tr("Save this link too"), lambda: self._incoming.save([link.address]))
            else:
                menu.addAction(self.tr("Open saved copy"), lambda: self._lists.open_article(known))
            words = self.tr("Open in browser")
        else:
            words = self.tr("Write an email") if link.address.startswith("mailto:") else self.tr("Open")
        menu.addAction(words, lambda: self._commands.link_clicked(QUrl(link.address)))
        menu.addSeparator()
        menu.addAction(self.tr("Copy address"), lambda: self._copy(link.address.removeprefix("mailto:")))
        menu.addAction(self.tr("Copy text"), lambda: self._incoming.copy(link.words))

    def _copy(self, address: str) -> None:
        self._incoming.copy(address)
        self._toast.say(self.tr("Address copied."))
