"""How a row of the list is painted: unread dot and weight, title, a sentence of summary, site, time and tags; or why it
failed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from reader.gui.kit import messages
from reader.gui.kit.hit_painting import Marking, draw_lines
from reader.gui.kit.icons import paint_icon
from reader.gui.kit.incomplete_reasons import reason
from reader.gui.kit.pictures import Pictures
from reader.gui.kit.theme import Theme, scaled, ui_font
from reader.gui.list.article_model import Role, progress_words
from reader.model.library import Row

if TYPE_CHECKING:
    from reader.gui.list.row_snippets import RowSnippet

HEIGHTS = {"summary": 112, "plain": 84, "compact": 56}
HEADING_HEIGHT = 36
LEFT, RIGHT, TOP = 26, 14, 11
THUMB = 60
ACTIONS = ("star", "archive", "trash")
ACTION_SIZE = 26
LEAST_META = 64
"""Pixels that site and day keep where tags need their room."""


class ArticleRow(QStyledItemDelegate):
    """``action`` carries one of "star", "archive", "trash", "retry" and the article's id."""

    action = Signal(str, int)

    def __init__(self, theme: Theme, pictures: Pictures, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.hovered = -1
        self._theme = theme
        self._pictures = pictures
        self.density = "summary"
        self._title = ui_font(14, bold=True)
        self._text = ui_font(13)
        self._meta = ui_font(12)
        self._heading = ui_font(11, bold=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        heading = index.data(Role.HEADING) is not None
        return QSize(option.rect.width(), scaled(HEADING_HEIGHT if heading else HEIGHTS[self.density]))

    # --- painting ------------------------------------------------------------------------------------------------------

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = index.data(Role.HEADING)
        row = index.data(Role.ROW)
        if heading is not None:
            painter.setFont(self._heading)
            painter.setPen(self._theme.colour("ink2"))
            rect = option.rect.adjusted(LEFT, 0, -RIGHT, -6)
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, heading)
        elif isinstance(row, Row):
            self._paint_row(painter, option, index, row)
        painter.restore()

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, row: Row
    ) -> None:
        rect: QRect = option.rect
        # Asked of the view, not of option.state: the flags of QStyle alone take 10 ms to import before the first paint.
        selected = self._view.selectionModel().isSelected(index)
        hover = index.row() == self.hovered
        if selected:
            painter.fillRect(rect, self._theme.colour("accent_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._theme.colour("accent"))
        elif hover:
            painter.fillRect(rect, self._theme.colour("card"))
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        if not row.read:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawEllipse(QPointF(rect.left() + 15, rect.top() + self._top() + scaled(8)), 4, 4)

        job = index.data(Role.JOB)
        compact = self.density == "compact"
        area = rect.adjusted(LEFT, self._top(), -RIGHT, -8)
        thumb = QRect()
        if row.thumbnail and not compact:
            thumb = QRect(area.right() - THUMB + 1, area.top(), THUMB, THUMB)
            self._paint_thumbnail(painter, row.thumbnail, thumb)
            area.setRight(thumb.left() - 12)

        ink = self._theme.colour("ink" if not row.read or selected else "ink2")
        y = area.top()
        found: RowSnippet | None = index.data(Role.FOUND)
        marking = Marking.of(self._theme) if found is not None else None
        y += draw_lines(
            painter,
            row.title,
            self._title,
            ink,
            QRect(area.left(), y, area.width(), scaled(60)),
            1 if compact else 2,
            scaled(18),
            hits=found.title if found is not None else (),
            marking=marking,
            anywhere=row.state != "ready" and " " not in row.title,
        )
        full = QRect(area.left(), y, rect.right() - RIGHT - area.left(), rect.bottom() - y)
        if row.state != "ready" or job is not None:
            self._paint_state(painter, row, job, full, compact=compact)
            if hover:
                self._paint_actions(painter, rect, row)
            return
        text, hits = (found.text, found.text_hits) if found is not None and found.text else (row.excerpt, ())
        if self.density == "summary" and text:
            y += 3
            place = QRect(area.left(), y, area.width(), scaled(40))
            y += draw_lines(
                painter, text, self._text, self._theme.colour("ink2"), place, 2, scaled(17), hits=hits, marking=marking
            )
        line = QRect(
            area.left(), min(y + 3, rect.bottom() - scaled(24)), rect.right() - RIGHT - area.left(), scaled(18)
        )
        if thumb.isValid() and line.top() < thumb.bottom():
            line.setRight(area.right())
        tools = self._action_ground(rect)
        free = QRect(line)
        if hover and line.bottom() >= tools.top():
            free.setRight(min(line.right(), int(tools.left()) - 6))
        self._paint_meta(painter, row, line, free, int(index.data(Role.PROGRESS)))
        if hover:
            self._paint_actions(painter, rect, row)

    def _top(self) -> int:
        return 8 if self.density == "compact" else TOP

    def _paint_thumbnail(self, painter: QPainter, key: str, rect: QRect) -> None:
        path = QPainterPath()
        path.addRoundedRect(QRectF(rect), 7, 7)
        painter.fillPath(path, self._theme.colour("hover"))
        ratio = self._view.devicePixelRatioF()
        image = self._pictures.get(key, QSize(round(rect.width() * ratio), round(rect.height() * ratio)), cover=True)
        if image is not None and not image.isNull():
            painter.save()
            painter.setClipPath(path)
            painter.drawImage(rect, image)
            painter.restore()

    def _paint_meta(self, painter: QPainter, row: Row, rect: QRect, free: QRect, progress: int) -> None:
        """Paint site, day, length, progress and tags into the ``free`` part of a line. The same tags as in the whole line, where
        it can be: site and day give way.
        """
        minutes = self.tr("%1 min").replace("%1", messages.number(row.minutes)) if row.minutes else ""
        parts = [messages.isolated(row.site), messages.published_or_saved(row.published, row.saved), minutes]
        parts.append(progress_words(progress))
        text = "  ·  ".join(part for part in parts if part)
        painter.setFont(self._meta)
        painter.setPen(self._theme.colour("ink2"))
        metrics = painter.fontMetrics()
        left = rect.left()
        if row.starred:
            paint_icon(painter, "star-full", QRectF(left, rect.top() + 2, 13, 13), self._theme.colour("accent"))
            left += 18
        why = reason(row.completeness)
        if why is not None:
            # The words stand before the site: a mark alone would not say what is wrong.
            paint_icon(painter, "attention", QRectF(left, rect.top() + 2.5, 13, 13), self._theme.colour("problem"))
            left += 18
            text = f"{why.short}  ·  {text}" if text else why.short
        small = QFontMetrics(self._heading)
        tags = [(tag, small.horizontalAdvance(tag) + 14) for tag in row.tags]
        room = free.right() - left
        if free.right() < rect.right():
            after = left + metrics.horizontalAdvance(text) + 8
            for _tag, width in tags:
                if after + width > rect.right():
                    break
                after += width + 5
                room = max(room - width - 5, LEAST_META)
            room -= 8
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, rect.top(), room, rect.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        left += metrics.horizontalAdvance(shown) + 8
        painter.setFont(ui_font(11))
        for tag, width in tags:
            if left + width > free.right():
                break
            chip = QRectF(left, rect.top() + 0.5, width, scaled(17))
            painter.setPen(QPen(self._theme.colour("rule"), 1))
            painter.setBrush(self._theme.colour("card"))
            painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
            painter.setPen(self._theme.colour("ink2"))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, tag)
            left += width + 5

    def _paint_state(self, painter: QPainter, row: Row, job: object, rect: QRect, *, compact: bool) -> None:
        painter.setFont(self._meta)
        line = QRect(rect.left(), rect.top() + 3, rect.width(), scaled(18))
        if job is not None or row.state == "fetching":
            words = messages.stage(job) if job is not None else self.tr("Fetching…")  # type: ignore[arg-type]
            painter.setPen(self._theme.colour("ink2"))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
            fraction = job.fraction if job is not None else -1  # type: ignore[attr-defined]
            bar = QRectF(rect.left(), line.bottom() + 5, rect.width(), 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(bar, 1.5, 1.5)
            painter.setBrush(self._theme.colour("accent"))
            share = max(0.06, fraction) if fraction >= 0 else _STAGE_SHARES.get(getattr(job, "stage", ""), 0.06)
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * share, 3), 1.5, 1.5)
            return
        failed = row.state == "failed"
        bare = row.lacks_text and not failed
        colour = self._theme.colour("problem" if failed else "ink2")
        paint_icon(painter, "attention" if failed else "clock", QRectF(rect.left(), line.top() + 2, 14, 14), colour)
        words = self.tr("Not fetched") if bare else messages.row_problem(row) or self.tr("Waiting to fetch…")
        link = self._retry_rect(rect, bare=bare) if failed or bare else QRect()
        room = (link.left() - 10 if failed or bare else rect.right()) - rect.left() - 20
        used = draw_lines(
            painter,
            words,
            self._meta,
            colour,
            QRect(rect.left() + 20, line.top(), room, scaled(60)),
            1 if compact else 2,
            scaled(17),
        )
        if (failed or bare) and used:
            font = ui_font(12)
            font.setUnderline(True)
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(
                link, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._retry_words(bare=bare)
            )

    def _retry_words(self, *, bare: bool) -> str:
        return self.tr("Fetch") if bare else self.tr("Try again")

    def _retry_rect(self, rect: QRect, *, bare: bool = False) -> QRect:
        width = QFontMetrics(self._meta).horizontalAdvance(self._retry_words(bare=bare)) + 2
        return QRect(rect.right() - width, rect.top() + 3, width, scaled(18))

    def _action_rects(self, rect: QRect) -> list[QRect]:
        top = rect.bottom() - ACTION_SIZE - 4
        right = rect.right() - RIGHT
        count = len(ACTIONS)
        return [QRect(right - (count - i) * ACTION_SIZE, top, ACTION_SIZE, ACTION_SIZE) for i in range(count)]

    def _action_ground(self, rect: QRect) -> QRectF:
        places = self._action_rects(rect)
        return QRectF(places[0].united(places[-1])).adjusted(-3, 0, 3, 0)

    def _paint_actions(self, painter: QPainter, rect: QRect, row: Row) -> None:
        places = self._action_rects(rect)
        ground = self._action_ground(rect)
        painter.setPen(QPen(self._theme.colour("rule"), 1))
        painter.setBrush(self._theme.colour("field"))
        painter.drawRoundedRect(ground, 7, 7)
        for name, place in zip(ACTIONS, places, strict=True):
            shown = "star-full" if name == "star" and row.starred else name
            colour = self._theme.colour("accent" if shown == "star-full" else "ink2")
            paint_icon(painter, shown, QRectF(place).adjusted(5, 5, -5, -5), colour)

    # --- clicks --------------------------------------------------------------------------------------------------------

    def editorEvent(
        self,
        event: QEvent,
        _model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        row = index.data(Role.ROW)
        if (
            not isinstance(event, QMouseEvent)
            or not isinstance(row, Row)
            or event.button() != Qt.MouseButton.LeftButton
        ):
            return False
        if event.type() not in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            return False
        hit = self._hit(event.position().toPoint(), option.rect, row)
        if hit and event.type() == QEvent.Type.MouseButtonRelease:
            self.action.emit(hit, row.id)
        return bool(hit)

    def _hit(self, point: object, rect: QRect, row: Row) -> str:
        for name, place in zip(ACTIONS, self._action_rects(rect), strict=True):
            if place.contains(point):  # type: ignore[call-overload]
                return name
        if row.lacks_text:
            top = rect.top() + self._top() + scaled(18)
            area = QRect(rect.left() + LEFT, top, rect.width() - LEFT - RIGHT, scaled(40))
            link = self._retry_rect(area, bare=row.state != "failed").adjusted(-6, -6, 6, 24)
            if link.contains(point):  # type: ignore[call-overload]
                return "retry"
        return ""


_STAGE_SHARES = {"fetching": 0.15, "reading": 0.15, "cleaning": 0.55, "pictures": 0.8}
"""How much of the bar is filled where a stage has no measure of its own: cleaning is about half of the way."""
