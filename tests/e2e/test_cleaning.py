"""Cleaning again, why, and rules in the terminal; and what it says of an article that is not whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.library.library import Library
from tests.making import add_article, story

Run = Callable[..., Any]


@pytest.fixture
def article(tmp_path: Path) -> int:
    """An article of the library that an older version cleaned, and one that is not whole."""
    library = Library(tmp_path / "library.sqlite")
    empty = b"<html><body></body></html>"
    add_article(library, "Half of it", completeness="subscription", evidence="“Subscribe to read on”", body=empty)
    added = add_article(
        library,
        "Old title",
        "Old text.",
        url="https://www.coast.example/a",
        body=story(),
        cleaner="1 old",
        tags=("harbour",),
    )
    library.close()
    return added


def test_older_articles_are_cleaned_again_without_a_network(article: int, tearsheet: Run, answer: Run) -> None:
    assert answer("clean", "--older") == {"changed": [article], "same": [], "failed": {}}
    shown = answer("show", str(article))
    assert (shown["title"], shown["tags"]) == ("Ferry returns", ["harbour"])
    assert "marked urgent" in shown["text"]
    assert answer("clean", "--older") == {"changed": [], "same": [], "failed": {}}
    assert answer("clean", str(article))["same"] == [article]
    assert "Cleaned 1 article; the text of 0 changed." in tearsheet("clean", str(article)).stdout


def test_what_cannot_be_cleaned_is_said_and_the_exit_code_tells(article: int, tearsheet: Run, answer: Run) -> None:
    done = tearsheet("clean", "--all")
    assert done.returncode == 1
    assert "Couldn’t find an article" in done.stderr
    assert "marked urgent" in answer("show", str(article))["text"]
    assert tearsheet("clean", "99").returncode == 1
    for wrong in (("clean",), ("clean", "--all", "--older"), ("clean", str(article), "--all")):
        assert tearsheet(*wrong).returncode == 2


def test_why_prints_every_block_with_a_sign_and_a_reason(article: int, tearsheet: Run, answer: Run) -> None:
    told = tearsheet("why", str(article)).stdout
    assert "blocks kept" in told
    assert "\n+ Two letters\n" in told
    assert "\n- No time to read?\n" in told
    found = answer("why", str(article))
    prompt = next(block for block in found["blocks"] if block["text"] == "No time to read?")
    assert (prompt["kept"], prompt["rule"], prompt["rule_is_selector"]) == (False, "div.summary-prompt", True)
    assert found["candidates"]
    assert tearsheet("why", "99").returncode == 1


def test_rules_of_the_file_hold_in_the_terminal_too(article: int, tearsheet: Run, answer: Run) -> None:
    path = Path(answer("rules")["path"])
    assert path.name == "site-rules.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        '["coast.example"]\nleave_out = ["h2", "p["]\n["other.example"]\nkeep = ["aside"]\n', encoding="utf-8"
    )
    assert len(answer("rules")["rules"]) == 3
    assert answer("rules", "https://sport.coast.example/x")["rules"] == [
        {"site": "coast.example", "rule": "leave_out", "value": "h2", "valid": True},
        {"site": "coast.example", "rule": "leave_out", "value": "p[", "valid": False},
    ]
    assert "no CSS selector" in tearsheet("rules", "coast.example").stdout
    answer("clean", str(article))
    assert "\n\nTwo letters\n\n" not in answer("show", str(article))["text"]


def test_a_broken_rules_file_is_said_by_its_line(article: int, tearsheet: Run, answer: Run) -> None:
    path = Path(answer("rules")["path"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('["coast.example"]\nleave_out = "aside"\noops\n', encoding="utf-8")
    done = tearsheet("rules")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "(line 3)" in done.stderr
    assert answer("clean", str(article))["changed"] == [article]  # cleaning goes on without the rules


def test_what_is_not_whole_is_listed_and_said(article: int, tearsheet: Run, answer: Run) -> None:
    (half,) = answer("list", "--in", "attention")
    assert (half["completeness"], half["evidence"], half["sources"]) == ("subscription", "“Subscribe to read on”", {})
    assert "incomplete: only the beginning" in tearsheet("list").stdout
    shown = tearsheet("show", str(half["id"])).stdout
    assert "Incomplete: only the beginning" in shown
    assert "“Subscribe to read on”" in shown
    assert {"completeness", "evidence", "sources"} <= set(answer("show", str(half["id"])))
    assert "Nothing to retry." in tearsheet("retry").stderr  # not whole is no failure: nothing is fetched unasked


@pytest.mark.parametrize("command", ["clean", "why", "rules"])
def test_each_command_explains_itself(tearsheet: Run, command: str) -> None:
    told = tearsheet(command, "--help")
    assert told.returncode == 0
    assert "--json" in told.stdout
