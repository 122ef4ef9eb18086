"""What *Select all*, *Copy*, *Delete* and the context menu mean in the pane that has the keyboard: nothing acts where a
person does not look.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTextEdit, QWidget

from reader.gui.article.page import Page
from reader.gui.kit.keys import has_keyboard, key_of
from reader.gui.kit.selectable_text import SelectableText
from reader.gui.list.article_list import ArticleList
from reader.gui.navigation.commands import Commands
from reader.gui.navigation.page_stack import PageStack
from reader.gui.session.session import Session
from reader.gui.sidebar.sidebar import Sidebar
from reader.gui.summary.pane import SummaryPane


class PaneKeys(QObject):
    """Connects the actions ``select_all``, ``copy``, ``delete`` and ``context_menu`` itself. Fields take these keys before it
    hears of them.
    """

    def __init__(
        self,
        session: Session,
        sidebar: Sidebar,
        articles: ArticleList,
        page: Page,
        pages: PageStack,
        summary: SummaryPane,
        commands: Commands,
    ) -> None:
        super().__init__(session.window)
        self._window = session.window
        self._toast = session.toast
        self._sidebar = sidebar
        self._articles = articles
        self._page = page
        self._pages = pages
        self._summary = summary
        self._commands = commands
        for name, function in (
            ("select_all", self.select_all),
            ("copy", self.copy),
            ("delete", self.delete),
            ("context_menu", self.ask_menu),
        ):
            session.actions[name].triggered.connect(lambda _checked=False, function=function: function())

    def _focused(self) -> QWidget | None:
        return self._window.focusWidget()

    @property
    def _in_article(self) -> bool:
        """Whether the keyboard is in the clean text or beside it on its page, and that is seen: while several articles
        are selected, the page is about all of them.
        """
        return has_keyboard(self._page) and not self._page.selection.isVisible()

    @property
    def _is_about_list(self) -> bool:
        """Whether the keyboard is in the list, or where nothing of its own could be meant."""
        if self._page.selection.isVisible() and has_keyboard(self._page):
            return True
        return not any(has_keyboard(pane) for pane in (self._pages, self._summary, self._sidebar))

    @property
    def _is_out_of_sight(self) -> bool:
        """Whether what is chosen is not seen: a page of other articles lies over it, and the keyboard is not in the
        list, where the chosen rows are.
        """
        return self._pages.shows_many and not has_keyboard(self._articles)

    def refuses(self) -> bool:
        """Return whether a command about the chosen articles is not to be done, because they are out of sight; say
        what it would need.
        """
        if self._is_out_of_sight:
            self._toast.say(self.tr("Press Esc to go back to the article first, or choose one in the list."))
        return self._is_out_of_sight

    def select_all(self) -> None:
        """Select the text in which the keyboard is; all articles where it is in their list, or nowhere."""
        focused = self._focused()
        if isinstance(focused, QTextEdit | QPlainTextEdit | SelectableText) and not self._is_about_list:
            focused.selectAll()
        elif self._in_article:
            self._page.text.selectAll()
            self._page.text.setFocus()
        elif self._is_about_list:
            self._articles.select_all()

    def copy(self) -> None:
        """Copy what is selected where the keyboard is: words, a summary, or titles and addresses of articles."""
        focused = self._focused()
        if isinstance(focused, QTextEdit | QPlainTextEdit | SelectableText) and not self._is_about_list:
            focused.copy()
        elif isinstance(focused, QLabel) and focused.hasSelectedText():
            QGuiApplication.clipboard().setText(focused.selectedText())
        elif self._in_article:
            self._page.text.copy()
        elif has_keyboard(self._summary):
            self._summary.copy.click()
        elif self._is_about_list:
            self._commands.copy_articles()

    def delete(self) -> None:
        """Move to the trash what is chosen; nothing while words are selected where the keyboard is: they may be what is
        meant. From a page that lies over the article nobody sees what would go.
        """
        if self._is_out_of_sight or (has_keyboard(self._pages) and not has_keyboard(self._page)):
            self._toast.say(self.tr("Press Esc to go back to the article before you delete it."))
        elif self._in_article and self._page.text.textCursor().hasSelection():
            self._toast.say(
                self.tr(
                    "To leave the selected text out of the article, press %1. To delete the article, deselect the text."
                ).replace("%1", key_of("not_part"))
            )
        else:
            self._commands.delete()

    def ask_menu(self) -> None:
        """Let what has the keyboard open its context menu, as the menu key does; ``show_menu`` where it has none."""
        focused = self._focused() or self._window
        rect = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        place = rect.center() if isinstance(rect, QRect) and rect.isValid() else focused.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, focused.mapToGlobal(place))
        QApplication.sendEvent(focused, event)

    def show_menu(self) -> None:
        """Open the menu of the article beside or on whose page the keyboard is, below what has it; where several lie
        over it, say where every command is.
        """
        focused = self._focused()
        if focused is None or self._is_out_of_sight or not self._commands.chosen():
            words = self.tr("There’s no context menu here. Press %1 to find a command.")
            self._toast.say(words.replace("%1", key_of("palette")))
            return
        self._commands.show_row_menu(focused.mapToGlobal(focused.rect().bottomLeft()))
