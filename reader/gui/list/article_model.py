"""The list as Qt sees it: ids of everything that passes the filter, rows fetched by the page when they are looked
at.
"""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QCoreApplication,
    QDate,
    QLocale,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from reader.desk.desk import Desk
from reader.desk.events import JobChanged
from reader.desk.program.settings import LENGTHS
from reader.desk.trail import Trail
from reader.errors import TearsheetError
from reader.gui.kit.fonts.held_faces import hold_letters
from reader.gui.kit.incomplete_reasons import reason
from reader.model.library import Filter, Listing, Row
from reader.text.language import direction

if TYPE_CHECKING:
    from reader.gui.list.row_snippets import RowSnippet, RowSnippets

ARTICLES_MIME = "application/x-tearsheet-articles"
_OWN = os.urandom(8).hex()
"""What marks this process's drags: the same numbers are other articles in another library."""
PAGE = 64
"""Rows fetched at a time: more than a screenful."""
FIRST = 400
"""So many articles are listed at once; the rest of a longer list follows as soon as a thread has found it."""
MAX_ROWS_KEPT = 1_500
"""Rows that are remembered: who scrolls through everything does not fill the memory with it."""

READ_PERCENT = 97
"""From here on an article counts as read to its end."""

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """``ROW`` gives the ``Row`` (None for a heading), ``HEADING`` a day's name, ``JOB`` the job that is fetching it,
    ``FOUND`` what a search found in it (a ``RowSnippet``, None where nothing was searched), ``PROGRESS`` how much of it has
    been read, in percent: 0 where it was not begun, or was read to its end.
    """

    ROW = Qt.ItemDataRole.UserRole + 1
    HEADING = Qt.ItemDataRole.UserRole + 2
    JOB = Qt.ItemDataRole.UserRole + 3
    FOUND = Qt.ItemDataRole.UserRole + 4
    PROGRESS = Qt.ItemDataRole.UserRole + 5


