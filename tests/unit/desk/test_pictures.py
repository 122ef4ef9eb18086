from __future__ import annotations

from reader.desk.pictures import Pictures
from reader.library.library import Library


def test_a_picture_that_is_not_kept_is_none(library: Library) -> None:
    assert Pictures(library).picture("0" * 64) is None
