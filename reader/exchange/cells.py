"""Cells of a table that is copied: spreadsheets take some beginnings for a formula, and a formula can ask a server."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"\s*[=@+\-]")
_SIGNED_NUMBER = re.compile(r"\s*[+\-]\s*[\d.,][^=(!|]*$|\s*[+\-]+\s*$")
"""What begins like a formula and computes nothing: "-5", "+3.2 %", a dash in an empty cell."""


def cell(text: str) -> str:
    """Return the text of a cell with an apostrophe before what a spreadsheet would compute: it shows the words then."""
    return f"'{text}" if _FORMULA.match(text) and not _SIGNED_NUMBER.match(text) else text
