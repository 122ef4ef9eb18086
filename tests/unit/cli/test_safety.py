from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.cli.safety import sentences
from reader.library.file.losses import OTHERS, UNKNOWN, Saved
from reader.library.file.swap import Repaired

WHOLE = Saved(60, 3, 60, 0, 0, 0, 0, 0, 0)


def _said(saved: Saved, remade: tuple[int, ...] = ()) -> str:
    return "\n".join(sentences(Repaired(saved=saved, kept=Path("damaged.sqlite"), remade=remade)))


def test_nothing_was_lost_is_said_where_that_is_so() -> None:
    assert "Nothing was lost." in _said(WHOLE)


def test_what_is_lost_is_counted_and_what_may_be_lost_is_named() -> None:
    said = _said(replace(WHOLE, lost_originals=2, lost_others={"highlights": 32, "captures": 1, "folders": UNKNOWN}))
    assert "Lost: 2 originals, 32 highlights, 1 fetch. A backup may hold them." in said
    assert "Some of these may be lost, nobody can know how many: smart folders." in said
    assert "Nothing was lost" not in said


def test_every_kind_of_loss_has_its_words() -> None:
    said = _said(replace(WHOLE, lost_others=dict.fromkeys(OTHERS, 1)))
    assert said.count("Lost: 1 ") == 1
    assert not [table for table in OTHERS if "_" in table and table in said]


def test_articles_whose_details_are_lost_or_altered_are_named() -> None:
    said = _said(replace(WHOLE, nameless=(3, 5), worded=(5,), entries=(8,)))
    assert "title, byline, notes or other details: articles 3, 5. A backup may hold them." in said
    assert "notes as plain words, from the search index: articles 5." in said
    assert "altered title or details: articles 8." in said
    assert "Nothing was lost" not in said
    made_again = _said(replace(WHOLE, nameless=(3, 5)), (5,))
    assert "title, byline, notes or other details: articles 3." in made_again
    assert "title taken from the original: articles 5." in made_again


def test_many_articles_are_named_in_part_and_counted() -> None:
    said = _said(replace(WHOLE, nameless=tuple(range(1, 101)), lost_titles=("the ferry", "the bridge")))
    assert "articles 1, 2, 3," in said
    assert "30 and 70 more." in said
    assert "small letters: the ferry, the bridge." in said
