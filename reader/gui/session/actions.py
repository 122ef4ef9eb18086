"""Every action of the window, declared once: words, keys and menu. Panes and toolbar show these; nothing is reachable
by mouse only."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from reader.records import dataclass


@dataclass(frozen=True, slots=True)
class Declared:
    """An action: its name in code, words, shortcuts, menu ("-" before it for a line), icon of the toolbar, and whether
    it is a switch."""

    name: str
    words: str
    keys: tuple[str, ...]
    menu: str
    icon: str = ""
    checkable: bool = False


_T = QT_TRANSLATE_NOOP

FILE, EDIT, ARTICLE, GO, VIEW, HELP = "File", "Edit", "Article", "Go", "View", "Help"
MENUS = (FILE, EDIT, ARTICLE, GO, VIEW, HELP)

ACTIONS: tuple[Declared, ...] = (
    Declared("field", _T("actions", "Save an address or search"), ("Ctrl+L",), FILE),
    Declared("paste", _T("actions", "Save the address in the clipboard"), ("Ctrl+V",), FILE),
    Declared("open_file", _T("actions", "Save an HTML file…"), ("Ctrl+O",), FILE),
    Declared("activity", _T("actions", "Activity"), ("Ctrl+J",), "-" + FILE),
    Declared("clean_all", _T("actions", "Clean all articles again…"), (), FILE),
    Declared("samples", _T("actions", "Remove samples"), (), FILE),
    Declared("backups", _T("actions", "Backups…"), (), "-" + FILE),
    Declared("settings", _T("actions", "Settings…"), ("Ctrl+,",), "-" + FILE),
    Declared("quit", _T("actions", "Quit"), ("Ctrl+Q",), "-" + FILE),
    Declared("undo", _T("actions", "Undo"), ("Ctrl+Z",), EDIT),
    Declared("redo", _T("actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), EDIT),
    Declared("copy_address", _T("actions", "Copy address"), ("Ctrl+Shift+C",), EDIT),
    Declared("save_search", _T("actions", "Save search as a smart folder…"), ("Ctrl+D",), EDIT),
    Declared("select_all", _T("actions", "Select all articles"), ("Ctrl+A",), EDIT),
    Declared("find", _T("actions", "Find in this article"), ("Ctrl+F",), "-" + EDIT),
    Declared("find_next", _T("actions", "Next hit"), ("F3",), EDIT),
    Declared("find_previous", _T("actions", "Previous hit"), ("Shift+F3",), EDIT),
    Declared("summary", _T("actions", "Summary"), ("S",), ARTICLE, "summary", True),
    Declared("briefing", _T("actions", "Briefing"), ("B",), ARTICLE, "briefing", True),
    Declared("briefing_yesterday", _T("actions", "Briefing since yesterday"), (), ARTICLE),
    Declared("tag", _T("actions", "Add a tag"), ("T",), "-" + ARTICLE, "tag"),
    Declared("star", _T("actions", "Star"), ("F",), ARTICLE, "star", True),
    Declared("archive", _T("actions", "Archive"), ("E",), ARTICLE, "archive", True),
    Declared("unread", _T("actions", "Mark as unread"), ("U",), ARTICLE),
    Declared("delete", _T("actions", "Delete"), ("Del", "Backspace"), ARTICLE, "trash"),
    Declared("retry", _T("actions", "Try again, or fetch a fresh copy"), ("Ctrl+R",), "-" + ARTICLE),
    Declared("browser", _T("actions", "Open in browser"), ("O",), ARTICLE),
    Declared("from_file", _T("actions", "Fill from a page that you saved…"), (), ARTICLE),
    Declared("original", _T("actions", "Show the original"), ("Ctrl+Shift+U",), "-" + ARTICLE, "", True),
    Declared("why", _T("actions", "Why this text?"), ("W",), ARTICLE, "", True),
    Declared("not_part", _T("actions", "Not part of the article"), ("X",), ARTICLE),
    Declared("rules", _T("actions", "Rules for this site…"), (), ARTICLE),
    Declared("clean_again", _T("actions", "Clean again"), ("Ctrl+Shift+R",), ARTICLE),
    Declared("summarise", _T("actions", "Make summaries ready"), (), ARTICLE),
    Declared("previous", _T("actions", "Previous article"), ("K", "Alt+Left"), GO),
    Declared("next", _T("actions", "Next article"), ("J", "Alt+Right"), GO),
    Declared("page_down", _T("actions", "A screen down, then the next article"), ("Space",), GO),
    Declared("page_up", _T("actions", "A screen up"), ("Shift+Space",), GO),
    Declared("go_unread", _T("actions", "Unread"), ("Ctrl+1",), "-" + GO),
    Declared("go_all", _T("actions", "All articles"), ("Ctrl+2",), GO),
    Declared("go_starred", _T("actions", "Starred"), ("Ctrl+3",), GO),
    Declared("go_archive", _T("actions", "Archive"), ("Ctrl+4",), GO),
    Declared("go_attention", _T("actions", "Needs attention"), ("Ctrl+5",), GO),
    Declared("go_trash", _T("actions", "Trash"), ("Ctrl+6",), GO),
    Declared("overview", _T("actions", "Overview"), ("Ctrl+7",), GO, "", True),
    Declared("focus_sidebar", _T("actions", "To the sidebar"), ("Alt+1",), "-" + GO),
    Declared("focus_list", _T("actions", "To the list"), ("Alt+2",), GO),
    Declared("focus_page", _T("actions", "To the article"), ("Alt+3",), GO),
    Declared("focus_summary", _T("actions", "To the summary"), ("Alt+4",), GO),
    Declared("sidebar", _T("actions", "Sidebar"), ("Ctrl+B",), VIEW, "sidebar", True),
    Declared("order", _T("actions", "Reverse the order"), ("Ctrl+Shift+O",), VIEW, "", True),
    Declared("larger", _T("actions", "Larger text"), ("Ctrl++", "Ctrl+="), "-" + VIEW),
    Declared("smaller", _T("actions", "Smaller text"), ("Ctrl+-",), VIEW),
    Declared("usual", _T("actions", "Usual text size"), ("Ctrl+0",), VIEW),
    Declared("full_screen", _T("actions", "Full screen"), ("F11",), "-" + VIEW, "", True),
    Declared("manual", _T("actions", "Manual"), ("Shift+F1",), HELP),
    Declared("keys", _T("actions", "Keyboard"), ("F1",), HELP),
    Declared("search_help", _T("actions", "Search help"), (), HELP),
    Declared("updates", _T("actions", "Check for updates…"), (), "-" + HELP),
    Declared("about", _T("actions", "About Tearsheet"), (), HELP),
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
    return QCoreApplication.translate("actions", text)


class Actions:
    """The actions by name: ``actions["star"]``."""

    def __init__(self, window: QWidget) -> None:
        self._actions: dict[str, QAction] = {}
        for declared in ACTIONS:
            action = QAction(tr(declared.words), window)
            action.setShortcuts([QKeySequence(key) for key in declared.keys])
            action.setCheckable(declared.checkable)
            action.setData(declared.icon)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{tr(declared.words)} ({keys})" if keys else tr(declared.words))
            window.addAction(action)
            self._actions[declared.name] = action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> list[QAction]:
        return list(self._actions.values())

    def menu(self, name: str, parent: QWidget) -> QMenu:
        """A menu of the actions that belong under ``name``."""
        menu = QMenu(tr(_MENU_WORDS[name]), parent)
        for declared in ACTIONS:
            if declared.menu.lstrip("-") == name:
                if declared.menu.startswith("-"):
                    menu.addSeparator()
                menu.addAction(self._actions[declared.name])
        return menu

    def fill(self, bar: QMenuBar) -> None:
        """All menus into the menu bar."""
        for name in MENUS:
            bar.addMenu(self.menu(name, bar))

    def all_menus(self, parent: QWidget) -> QMenu:
        """All menus under one button, for a window whose menu bar is hidden."""
        menu = QMenu(parent)
        for name in MENUS:
            menu.addMenu(self.menu(name, menu))
        return menu
