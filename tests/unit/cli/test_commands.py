"""Commands in this process, on a library of their own: output, warnings and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli.main import run
from reader.library.library import Library
from tests.making import add_article


@pytest.fixture
def named(tmp_path: Path) -> list[str]:
    path = tmp_path / "named.sqlite"
    library = Library(path)
    add_article(library, "Ferry returns", tags=("harbour",))
    add_article(library, "Council counts", completeness="subscription")
    library.close()
    return ["--library", str(path)]


def test_a_change_prints_the_rows_after_it(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*named, "star", "1", "--json"]) == 0
    assert [row["starred"] for row in json.loads(capsys.readouterr().out)] == [True]
    assert run([*named, "star", "--off", "1"]) == 0
    assert "Ferry returns" in capsys.readouterr().out


def test_a_missing_article_is_one_line_on_stderr_and_changes_nothing(
    named: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*named, "archive", "1", "99"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("tearsheet: ")
    assert said.err.count("\n") == 1
    assert run([*named, "list", "--in", "archive"]) == 0
    assert capsys.readouterr().out == ""


def test_an_incomplete_article_is_listed_with_the_reason(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*named, "list"]) == 0
    assert "incomplete: only the beginning" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [["brief"], ["clean"], ["brief", "1", "--tag", "x"], ["restore", "1", "x"], ["--json"], []]
)
def test_wrong_usage_says_what_to_type_and_exits_with_two(
    named: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*named, *words]) == 2
    assert "Error: " in capsys.readouterr().err


def test_every_command_has_a_help_that_starts_with_a_capital_and_ends_as_a_sentence() -> None:
    from reader.cli.main import cli

    for name, command in cli.commands.items():
        first = (command.help or "").strip().split("\n\n")[0].replace("\n", " ")
        assert first[0].isupper(), name
        assert first.endswith((".", ":")) or "{" in first, (name, first)
        for parameter in command.params:
            words = getattr(parameter, "help", None)
            assert not words or (words[0].isupper() and words.endswith(".")), (name, words)


def test_the_statistics_count_articles_in_words(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*named, "stats"]) == 0
    assert capsys.readouterr().out.startswith("2 articles, 0 read\n")
    assert run([*named, "tags", "rename", "harbour", "port"]) == 0
    assert capsys.readouterr().out == "Renamed “harbour” to “port” (1 article).\n"
