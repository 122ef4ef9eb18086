"""Merging tags is one change: all of them or none."""

from __future__ import annotations

import pytest

from reader.desk.events import Events
from reader.desk.organizing import Organizing
from reader.desk.tags import Tags
from reader.errors import DiskFull
from reader.library.edits import Edit
from reader.library.library import Library
from tests.making import add_article


@pytest.fixture
def names(library: Library) -> Tags:
    return Tags(library, Organizing(library, Events()))


def test_tags_become_one_and_folders_ask_for_it(library: Library, names: Tags) -> None:
    add_article(library, tags=("desk", "night"))
    library.folders.save("Both", "tag:desk OR tag:night")
    merged = names.merge(["desk", "night"], "work")
    assert (merged.name, merged.count) == ("work", 1)
    assert [tag.name for tag in library.tags.all()] == ["work"]
    assert library.folders.all()[0].query == "tag:work OR tag:work"


def test_a_merge_that_fails_half_way_changes_no_tag(
    library: Library, names: Tags, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_article(library, tags=("desk", "night"))
    rename = library.tags.rename

    def failing(name: str, new_name: str) -> list[Edit]:
        if name == "night":
            raise DiskFull()
        return rename(name, new_name)

    monkeypatch.setattr(library.tags, "rename", failing)
    with pytest.raises(DiskFull):
        names.merge(["desk", "night"], "work")
    assert [tag.name for tag in library.tags.all()] == ["desk", "night"]
