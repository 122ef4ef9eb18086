"""``tearsheet export``."""

from __future__ import annotations

import json
import threading
from concurrent.futures import Future
from pathlib import Path

import pytest

from reader.cli.main import run
from reader.library.articles import Articles
from reader.library.library import Library
from tests.making import add_article


def test_it_exports_and_says_how_many_and_where(
    named: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "book.epub"
    assert run([*named, "export", "--all", "--format", "epub", "--to", str(target)]) == 0
    assert capsys.readouterr().out == f"Exported 2 articles to {target}\n"
    assert target.read_bytes().startswith(b"PK")
    assert run([*named, "export", "--tag", "harbour", "--format", "json", "--to", str(tmp_path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["articles"], told["damaged"]) == ("json", 1, [])
    assert Path(told["path"]).parent == tmp_path


def test_in_a_folder_a_file_of_one_article_has_its_title(named: list[str], tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert run([*named, "export", "1", "--format", "text", "--to", str(tmp_path / "out")]) == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["Ferry returns.txt"]


def test_it_says_how_many_were_left_out_and_why(
    named: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = Library(Path(named[1]))
    add_article(library, "From a file", url="file:///notes/1")
    library.close()
    asked = [*named, "export", "--all", "--format", "bookmarks", "--replace", "--to", str(tmp_path / "out.html")]
    assert run(asked) == 0
    assert (
        capsys.readouterr().out == f"Exported 2 of 3 articles to {tmp_path / 'out.html'}\n1 left out: no web address\n"
    )
    assert run([*asked, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["left_out"] == {"address": 1}


def test_a_file_that_is_there_is_replaced_only_when_that_is_asked_for(
    named: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.txt"
    target.write_text("mine")
    asked = [*named, "export", "1", "--format", "text", "--to", str(target)]
    assert run(asked) == 1
    assert target.read_text() == "mine"
    told = capsys.readouterr().err
    assert told.startswith("tearsheet: There is something at")
    assert "add --replace" in told
    assert run([*asked, "--replace"]) == 0
    assert "Ferry returns" in target.read_text("utf-8")


@pytest.mark.parametrize("name", ["json", "pdf"])
def test_an_interrupt_is_confirmed_and_leaves_nothing(
    named: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    def interrupted(*_arguments: object) -> int:
        raise KeyboardInterrupt

    real, waited = Future.result, []

    def interrupted_once(future: Future[object], timeout: float | None = None) -> object:
        if not waited:
            waited.append(future)
            raise KeyboardInterrupt
        go_on.set()
        return real(future, timeout)

    go_on, article = threading.Event(), Articles.article
    monkeypatch.setattr(Future, "result", interrupted_once)
    monkeypatch.setattr(Articles, "article", lambda *asked: go_on.wait(60) and article(*asked))
    folder = tmp_path / "here"
    folder.mkdir()
    assert run([*named, "export", "--all", "--format", name, "--to", str(folder / "a.x")], interrupted) == 130
    assert capsys.readouterr().err == "tearsheet: Export cancelled. Nothing was written.\n"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["export", "--format", "text", "--to", "x"], 2),
        (["export", "1", "--all", "--format", "text", "--to", "x"], 2),
        (["export", "--all", "--format", "docx", "--to", "x"], 2),
        (["export", "99", "--format", "text", "--to", "{}/x.txt"], 1),
        (["export", "--search", "nothingatall", "--format", "text", "--to", "{}/x.txt"], 1),
        (["export", "--all", "--format", "pdf", "--to", "{}/x.pdf"], 1),
        (["export", "--all", "--format", "text", "--to", "{}/no/x.txt"], 1),
    ],
)
def test_usage_and_failure_have_their_exit_codes(
    named: list[str], tmp_path: Path, given: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*named, *(one.replace("{}", str(tmp_path)) for one in given)]) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    assert code == 2 or len(told.err.splitlines()) == 1


def test_a_folder_is_added_sent_listed_and_forgotten(
    named: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import reader.cli.output as output

    monkeypatch.setattr(output, "settings_path", lambda: tmp_path / "settings.json")
    vault = tmp_path / "Vault"
    assert run([*named, "send"]) == 1
    assert "No folders" in capsys.readouterr().err
    assert run([*named, "send", "--add", str(vault)]) == 1
    vault.mkdir()
    capsys.readouterr()
    assert run([*named, "send", "--add", str(vault), "--tag", "harbour", "--format", "text"]) == 0
    assert capsys.readouterr().out == f"Vault: 1 article written, 0 unchanged ({vault})\n"
    assert run([*named, "send", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["unchanged"] == 1
    reader = tmp_path / "Reader"
    reader.mkdir()
    assert run([*named, "send", "--add", str(reader), "--tag", "harbour"]) == 0
    reader.rename(tmp_path / "away")
    capsys.readouterr()
    assert run([*named, "send"]) == 1
    told = capsys.readouterr()
    assert told.out == f"Vault: 0 articles written, 1 unchanged ({vault})\n"
    assert (
        told.err
        == f"tearsheet: Reader: Couldn’t find the folder {reader}. Connect its drive and try again, or choose another folder.\n"
    )
    assert run([*named, "send", "--remove", "reader"]) == 0
    capsys.readouterr()
    assert run([*named, "send", "--list"]) == 0
    assert capsys.readouterr().out == f"Vault  text  tag:harbour\n    {vault}\n"
    assert run([*named, "send", "--remove", "vault"]) == 0
    assert (vault / "Ferry returns.txt").exists()
    assert run([*named, "send", "Vault"]) == 1
    assert run([*named, "send", "--remove"]) == 2
    assert run([*named, "send", "--list", "--remove", "x"]) == 2
