from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.desk import file_maintenance
from reader.desk.backups import backups_of
from reader.desk.desk import Desk
from reader.desk.program.opening import forget_keys
from reader.desk.program.settings import Settings
from reader.errors import SettingsUnwritable
from reader.library.library import Library
from reader.library.lock.keys import COSTS, LEAST, USUAL
from tests.making import add_article, add_cleaned
from tests.unit.library.damaging import alter


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    yield opened
    opened.close()


def test_a_moved_library_is_remembered_in_the_settings(library: Library, tmp_path: Path) -> None:
    library.close()
    target = tmp_path / "elsewhere"
    target.mkdir()
    settings = Settings(tmp_path / "settings.json")
    moved = file_maintenance.move(library.path, target, settings)
    assert moved.path == target / library.path.name
    assert Settings(settings.path)["library"] == str(moved.path)
    assert not library.path.exists()


def test_a_library_stays_where_its_new_place_cannot_be_remembered(library: Library, tmp_path: Path) -> None:
    library.close()
    target = tmp_path / "elsewhere"
    target.mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SettingsUnwritable):
        file_maintenance.move(library.path, target, Settings(tmp_path / "file" / "settings.json"))
    assert library.path.exists()
    assert list(target.iterdir()) == []


def test_locking_a_locked_library_changes_its_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COSTS, USUAL, COSTS[LEAST])
    path, settings = tmp_path / "library.sqlite", Settings(tmp_path / "settings.json")
    Library(path).close()
    backup = backups_of(path, settings).make(kept=True).path
    first = file_maintenance.lock(path, "four tired harbour gulls")
    second = file_maintenance.lock(path, "nine rested river swans")
    assert first != second == file_maintenance.recovery_key_of(path)
    assert file_maintenance.open_copies(path, settings) == [backup]
    assert file_maintenance.erase_copies([backup]) == []
    file_maintenance.remove_lock(path)
    forget_keys()
    Library(path).close()


def test_repair_makes_a_damaged_text_again_from_its_original(desk: Desk) -> None:
    article = add_cleaned(desk, "Ferry returns to service")
    before = desk.library.articles.article(article)
    path, settings = desk.path, desk.settings
    desk.close()
    alter(path, "UPDATE texts SET packed = x'28b52ffd00' WHERE article_id = ?", article)
    alter(path, "UPDATE articles SET title = 'Another title of it all' WHERE id = ?", article)
    done = file_maintenance.repair(path, settings=settings)
    assert done.remade == (article,)
    assert file_maintenance.check(path).is_whole
    library = Library(path)
    after = library.articles.article(article)
    assert (after.blocks, after.row.title) == (before.blocks, before.row.title)
    library.close()


def test_repair_names_the_articles_whose_original_gives_no_text(desk: Desk) -> None:
    article = add_article(desk.library, body=b"<html><body></body></html>")
    path, settings = desk.path, desk.settings
    desk.close()
    alter(path, "UPDATE texts SET packed = x'28b52ffd00' WHERE article_id = ?", article)
    done = file_maintenance.repair(path, settings=settings)
    assert (done.remade, done.unmade) == ((), (article,))
