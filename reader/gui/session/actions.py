"""Every action of the window, declared once: words, keys and menu. Panes and toolbar show these; nothing is reachable
by mouse only.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from reader.gui.kit.keys import put_keys
from reader.gui.kit.translation import QT_TRANSLATE_NOOP


class ActionDeclaration(NamedTuple):
    """An action: its name in code, words, shortcuts, menu ("-" before it for a line), icon of the toolbar, and whether
    it is a switch.
    """

    name: str
    words: str
    keys: tuple[str, ...]
    menu: str
    icon: str = ""
    checkable: bool = False


_T = QT_TRANSLATE_NOOP

FILE, EDIT, ARTICLE, GO, VIEW, HELP = "File", "Edit", "Article", "Go", "View", "Help"
MENUS = (FILE, EDIT, ARTICLE, GO, VIEW, HELP)

MENU_KEYS = () if os.name == "nt" else ("Shift+F10",)
"""What opens the menu of what has the keyboard. Windows makes its own of this key, Qt of the menu key everywhere."""

ACTIONS: tuple[ActionDeclaration, ...] = (
    ActionDeclaration("field", _T("actions", "Save an address or search"), ("Ctrl+L",), FILE),
    ActionDeclaration("paste", _T("actions", "Save address from clipboard"), ("Ctrl+V",), FILE),
    ActionDeclaration("open_file", _T("actions", "Save an HTML file…"), ("Ctrl+O",), FILE),
    ActionDeclaration("import", _T("actions", "Import…"), (), FILE),
    ActionDeclaration("browsers", _T("actions", "Connect a browser…"), (), FILE),
    ActionDeclaration("activity", _T("actions", "Activity"), ("Ctrl+J",), "-" + FILE),
    ActionDeclaration("clean_all", _T("actions", "Clean all articles again…"), (), FILE),
    ActionDeclaration("samples", _T("actions", "Remove samples"), (), FILE),
    ActionDeclaration("export", _T("actions", "Export…"), (), "-" + FILE),
    ActionDeclaration("send_to", _T("actions", "Send to folders…"), (), FILE),
    ActionDeclaration("print", _T("actions", "Print or save as PDF…"), ("Ctrl+P",), FILE),
    ActionDeclaration("backups", _T("actions", "Backups…"), (), "-" + FILE),
    ActionDeclaration("settings", _T("actions", "Settings…"), ("Ctrl+,",), "-" + FILE),
    ActionDeclaration("lock", _T("actions", "Lock library"), ("Ctrl+Shift+L",), "-" + FILE),
    ActionDeclaration("library_lock", _T("actions", "Library lock…"), (), FILE),
    ActionDeclaration("clear_traces", _T("actions", "Clear traces…"), (), FILE),
    ActionDeclaration("quit", _T("actions", "Quit"), ("Ctrl+Q",), "-" + FILE),
    ActionDeclaration("undo", _T("actions", "Undo"), ("Ctrl+Z",), EDIT),
    ActionDeclaration("redo", _T("actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), EDIT),
    ActionDeclaration("copy", _T("actions", "Copy"), ("Ctrl+C",), EDIT),
    ActionDeclaration("copy_quote", _T("actions", "Copy quote"), ("Q",), EDIT),
    ActionDeclaration("add_to_quote", _T("actions", "Add passage to quote"), ("Shift+Q",), EDIT),
    ActionDeclaration("copy_evidence", _T("actions", "Copy as evidence"), ("Ctrl+Shift+E",), EDIT),
    ActionDeclaration("copy_citation", _T("actions", "Copy citation"), ("C",), EDIT),
    ActionDeclaration("copy_citation_as", _T("actions", "Copy citation as"), (), EDIT),
    ActionDeclaration("author_names", _T("actions", "Names in citations…"), (), EDIT),
    ActionDeclaration("copy_passage_link", _T("actions", "Copy link to passage"), (), EDIT),
    ActionDeclaration("copy_address", _T("actions", "Copy address"), ("Ctrl+Shift+C",), EDIT),
    ActionDeclaration("verify_quote", _T("actions", "Verify quote…"), ("Ctrl+Shift+V",), EDIT),
    ActionDeclaration("save_search", _T("actions", "Save search as smart folder…"), ("Ctrl+D",), "-" + EDIT),
    ActionDeclaration("select_all", _T("actions", "Select all"), ("Ctrl+A",), EDIT),
    ActionDeclaration("find", _T("actions", "Find in this article"), ("Ctrl+F",), "-" + EDIT),
    ActionDeclaration("find_next", _T("actions", "Next hit"), ("F3",), EDIT),
    ActionDeclaration("find_previous", _T("actions", "Previous hit"), ("Shift+F3",), EDIT),
    ActionDeclaration("summary", _T("actions", "Summary"), ("S",), ARTICLE, "summary", True),
    ActionDeclaration("briefing", _T("actions", "Briefing"), ("B",), ARTICLE, "briefing", True),
    ActionDeclaration("briefing_yesterday", _T("actions", "Briefing since yesterday"), (), ARTICLE),
    ActionDeclaration("highlight", _T("actions", "Highlight"), ("H",), "-" + ARTICLE, "highlight"),
    ActionDeclaration("highlight_1", _T("actions", "Highlight as Fact"), ("1",), ARTICLE),
    ActionDeclaration("highlight_2", _T("actions", "Highlight as Quote"), ("2",), ARTICLE),
    ActionDeclaration("highlight_3", _T("actions", "Highlight as Check"), ("3",), ARTICLE),
    ActionDeclaration("highlight_4", _T("actions", "Highlight as Use"), ("4",), ARTICLE),
    ActionDeclaration("note", _T("actions", "Add a note"), ("N",), ARTICLE),
    ActionDeclaration("tag_highlight", _T("actions", "Tag highlight…"), ("Shift+T",), ARTICLE),
    ActionDeclaration("tag", _T("actions", "Add a tag"), ("T",), "-" + ARTICLE, "tag"),
    ActionDeclaration("star", _T("actions", "Star"), ("F",), ARTICLE, "star", True),
    ActionDeclaration("archive", _T("actions", "Archive"), ("E",), ARTICLE, "archive", True),
    ActionDeclaration("unread", _T("actions", "Mark as unread"), ("U",), ARTICLE),
    ActionDeclaration("all_read", _T("actions", "Mark all in this list as read"), (), ARTICLE),
    ActionDeclaration("delete", _T("actions", "Delete"), ("Del", "Backspace"), ARTICLE, "trash"),
    ActionDeclaration("retry", _T("actions", "Try again, or fetch a fresh copy"), ("Ctrl+R",), "-" + ARTICLE),
    ActionDeclaration("browser", _T("actions", "Open in browser"), ("O",), ARTICLE),
    ActionDeclaration("from_file", _T("actions", "Replace with a saved page…"), (), ARTICLE),
    ActionDeclaration("original", _T("actions", "Show original page"), ("Ctrl+Shift+U",), "-" + ARTICLE, "", True),
    ActionDeclaration("why", _T("actions", "Why this text?"), ("W",), ARTICLE, "", True),
    ActionDeclaration("not_part", _T("actions", "Not part of the article"), ("X",), ARTICLE),
    ActionDeclaration("rules", _T("actions", "Rules for this site…"), (), ARTICLE),
    ActionDeclaration("clean_again", _T("actions", "Clean again"), ("Ctrl+Shift+R",), ARTICLE),
    ActionDeclaration("summarise", _T("actions", "Prepare summaries"), (), ARTICLE),
    ActionDeclaration("previous", _T("actions", "Previous article"), ("K", "Alt+Left"), GO),
    ActionDeclaration("next", _T("actions", "Next article"), ("J", "Alt+Right"), GO),
    ActionDeclaration("next_highlight", _T("actions", "Next highlight"), ("Alt+Down",), GO),
    ActionDeclaration("previous_highlight", _T("actions", "Previous highlight"), ("Alt+Up",), GO),
    ActionDeclaration("outline", _T("actions", "Outline…"), ("Ctrl+G",), GO),
    ActionDeclaration("next_heading", _T("actions", "Next heading"), ("Alt+PgDown",), GO),
    ActionDeclaration("previous_heading", _T("actions", "Previous heading"), ("Alt+PgUp",), GO),
    ActionDeclaration("back_list", _T("actions", "Previous list"), ("Ctrl+[",), GO),
    ActionDeclaration("page_down", _T("actions", "Page down, then next article"), ("Space",), GO),
    ActionDeclaration("page_up", _T("actions", "Page up"), ("Shift+Space",), GO),
    ActionDeclaration("go_unread", _T("actions", "Unread"), ("Ctrl+1",), "-" + GO),
    ActionDeclaration("go_all", _T("actions", "All articles"), ("Ctrl+2",), GO),
    ActionDeclaration("go_starred", _T("actions", "Starred"), ("Ctrl+3",), GO),
    ActionDeclaration("go_archive", _T("actions", "Archive"), ("Ctrl+4",), GO),
    ActionDeclaration("go_attention", _T("actions", "Needs attention"), ("Ctrl+5",), GO),
    ActionDeclaration("go_trash", _T("actions", "Trash"), ("Ctrl+6",), GO),
    ActionDeclaration("overview", _T("actions", "Overview"), ("Ctrl+7",), GO, "", True),
    ActionDeclaration("highlights", _T("actions", "Highlights and notes"), ("Ctrl+8",), GO, "", True),
    ActionDeclaration("focus_sidebar", _T("actions", "Go to sidebar"), ("Alt+1",), "-" + GO),
    ActionDeclaration("focus_list", _T("actions", "Go to list"), ("Alt+2",), GO),
    ActionDeclaration("focus_page", _T("actions", "Go to article"), ("Alt+3",), GO),
    ActionDeclaration("focus_summary", _T("actions", "Go to summary"), ("Alt+4",), GO),
    ActionDeclaration("sidebar", _T("actions", "Sidebar"), ("Ctrl+B",), VIEW, "sidebar", True),
    ActionDeclaration("order", _T("actions", "Reverse sort order"), ("Ctrl+Shift+O",), VIEW, "", True),
    ActionDeclaration("picture", _T("actions", "Enlarge picture"), ("I",), "-" + VIEW),
    ActionDeclaration("caret", _T("actions", "Caret in the text"), ("F7",), VIEW, "", True),
    ActionDeclaration("typography", _T("actions", "Typography…"), ("A",), "-" + VIEW),
    ActionDeclaration("larger", _T("actions", "Larger text"), ("Ctrl++", "Ctrl+="), VIEW),
    ActionDeclaration("smaller", _T("actions", "Smaller text"), ("Ctrl+-",), VIEW),
    ActionDeclaration("usual", _T("actions", "Default text size"), ("Ctrl+0",), VIEW),
    ActionDeclaration("palette", _T("actions", "Command palette"), ("Ctrl+K",), "-" + VIEW),
    ActionDeclaration("context_menu", _T("actions", "Open context menu"), MENU_KEYS, VIEW),
    ActionDeclaration("read_aloud", _T("actions", "Read aloud, or pause"), ("L",), "-" + VIEW),
    ActionDeclaration("speech_previous", _T("actions", "Previous sentence aloud"), (",",), VIEW),
    ActionDeclaration("speech_next", _T("actions", "Next sentence aloud"), (".",), VIEW),
    ActionDeclaration("speech_stop", _T("actions", "Stop reading aloud"), ("Shift+L",), VIEW),
    ActionDeclaration("focus_mode", _T("actions", "Focus mode"), ("Z",), "-" + VIEW, "", True),
    ActionDeclaration("full_screen", _T("actions", "Full screen"), ("F11",), VIEW, "", True),
    ActionDeclaration("manual", _T("actions", "Manual"), ("F1", "Shift+F1"), HELP),
    ActionDeclaration("keys", _T("actions", "Keyboard shortcuts"), ("?",), HELP),
    ActionDeclaration("search_help", _T("actions", "Search help"), (), HELP),
    ActionDeclaration("updates", _T("actions", "Check for updates…"), (), "-" + HELP),
    ActionDeclaration("report", _T("actions", "Copy report…"), (), HELP),
    ActionDeclaration("about", _T("actions", "About Tearsheet"), (), HELP),
)

_MENU_WORDS = {
    FILE: _T("actions", "&File"),
    EDIT: _T("actions", "&Edit"),
    ARTICLE: _T("actions", "&Article"),
    GO: _T("actions", "&Go"),
    VIEW: _T("actions", "&View"),
    HELP: _T("actions", "&Help"),
}


def tr(text: str) -> str:
    """Return the window's words for an action or a menu."""
    return QCoreApplication.translate("actions", text)


