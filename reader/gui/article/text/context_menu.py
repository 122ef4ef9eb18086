"""The menu of a text: about what is selected, the link or the words that it was asked for at, or the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from reader.gui.article.text.links import Link, link_at

if TYPE_CHECKING:
    from reader.gui.article.text.text_pane import TextPane

MENU_INSET, MENU_BELOW = 24, 14
"""Where a key's context menu lies: in from the corner of the text that is seen, and under its line, in pixels."""


def open_menu(pane: TextPane, event: QContextMenuEvent) -> None:
    """Open the menu that an event asks for, after others have put into it what they know."""
    by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
    point = point_of_key(pane) if by_key else event.pos()
    asked = pane.cursorForPosition(pane.sideways.shifted_point(point)).position()
    link = _link_at(pane, point, by_key=by_key)
    chosen = pane.textCursor()
    selected = chosen.hasSelection() and pane.focused_link is None
    marked = any(one.start <= pane.typesetter.offset_of(asked) < one.end for one in pane.marks.highlights)
    menu = QMenu(pane)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if link is not None:
        pane.link_menu_asked.emit(menu, link)
    if link is None or selected or marked:
        menu.addSeparator()
        _fill(menu, pane, point)
        within = selected and chosen.selectionStart() <= asked <= chosen.selectionEnd()
        if not by_key and not selected:
            pane.pointed_at.emit(pane.typesetter.offset_of(asked))
        pane.menu_asked.emit(menu, pane.chosen_blocks() if within else [pane.typesetter.block_at(asked)])
    menu.popup(pane.viewport().mapToGlobal(point + QPoint(0, MENU_BELOW)) if by_key else event.globalPos())


def _link_at(pane: TextPane, point: QPoint, *, by_key: bool) -> Link | None:
    """Return the link that a context menu is about: the one that has the keyboard, or that is at the point."""
    if by_key:
        cursor = pane.textCursor()
        return pane.focused_link or (None if cursor.hasSelection() else link_at(cursor))
    if not pane.anchorAt(pane.sideways.shifted_point(point)):
        return None
    return link_at(pane.cursorForPosition(pane.sideways.shifted_point(point)))


def _fill(menu: QMenu, pane: TextPane, point: QPoint) -> None:
    """Put Qt's own commands into a menu, named as everywhere in this window."""
    standard = pane.createStandardContextMenu(point)
    standard.setParent(menu, standard.windowFlags())  # its actions go with it
    for action in standard.actions():
        if action.objectName() == "link-copy":
            continue
        if action.objectName() == "select-all":
            keys = action.text().partition("\t")[2]
            action.setText("\t".join(filter(None, (pane.tr("Select all"), keys))))
        menu.addAction(action)


def point_of_key(pane: TextPane) -> QPoint:
    """Return where a menu is about that a key asks for: at what is selected or where the caret is, if that is in
    sight, else at the first line that is. Qt's own place is that of the caret, wherever the text is scrolled to.
    """
    caret = pane.textCursor()
    caret.setPosition(caret.selectionStart())
    here = pane.sideways.seen(pane.cursorRect(caret)).center() + QPoint(3, 0)
    seen = pane.viewport().visibleRegion().boundingRect()
    return here if seen.contains(here) else seen.topLeft() + QPoint(MENU_INSET, MENU_INSET)
