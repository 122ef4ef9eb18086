"""Which articles have changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library.fingerprints import fingerprints
from reader.library.library import Library
from tests.making import TEXT, add_article


@pytest.mark.parametrize(
    "change",
    [
        lambda library, number: library.tags.add([number], ["port"]),
        lambda library, number: library.articles.mark([number], "starred", True),
        lambda library, number: library.highlights.put_note(number, "Call them"),
        lambda library, number: library.highlights.add(number, 4, 9, TEXT[4:9], 1),
        lambda library, number: library.articles.edit([]) or library.articles.mark([number], "read", True),
    ],
)
def test_a_change_of_an_article_changes_its_fingerprint_and_no_other(
    tmp_path: Path, change: Callable[[Library, int], object]
) -> None:
    library = Library(tmp_path / "library.sqlite")
    one, other = add_article(library, "Ferry returns"), add_article(library, "Council counts")
    before = fingerprints(library.connections, [one, other])
    assert len(set(before.values())) == 2
    assert fingerprints(library.connections, [one, other]) == before
    change(library, one)
    after = fingerprints(library.connections, [one, other])
    assert after[one] != before[one]
    assert after[other] == before[other]
    library.close()
