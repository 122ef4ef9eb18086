"""Cells of a table that is copied: spreadsheets take some beginnings for a formula, and a formula can ask a server. Where
commas are decimal, they part cells at semicolons, also within a cell of ours.
"""

from __future__ import annotations

import re

_SIGNS = "=@+\\-＝＠＋－"
"""Also in full width, which Japanese spreadsheets take for the same."""
_FORMULA = re.compile(rf"\s*[{_SIGNS}]")
_GUARDED = re.compile(rf"(\s*)'(?=\s*[{_SIGNS}])")
_SIGNED_NUMBER = re.compile(r"\s*[+\-]\s*[\d.,][^=(!|]*$|\s*[+\-]+\s*$")
"""What begins like a formula and computes nothing: "-5", "+3.2 %", a dash in an empty cell."""
_PARTING = re.compile(r"([;\t])")


def cell(text: str) -> str:
    """Return the text of a cell with an apostrophe before each part that a spreadsheet would compute: it shows the words
    then.
    """
    return "".join(map(_guarded, _PARTING.split(text)))


def words_of(text: str) -> str:
    """Return the text of a cell without these apostrophes."""
    return "".join(
        _GUARDED.sub(r"\1", part, count=1) if _GUARDED.match(part) else part for part in _PARTING.split(text)
    )


def _guarded(part: str) -> str:
    return f"'{part}" if _FORMULA.match(part) and not _SIGNED_NUMBER.match(part) else part
