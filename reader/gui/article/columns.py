"""How wide the columns of a table are: wide enough that no number is broken, wherever the table is set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF, QTextLength, QTextTable

PADDING = 6
"""Of a cell, in pixels, on each side."""
MAX_NATURAL, MAX_WORD = 420, 240
"""The most that a column asks for so that nothing in it wraps, and so that a word (never a number) is whole."""
COMFORTABLE = 180
"""How wide the columns of a table that scrolls may be, in pixels, before their text wraps."""

_BREAKS = re.compile(r"[ \t\n\u2028]+|(?<=[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f])")
_SPACED_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|[%‰€$£¥])|(?<=[€$£¥]) (?=\d)")
_NUMBER = re.compile(r"^\W*\d[\d\W]*$")


def unbroken(text: str) -> str:
    """Return a cell's text with the spaces within numbers made ones at which no line ends; its length stays."""
    return _SPACED_NUMBER.sub("\u00a0", text)


class Column(NamedTuple):
    """What a column needs, in pixels without its padding: so that no word breaks, and so that nothing wraps."""

    least: float
    natural: float


def measured(cells: Sequence[tuple[str, QFont]]) -> Column:
    """Return what a column with these texts needs."""
    least = natural = 12.0
    for text, font in cells:
        metrics = QFontMetricsF(font)
        shown = unbroken(text)
        for line in shown.split("\n"):
            natural = max(natural, metrics.horizontalAdvance(line))
        for word in sorted(filter(None, _BREAKS.split(shown)), key=len)[-2:]:
            width = metrics.horizontalAdvance(word)
            least = max(least, width if _NUMBER.match(word) else min(width, MAX_WORD))
    return Column(least + 2, max(min(natural, MAX_NATURAL), least) + 2)


def widths(columns: Sequence[Column], room: float) -> list[float]:
    """Return each column's width without padding: the room shared out, or more than it where that breaks words."""
    least, natural = sum(column.least for column in columns), sum(column.natural for column in columns)
    if natural <= room:
        return [column.natural * room / natural for column in columns]
    if least <= room:
        share = (room - least) / (natural - least)
        return [column.least + (column.natural - column.least) * share for column in columns]
    return [max(column.least, min(column.natural, COMFORTABLE)) for column in columns]


def fit(table: QTextTable, columns: Sequence[Column], width: int) -> None:
    """Give a table's columns their widths on a page of this width."""
    frame = 2 * PADDING + 1  # a column's width is with its padding
    form = table.format()
    shares = widths(columns, width - len(columns) * frame - 4)
    wanted = [QTextLength(QTextLength.Type.FixedLength, share + frame) for share in shares]
    form.setColumnWidthConstraints(wanted)
    table.setFormat(form)
