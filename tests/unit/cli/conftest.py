from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.library import Library
from tests.making import TEXT, add_article


@pytest.fixture
def named(tmp_path: Path) -> list[str]:
    """The option that names a library of two articles, one of them incomplete."""
    path = tmp_path / "named.sqlite"
    library = Library(path)
    pages = [f"<title>{title}</title><p>{TEXT}</p>".encode() for title in ("Ferry returns", "Council counts")]
    add_article(library, "Ferry returns", tags=("harbour",), body=pages[0])
    add_article(library, "Council counts", completeness="subscription", body=pages[1])
    library.close()
    return ["--library", str(path)]
