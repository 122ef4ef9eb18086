"""Text sizes of articles in a library that an earlier version made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.library import Library

NINE = Path(__file__).parents[3] / "data" / "libraries" / "schema-9.sqlite"


@pytest.fixture
def nine(tmp_path: Path) -> Iterator[Library]:
    """A library of schema 9, upgraded."""
    library = Library(Path(shutil.copyfile(NINE, tmp_path / "library.sqlite")))
    yield library
    library.close()


def test_articles_of_an_upgraded_library_have_the_usual_size_and_take_one_of_their_own(nine: Library) -> None:
    assert [nine.articles.article(number).text_size for number in (1, 2, 3, 4)] == [0, 0, 0, 0]
    nine.articles.keep_text_size(2, 24)
    assert [nine.articles.article(number).text_size for number in (1, 2, 3, 4)] == [0, 24, 0, 0]
