"""Highlights in the article that is read: made from what is seen marked, changed, noted and walked by keys or mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from reader.gui.article.page import Page
from reader.gui.highlights.popover import HighlightPopover
from reader.gui.highlights.tagging import HighlightTagging
from reader.gui.kit.accessibility import announce
from reader.gui.kit.keys import hint_of
from reader.gui.kit.meanings import meaning_name, meaning_names, said_highlight
from reader.gui.navigation.chosen_passage import ChosenPassage, trimmed
from reader.gui.navigation.page_stack import PageStack
from reader.gui.session.session import Session
from reader.gui.summary.pane import SummaryPane
from reader.model.article import Article
from reader.model.highlight import MEANINGS, Highlight
from reader.text.fold import fold
from reader.text.quotation import whole_words
from reader.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.desk.organizing import Done

SETTLED_MS = 220
"""How long a selection rests before the popover comes."""
SCROLLED_MS = 180
"""How long after a step to a highlight its popover comes: the page has scrolled there by then."""
MAX_SAID_CHARACTERS, MAX_SHOWN_CHARACTERS = 160, 400


class HighlightController(QObject):
    """Connects its actions itself. ``current`` is the number of the highlight that was just made, is open or was stepped to,
    0 for none.
    """

    def __init__(self, session: Session, pages: PageStack, page: Page, summary: SummaryPane) -> None:
        super().__init__(session.window)
        self._window = session.window
        self._desk = session.desk
        self._theme = session.theme
        self._toast = session.toast
        self._changes = session.changes
        self._actions = session.actions
        self._pages = pages
        self._page = page
        page.text.marks.spoken = self._said
        self._summary = summary
        self._passage = ChosenPassage(page, summary)
        self._meaning = MEANINGS[0]
        self._about: tuple[str, int] = ("", 0)
        self._not_kept: dict[tuple[str, int], str] = {}
        """Notes that could not be written into the library, on a full disk for one: shown again where they belong."""
        self._back_to: QWidget | None = None
        self.current = 0
        self._seen_then = (0, 0)
        self.popover = HighlightPopover(self._theme, self._actions, page.viewport())
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._offer)
        for meaning in MEANINGS:
            self._connect(f"highlight_{meaning}", partial(self.mark, meaning))
        for name, function in {
            "highlight": self.open,
            "note": self.write_note,
            "next_highlight": lambda: self.step(1),
            "previous_highlight": lambda: self.step(-1),
        }.items():
            self._connect(name, function)
        self.popover.meaning_chosen.connect(self.mark)
        self.popover.note_asked.connect(self.write_note)
        self.popover.removed.connect(self.remove)
        self.popover.note_left.connect(self._keep_note)
        self.popover.closed.connect(self._give_focus_back)
        page.text.selectionChanged.connect(self._settled.start)
        page.text.clicked.connect(self._clicked)
        page.marks.chosen.connect(self.show)
        page.head.note_asked.connect(self._note_article)
        page.moved.connect(self._follow)
        page.highlights_changed.connect(self._changed)
        page.text.pointed_at.connect(self._pointed_at)
        page.text.menu_asked.connect(self._fill_menu)
        page.text.installEventFilter(self)
        self.name()
        self.tagging = HighlightTagging(session, page, self)

    def _connect(self, name: str, function: Callable[[], None]) -> None:
        self._actions[name].triggered.connect(lambda _checked=False: function())

    def name(self) -> None:
        """Call the meanings as the settings do."""
        names = meaning_names(self._desk.settings)
        self.popover.name(names)
        for meaning, name in names.items():
            self._actions[f"highlight_{meaning}"].setText(
                self.tr("Highlight as %1").replace("%1", name.replace("&", "&&"))
            )

    def article_shown(self, article: Article | None) -> None:
        """Close what was about another article; let the actions tell whether there is one."""
        for name in (*(f"highlight_{meaning}" for meaning in MEANINGS), "highlight", "note", "tag_highlight"):
            self._actions[name].setEnabled(article is not None)
        kind, number = self._about
        if kind == "article" and (article is None or article.row.id != number):
            self.popover.leave()
        elif kind == "highlight" and self._highlight(number) is None:
            self.popover.leave()
            self._about = ("", 0)
        if self._highlight(self.current) is None:
            self._set_current(0)

    @property
    def open_highlight(self) -> Highlight | None:
        """The current highlight."""
        return self._highlight(self.current)

    def _highlight(self, number: int) -> Highlight | None:
        return next((one for one in self._page.highlights if one.id == number), None)

    # --- what a key is about -------------------------------------------------------------------------------------------

    def _seen(self) -> tuple[int, int]:
        return self._passage.seen(self._passage.hit())

    def _in_hand(self) -> Highlight | None:
        """Return the highlight that a key is about, if nothing is selected: the current one, unless other words were marked
        since; then the one over exactly those words.
        """
        start, end = self._passage.selected()
        if end > start:
            return None
        if self.popover.isVisible() and self._about[0] == "highlight":
            return self._highlight(self._about[1])
        seen = self._seen()
        current = self._highlight(self.current)
        if seen[1] <= seen[0] or (current is not None and seen == self._seen_then):
            return current
        assert self._page.article is not None
        span = whole_words(self._page.article.text, *trimmed(self._page.article.text, *seen))
        return next((one for one in self._page.highlights if one.found and (one.start, one.end) == span), None)

    @property
    def current_span(self) -> tuple[int, int]:
        """Where the highlight stands that was clicked or stepped to, an empty span for none."""
        one = self._highlight(self.current)
        return (one.start, one.end) if one is not None and one.found else (0, 0)

    def _can_mark(self) -> bool:
        return self._page.article is not None and self._pages.shows_article and not self._page.selection.isVisible()

    # --- marking -------------------------------------------------------------------------------------------------------

    def mark(self, meaning: int) -> None:
        """Give what is seen marked this meaning: a new highlight, or the one that is there already."""
        if not self._can_mark():
            return
        self._meaning = meaning
        one = self._in_hand()
        if one is not None:
            self._changes.change_highlight(one.id, meaning=meaning)
            if self._about == ("highlight", one.id):
                self.popover.check(meaning)
            self._say(meaning, one.words)
            return
        span = self._seen()
        if span[1] <= span[0]:
            self._ask_for_words()
            return
        self._add(span, meaning)

    def _add(self, span: tuple[int, int], meaning: int, then: Callable[[], None] | None = None) -> None:
        article = self._page.article
        assert article is not None
        start, end = whole_words(article.text, *trimmed(article.text, *span))
        words = article.text[start:end]

        def added(_done: Done) -> None:
            self._page.refresh_highlights()
            made = next((one for one in self._page.highlights if (one.start, one.end) == (start, end)), None)
            if made is not None:
                self._set_current(made.id)
                self._seen_then = seen  # as it was when the key came: since then a person may have gone on
                if then is not None:
                    then()

        cursor = self._page.text.textCursor()
        if cursor.hasSelection():
            cursor.setPosition(cursor.selectionEnd())
            self._page.text.setTextCursor(cursor)
        seen = self._seen()
        self._changes.add_highlight(article.row.id, start, end, words, meaning, then=added)
        self._say(meaning, words)
        if then is None:
            self.popover.leave()

    def _ask_for_words(self) -> None:
        """Say how words are selected: by keyboard too, where that is how the reader came here."""
        words = self.tr("Select words in the article first, then press 1 to 4.")
        if caret := hint_of("caret"):
            by_keys = self.tr("By keyboard: %1 for a caret, then Shift and the arrow keys.").replace("%1", caret)
            words = f"{words} {by_keys}"
        self._toast.say(words)

    def _say(self, meaning: int, words: str) -> None:
        said = self.tr("Highlighted as %1: %2").replace("%1", meaning_name(self._desk.settings, meaning))
        announce(self._page.text, said.replace("%2", " ".join(words.split())[:MAX_SAID_CHARACTERS]))

    def remove(self) -> None:
        """Remove the highlight that is open, with the way back."""
        one = self._highlight(self._about[1] if self._about[0] == "highlight" else self.current)
        if one is not None:
            self.popover.leave()
            self._set_current(0)
            self._changes.remove_highlights([one.id])

    # --- the popover ---------------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        """Show the popover for a selection that rests, and hide it with that."""
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton and self._page.text.underMouse():
            self._settled.start()
            return
        start, end = self._passage.selected()
        if self._page.text.focused_link is not None:  # the Tab key led there, and nobody selected it
            self.popover.leave()
            self._set_current(0)
        elif end > start and self._can_mark():
            self.popover.leave()
            self._set_current(0)
            self._about = ("selection", 0)
            self.popover.show_selection()
            self._open()
        elif self._about[0] == "selection":
            self.popover.leave()

    def _open(self) -> None:
        self.popover.ensurePolished()
        self.popover.show()
        self._follow()
        self.popover.raise_()

    def _follow(self) -> None:
        """Keep the popover with its words."""
        if self.popover.isHidden():
            return
        kind, number = self._about
        if kind == "article":
            box = self._page.head.note if self._page.head.note.isVisible() else self._page.head.tags
            words = QRect(box.mapTo(self._page.viewport(), QPoint(0, 0)), box.size())
            if words.bottom() < 0:
                words = QRect(self._page.column.x(), -20, self._page.column.width(), 20)
        else:
            one = self._highlight(number)
            start, end = (one.start, one.end) if one is not None else self._passage.selected()
            if kind == "selection" and end <= start:
                return
            words = self._page.text.extent_of(start, end)
            words.moveTopLeft(self._page.text.mapTo(self._page.viewport(), words.topLeft()))
            room = self._page.viewport().rect()
            if (words.bottom() < 0 or words.top() > room.bottom()) and not self.popover.editor.hasFocus():
                self.popover.leave()
                return
        self.popover.place(words, is_below=kind == "article")  # above, it would cover the headline

    def open(self) -> None:
        """Open the popover with the keyboard in it: for what is selected, else the current highlight, else what is marked."""
        if not self._can_mark():
            return
        start, end = self._passage.selected()
        if end > start:
            self._settled.stop()
            self._offer()
        elif self._highlight(self.current) is not None:
            self.show(self.current)
        else:
            span = self._seen()
            if span[1] > span[0]:
                self._add(span, self._meaning, then=lambda: self.show(self.current))
            else:
                self._ask_for_words()
            return
        self._take_focus()

    def _take_focus(self) -> None:
        self._back_to = self._window.focusWidget()
        self.popover.take_focus()

    def _give_focus_back(self) -> None:
        before, self._back_to = self._back_to, None
        if before is None or not before.isVisible() or self.popover.isAncestorOf(before):
            before = self._page.text
        before.setFocus(Qt.FocusReason.PopupFocusReason)

    def show(self, number: int) -> None:
        """Open the popover of a highlight."""
        one = self._highlight(number)
        if one is None or not self._pages.shows_article:
            return
        self.popover.leave()
        self._set_current(number)
        self._about = ("highlight", number)
        self._show_highlight(one)
        self._open()

    def _show_highlight(self, one: Highlight) -> None:
        written = self._not_kept.get(("highlight", one.id), "")
        self.popover.show_highlight(one.meaning, one.note, self._changed_since(one), written)
        self.popover.show_tags(one.tags, self._desk.tags.all())

    def point_at(self, number: int) -> None:
        """Scroll to a highlight of the article that was just shown, with a frame around it."""
        one = self._highlight(number)
        if one is not None and one.found:
            self._set_current(number)
            self._page.position.stand_at(one.start)
            self._page.text.setFocus()

    def _clicked(self, offset: int) -> None:
        """Open the highlight that was clicked, the shortest of several; a click elsewhere closes what was open."""
        number = self._at(offset)
        if number:
            self.show(number)
        else:
            self.popover.leave()
            self._set_current(0)

    def _at(self, offset: int) -> int:
        """Return the number of the shortest highlight over a place in the text, 0 for none."""
        there = [one for one in self._page.highlights if one.found and one.start <= offset < one.end]
        return min(there, key=lambda one: one.end - one.start).id if there else 0

    def _pointed_at(self, offset: int) -> None:
        """Make the highlight current that a context menu is asked for, so that the menu is about that and no other."""
        number = self._at(offset)
        if self._about != ("highlight", number):
            self.popover.leave()
            self._about = ("", 0)
        self._set_current(number)

    def _changed(self) -> None:
        """Show the open highlight as it is now."""
        kind, number = self._about
        one = self._highlight(number)
        if self.popover.isVisible() and kind == "highlight":
            if one is None:
                self.popover.leave()
                self._about = ("", 0)
            elif not self.popover.editor.hasFocus():
                self._show_highlight(one)
                self._follow()
            else:
                self.popover.show_tags(one.tags, self._desk.tags.all())
                self._follow()
        if self._highlight(self.current) is None:
            self._set_current(0)
        else:
            self._frame()

    def _changed_since(self, one: Highlight) -> str:
        """Return what was highlighted where the text now says it in other words, else ""."""
        article = self._page.article
        if article is None or not one.found or _words(article.text[one.start : one.end]) == _words(one.exact):
            return ""
        return self.tr("The text has changed since. You highlighted: “%1”").replace(
            "%1", one.words[:MAX_SHOWN_CHARACTERS]
        )

    def _set_current(self, number: int) -> None:
        self._seen_then = self._seen() if number else (0, 0)
        self.current = number
        self._frame()

    def _frame(self) -> None:
        """Draw the frame around the current highlight where it stands."""
        one = self._highlight(self.current)
        if one is not None and one.found:
            self._page.text.marks.frame(one.start, one.end, self._theme.highlight_line(one.meaning))
        else:
            self._page.text.marks.frame(0, 0)

    # --- notes ---------------------------------------------------------------------------------------------------------

    def write_note(self) -> None:
        """Write a note on what is selected or the highlight in hand; without either, on the article."""
        if not self._can_mark():
            return
        span = self._passage.selected()
        if span[1] > span[0]:
            self._add(span, self._meaning, then=self._edit)
            return
        one = self._in_hand()
        if one is None:
            self._note_article()
            return
        if one.id != self.current:
            self._set_current(one.id)
        self._edit()

    def _edit(self) -> None:
        if self._about != ("highlight", self.current) or self.popover.isHidden():
            self.show(self.current)
        focused = self._window.focusWidget()
        in_summary = focused is not None and self._summary.isAncestorOf(focused)
        self._back_to = focused if in_summary else self._page.text
        self.popover.edit_note()
        self._follow()
        self.popover.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _note_article(self) -> None:
        article = self._page.article
        if article is None:
            return
        self.popover.leave()
        self._set_current(0)
        self._back_to = self._window.focusWidget()
        self._about = ("article", article.row.id)
        written = self._not_kept.get(self._about, "")
        self.popover.show_article_note(article.notes, self.tr("Note on this article"), written)
        self._open()
        self.popover.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _keep_note(self, note: str) -> None:
        about = kind, number = self._about
        self._not_kept.pop(about, None)

        def refused() -> None:
            self._not_kept[about] = note

        if kind == "article":
            article = self._page.article
            before = article.notes if article is not None and article.row.id == number else ""
            self._changes.put_note(number, note, before, refused)
        elif kind == "highlight":
            one = self._highlight(number)
            self._changes.note_highlight(number, note, one.note if one is not None else "", refused)

    def with_highlight(self, then: Callable[[Highlight], None]) -> None:
        """Open the highlight in hand and call ``then`` with it; what is seen marked is highlighted first, and without that
        the person is told what to do.
        """
        if not self._can_mark():
            return

        def opened() -> None:
            one = self._highlight(self.current)
            if one is not None:
                if self._about != ("highlight", one.id) or self.popover.isHidden():
                    self.show(one.id)
                then(one)

        one, span = self._in_hand(), self._seen()
        if one is not None:
            if one.id != self.current:
                self._set_current(one.id)
            opened()
        elif span[1] > span[0]:
            self._add(span, self._meaning, then=opened)
        else:
            self._ask_for_words()

    # --- walking -------------------------------------------------------------------------------------------------------

    def step(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) highlight of the article, round at the ends."""
        found = [one for one in self._page.highlights if one.found]
        if not found or not self._pages.shows_article:
            if self._page.article is not None:
                self._toast.say(self.tr("There are no highlights in this article yet."))
            return
        numbers = [one.id for one in found]
        if self.current in numbers:
            at = (numbers.index(self.current) + direction) % len(found)
        else:
            here = self._page.position.offset()
            below = next((at for at, one in enumerate(found) if one.start >= here), 0)
            at = below if direction > 0 else (below - 1) % len(found)
        one = found[at]
        self.popover.leave()
        self._page.position.reveal(one.start)
        self._set_current(one.id)
        QTimer.singleShot(SCROLLED_MS, self, lambda: self.show(one.id) if self.current == one.id else None)
        if self._pages.isAncestorOf(self._window.focusWidget() or self._window):
            self._page.text.setFocus()
        words = self.tr("Highlight %1 of %2, %3: %4").replace("%1", str(at + 1)).replace("%2", str(len(found)))
        words = words.replace("%3", meaning_name(self._desk.settings, one.meaning)).replace(
            "%4", one.words[:MAX_SAID_CHARACTERS]
        )
        announce(self._page.text, f"{words} {one.note}".strip())

    def _said(self, one: Highlight) -> str:
        return said_highlight(one, meaning_name(self._desk.settings, one.meaning))

    def dismiss(self) -> bool:
        """Close the popover and leave the current highlight; return False if there was neither."""
        had = self.popover.isVisible() or self.current > 0
        self.popover.leave()
        self._set_current(0)
        return had

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on Escape in the text, and open the current highlight on Enter."""
        if watched is self._page.text and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.dismiss():
                return True
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._page.text.focused_link is None
            if enter and self._highlight(self.current) is not None:
                self.show(self.current)
                self._take_focus()
                return True
        return super().eventFilter(watched, event)

    def _fill_menu(self, menu: QMenu, _indexes: list[int]) -> None:
        """Put what can be done with highlights into the text's context menu."""
        if self._page.article is None or self._page.article.row.state != "ready":
            return
        menu.addSeparator()
        span = self._passage.selected()
        if span[1] > span[0] or self._highlight(self.current) is not None:
            for meaning in MEANINGS:
                menu.addAction(self._actions[f"highlight_{meaning}"])
        if self._highlight(self.current) is not None:
            menu.addAction(self.tr("Remove highlight"), self.remove)
            menu.addAction(self._actions["tag_highlight"])
        menu.addAction(self._actions["note"])


def _words(text: str) -> list[str]:
    """Return the words of a passage, so that spaces, case and quotation marks do not matter."""
    folded = fold(text)
    return [folded[start:end] for start, end in word_spans(folded)]
