"""Tags of highlights in a library that an earlier version made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.library import Library

EIGHT = Path(__file__).parents[3] / "data" / "libraries" / "schema-8.sqlite"


@pytest.fixture
def eight(tmp_path: Path) -> Iterator[Library]:
    """A library of schema 8, upgraded."""
    library = Library(Path(shutil.copyfile(EIGHT, tmp_path / "library.sqlite")))
    yield library
    library.close()


def test_an_upgraded_library_keeps_its_highlights_and_takes_tags_for_them(eight: Library) -> None:
    (one,) = eight.highlights.of(1)
    assert (one.exact, one.meaning, one.note, one.tags) == ("The first boat left", 2, "Ask the pilot", ())
    eight.highlights.change(one.id, tags=["port/night", "verify"])
    (one,) = eight.highlights.of(1)
    assert one.tags == ("port/night", "verify")
    assert eight.highlights.tags() == ["port/night", "verify"]
