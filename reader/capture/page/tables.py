"""Tables that hold data, their rows with the cells that span several, and the numbers of ordered lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from reader.capture.page.dom import tag_of
from reader.text.table_cells import is_bounded


def is_data(table: etree._Element) -> bool:
    """Tell whether a table holds data: several short cells in a row, no table or long text inside (those lay out a
    page).
    """
    if table.find(".//table") is not None:
        return False
    rows = [[c for c in row if tag_of(c) in ("td", "th")] for row in table.iter("tr")]
    rows = [row for row in rows if row]
    if not rows or max(len(row) for row in rows) < 2:
        return False
    if any(tag_of(cell) == "th" for row in rows for cell in row):
        return True
    if table.get("role") == "presentation" or any(len(cell.findall(".//p")) > 3 for row in rows for cell in row):
        return False
    longest = max(sum(len(t) for t in cell.itertext()) for row in rows for cell in row)
    return len(rows) > 1 and longest < 400


MAX_SPAN = 100

_Rows = list[tuple[etree._Element, list[etree._Element | None]]]


def table_rows(table: etree._Element) -> _Rows:
    """Return the rows of a table with their cells, each under its own column: None where a cell that spans several
    columns or rows reaches. A table that spans make many times larger than what is in it has its cells side by side.
    """
    rows = [(row, [cell for cell in row if tag_of(cell) in ("td", "th")]) for row in table.iter("tr")]
    filled = sum(len(cells) for _, cells in rows)
    return _spanned(rows, filled) or [(row, list[etree._Element | None](cells)) for row, cells in rows]


def _spanned(rows: Sequence[tuple[etree._Element, list[etree._Element]]], filled: int) -> _Rows:
    """Return the rows with the columns that cells span, without those at the end in which none begins; nothing where
    they are beyond the bounds of a table.
    """
    found: _Rows = []
    reaching: dict[int, int] = {}
    columns = 0
    for row, own in rows:
        cells: list[etree._Element | None] = []

        def fill(cells: list[etree._Element | None] = cells) -> None:
            while reaching.get(len(cells), 0) > 0:
                reaching[len(cells)] -= 1
                cells.append(None)

        for cell in own:
            fill()
            columns = max(columns, len(cells) + 1)
            if not is_bounded(len(found) + 1, columns, filled):
                return []
            down = min(MAX_SPAN, max(1, _whole(cell.get("rowspan"), 1))) - 1
            across = min(MAX_SPAN, max(1, _whole(cell.get("colspan"), 1)))
            for number in range(across):
                if down:
                    reaching[len(cells)] = down
                cells.append(cell if not number else None)
        fill()
        found.append((row, cells))
    return [(row, cells[:columns]) for row, cells in found] if is_bounded(len(found), columns, filled) else []


def numbers_of(element: etree._Element) -> dict[etree._Element, int]:
    """Return the number of each item of an ``ol``, as ``start``, ``reversed`` and ``value`` give it."""
    items = [child for child in element if tag_of(child) == "li"]
    step = -1 if element.get("reversed") is not None else 1
    number = _whole(element.get("start"), len(items) if step < 0 else 1)
    found = {}
    for item in items:
        number = _whole(item.get("value"), number)
        found[item] = number
        number += step
    return found


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"\s*-?\d{1,6}\s*", value) else otherwise
