"""The rows of the sidebar: which there are, and how each is painted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from reader.gui.kit import messages
from reader.gui.kit.icons import paint_icon
from reader.gui.kit.theme import Theme, scaled, ui_font
from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.model.library import Counts, Filter, Folder, Place, Tag

ROW_HEIGHT = 31
INDENT = 14
SITES_SHOWN = 8
"""Sites that are listed while the others are folded away."""
ALL_SITES = "\nall sites"
"""What the row that unfolds them is called in signals and in what is kept; no tag can be called so."""
ENTRY = Qt.ItemDataRole.UserRole + 1
FOLDER_ICON = "folder"

PLACES: tuple[tuple[Place, str, str], ...] = (
    ("unread", "unread", QT_TRANSLATE_NOOP("sidebar", "Unread")),
    ("all", "all", QT_TRANSLATE_NOOP("sidebar", "All articles")),
    ("starred", "star", QT_TRANSLATE_NOOP("sidebar", "Starred")),
    ("archive", "archive", QT_TRANSLATE_NOOP("sidebar", "Archive")),
    ("attention", "attention", QT_TRANSLATE_NOOP("sidebar", "Needs attention")),
    ("trash", "trash", QT_TRANSLATE_NOOP("sidebar", "Trash")),
)
NOT_ALWAYS = ("attention", "trash")
"""Places that are shown only while something is in them."""


class Entry(NamedTuple):
    """A row of the sidebar. A group's label has no filter. ``label`` is what is shown of a nested tag's ``name``; a
    ``parent`` has tags in it. ``articles`` is their number, -1 while nobody has counted. A row that ``turns`` has no
    filter and opens or closes what follows.
    """

    name: str
    icon: str = ""
    articles: int = 0
    filter: Filter | None = None
    colour: int = -1
    label: str = ""
    depth: int = 0
    parent: bool = False
    is_open: bool = True
    folder: Folder | None = None
    turns: bool = False


def tr(words: str) -> str:
    """Return the window's words for a row of the sidebar."""
    return QCoreApplication.translate("sidebar", words)


def entries_of(
    counts: Counts, counted: Mapping[Filter, int], closed: Collection[str], sites: Sequence[str] | None = None
) -> list[Entry]:
    """Return the rows for these numbers. ``counted`` are those of smart folders and of tags with tags in them; tags in
    ``closed`` hide theirs. ``sites`` are those to show, in this order; without it, those with most articles.
    """
    entries = [
        Entry(tr(name), icon, counts.places.get(place, 0), Filter(place=place))
        for place, icon, name in PLACES
        if place not in NOT_ALWAYS or counts.places.get(place)
    ]
    if counts.folders:
        entries.append(Entry(tr(QT_TRANSLATE_NOOP("sidebar", "Smart folders"))))
        entries += [
            Entry(folder.name, folder.icon or FOLDER_ICON, counted.get(wanted, -1), wanted, folder=folder)
            for folder in counts.folders
            for wanted in (filter_of(folder),)
        ]
    if counts.tags:
        entries.append(Entry(tr(QT_TRANSLATE_NOOP("sidebar", "Tags"))))
        entries += tag_entries(counts.tags, counted, closed)
    if counts.sites:
        entries.append(Entry(tr(QT_TRANSLATE_NOOP("sidebar", "Sites"))))
        numbers = dict(counts.sites)
        shown = sites if sites is not None else sites_shown(counts, ())
        entries += [Entry(site, "site", numbers.get(site, 0), Filter(site=site)) for site in shown]
        if len(numbers) > SITES_SHOWN:
            name = tr(QT_TRANSLATE_NOOP("sidebar", "All sites"))
            is_open = len(shown) > SITES_SHOWN
            entries.append(Entry(ALL_SITES, "all", len(numbers), label=name, parent=True, is_open=is_open, turns=True))
    return entries


def sites_shown(counts: Counts, before: Sequence[str], *, all_of_them: bool = False) -> list[str]:
    """Return the sites to list: all by name, or some of those with most articles. What was listed ``before`` keeps its
    place while it has articles, so that no row moves under the mouse while articles come in.
    """
    names = [site for site, _ in counts.sites]
    if all_of_them:
        return sorted(names, key=str.casefold)
    there = set(names)
    kept = [site for site in before if site in there][:SITES_SHOWN]
    return kept + [site for site in names if site not in kept][: SITES_SHOWN - len(kept)]


def filter_of(folder: Folder) -> Filter:
    """Return the filter that lists a smart folder."""
    return Filter(words=folder.query, folder=folder.id)


