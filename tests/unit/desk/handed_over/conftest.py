from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.desk.desk import Desk
from reader.desk.program.settings import Settings
from tests.site import STORY
from tests.working import without_processes

STORY_PAGE = (STORY % {"title": "Ferry returns", "name": "Anna"}).encode()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk whose worker is this process; what asks the network fails."""
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    without_processes(opened, monkeypatch)

    def refused(*_given: object, **_more: object) -> None:
        raise AssertionError("a page from the browser asked the network")

    monkeypatch.setattr("reader.capture.fetch.download.fetch_page", refused)
    monkeypatch.setattr("reader.capture.fetch.download.fetch_pictures", refused)
    yield opened
    opened.close()