class ArticleModel(QAbstractTableModel):
    """One column. Model rows are articles, with headings ("Today") between the days. ``rows_shown`` carries the ids of
    rows that were fetched because somebody looks at them, or at their neighbours; ``wanted`` a filter whose whole
    listing is to be given to ``complete``.
    """

    rows_shown = Signal(list)
    wanted = Signal(Filter)
    completed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.filter = Filter(place="unread")
        self.ids: array[int] = array("q")
        self.whole = True
        self._headings: list[int] = []
        self._names: list[str] = []
        self._rows: dict[int, Row] = {}
        self._jobs: dict[int, JobChanged] = {}
        self._progress: dict[int, int] = {}
        self._finding: RowSnippets | None = None

    # --- what is listed ------------------------------------------------------------------------------------------------

    def set_filter(self, wanted: Filter) -> None:
        """List what passes: at once the beginning, and of a long list soon the rest."""
        if wanted.words != self.filter.words:
            self._finding = None
        self.filter = wanted
        self._rows.clear()
        if self._takes_long:
            self.whole = False  # by relevance there is no beginning without the whole: until that is found, what was listed stays
        else:
            self._show(self._desk.search.listing(wanted, FIRST))
        self._ask_for_rest()

    @property
    def _takes_long(self) -> bool:
        return self.filter.order == "relevance"

    def complete(self, wanted: Filter, listing: Listing) -> None:
        """Take the whole listing of a filter. What is shown of it already stays where it is."""
        if wanted != self.filter or self.whole:
            return
        begun, known = len(self.ids), len(self._headings)
        headings, names = self._days(listing)
        same = listing.ids[:begun] == self.ids and headings[:known] == self._headings and names[:known] == self._names
        if not begun or not same:
            self._show(listing)
        elif len(listing.ids) > begun:
            self.beginInsertRows(QModelIndex(), self.rowCount(), len(listing.ids) + len(headings) - 1)
            self.ids, self._headings, self._names, self.whole = listing.ids, headings, names, True
            self.endInsertRows()
        self.whole = True
        self.completed.emit()

    def load_all(self) -> None:
        """Have the whole list now: for who selects all of it."""
        if not self.whole:
            self.complete(self.filter, self.listing())

    def keep(self, article_id: int) -> None:
        """Let an article stay in the list although opening it took it out of what the list is of."""
        of_marks = self.filter.place == "unread" or "is:" in self.filter.words.casefold()
        if of_marks and article_id not in self.filter.keep_visible:
            self.filter = self.filter._replace(keep_visible=(*self.filter.keep_visible, article_id))
            self._ask_for_rest()

    def _ask_for_rest(self) -> None:
        if not self.whole:
            self.wanted.emit(self.filter)

    def release(self, ids: Iterable[int]) -> None:
        """Undo ``keep`` for those that a person sent away."""
        gone = set(ids)
        self.filter = self.filter._replace(keep_visible=tuple(i for i in self.filter.keep_visible if i not in gone))
        self._ask_for_rest()

    @property
    def is_long(self) -> bool:
        """Whether the library is asked for the list by a thread, because it takes longer than a frame."""
        return not self.whole or len(self.ids) > FIRST or self._takes_long

    def forget(self, ids: Iterable[int] = ()) -> None:
        """Fetch the rows of these articles (none: of all) anew when they are looked at."""
        for article_id in tuple(ids) or tuple(self._rows):
            self._rows.pop(article_id, None)
        if self._finding is not None:
            self._finding.forget()

    def listing(self) -> Listing:
        """Return what the library says by now."""
        return self._desk.search.listing(self.filter)

    def show(self, listing: Listing) -> bool:
        """Show a whole listing of the filter. True if that is another order than before."""
        headings, names = self._days(listing)
        self.whole = True
        if listing.ids == self.ids and headings == self._headings and names == self._names:
            if self.rowCount():
                self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
            return False
        self._show(listing)
        return True

    def _show(self, listing: Listing) -> None:
        self.beginResetModel()
        self.ids, self.whole = listing.ids, listing.whole
        self._headings, self._names = self._days(listing)
        self.endResetModel()

    def _days(self, listing: Listing) -> tuple[list[int], list[str]]:
        """Model rows of the headings and their names: by day for a week, then by month."""
        today = QDate.currentDate()
        headings = [day.position + number for number, day in enumerate(listing.days)]
        return headings, [self._day_name(day.day, today) for day in listing.days]

    def _day_name(self, name: str, today: QDate) -> str:
        if not name:
            return self.tr("No date")
        if len(name) == len("2026-11"):
            year, month = map(int, name.split("-"))
            return f"{QLocale().standaloneMonthName(month)} {year}"
        day = QDate.fromString(name, Qt.DateFormat.ISODate)
        ago = day.daysTo(today)
        if ago <= 0:
            return self.tr("Today")
        if ago == 1:
            return self.tr("Yesterday")
        return QLocale().standaloneDayName(day.dayOfWeek())

    def trail(self, current: int) -> Trail:
        """Return the order that the list shows now."""
        return Trail(self.ids, current)

    # --- rows ----------------------------------------------------------------------------------------------------------

    def is_heading(self, row: int) -> bool:
        place = bisect_right(self._headings, row) - 1
        return place >= 0 and self._headings[place] == row

    def heading_rows(self) -> list[int]:
        return self._headings

    def article_at(self, row: int) -> int:
        """Return the id of the article in a model row, 0 for a heading."""
        if self.is_heading(row) or not 0 <= row < self.rowCount():
            return 0
        return self.ids[row - bisect_right(self._headings, row)]

    def row_of(self, article_id: int) -> int:
        """Return the model row of an article, -1 where it is not listed."""
        try:
            place = self.ids.index(article_id)
        except ValueError:
            return -1
        return self._row_at(place)

    def runs(self, wanted: Collection[int]) -> Iterator[tuple[int, int]]:
        """Return the model rows of these articles, as runs of rows that follow each other (with headings between them):
        (first, last).
        """
        first = last = -1
        for place, article_id in enumerate(self.ids):
            if article_id in wanted:
                first, last = (place if first < 0 else first), place
            elif first >= 0:
                yield self._row_at(first), self._row_at(last)
                first = -1
        if first >= 0:
            yield self._row_at(first), self._row_at(last)

    def _row_at(self, place: int) -> int:
        """Return the model row of the article at this place of the list."""
        for heading in self._headings:
            if heading > place:
                break
            place += 1
        return place

    def number_between(self, first: int, last: int) -> int:
        """Return how many articles are in these model rows, both included."""
        return last + 1 - bisect_right(self._headings, last) - (first - bisect_left(self._headings, first))

    def articles_between(self, first: int, last: int) -> array[int]:
        """Return the ids of the articles in these model rows, both included."""
        return self.ids[first - bisect_left(self._headings, first) : last + 1 - bisect_right(self._headings, last)]

    def row(self, article_id: int) -> Row | None:
        """Return an article's row; fetches the page of rows around it if it is not there yet."""
        found = self._rows.get(article_id)
        if found is None and article_id:
            try:
                first = self.ids.index(article_id) // PAGE * PAGE
                wanted: Iterable[int] = self.ids[first : first + PAGE]
            except ValueError:
                wanted = (article_id,)
            fetched = {row.id: row for row in self._desk.articles.rows(wanted)}
            if len(self._rows) > MAX_ROWS_KEPT:
                for known in list(self._rows)[: MAX_ROWS_KEPT // 2]:
                    del self._rows[known]
            self._rows.update(fetched)
            hold_letters("".join(row.title for row in fetched.values()))
            self.rows_shown.emit([row.id for row in fetched.values() if row.state == "ready"])
            found = self._rows.get(article_id)
        return found

    def known_rows(self) -> list[int]:
        """Return the ids of the articles whose rows have been fetched and that have a text."""
        return [row.id for row in self._rows.values() if row.state == "ready"]

    def show_progress(self, found: Mapping[int, int]) -> None:
        """Show how much of these articles has been read, in percent."""
        for article_id, percent in found.items():
            shown = percent if percent < READ_PERCENT else 0
            if self._progress.get(article_id, 0) == shown:
                continue
            self._progress[article_id] = shown
            row = self.row_of(article_id) if article_id in self._rows else -1
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def job_changed(self, job: JobChanged) -> None:
        """Show a capture's progress in its row."""
        if job.kind != "save" or not job.article_id:
            return
        if job.is_over:
            self._jobs.pop(job.article_id, None)
        else:
            self._jobs[job.article_id] = job
        row = self.row_of(job.article_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    # --- Qt ------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids) + len(self._headings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if self.is_heading(index.row()):
            if role in (Qt.ItemDataRole.DisplayRole, Role.HEADING, Qt.ItemDataRole.AccessibleTextRole):
                return self._names[bisect_right(self._headings, index.row()) - 1]
            return None
        article_id = self.article_at(index.row())
        row = self.row(article_id)
        if row is None:
            return None
        if role == Role.ROW:
            return row
        if role in (Role.JOB, Role.PROGRESS):
            return self._jobs.get(article_id) if role == Role.JOB else self._progress.get(article_id, 0)
        if role == Role.FOUND:
            return self._found(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row)
        return None

    def _found(self, row: Row) -> RowSnippet | None:
        if not self.filter.words:
            return None
        if self._finding is None:
            from reader.gui.list.row_snippets import RowSnippets

            self._finding = RowSnippets(self._desk, self.filter.words)
        return self._finding.found(row)

    def _tip(self, row: Row) -> str | None:
        """Return why the article is not whole, and its short summary if that is kept, each in its own direction."""
        why = reason(row.completeness)
        parts = [why.sentence] if why else []
        with suppress(TearsheetError):
            summary = self._desk.summaries.kept(row.id, LENGTHS["short"]) if row.state == "ready" else None
            parts += [" ".join(sentence.text.split()) for sentence in summary.sentences] if summary else []
        # Qt breaks lines only in rich text; escaped, nothing in an article's words is markup.
        from html import escape

        return "".join(f'<p dir="{direction(part)}">{escape(part)}</p>' for part in parts) or None

    def _spoken(self, row: Row) -> str:
        marks = [
            self.tr("unread") if not row.read else "",
            self.tr("starred") if row.starred else "",
            progress_words(self._progress.get(row.id, 0)),
            self.tr("couldn’t be fetched")
            if row.state == "failed"
            else self.tr("not fetched")
            if row.lacks_text
            else "",
            self.tr("incomplete: %1").replace("%1", why.short) if (why := reason(row.completeness)) else "",
        ]
        return ", ".join(part for part in (row.title, row.site, *marks) if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.is_heading(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [ARTICLES_MIME, "text/uri-list", "text/plain"]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        """Articles as ids for tags, and as addresses for other programs."""
        from reader.model.exported import outward

        rows = [row for index in indexes if (row := self.row(self.article_at(index.row()))) is not None]
        data = QMimeData()
        data.setData(ARTICLES_MIME, QByteArray(",".join((_OWN, *(str(row.id) for row in rows))).encode()))
        data.setText("\n".join(outward(row.url) for row in rows))
        return data


def dragged_articles(data: QMimeData) -> list[int]:
    """Return the ids that a drag from this process's list carries, none for any other drag, of another library's, too."""
    own, *ids = bytes(data.data(ARTICLES_MIME).data()).split(b",")
    return [int(part) for part in ids] if own == _OWN.encode() else []


def progress_words(percent: int) -> str:
    """Return how much of an article has been read, "" for nothing of note."""
    words = QCoreApplication.translate("ArticleModel", "%1 % read")
    return words.replace("%1", QLocale().toString(percent)) if percent else ""
