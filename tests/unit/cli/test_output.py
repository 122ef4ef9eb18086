from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli.main import run
from reader.library.library import Library


def test_an_incomplete_article_is_listed_with_the_reason(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*named, "list"]) == 0
    assert "incomplete: only the beginning" in capsys.readouterr().out


def test_a_title_in_the_library_can_tell_the_terminal_nothing(
    named: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    library = Library(Path(named[1]))
    with library.connections.write() as db:
        db.execute("UPDATE articles SET title = ?", ["\x1b]0;owned\x07\u202eturned\x9b2J" + "x" * 100_000])
    library.close()
    for arguments in (["list"], ["list", "--json"], ["show", "1"]):
        assert run([*named, *arguments]) == 0
        shown = capsys.readouterr().out
        assert not set("\x1b\x07\u202e\x9b") & set(shown)
    run([*named, "list"])
    assert all(len(line) < 1000 for line in capsys.readouterr().out.splitlines())


def test_a_password_in_an_address_is_printed_nowhere(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["save"], ["save", "--json"]):
        assert run([*named, *arguments, "http://me:secret@no host/"]) == 1
        shown = capsys.readouterr()
        assert "secret" not in shown.out + shown.err
