"""A library opens as one object; changes through it may be one transaction."""

from __future__ import annotations

from pathlib import Path

from reader.library.library import Library
from tests.making import add_article


def test_opening_says_whether_it_made_the_file(tmp_path: Path) -> None:
    first = Library(tmp_path / "folder" / "library.sqlite")
    assert (first.created, first.path) == (True, tmp_path / "folder" / "library.sqlite")
    first.close()
    second = Library(first.path)
    assert (second.created, second.notice) == (False, None)
    second.close()


def test_a_new_library_begins_as_its_template(tmp_path: Path) -> None:
    template = Library(tmp_path / "template.sqlite")
    add_article(template, "Sample")
    template.close()
    library = Library(tmp_path / "library.sqlite", tmp_path / "template.sqlite")
    assert (library.created, library.articles.row(1).title) == (True, "Sample")
    library.close()


def test_a_subject_is_made_once(library: Library) -> None:
    assert library.content is library.content
    assert library.compaction is library.compaction
