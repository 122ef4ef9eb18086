"""What the program says of an article in a note is not the reader's note when it comes back."""

from __future__ import annotations

import pytest

from reader.model.exported import remark, without_remarks


@pytest.mark.parametrize("before", ["", "Call back.", "One\n\nTwo [of three]"])
@pytest.mark.parametrize("between", ["\n", "\n\n", "; "])
def test_a_remark_leaves_the_note_as_it_was(before: str, between: str) -> None:
    note = between.join(part for part in (before, remark("Incomplete: “[…] subscribe]” now")) if part)
    assert without_remarks(note) == before


def test_other_brackets_stay() -> None:
    assert without_remarks("[Tearsheet is a reader]") == "[Tearsheet is a reader]"
