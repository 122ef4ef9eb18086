"""The sidebar: places, smart folders, tags and sites with their counts, a drop of articles on a tag, and at its foot
the jobs.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from reader.gui.kit import messages
from reader.gui.kit.theme import Theme
from reader.gui.sidebar.activity_footer import ActivityFooter
from reader.gui.sidebar.sidebar_list import SidebarList
from reader.gui.sidebar.sidebar_rows import ALL_SITES, ENTRY, PLACES, Entry, entries_of, sites_shown, tr
from reader.model.library import Counts, Filter


class Sidebar(QWidget):
    """``chosen`` carries the filter of the row that a person chose, and its name."""

    chosen = Signal(Filter, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebarPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = SidebarList(theme)
        self.foot = ActivityFooter(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)
        self._quiet = False
        self._entries: list[Entry] = []
        self._counts = Counts()
        self._counted: Mapping[Filter, int] = {}
        self.closed: set[str] = set()
        self._sites: list[str] = []
        self._all_sites = False
        self._current = Filter()
        self.list.currentItemChanged.connect(self._chose)
        self.list.turned.connect(self._turn)
        theme.changed.connect(self.list.viewport().update)

    def show_counts(self, counts: Counts, current: Filter) -> None:
        """Fill the rows; the one of the current filter stays chosen."""
        self._counts, self._current = counts, current
        self._fill()

    def show_counted(self, counted: Mapping[Filter, int]) -> None:
        """Show the numbers of smart folders, and of tags with tags in them."""
        self._counted = counted
        self._fill()

    def _turn(self, name: str, open_: bool) -> None:
        if name == ALL_SITES:
            self._all_sites, self._sites = open_, []
            self._fill()
            self._quiet = True  # the keys go on from the row that was turned
            self.list.setCurrentRow(next(n for n, entry in enumerate(self._entries) if entry.turns))
            self._quiet = False
            return
        self.closed = {known for known in self.closed if known != name} | (set() if open_ else {name})
        self._fill()

    def _fill(self) -> None:
        self._sites = sites_shown(self._counts, self._sites, all_of_them=self._all_sites)
        entries = entries_of(self._counts, self._counted, self.closed, self._sites)
        if [(entry.name, entry.filter) for entry in entries] == [(entry.name, entry.filter) for entry in self._entries]:
            # The usual case: some numbers changed. Laying hundreds of tags anew for that would be felt.
            for number, (entry, before) in enumerate(zip(entries, self._entries, strict=True)):
                if entry != before:
                    self._set(self.list.item(number), entry)
        else:
            self._quiet = True
            self.list.clear()
            for entry in entries:
                item = QListWidgetItem(entry.name)
                self._set(item, entry)
                if entry.filter is None and not entry.turns:
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(item)
            self._quiet = False
        self._entries = entries
        self.select(self._current)

    def _set(self, item: QListWidgetItem, entry: Entry) -> None:
        item.setData(ENTRY, entry)
        name = entry.label if entry.turns else entry.name
        words = f"{name}, {messages.number(entry.articles)}" if entry.articles > 0 else name
        if entry.parent:
            words += f", {self.tr('expanded') if entry.is_open else self.tr('collapsed')}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)

    def select(self, wanted: Filter) -> None:
        """Show which row the list is of, without choosing it."""
        self._current = wanted
        quiet, self._quiet = self._quiet, True
        self.list.setCurrentRow(
            next((n for n, entry in enumerate(self._entries) if entry.filter and _same(entry.filter, wanted)), -1)
        )
        self._quiet = quiet

    def name_of(self, wanted: Filter) -> str:
        """Return what a list of this filter is called."""
        if wanted.folder:
            return next(
                (folder.name for folder in self._counts.folders if folder.id == wanted.folder), self.tr("Search")
            )
        if wanted.words:
            return self.tr("Search")
        if wanted.tag or wanted.site:
            return wanted.tag or wanted.site
        return next(tr(name) for place, _, name in PLACES if place == wanted.place)

    def _chose(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is None or self._quiet:
            return
        entry: Entry = item.data(ENTRY)
        if entry.filter is not None:
            self.chosen.emit(entry.filter, entry.name)


def _same(row: Filter, wanted: Filter) -> bool:
    if row.folder or wanted.folder:
        return row.folder == wanted.folder
    return not wanted.words and (row.place, row.tag, row.site) == (wanted.place, wanted.tag, wanted.site)
