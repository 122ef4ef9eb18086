from __future__ import annotations

import getpass
import os
from pathlib import Path

import pytest

from reader.cli import passphrases
from reader.cli.passphrases import read_new_passphrase, read_passphrase, unlock
from reader.errors import (
    NewPassphraseMissing,
    PassphraseMismatch,
    PassphraseMissing,
    PassphraseUnreadable,
    WrongPassphrase,
)

PATH = Path("library.sqlite")


def descriptor(content: bytes) -> int:
    reading, writing = os.pipe()
    os.write(writing, content)
    os.close(writing)
    return reading


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed at the terminal, line by line."""
    lines: list[str] = []
    monkeypatch.setattr(passphrases, "_has_terminal", lambda: True)
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: lines.pop(0))
    return lines


def test_a_descriptor_gives_one_line_at_a_time() -> None:
    given = descriptor("caf\u00e9 au lait\r\nsecond\nlast".encode())
    assert [read_passphrase("", given, PATH) for _ in range(3)] == ["caf\u00e9 au lait", "second", "last"]
    with pytest.raises(PassphraseUnreadable):
        read_passphrase("", given, PATH)


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\n"])
def test_a_descriptor_without_words_is_said_to_be_unreadable(content: bytes) -> None:
    with pytest.raises(PassphraseUnreadable):
        read_passphrase("", descriptor(content), PATH)


def test_a_closed_descriptor_is_said_to_be_unreadable() -> None:
    given = descriptor(b"x")
    os.close(given)
    with pytest.raises(PassphraseUnreadable):
        read_passphrase("", given, PATH)


def test_nobody_is_asked_where_no_terminal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "_has_terminal", lambda: False)
    with pytest.raises(PassphraseMissing):
        read_passphrase("", None, PATH)


def test_a_new_passphrase_that_nobody_can_type_is_asked_for_by_its_own_option(
    typed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passphrases, "_has_terminal", lambda: False)
    with pytest.raises(
        NewPassphraseMissing, match=r"Nothing was changed\. Give it with --new-passphrase-fd N"
    ) as caught:
        read_new_passphrase(None, PATH)
    assert "is locked" not in str(caught.value)
    assert typed == []


def test_a_new_passphrase_is_typed_twice(typed: list[str]) -> None:
    typed += ["one passphrase", "one passphrase", "one passphrase", "another passphrase"]
    assert read_new_passphrase(None, PATH) == "one passphrase"
    with pytest.raises(PassphraseMismatch):
        read_new_passphrase(None, PATH)


def test_three_wrong_ones_are_enough(typed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, words: str) -> None:
        if words != "right":
            raise WrongPassphrase(path=str(path))

    monkeypatch.setattr(passphrases, "unlock_library", refuse)
    told: list[object] = []
    typed += ["wrong", "right"]
    unlock(PATH, None, told.append)
    assert len(told) == 1
    typed += ["wrong"] * 4
    with pytest.raises(WrongPassphrase):
        unlock(PATH, None, told.append)
    assert len(typed) == 1
    with pytest.raises(WrongPassphrase):
        unlock(PATH, descriptor(b"wrong\nright\n"), told.append)


def test_a_passphrase_that_would_be_cut_is_refused() -> None:
    with pytest.raises(PassphraseUnreadable):
        read_passphrase("", descriptor(b"g" * (passphrases.MAX_BYTES + 10) + b"\n"), PATH)
