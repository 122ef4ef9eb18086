"""The dialog of a library that does not open: what it says of each error, what it offers, and what comes of an answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader import errors
from reader.desk.desk import Desk
from reader.desk.program.locations import default_library
from reader.desk.program.settings import Settings
from reader.errors import LibraryError, LibraryGone, LibraryUnknown
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.kit.theme import Theme
from reader.gui.safety import rescue as module
from reader.gui.safety.rescue import rescue
from reader.library.library import Library

AGAIN, RESTORE, REPAIR = "Try again", "Restore a backup…", "Repair"
CHOOSE, QUIT = "Choose another library…", "Quit"


class Answers:
    """Presses these buttons, one in each dialog, and keeps what was asked."""

    def __init__(self, *pressed: str) -> None:
        self._pressed = list(pressed)
        self.asked: list[QuestionDialog] = []

    def __call__(self, dialog: QuestionDialog) -> int:
        self.asked.append(dialog)
        words = [button.text() for button in dialog.buttons]
        pressed = self._pressed.pop(0)
        return words.index(pressed) if pressed in words else -1

    def offered(self) -> list[str]:
        return [button.text() for button in self.asked[0].buttons]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, theme: Theme, tmp_path: Path) -> Callable[..., object]:
    """Call ``rescue`` with an error, pressing these buttons; gives its answer and what was asked."""

    def call(error: LibraryError, *pressed: str) -> tuple[Path | None, Answers]:
        answers = Answers(*pressed)
        monkeypatch.setattr(QuestionDialog, "ask", lambda dialog: answers(dialog))
        settings = Settings(tmp_path / "settings.json")
        return rescue(error, tmp_path / "library.sqlite", settings, theme), answers

    return call


def made(name: str) -> LibraryError:
    """An error of that class, with values for all that its sentence names."""
    known = {
        "path": "/vault/l.sqlite", "detail": "stale handle", "left": "backups", "found": 9, "known": 8, "needed": "3.40",
        "megabytes": 5, "article_id": 1, "number": 3, "least": 8,
    }  # fmt: skip
    error: LibraryError = getattr(errors, name)(**known)
    return error


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("LibraryGone", [AGAIN, RESTORE, CHOOSE, QUIT]),
        ("LibraryUnknown", [AGAIN, CHOOSE, QUIT]),
        ("LibraryMissing", [AGAIN, CHOOSE, QUIT]),
        ("LinkLoop", [AGAIN, CHOOSE, QUIT]),
        ("LibraryUnreachable", [AGAIN, CHOOSE, QUIT]),
        ("LibraryBusy", [AGAIN, CHOOSE, QUIT]),
        ("LibraryInUse", [AGAIN, CHOOSE, QUIT]),
        ("LibraryReadOnly", [AGAIN, CHOOSE, QUIT]),
        ("DiskFailed", [AGAIN, CHOOSE, QUIT]),
        ("DiskFull", [AGAIN, CHOOSE, QUIT]),
        ("LibraryDamaged", [REPAIR, RESTORE, CHOOSE, QUIT]),
        ("NotALibrary", [RESTORE, CHOOSE, QUIT]),
        ("LibraryEmpty", [RESTORE, CHOOSE, QUIT]),
        ("NotAFile", [CHOOSE, QUIT]),
        ("SqliteTooOld", [CHOOSE, QUIT]),
    ],
)
def test_every_error_is_said_in_its_sentence_with_the_ways_out_that_it_has(
    ask: Callable[..., tuple[Path | None, Answers]], name: str, offered: list[str]
) -> None:
    error = made(name)
    found, answers = ask(error, QUIT)
    assert found is None
    assert answers.offered() == offered
    dialog = answers.asked[0]
    assert dialog.words.text().replace("\u2068", "").replace("\u2069", "") == str(error)
    assert dialog.accessibleDescription() == dialog.words.text()


def test_try_again_opens_the_same_path(ask: Callable[..., tuple[Path | None, Answers]], tmp_path: Path) -> None:
    for name in ("LibraryGone", "LibraryUnknown", "DiskFailed"):
        assert ask(made(name), AGAIN)[0] == tmp_path / "library.sqlite"


def test_closing_the_dialog_quits_and_creates_nothing(
    ask: Callable[..., tuple[Path | None, Answers]], tmp_path: Path
) -> None:
    for name in ("LibraryGone", "LibraryUnknown"):
        assert ask(made(name), "no such button")[0] is None
    assert not list(tmp_path.glob("*.sqlite"))


def test_a_library_that_was_chosen_is_remembered_where_the_settings_could_not_say_it(
    ask: Callable[..., tuple[Path | None, Answers]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = tmp_path / "vault.sqlite"
    Library(vault).close()
    (tmp_path / "settings.json").write_text('{"library": "/torn', encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(vault), ""))
    assert ask(made("LibraryGone"), CHOOSE)[0] == vault
    assert "torn" in (tmp_path / "settings.json").read_text(encoding="utf-8")
    assert ask(made("LibraryUnknown"), CHOOSE)[0] == vault
    assert json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))["library"] == str(vault)
    assert "torn" in next(tmp_path.glob("settings.unreadable*.json")).read_text(encoding="utf-8")


def test_a_file_dialog_that_is_left_brings_the_question_back(
    ask: Callable[..., tuple[Path | None, Answers]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    found, answers = ask(made("LibraryUnknown"), CHOOSE, QUIT)
    assert found is None
    assert len(answers.asked) == 2


def test_a_list_of_backups_that_is_left_brings_the_question_back(
    ask: Callable[..., tuple[Path | None, Answers]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "choose_copy", lambda *_: None)
    found, answers = ask(made("LibraryGone"), RESTORE, QUIT)
    assert found is None
    assert len(answers.asked) == 2


def test_a_library_that_left_a_journal_is_gone_and_one_that_the_settings_may_name_is_unknown(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    path = tmp_path / "mine" / "library.sqlite"
    path.parent.mkdir()
    path.with_name("library.sqlite-wal").write_bytes(b"changes")
    with pytest.raises(LibraryGone):
        Desk(path, settings=settings)
    settings.path.write_text("{torn", encoding="utf-8")
    torn = Settings(settings.path)
    with pytest.raises(LibraryUnknown):
        Desk(default_library(torn), settings=torn)
    assert not path.exists()
    assert not default_library(torn).exists()
