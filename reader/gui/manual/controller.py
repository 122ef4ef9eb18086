"""Opens the manual where it is of use, follows its links, and finds what is looked for in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from reader.gui.article.page import MEASURES, SPACINGS
from reader.gui.kit.accessibility import announce
from reader.gui.kit.keys import has_keyboard, key_of
from reader.gui.kit.messages import number
from reader.gui.list.article_list import ArticleList
from reader.gui.navigation.page_stack import PageStack
from reader.gui.navigation.reading_controller import ReadingController
from reader.gui.session.actions import ACTIONS
from reader.gui.session.session import Session
from reader.gui.summary.pane import SummaryPane
from reader.model.article import Article

if TYPE_CHECKING:
    from reader.gui.manual.view import ManualView

FIRST = "first-steps"
_KEY = "manualKey"
"""Name of the shortcut that a dialog is given."""
_PAGES = {
    "briefing": "briefings",
    "overview": "library",
    "highlights": "highlights-and-notes",
    "original": "cleaning",
    "why": "cleaning",
}
"""The page of the manual about each page of the stack."""
_DIALOGS = {
    "SettingsDialog": ("typography", ""),
    "KeysDialog": ("keyboard", ""),
    "SearchHelpDialog": ("searching", ""),
    "ImportDialog": ("import", ""),
    "FolderDialog": ("tags-and-folders", "smart-folders"),
    "BackupsDialog": ("backups", ""),
    "RulesDialog": ("cleaning", "site-rules"),
    "PrintDialog": ("printing", ""),
    "VerifyDialog": ("evidence", "verify-a-quote"),
    "NamesDialog": ("quotes-and-citations", "names"),
    "ActivityDialog": ("saving", "while-it-is-fetched"),
    "ReportDialog": ("troubleshooting", "the-program"),
    "UpdatesDialog": ("updating", ""),
    "AboutDialog": ("library", ""),
}
"""The same for each dialog, by its class: whose dialog it is, nobody here needs to know. Questions have none."""


class ManualController(QObject):
    """Connects its action itself, and adds the page ``manual`` to the stack. ``fields`` and ``sidebar`` are what has the
    keyboard where somebody searches or sorts; ``show_setting`` opens the settings at one.
    """

    def __init__(
        self,
        session: Session,
        articles: ArticleList,
        reading: ReadingController,
        pages: PageStack,
        summary: SummaryPane,
        sidebar: QWidget,
        fields: tuple[QWidget, ...],
        show_setting: Callable[[str], object],
    ) -> None:
        super().__init__(session.window)
        self._session = session
        self._list = articles
        self._reading = reading
        self._pages = pages
        self._summary = summary
        self._sidebar = sidebar
        self._fields = fields
        self._show_setting = show_setting
        self._view = pages.add("manual", self._make_view)
        self._name = ""
        self._read: list[tuple[str, int]] = []
        self._ahead: list[tuple[str, int]] = []
        self._hits: list[tuple[int, int]] = []
        self._hit = -1
        self._article_id = 0
        session.actions["manual"].triggered.connect(lambda _checked: self.toggle())
        articles.view.clicked.connect(lambda _index: self._leave())
        reading.shown.connect(self._article_shown)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _make_view(self) -> ManualView:
        from reader.gui.manual.view import ManualView

        view = ManualView(self._session.theme)
        view.asked.connect(self._choose)
        view.turned.connect(self.turn)
        view.went.connect(self._go)
        view.searched.connect(self._search)
        view.page.followed.connect(self._follow)
        view.find_box.typed.connect(self._find)
        view.find_box.stepped.connect(self.step)
        view.find_box.closed.connect(self._end_finding)
        self._session.theme.changed.connect(self.restyle)
        return view

    @property
    def shown(self) -> bool:
        """Whether the manual is what is seen."""
        return self._pages.shows("manual")

    @property
    def _is_read(self) -> bool:
        """Whether the manual is seen and has the keyboard: keys for articles are about the list elsewhere."""
        return self.shown and has_keyboard(self._view())

    # --- opening -------------------------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Open the page for where somebody is; from the manual, go back."""
        if self.shown:
            self._leave()
        else:
            self.open(*self.place())

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Give a dialog that gets the keyboard the manual's key: it hears no shortcut of the window."""
        dialog = now.window() if now is not None else None
        page = _DIALOGS.get(type(dialog).__name__)
        if not isinstance(dialog, QDialog) or page is None or dialog.parent() is not self._session.window:
            return
        for shortcut in dialog.findChildren(QShortcut, _KEY):
            shortcut.setParent(None)
        for key in self._session.actions["manual"].shortcuts():
            shortcut = QShortcut(key, dialog)
            shortcut.setObjectName(_KEY)
            shortcut.activated.connect(lambda: self._open_from(dialog, *page))

    def _open_from(self, dialog: QDialog, name: str, heading: str) -> None:
        """Open the manual from a dialog, which gives way to it."""
        dialog.reject()
        QTimer.singleShot(0, self, lambda: self.open(name, heading))

    def place(self) -> tuple[str, str]:
        """Return the page, and the heading on it, about what has the keyboard or is seen."""
        over = next((page for name, page in _PAGES.items() if self._pages.shows(name)), "")
        article, wanted = self._reading.article, self._list.model.filter
        if any(has_keyboard(field) for field in self._fields):
            return "searching", ""
        if has_keyboard(self._sidebar):
            return "tags-and-folders", ""
        if has_keyboard(self._summary):
            return "summaries", ""
        if over:
            return over, ""
        if article is None or article.row.sample:
            return FIRST, ""
        if has_keyboard(self._list):
            if wanted.words:
                return "searching", ""
            return ("incomplete", "") if wanted.place == "attention" else ("tags-and-folders", "")
        if article.row.state == "failed":
            return "troubleshooting", "saving"
        return ("incomplete", "") if article.row.completeness not in ("", "whole") else ("reading", "")

    def open(self, name: str, heading: str = "") -> None:
        """Show a page over the article, at one of its headings."""
        self._view()
        if not self.shown:
            self._article_id = self._reading.article_id
            self._view().field.clear()
            self._pages.show_page("manual")
        if name == self._name and heading:
            self._view().page.go_to(heading)
            return
        if self._name and name != self._name:
            self._read.append((self._name, self._view().page.first_position()))
            self._ahead.clear()
        self._show(name)
        if heading:
            self._view().page.go_to(heading)

    def _show(self, name: str, position: int = 0) -> None:
        from reader.gui.manual.contents import text_of, with_keys

        self._name = name
        self._hits, self._hit = [], -1
        self._set_type()
        self._view().show_page(name, with_keys(text_of(name), self._key_now), can_go_back=bool(self._read))
        if position:
            self._view().page.stand_at(position)

    def _set_type(self) -> None:
        settings = self._session.desk.settings
        size = int(settings["text_size"])
        measure = round(MEASURES[str(settings["measure"])] * max(size, 17) / 19)
        self._view().page.set_type(size, SPACINGS[str(settings["line_spacing"])], measure)

    def setting_changed(self, name: str) -> None:
        """Set the page anew if a setting changed how it looks."""
        if name in ("text_font", "text_size", "line_spacing", "measure"):
            self.restyle()

    def restyle(self) -> None:
        """Set the page anew after the typography, the theme or a key changed, at the same place."""
        if self._name:
            position = self._view().page.first_position()
            self._show(self._name, position)

    def _key_now(self, default: str) -> str:
        """Return the key that an action has now, for one that it has by default; "" for a key that is none's."""
        wanted = QKeySequence(default.replace("Delete", "Del")).toString()
        for declared in ACTIONS:
            keys = [QKeySequence(key).toString() for key in declared.keys]
            if wanted in keys:
                now = self._session.actions[declared.name].shortcuts()
                if any(key.toString() == wanted for key in now):
                    return (
                        QKeySequence(wanted).toString(QKeySequence.SequenceFormat.NativeText).replace("Del", "Delete")
                    )
                return now[0].toString(QKeySequence.SequenceFormat.NativeText) if now else key_of(declared.name)
        return ""

    def _article_shown(self, article: Article | None) -> None:
        """Go back when somebody went to another article: it is what they want to see now."""
        shown = article.row.id if article else 0
        if self.shown and shown != self._article_id:
            self._pages.back()
        self._article_id = shown

    def _leave(self) -> None:
        if self.shown:
            self._pages.back()

    # --- going ---------------------------------------------------------------------------------------------------------

    def _choose(self, name: str, heading: str) -> None:
        """Open what was chosen in the contents or among what was found, with that marked."""
        self.open(name, heading)
        typed = self._view().field.text()
        if typed.strip():
            self._mark(typed.split(), reveal=not heading)

    def turn(self, step: int) -> bool:
        """Turn to the page after (1) or before (-1) where the manual is read; False where it isn't."""
        if not self._is_read:
            return False
        from reader.gui.manual.contents import neighbours

        name = neighbours(self._name)[step > 0]
        if name:
            self.open(name)
            announce(self._view().page, self._view().page.accessibleName())
        return True

    def page_down(self) -> bool:
        """Scroll a screenful down, at the end turn to the next page; False where the manual isn't what is read."""
        if not self._is_read:
            return False
        bar = self._view().page.verticalScrollBar()
        if bar.value() >= bar.maximum():
            return self.turn(1)
        return self._pages.scroll_page(1)

    def _go(self, direction: int) -> None:
        """Go back (-1) or forward through what was read."""
        taken, given = (self._read, self._ahead) if direction < 0 else (self._ahead, self._read)
        if taken:
            given.append((self._name, self._view().page.first_position()))
            self._show(*taken.pop())

    def _follow(self, address: str) -> None:
        """Follow a link: to a page, to a setting, to what an action does, or in the browser."""
        from reader.gui.manual.contents import PAGES

        kind, _, of = address.partition(":")
        page, _, heading = address.partition("#")
        name = page.removesuffix(".md")
        if kind == "setting":
            self._show_setting(of)
        elif kind == "do" and any(declared.name == of for declared in ACTIONS):
            self._session.actions[of].trigger()
        elif kind == "https":
            QDesktopServices.openUrl(address)
        elif name in PAGES:
            self.open(name, heading)

    # --- searching all pages, finding on one ---------------------------------------------------------------------------

    def _search(self, typed: str) -> None:
        from reader.gui.manual.contents import search

        if typed.strip():
            self._view().show_found(search(typed), typed.strip())
        else:
            self._view().show_contents(self._name)

    def find(self) -> bool:
        """Ask for words to find on the page that is read; False where the manual isn't what is seen."""
        if not self.shown:
            return False
        page, box = self._view().page, self._view().find_box
        chosen = page.textCursor().selectedText()
        box.open(chosen if chosen and "\u2029" not in chosen else box.field.text())
        self._find(box.field.text())
        return True

    def step(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) hit; False where the manual isn't what is seen."""
        if not self.shown:
            return False
        if not self._hits:
            return self.find() if not self._view().find_box.finds else True
        self._hit = (self._hit + direction) % len(self._hits)
        self._view().page.mark(self._hits, self._hit)
        self._say()
        announce(self._view().find_box, self._view().find_box.count.text())
        return True

    def _find(self, typed: str) -> None:
        if self._view().find_box.finds:
            self._mark([typed] if typed.strip() else [], reveal=True)
            self._say()

    def _mark(self, words: list[str], *, reveal: bool) -> None:
        from reader.query.match import hits
        from reader.query.parse import Word
        from reader.text.offsets import utf16_length

        page = self._view().page
        text = page.document().toPlainText()
        found = hits(text, tuple(Word(word, prefix=True) for word in words))
        self._hits = [(utf16_length(text[:start]), utf16_length(text[:end])) for start, end in found]
        self._hit = 0 if found and reveal else -1
        page.mark(self._hits, self._hit)

    def _say(self) -> None:
        box, total = self._view().find_box, len(self._hits)
        typed = box.field.text().strip()
        words = self.tr("%1 of %2").replace("%1", number(self._hit + 1)).replace("%2", number(total))
        box.say(words if total else self.tr("Not found") if typed else "", any_hits=total > 0)

    def _end_finding(self) -> None:
        self._mark([], reveal=False)
        if self._view().find_box.close_():
            self._view().page.setFocus()
