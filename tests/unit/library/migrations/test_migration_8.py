"""Highlights, notes and cited names in a library that an earlier version made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.model.library import Filter

SEVEN = Path(__file__).parents[3] / "data" / "libraries" / "schema-7.sqlite"


@pytest.fixture
def seven(tmp_path: Path) -> Iterator[Library]:
    """A library of schema 7, upgraded."""
    library = Library(Path(shutil.copyfile(SEVEN, tmp_path / "library.sqlite")))
    yield library
    library.close()


def found(library: Library, words: str) -> list[int]:
    return library.listings.ids(Filter(words=words)).tolist()


def test_an_upgraded_library_takes_highlights_and_finds_their_notes(seven: Library) -> None:
    text = seven.content.text(1)
    assert seven.highlights.of(1) == []
    seven.highlights.add(1, 0, 20, text[:20], 3, "Ask the pilot")
    seven.highlights.put_note(2, "Minutes are due")
    assert [highlight.exact for highlight in seven.highlights.of(1)] == [text[:20].strip()]
    assert found(seven, "note:pilot") == found(seven, "has:highlight") == [1]
    assert found(seven, "note:minutes") == [2]
    with seven.connections.write() as db:
        db.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")


def test_an_upgraded_library_has_room_for_names_as_they_are_cited(seven: Library) -> None:
    with seven.connections.write() as db:
        db.execute(
            "INSERT INTO person_names (name, kind, family, given) VALUES ('Ines Aldana', 'person', 'Aldana', 'Ines')"
        )
    assert seven.connections.query("SELECT kind, family FROM person_names") == [("person", "Aldana")]
