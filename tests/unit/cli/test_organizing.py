from __future__ import annotations

import json

import pytest

from reader.cli.main import run


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