class Actions:
    """The actions by name: ``actions["star"]``."""

    def __init__(self, window: QWidget) -> None:
        self._actions: dict[str, QAction] = {}
        for declared in ACTIONS:
            action = QAction(tr(declared.words), window)
            action.setCheckable(declared.checkable)
            action.setData(declared.icon)
            window.addAction(action)
            self._actions[declared.name] = action
            self.set_keys(declared.name, declared.keys)
        self.tell_keys()

    def set_keys(self, name: str, keys: Sequence[str]) -> None:
        """Give an action these keys alone; its tooltip names the first."""
        action = self._actions[name]
        action.setShortcuts([QKeySequence(key) for key in keys])
        first = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = tr(next(declared.words for declared in ACTIONS if declared.name == name))
        action.setToolTip(f"{words} ({first})" if first else words)

    def tell_keys(self) -> None:
        """Let sentences that name keys name those in force."""
        native = QKeySequence.SequenceFormat.NativeText
        put_keys({name: action.shortcut().toString(native) for name, action in self._actions.items()})

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> list[QAction]:
        return list(self._actions.values())

    def declared(self) -> list[tuple[ActionDeclaration, QAction]]:
        """Return every action with its declaration, menu by menu."""
        return [(one, self._actions[one.name]) for menu in MENUS for one in ACTIONS if one.menu.lstrip("-") == menu]

    def menu(self, name: str, parent: QWidget) -> QMenu:
        """Return a menu of the actions that belong under ``name``."""
        menu = QMenu(tr(_MENU_WORDS[name]), parent)
        for declared in ACTIONS:
            if declared.menu.lstrip("-") == name:
                if declared.menu.startswith("-"):
                    menu.addSeparator()
                menu.addAction(self._actions[declared.name])
        return menu

    def fill(self, bar: QMenuBar) -> None:
        """Put all menus into the menu bar."""
        for name in MENUS:
            bar.addMenu(self.menu(name, bar))

    def all_menus(self, parent: QWidget) -> QMenu:
        """Return all menus under one button, for a window whose menu bar is hidden."""
        menu = QMenu(parent)
        for name in MENUS:
            menu.addMenu(self.menu(name, menu))
        return menu
