from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli import main
from reader.cli.main import run


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


def test_the_help_of_search_names_every_field() -> None:
    from reader.cli.main import cli
    from reader.query.parse import FIELDS

    told = cli.commands["search"].help or ""
    assert [name for name in FIELDS if f"{name}:" not in told] == []


def test_output_that_a_full_disk_refuses_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(main.cli, "main", full)
    assert main.run(["list"]) == 1
    assert capsys.readouterr().err == "tearsheet: Couldn’t write the output: no space left on device.\n"


@pytest.mark.parametrize(
    "error", [KeyError("a source"), FileNotFoundError(2, "No such file", "/home/a/source.html")], ids=["any", "file"]
)
def test_a_defect_is_one_sentence_and_its_place_is_in_the_log(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    logged: list[BaseException] = []
    monkeypatch.setattr(main.cli, "main", broken)
    monkeypatch.setattr("reader.desk.program.log.log_error", lambda _where, error: logged.append(error))
    assert main.run(["list"]) == 1
    assert capsys.readouterr().err == "tearsheet: Something went wrong. Nothing was lost. Try again.\n"
    assert logged == [error]


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "9" * 20], ["cite", "9" * 20], ["quote", "9" * 20, "words"], ["retry", "9" * 20], ["tag", "9" * 20, "work"],
        ["brief", "9" * 20], ["export", "9" * 20, "--to", "x.html"], ["verify", "--article", "9" * 20, "words"],
    ],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_a_number_that_no_article_can_have_is_said_so(
    named: list[str], arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run([*named, *arguments]) == 1
    assert capsys.readouterr().err.startswith("tearsheet: There’s no article 99999999999999999999")


def test_bytes_that_are_no_text_are_said_so(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run([*named, "search", "a\udcffb"]) == 1
    assert "UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["html", "site", "epub", "atom", "markdown", "json"])
def test_a_title_that_is_no_text_is_said_so_or_replaced(
    named: list[str], tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main.run([*named, "export", "1", "--format", name, "--title", "t\udcff", "--to", str(tmp_path / name)])
    told = capsys.readouterr().err
    assert code == 0 or "UTF-8" in told
    assert "went wrong" not in told


@pytest.mark.parametrize("address", ["http://[::1", "https://[", "http://[x]/"])
def test_an_address_that_cannot_be_one_is_said_so(
    named: list[str], address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run([*named, "save", address]) == 1
    assert "isn’t a web address" in capsys.readouterr().err
