from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli import passphrases
from reader.cli.main import run
from reader.desk.program import window_state
from reader.desk.program.locations import name_of_library, settings_path
from reader.desk.program.opening import forget_keys, is_locked
from reader.library.file.locking import lock
from reader.library.lock.keys import COSTS, LEAST, USUAL

PASSPHRASE, OTHER = "four tired harbour gulls", "nine rested river swans"


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(COSTS, USUAL, COSTS[LEAST])
    monkeypatch.setattr(passphrases, "_has_terminal", lambda: False)
    yield
    forget_keys()


@pytest.fixture
def locked(named: list[str]) -> list[str]:
    lock(Path(named[1]), PASSPHRASE, costs=LEAST)
    forget_keys()
    return named


def given(*lines: str) -> str:
    """Return the number of a descriptor that gives these lines."""
    reading, writing = os.pipe()
    os.write(writing, "".join(f"{line}\n" for line in lines).encode())
    os.close(writing)
    return str(reading)


def test_a_locked_library_is_listed_with_a_passphrase_from_a_descriptor(
    locked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*locked, "--passphrase-fd", given(PASSPHRASE), "list"]) == 0
    assert "Ferry returns" in capsys.readouterr().out


def test_a_wrong_passphrase_is_one_line_and_changes_nothing(
    locked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path(locked[1]).read_bytes()
    for command in (["list"], ["check"], ["repair"], ["backup"], ["unlock"], ["recovery-key"]):
        assert run([*locked, "--passphrase-fd", given("wrong words altogether"), *command]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.count("\n") == 1
        assert "passphrase doesn’t open" in told.err
        assert "wrong words" not in told.err
    assert Path(locked[1]).read_bytes() == before


def test_without_a_terminal_a_sentence_says_how_to_give_it(
    locked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*locked, "list"]) == 1
    assert "--passphrase-fd" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["lock", "passphrase"])
def test_without_a_terminal_a_sentence_says_how_to_give_a_new_one(
    locked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    plain = ["--library", str(tmp_path / "plain.sqlite")]
    assert run([*plain, "list"]) == 0
    named = plain if command == "lock" else [*locked, "--passphrase-fd", given(PASSPHRASE)]
    assert run([*named, command]) == 1
    said = capsys.readouterr().err
    assert "--new-passphrase-fd" in said
    assert "is locked" not in said


def test_the_environment_gives_no_passphrase(
    locked: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("TEARSHEET_PASSPHRASE", "TEARSHEET_PASSPHRASE_FD"):
        monkeypatch.setenv(name, PASSPHRASE)
    assert run([*locked, "list"]) == 1
    assert capsys.readouterr().out == ""


def test_lock_prints_a_recovery_key_that_opens_the_library(
    named: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run([*named, "backup"])
    assert "isn’t encrypted" in capsys.readouterr().err
    assert run([*named, "lock", "--new-passphrase-fd", given(PASSPHRASE), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert is_locked(Path(named[1]))
    assert len(told["open_copies"]) == 1
    forget_keys()
    assert run([*named, "--passphrase-fd", given(told["recovery_key"]), "recovery-key"]) == 0
    assert capsys.readouterr().out.strip() == told["recovery_key"]
    assert run([*named, "erase-copies", "--yes"]) == 0
    assert not Path(told["open_copies"][0]).exists()
    assert run([*named, "backup"]) == 0
    assert "locked with" in capsys.readouterr().err
    assert run([*named, "lock", "--new-passphrase-fd", given(OTHER)]) == 1


def test_a_passphrase_is_changed_and_taken_away(locked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    both = given(PASSPHRASE, OTHER)
    assert run([*locked, "--passphrase-fd", both, "passphrase", "--new-passphrase-fd", both]) == 0
    forget_keys()
    assert run([*locked, "--passphrase-fd", given(PASSPHRASE), "list"]) == 1
    assert run([*locked, "--passphrase-fd", given(OTHER), "unlock"]) == 0
    forget_keys()
    assert run([*locked, "list"]) == 0
    assert "Ferry returns" in capsys.readouterr().out
    assert run([*locked, "unlock"]) == 1
    assert run([*locked, "passphrase", "--new-passphrase-fd", given(OTHER)]) == 1
    assert run([*locked, "erase-copies"]) == 1


def test_a_short_passphrase_is_refused(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*named, "lock", "--new-passphrase-fd", given("short")]) == 1
    assert "at least 8 characters" in capsys.readouterr().err
    assert not is_locked(Path(named[1]))


def test_a_recovery_key_that_cannot_be_printed_is_said_to_be_had_again(
    named: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(text: str = "", *, err: bool = False) -> None:
        if "Recovery key" in text:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("reader.cli.locking.echo", full)
    assert run([*named, "lock", "--new-passphrase-fd", given(PASSPHRASE)]) == 1
    assert is_locked(Path(named[1]))
    assert "tearsheet recovery-key" in capsys.readouterr().err


def test_a_descriptor_that_cannot_be_is_said_so(locked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*locked, "--passphrase-fd", "9" * 20, "list"]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_a_library_that_is_locked_leaves_no_tag_in_the_state_of_the_window(named: list[str]) -> None:
    state = settings_path().with_name(window_state.FILE)
    state.parent.mkdir(parents=True, exist_ok=True)
    state.write_text(f"[{name_of_library(Path(named[1]))}]\narticle=1\ntag=confidential\n", encoding="utf-8")
    run([*named, "list"])
    assert run([*named, "lock", "--new-passphrase-fd", given(PASSPHRASE)]) == 0
    assert "article=1" in state.read_text("utf-8")
    assert "confidential" not in state.read_text("utf-8")
