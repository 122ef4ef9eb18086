"""The cells of a table's rows, which tabs divide in their text.

Cells that span make empty ones. A page may span so much that nearly all are empty, and a table of them takes minutes to
lay out: then columns without a word go, and if that is not enough, every empty cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.model.blocks import Inline

MAX_EMPTY_CELLS = 2_000
MAX_GRID_FACTOR = 4
"""How many cells a table may have for each that has words, beyond ``MAX_EMPTY_CELLS``."""


def table_cells(rows: Sequence[str]) -> list[list[tuple[int, str]]]:
    """Return the cells of each row, each as its offset in the row's text and its own text."""
    cells = [_cells(row) for row in rows]
    if is_bounded(len(rows), max(map(len, cells)), sum(bool(text) for row in cells for _, text in row)):
        return cells
    used = {column for row in cells for column, (_, text) in enumerate(row) if text}
    if is_bounded(len(rows), len(used), sum(bool(text) for row in cells for _, text in row)):
        return [[cell for column, cell in enumerate(row) if column in used] for row in cells]
    return [[cell for cell in row if cell[1]] or row[:1] for row in cells]


def inlines_of(cells: Sequence[tuple[int, str]], inlines: Iterable[Inline]) -> list[tuple[Inline, ...]]:
    """Return the inlines of each cell of a row, counted from where the cell begins."""
    found: list[list[Inline]] = [[] for _ in cells]
    starts = [start for start, _ in cells]
    for one in inlines:
        at = bisect_right(starts, one.start) - 1
        if at >= 0 and one.end <= starts[at] + len(cells[at][1]):
            found[at].append(replace(one, start=one.start - starts[at], end=one.end - starts[at]))
    return [tuple(within) for within in found]


def is_bounded(rows: int, columns: int, filled: int) -> bool:
    """Tell whether a table has not many times more cells than words to put into them."""
    return rows * columns <= max(MAX_EMPTY_CELLS, MAX_GRID_FACTOR * filled)


def _cells(row: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for text in row.split("\t"):
        found.append((start, text))
        start += len(text) + 1
    return found
