"""What can be done with a row of the sidebar: smart folders and tags are named, coloured, merged and deleted; the trash
is emptied.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.gui.session.session import Session
from reader.gui.sidebar.sidebar_rows import Entry
from reader.model.library import Filter, Folder

if TYPE_CHECKING:
    from reader.gui.sidebar.tag_editor import TagEditor

MERGE_SHOWN = 40
"""Tags that the menu for merging holds; with more, a name is typed under Rename."""

_T = QT_TRANSLATE_NOOP
_COLOURS = (
    _T("colours", "Ochre"),
    _T("colours", "Green"),
    _T("colours", "Purple"),
    _T("colours", "Red"),
    _T("colours", "Blue"),
    _T("colours", "Plum"),
    _T("colours", "Olive"),
    _T("colours", "Brown"),
)
"""Tags' colours in the order of the themes' ``tags``; not by colour alone: they are said."""


class SidebarMenus(QObject):
    """``show`` opens the menu of a row. ``going`` is told the filter that a person wants to see."""

    def __init__(self, session: Session, going: Callable[[Filter], None]) -> None:
        super().__init__(session.window)
        self._desk = session.desk
        self._bridge = session.bridge
        self._changes = session.changes
        self._incoming = session.incoming
        self._theme = session.theme
        self._going = going
        self._window = session.window

    def show(self, entry: Entry, place: QPoint) -> QMenu:
        """Open the menu of a row, if it has one; gives it."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if entry.folder is not None:
            self._fill_for_folder(menu, entry.folder)
        elif entry.filter is not None and entry.filter.tag:
            self._fill_for_tag(menu, entry, place)
        elif entry.filter is not None and entry.filter.place == "trash":
            menu.addAction(self.tr("Empty trash…"), self._ask_to_empty_trash)
        elif entry.filter is not None and entry.filter.place == "attention":
            menu.addAction(self.tr("Try all again"), partial(self.with_all, entry.filter, self._incoming.fetch_again))
        if entry.filter is not None and entry.filter.place not in ("trash", "attention"):
            first = menu.actions()[0] if menu.actions() else None
            read = QAction(self.tr("Mark all as read"), menu)
            read.triggered.connect(partial(self.mark_read, entry.filter))
            if first is None:
                menu.addAction(read)
            else:
                menu.insertAction(first, read)
                menu.insertSeparator(first)
        if not menu.isEmpty():
            menu.popup(place)
        return menu

    def _ask_to_empty_trash(self) -> None:
        number = self._desk.counts().places.get("trash", 0)
        dialog = QuestionDialog(
            self.tr("Permanently delete %Ln article(s)?", "", number),
            self.tr("Everything in the trash goes for good, with its highlights and notes. You can’t undo this."),
            [self.tr("Delete permanently"), self.tr("Cancel")],
            self._window,
            careful=True,
        )
        dialog.then(self._changes.empty_trash)

    def remove(self, entry: Entry) -> None:
        """Delete a smart folder or a tag; other rows stay."""
        if entry.folder is not None:
            self._drop(entry.folder)
        elif entry.filter is not None and entry.filter.tag:
            self._delete(entry.name)

    def mark_read(self, wanted: Filter) -> None:
        """Mark every article of a list as read, one change to undo."""
        self.with_all(wanted, lambda ids: self._changes.mark(ids, "read", True))

    def with_all(self, wanted: Filter, function: Callable[[Sequence[int]], None]) -> None:
        """Call ``function`` with the ids of all articles that pass a filter, once they are found."""
        self._bridge.watch(self._desk.listing(wanted).future, lambda found: function(list(found.ids)))

    # --- smart folders -------------------------------------------------------------------------------------------------

    def _fill_for_folder(self, menu: QMenu, folder: Folder) -> None:
        menu.addAction(self.tr("Edit…"), lambda: self.change_folder(folder))
        menu.addSeparator()
        menu.addAction(self.tr("Delete smart folder"), lambda: self._drop(folder))

    def _drop(self, folder: Folder) -> None:
        self._changes.drop_folder(folder)
        self._going(Filter(place="all"))

    def new_folder(self, query: str) -> None:
        """Ask for the name of a new smart folder with this search."""
        from reader.gui.sidebar.folder_dialog import FolderDialog

        dialog = FolderDialog(self._theme, query, query, "", self._window, new=True)
        if dialog.exec():
            self._changes.save_folder(*dialog.values())

    def change_folder(self, folder: Folder) -> None:
        from reader.gui.sidebar.folder_dialog import FolderDialog

        dialog = FolderDialog(self._theme, folder.name, folder.query, folder.icon, self._window, new=False)
        if dialog.exec():
            name, query, icon = dialog.values()
            changed = folder._replace(name=name, query=query, icon=icon)
            self._changes.change_folder(changed)

    # --- tags ----------------------------------------------------------------------------------------------------------

    def _fill_for_tag(self, menu: QMenu, entry: Entry, place: QPoint) -> None:
        name = entry.name
        menu.addAction(self.tr("Rename…"), lambda: self.edit_tag(entry, place))
        merge = menu.addMenu(self.tr("Merge into"))
        others = [tag.name for tag in self._desk.tags.all() if tag.name != name and not tag.name.startswith(f"{name}/")]
        for other in others[:MERGE_SHOWN]:
            merge.addAction(other, partial(self._merge, name, other))
        merge.setEnabled(bool(others))
        menu.addAction(self.tr("Colour…"), lambda: self.edit_tag(entry, place, naming=False))
        menu.addSeparator()
        menu.addAction(self.tr("Delete tag"), lambda: self._delete(name))

    def edit_tag(self, entry: Entry, place: QPoint, *, naming: bool = True) -> TagEditor:
        """Let a tag's name and colour be changed beside its row. A slash nests it; the name of another tag makes the two
        one.
        """
        from reader.gui.sidebar.tag_editor import TagEditor

        colours = [tr_colour(words) for words in _COLOURS]
        popover = TagEditor(self._theme, entry.name, entry.colour, colours, self._window, naming=naming)
        popover.renamed.connect(lambda name: self._merge(entry.name, name))
        popover.recoloured.connect(lambda number: self._changes.recolour_tag(entry.name, number))
        popover.open_at(place)
        return popover

    def _merge(self, name: str, other: str) -> None:
        self._changes.rename_tag(name, other)
        self._going(Filter(tag=other))

    def _delete(self, name: str) -> None:
        self._changes.delete_tag(name)
        self._going(Filter(place="all"))


def tr_colour(words: str) -> str:
    """Return what a tag's colour is called."""
    return QCoreApplication.translate("colours", words)
