from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.library import Library
from tests.making import add_article


@pytest.fixture
def named(tmp_path: Path) -> list[str]:
    """The option that names a library of two articles, one of them incomplete."""
    path = tmp_path / "named.sqlite"
    library = Library(path)
    add_article(library, "Ferry returns", tags=("harbour",))
    add_article(library, "Council counts", completeness="subscription")
    library.close()
    return ["--library", str(path)]
