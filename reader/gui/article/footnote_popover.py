"""A footnote beside its mark: its words, and the way to the place where it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from reader.gui.article.text.links import BACK_TO_MARK, FOOTNOTE
from reader.gui.article.typesetter import Typesetter
from reader.gui.kit.accessibility import announce
from reader.gui.kit.keys import has_keyboard
from reader.gui.kit.labels import tab_through
from reader.gui.kit.popover import Popover
from reader.gui.kit.theme import Theme, ui_font
from reader.model.blocks import Block, plain_text

WIDTH, MAX_HEIGHT, MARGIN = 420, 260, 12
"""Of the popover, and around its words, in pixels."""
AWAY = 6
"""How far it stands from the line of the mark."""
SMALLER = 0.84
"""Size of a note's text in sizes of the article's."""


def note_of(blocks: Sequence[Block], address: str) -> tuple[str, tuple[Block, ...]]:
    """Return a footnote's label ("1") and its blocks without that, by the address that its marks have; "" and none where
    the article has no such note.
    """
    back = address.replace(FOOTNOTE, BACK_TO_MARK, 1)
    for at, block in enumerate(blocks):
        number = next((mark for mark in block.inlines if mark.kind == "back" and mark.href == back), None)
        if number is None:
            continue
        found = [_from(block, number.end)]
        for following in blocks[at + 1 :]:
            if following.role != "note" or any(mark.kind == "back" for mark in following.inlines):
                break
            found.append(replace(following, role=""))
        return block.text[number.start : number.end].strip("[]() "), tuple(one for one in found if one.text)
    return "", ()


def _from(block: Block, start: int) -> Block:
    """Return a block from one place of its text on, as a plain paragraph."""
    start += len(block.text[start:]) - len(block.text[start:].lstrip())
    kept = tuple(
        replace(mark, start=mark.start - start, end=mark.end - start) for mark in block.inlines if mark.start >= start
    )
    return Block("paragraph", block.text[start:], kept)


class FootnotePopover(Popover):
    """Lies over ``host``. ``link_clicked`` carries an address of the note's words, ``note_asked`` that of another footnote,
    ``place_asked`` that the place of this one is wanted; ``closed`` says that it went and had the keyboard.
    """

    link_clicked = Signal(QUrl)
    note_asked = Signal(str)
    place_asked = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self.address = ""
        self.setObjectName("popover")
        self.heading = QLabel()
        self.heading.setFont(ui_font(12, bold=True))
        self.heading.setProperty("role", "meta")
        self.words = QTextBrowser()
        self.words.setObjectName("footnoteWords")
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setOpenLinks(False)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.anchorClicked.connect(self._follow)
        self.go = QPushButton(self.tr("Go to note"))
        self.go.setProperty("role", "link")
        self.go.clicked.connect(self._go)
        self.shut = QPushButton(self.tr("Close"))
        self.shut.setProperty("role", "link")
        self.shut.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.heading, 1)
        row.addWidget(self.go)
        row.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 6, MARGIN, MARGIN)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.words)
        tab_through(self.words, self.go, self.shut)
        for part in (self.words, self.go, self.shut):
            part.installEventFilter(self)
        self.hide()

    def show_note(self, address: str, label: str, blocks: Sequence[Block], size: int, mark: QRect) -> None:
        """Show a note under the line of its mark, whose place is in the host's coordinates, with the keyboard in it.
        ``size`` is the article's text size in pixels.
        """
        self.address = address
        name = self.tr("Note %1").replace("%1", label)
        self.heading.setText(name)
        self.setAccessibleName(name)
        self.words.setAccessibleName(name)
        self.words.setAccessibleDescription(plain_text(blocks))
        width = min(WIDTH * max(size, 19) // 19, self._host.width() - 16)
        inner = width - 2 * MARGIN - 2
        Typesetter(self.words.document(), self._theme, max(13, round(size * SMALLER)), inner).set(
            blocks, lambda _key: (0, 0)
        )
        self.words.setTextCursor(QTextCursor(self.words.document()))
        self.words.document().setTextWidth(inner)
        wanted = round(self.words.document().size().height()) + 4
        room = min(MAX_HEIGHT * max(size, 19) // 19, self._host.height() - 80)
        self.words.setFixedHeight(max(24, min(wanted, room)))
        self.words.verticalScrollBar().setValue(0)
        self.setFixedWidth(width)
        self.ensurePolished()
        self.adjustSize()
        self._place(mark)
        self.show()
        self.raise_()
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)
        announce(self.words, f"{name}. {plain_text(blocks)}")

    def _place(self, mark: QRect) -> None:
        left = max(8, min(mark.center().x() - self.width() // 2, self._host.width() - self.width() - 8))
        top = mark.bottom() + AWAY
        if top + self.height() > self._host.height() - 4:
            top = max(4, mark.top() - AWAY - self.height())
        self.move(QPoint(left, top))

    def _follow(self, address: QUrl) -> None:
        if address.toString().startswith(FOOTNOTE):
            self.note_asked.emit(address.toString())
        else:
            self.link_clicked.emit(address)

    def _go(self) -> None:
        self.leave()
        self.place_asked.emit(self.address)

    def leave(self) -> None:
        """Hide it, and give the keyboard back if it was here."""
        if self.isHidden():
            return
        had_keyboard = has_keyboard(self)
        if had_keyboard:
            self.closed.emit()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave when the keyboard goes elsewhere in this window; a menu of the note's own is no such place."""
        elsewhere = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in elsewhere:
            QTimer.singleShot(0, self, self._leave_if_left)
        return super().eventFilter(watched, event)

    def _leave_if_left(self) -> None:
        if not has_keyboard(self):
            self.hide()