def parents_of(tags: tuple[Tag, ...]) -> list[str]:
    """Return the names under which tags are nested, whether or not they are tags themselves."""
    found: dict[str, str] = {}
    for tag in tags:
        parts = tag.name.split("/")
        for depth in range(1, len(parts)):
            found.setdefault("/".join(parts[:depth]).casefold(), "/".join(parts[:depth]))
    return list(found.values())


def tag_entries(tags: tuple[Tag, ...], counted: Mapping[Filter, int], closed: Collection[str]) -> list[Entry]:
    """Tags as a tree, in the order of their names; what is nested under a name that is no tag gets a row for it."""
    parents = {name.casefold(): name for name in parents_of(tags)}
    known = {tag.name.casefold(): tag for tag in tags}
    names = sorted(
        {tag.name for tag in tags} | {name for key, name in parents.items() if key not in known}, key=_in_order
    )
    shut = {name.casefold() for name in closed}
    entries = []
    for name in names:
        above = name.casefold().split("/")
        if any("/".join(above[:depth]) in shut for depth in range(1, len(above))):
            continue
        tag, wanted, nests = known.get(name.casefold()), Filter(tag=name), name.casefold() in parents
        count = counted.get(wanted, tag.articles if tag else -1) if nests else tag.articles if tag else 0
        colour = tag.colour if tag else 0
        label, is_open = name.rpartition("/")[2], name.casefold() not in shut
        entries.append(Entry(name, "", count, wanted, colour, label, name.count("/"), nests, is_open))
    return entries


def _in_order(name: str) -> list[str]:
    return name.casefold().split("/")


def to_count(counts: Counts) -> list[Filter]:
    """Return what has to be counted for the sidebar beyond the numbers that are always there."""
    return [filter_of(folder) for folder in counts.folders] + [Filter(tag=name) for name in parents_of(counts.tags)]


class SidebarRow(QStyledItemDelegate):
    """Icon or tag dot, name, and the count at the right in tabular figures."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.drop_row = -1
        self.hovered = -1

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, scaled(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.filter is None and not entry.turns:
            painter.setFont(ui_font(11, bold=True))
            painter.setPen(self._theme.colour("ink2"))
            painter.drawText(rect.adjusted(18, 0, -8, -5), Qt.AlignmentFlag.AlignBottom, entry.name)
            painter.restore()
            return
        selected = self._view.selectionModel().isSelected(index)
        focused = self._view.hasFocus() and index == self._view.currentIndex()
        ground = QRectF(rect).adjusted(8.5, 0.5, -8.5, -0.5)
        if selected or index.row() == self.drop_row:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(ground, 7, 7)
        elif index.row() == self.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(ground, 7, 7)
        if index.row() == self.drop_row or focused:
            painter.setPen(QPen(self._theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 7, 7)
        colour = self._theme.colour("accent" if selected else "ink")
        middle = rect.center().y() + 1
        inset = INDENT * entry.depth
        if entry.parent:
            self._paint_chevron(painter, chevron_rect(rect, entry), open_=entry.is_open)
        if entry.colour >= 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.tag_colour(entry.colour))
            painter.drawEllipse(QRectF(rect.left() + 22 + inset, middle - 5, 9, 9))
        elif entry.icon:
            quiet = self._theme.colour("accent" if selected else "ink2")
            paint_icon(painter, entry.icon, QRectF(rect.left() + 18, middle - 9, 17, 17), quiet)
        painter.setFont(ui_font(13, tabular=True))
        count = messages.number(entry.articles) if entry.articles > 0 else ""
        width = painter.fontMetrics().horizontalAdvance(count)
        painter.setPen(self._theme.colour("accent" if selected else "ink2"))
        right = rect.right() - 18
        painter.drawText(
            QRect(right - width, rect.top(), width + 1, rect.height()), Qt.AlignmentFlag.AlignVCenter, count
        )
        painter.setFont(ui_font(13, bold=selected))
        painter.setPen(colour)
        left = rect.left() + 44 + inset
        area = QRect(left, rect.top(), right - width - 10 - left, rect.height())
        words = painter.fontMetrics().elidedText(entry.label or entry.name, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def _paint_chevron(self, painter: QPainter, rect: QRectF, *, open_: bool) -> None:
        painter.setPen(QPen(self._theme.colour("ink2"), 1.5))
        middle = rect.center()
        points = [(-3.0, -1.5), (0.0, 1.5), (3.0, -1.5)] if open_ else [(-1.5, -3.0), (1.5, 0.0), (-1.5, 3.0)]
        painter.drawPolyline([QPointF(middle.x() + x, middle.y() + y) for x, y in points])


def chevron_rect(row: QRect, entry: Entry) -> QRectF:
    """Return where the sign of a tag with tags in it stands, by which it opens and closes."""
    return QRectF(row.left() + 6 + INDENT * entry.depth, row.center().y() - 6, 13, 13)
