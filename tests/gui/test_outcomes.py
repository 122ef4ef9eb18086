"""What the window says after a repair."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from reader.gui.safety.outcomes import repaired, restored
from reader.library.file.copy import LibraryContents
from reader.library.file.losses import OTHERS, UNKNOWN, Saved
from reader.library.file.swap import Repaired, Restored

WHOLE = Saved(60, 3, 60, 0, 0, 0, 0, 0, 0)


def _said(saved: Saved, remade: tuple[int, ...] = ()) -> str:
    return repaired(Repaired(saved=saved, kept=Path("damaged.sqlite"), remade=remade))


@pytest.mark.usefixtures("qapp")
def test_nothing_was_lost_is_said_where_that_is_so() -> None:
    assert "Nothing was lost." in _said(WHOLE)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("table", OTHERS)
def test_rows_of_every_table_that_are_or_may_be_lost_are_told(table: str) -> None:
    for count, words in ((2, "A backup may hold them."), (UNKNOWN, "may be lost")):
        said = _said(replace(WHOLE, lost_others={table: count}))
        assert words in said
        assert "Nothing was lost" not in said


@pytest.mark.usefixtures("qapp")
def test_articles_whose_details_are_lost_or_altered_are_named() -> None:
    said = _said(replace(WHOLE, nameless=(3, 5), worded=(5,), entries=(8,), altered=2))
    assert "title, byline, notes or other details: articles 3, 5. A backup may hold them." in said
    assert "search index: articles 5." in said
    assert "altered title or details: articles 8." in said
    assert "Nothing was lost" not in said
    made_again = _said(replace(WHOLE, nameless=(3, 5)), (5,))
    assert "title, byline, notes or other details: articles 3." in made_again
    assert "title taken from the original: articles 5." in made_again


@pytest.mark.usefixtures("qapp")
def test_many_articles_are_named_in_part_and_counted() -> None:
    said = _said(replace(WHOLE, nameless=tuple(range(1, 101)), lost_titles=("the ferry", "the bridge")))
    assert "articles 1, 2, 3," in said
    assert "30 and 70 more" in said
    assert "small letters: the ferry, the bridge." in said


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("passphrase", "lines"), [("", 2), ("other", 3), ("first", 4)])
def test_a_restored_backup_says_with_which_passphrase_it_opens(
    passphrase: Literal["", "first", "other"], lines: int
) -> None:
    said = restored(
        Restored(LibraryContents(1, 3, 1, "Ferry returns", "2026-05-04"), Path("replaced.sqlite"), passphrase)
    )
    assert len(said.splitlines()) == lines
    assert ("passphrase" in said) is bool(passphrase)
    assert ("isn’t encrypted" in said) is (passphrase == "first")
