from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from reader.desk.desk import Desk
from reader.desk.program.settings import Settings
from reader.model.imported import ImportedItem, NotTaken
from tests.working import without_processes

Holds = Callable[..., Path]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk whose worker is this process."""
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    without_processes(opened, monkeypatch)
    yield opened
    opened.close()


class _Format:
    name, title = "omnivore", "Omnivore"


class _Recognised:
    format = _Format()

    def __init__(self, entries: Sequence[ImportedItem | NotTaken]) -> None:
        self.read = lambda: iter(entries)

    @staticmethod
    def folders() -> tuple[()]:
        return ()


@pytest.fixture
def holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Holds:
    """Call it to make a file that holds these items, of a format of its own."""
    known: dict[str, Sequence[ImportedItem | NotTaken]] = {}

    def recognise(path: Path, _apart: Any = None) -> tuple[list[Any], list[NotTaken]]:
        entries = known[path.name]
        return ([_Recognised(entries)], []) if entries is not None else ([], [NotTaken(path.name, "not_recognised")])

    def make(*entries: ImportedItem | NotTaken, name: str = "export.zip") -> Path:
        known[name] = entries
        path = tmp_path / name
        path.write_bytes(b"x")
        return path

    monkeypatch.setattr("reader.exchange.imports.table.recognise", recognise)
    return make
