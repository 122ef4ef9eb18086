from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.file.locking import lock
from reader.library.library import Library
from reader.library.lock.keys import KEYRING, LEAST
from tests.making import add_article

PASSPHRASE = "four tired harbour gulls"


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A locked library of one article, whose key is known."""
    path = tmp_path / "library.sqlite"
    library = Library(path)
    add_article(library, "Ferry returns")
    library.close()
    lock(path, PASSPHRASE, costs=LEAST)
    yield path
    KEYRING.forget()
