"""The field at the top: an address is saved, words are searched while they are typed, and a mistake in a search is
underlined.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSizePolicy, QToolButton, QWidget

from reader.gui.kit.icons import icon
from reader.gui.kit.keys import hint_of
from reader.gui.kit.theme import Theme, scaled, ui_font
from reader.text.offsets import code_points, utf16_length

if TYPE_CHECKING:
    from reader.gui.search.search_popover import SearchPopover
    from reader.query.complete import Completion
    from reader.query.parse import Mistake

SEARCH_MS = 5
"""How long typing rests before the list is searched: letters that come together are searched once."""
REST_MS = 700
"""How long typing rests before a mistake is told in words, and before what may be about to be finished counts as
one."""

_UNFINISHED = ("open-quote", "open-bracket")
_NO_ADDRESS = tuple('-("“”„«»')
"""What no address begins with."""
_ADDRESS_BEGUN = ("http:", "https:")
"""What nothing but an address begins with, however little of it is typed."""


def mistake_sentence(mistake: Mistake) -> str:
    """Return what is wrong, in the reader's language."""
    from reader.query.parse import SENTENCES

    return QCoreApplication.translate("mistakes", SENTENCES[mistake.code]).format(**mistake.values)


class SearchField(QLineEdit):
    """The field for addresses and searches: an address offers *Save*, words search while they are typed.

    ``searched`` comes while a search is typed, ``ranked`` when Enter asks for the best first, ``left`` when the
    keyboard should go to the list, ``gone_down`` when a key leads to the first that is listed. ``known`` gives the
    names of tags and sites, for completion.
    """

    searched = Signal(str)
    ranked = Signal(str)
    save_asked = Signal(str)
    help_asked = Signal()
    left = Signal()
    gone_down = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.known: Callable[[], tuple[Sequence[str], Sequence[str]]] = lambda: ((), ())
        self.setFont(ui_font(13))
        self.setPlaceholderText(self.tr("Paste an address to save, or search"))
        self.setAccessibleName(self.tr("Address or search"))
        self.setMaximumWidth(scaled(420))
        self.setMinimumWidth(180)
        self.setMinimumHeight(scaled(32))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextMargins(24, 0, 60, 0)
        self._glass = QLabel(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint = QLabel(self)
        self._hint.setFont(ui_font(11))
        self._hint.setProperty("role", "meta")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.save = QPushButton(self.tr("Save"), self)
        self.save.setProperty("role", "main")
        self.save.setFont(ui_font(12, bold=True))
        self.save.setStyleSheet("QPushButton { padding: 1px 10px; min-height: 18px; }")
        self.save.setCursor(Qt.CursorShape.ArrowCursor)
        self.save.clicked.connect(self._save)
        self.save.hide()
        self.cross = QToolButton(self)
        self.cross.setObjectName("findTool")
        self.cross.setAccessibleName(self.tr("Clear search"))
        self.cross.setToolTip(self.tr("Clear (Esc)"))
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.setCursor(Qt.CursorShape.ArrowCursor)
        self.cross.clicked.connect(self.cross_out)
        self.cross.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_MS)
        self._timer.timeout.connect(self._search)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(lambda: self._show_mistakes(rested=True))
        self._searching = False
        self._composing = self._underlining = self._edited = False
        self._offered: tuple[str, int] = ("", 0)
        self.underlined: tuple[Mistake, ...] = ()
        self.popover: SearchPopover | None = None
        self.textChanged.connect(self._changed)
        self.textEdited.connect(self._was_edited)
        self.cursorPositionChanged.connect(lambda _before, _now: self._cursor_moved())
        self.returnPressed.connect(self._entered)
        theme.changed.connect(self._tint)
        self._tint()
        self.show_keys()

    def _tint(self) -> None:
        self._glass.setPixmap(icon("search", self._theme.colour("ink2"), 15).pixmap(15, 15))
        self._glass.adjustSize()
        self.cross.setIcon(icon("close", self._theme.colour("ink2"), 15))
        self._underline()

    def show_keys(self) -> None:
        """Name the key that leads here, where there is one."""
        self._hint.setText(hint_of("field").replace("+", " "))
        self._place_parts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_parts()

    def _place_parts(self) -> None:
        middle = self.height() // 2
        self._glass.move(11, middle - self._glass.height() // 2)
        self._hint.adjustSize()
        self._hint.move(self.width() - self._hint.width() - 11, middle - self._hint.height() // 2)
        self.cross.setGeometry(self.width() - 30, middle - 12, 24, 24)
        self.save.adjustSize()
        self.save.move(self.width() - self.save.width() - 5, middle - self.save.height() // 2)

    def is_address(self) -> bool:
        text = self.text().strip()
        if not text or text.startswith(_NO_ADDRESS):
            return False
        from reader.desk.program.addresses import looks_like_address

        if not looks_like_address(text):
            return False
        from reader.query.parse import FIELDS

        name, colon, _ = text.partition(":")
        return not (colon and name.casefold() in FIELDS)

    def _changed(self, text: str) -> None:
        self.save.setVisible(self.is_address())
        self.cross.setVisible(bool(text) and self.save.isHidden())
        self._hint.setVisible(not text)
        self._timer.start()
        self._rest.start()
        self._offer(typed=self._edited)
        self._edited = False
        self._show_mistakes(rested=False)

    def _was_edited(self, _text: str) -> None:
        self._edited = True  # comes before ``textChanged``, and only where a person typed

    def _search(self) -> None:
        if self.is_address() or self.text().lstrip().casefold().startswith(_ADDRESS_BEGUN):
            return
        words = self.text()
        if words.strip() and self._only_begun(words):
            return
        if words.strip() or self._searching:
            self._searching = bool(words.strip())
            self.searched.emit(words)

    def _only_begun(self, words: str) -> bool:
        """Return whether nothing but what is still wrong was typed, such as ``is:``; the list waits until it means
        something, or for Enter.
        """
        from reader.query.parse import query_of

        found = query_of(words)
        return found.root is None and bool(found.mistakes)

    def _entered(self) -> None:
        if self.is_address():
            self._save()
            return
        self._timer.stop()
        self._hide_popover()
        self._show_mistakes(rested=True)
        words = self.text()
        if words.strip():
            self._searching = True
            self.ranked.emit(words)
        else:
            self._search()
        if not self.underlined:
            self.left.emit()

    def _save(self) -> None:
        address, searching = self.text().strip(), self._searching
        self.reset()
        if searching:
            self.searched.emit("")  # what had been typed of it was searched for
        self.save_asked.emit(address)
        self.left.emit()  # the next key is about what was saved

    def reset(self) -> None:
        """Empty the field without starting a search for nothing."""
        self._searching = False
        self.clear()
        self._timer.stop()
        self._rest.stop()

    def cross_out(self) -> None:
        """Empty the field and end the search; the keys stay here."""
        searching = self._searching
        self.reset()
        if searching:
            self.searched.emit("")
        self.setFocus()

    # --- mistakes ------------------------------------------------------------------------------------------------------

    def _show_mistakes(self, *, rested: bool) -> None:
        """Underline what is wrong; after a rest say it, too. What touches the end may be about to be finished."""
        text = self.text()
        found: tuple[Mistake, ...] = ()
        if text.strip() and not self.is_address():
            from reader.query.parse import query_of

            found = query_of(text).mistakes
        if not rested:
            found = tuple(one for one in found if one.code not in _UNFINISHED and one.end < len(text))
        self.underlined = found
        self._underline()
        sentence = mistake_sentence(self._nearest()) if found else ""
        self.setAccessibleDescription(sentence)
        if rested and sentence and self.hasFocus() and not (self.popover and self.popover.offers):
            self._popover().show_mistake(sentence)

    def _nearest(self) -> Mistake:
        """Return the mistake at the cursor, else the one before it, else the first."""
        cursor = code_points(self.text(), self.cursorPosition())
        return max(
            self.underlined, key=lambda one: (one.start <= cursor, one.start if one.start <= cursor else -one.start)
        )

    def _underline(self) -> None:
        # QLineEdit has no formats of its own but those for what an input method is composing: an event without any text
        # sets them, moves nothing and is no change. While something is being composed it would end that.
        if self._composing or self._underlining:
            return
        from PySide6.QtGui import QTextCharFormat

        text, cursor = self.text(), self.cursorPosition()
        looks = QTextCharFormat()
        looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        looks.setUnderlineColor(self._theme.colour("problem"))
        attributes = []
        for mistake in self.underlined:
            start = utf16_length(text[: mistake.start])
            length = utf16_length(text[mistake.start : mistake.end])
            attributes.append(
                QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.TextFormat, start - cursor, length, looks)
            )
        self._underlining = True
        QCoreApplication.sendEvent(self, QInputMethodEvent("", attributes))
        self._underlining = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._underlining:
            self._underline()  # the event of an input method brought formats of its own

    # --- completions ---------------------------------------------------------------------------------------------------

    def _popover(self) -> SearchPopover:
        if self.popover is None:
            from reader.gui.search.search_popover import SearchPopover  # nobody needs it before the first paint

            self.popover = SearchPopover(self, self._theme)
            self.popover.chosen.connect(self._complete)
            self.popover.help_asked.connect(self._ask_help)
        return self.popover

    def _hide_popover(self) -> None:
        if self.popover is not None:
            self.popover.hide()

    def _offer(self, *, typed: bool) -> None:
        """Offer what the name or value of a field at the cursor could become, if a person types one."""
        text, cursor = self.text(), self.cursorPosition()
        found: Sequence[Completion] = []
        if typed and not self._composing and not self.is_address():
            from reader.query.complete import completions

            tags, sites = self.known()
            found = completions(text, code_points(text, cursor), tags, sites)
        if found:
            self._offered = text, cursor
            self._popover().offer(found)
        else:
            self._hide_popover()

    def _cursor_moved(self) -> None:
        if self.popover is not None and self.popover.offers and self._offered != (self.text(), self.cursorPosition()):
            self._hide_popover()

    def _complete(self, chosen: Completion) -> None:
        text = self.text()
        self.setSelection(utf16_length(text[: chosen.start]), utf16_length(text[chosen.start : chosen.end]))
        done = chosen.kind != "field" and not text[chosen.end :].startswith((" ", ")"))
        self.insert(chosen.insert + (" " if done else ""))

    def _ask_help(self) -> None:
        self._hide_popover()
        self.help_asked.emit()

    # --- keys ----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popover = self.popover
        if popover is not None and popover.isVisible() and popover.take_key(event.key()):
            return
        if event.key() == Qt.Key.Key_Escape:
            searching = self._searching
            self.reset()
            if searching:
                self.searched.emit("")
            self.left.emit()
            return
        if event.key() == Qt.Key.Key_Down:
            if self._timer.isActive():  # what was typed last is listed first
                self._timer.stop()
                self._search()
            self.gone_down.emit()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        if forwards and self.popover is not None and self.popover.offers:
            self.popover.choose()
            return True
        return super().focusNextPrevChild(forwards)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.text():
            self._rest.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._rest.stop()
        self._hide_popover()
