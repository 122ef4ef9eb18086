"""What is beyond a limit of an import is named."""

from __future__ import annotations

import pytest

from reader.desk.importing import left_out as module
from reader.desk.importing.left_out import left_out
from reader.model.capture import Page
from reader.model.imported import ImportedItem, ImportedPicture, OwnExport


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ORIGINAL_BYTES", 1024 * 1024)
    monkeypatch.setattr(module, "MAX_PICTURE_BYTES", 1024 * 1024)
    monkeypatch.setattr(module, "MAX_PICTURES_BYTES", 2 * 1024 * 1024)


BIG = bytes(1024 * 1024 + 1)


def test_an_ordinary_item_leaves_out_what_its_format_named() -> None:
    assert left_out(ImportedItem("w", text="Words", original=b"x", tags=("a",), dropped=("volume",))) == ("volume",)


def test_names_of_strangers_are_short_and_few() -> None:
    names = left_out(ImportedItem("w", dropped=("x" * 500 + "\n", *(f"field {number}" for number in range(99)))))
    assert (len(names), len(names[0]), names[-1]) == (31, 80, "70 more")


def test_a_file_above_the_limit_is_named_but_not_the_page_that_a_text_is_made_from() -> None:
    assert left_out(ImportedItem("w", kind="readable", original=BIG)) == ("the file itself (over 1 MB)",)
    assert left_out(ImportedItem("w", kind="page", original=BIG)) == ()
    page = Page("", "", "", 200, (), BIG, "")
    assert left_out(ImportedItem("w", own=OwnExport(pages=(page,)))) == ("the file itself (over 1 MB)",)


def test_pictures_are_named_each_and_together() -> None:
    big = ImportedPicture("a", BIG)
    small = tuple(ImportedPicture(str(n), bytes(1024 * 1024)) for n in range(3))
    assert left_out(ImportedItem("w", pictures=(big,))) == ("pictures over 1 MB",)
    assert left_out(ImportedItem("w", pictures=small)) == ("pictures after 2 MB",)


def test_more_tags_names_and_words_than_an_article_takes_are_named() -> None:
    item = ImportedItem("w", tags=tuple(map(str, range(201))), byline=tuple(map(str, range(21))), note="x" * 200_001)
    assert left_out(item) == ("tags after 200", "authors after 20", "note after 200,000 characters")
