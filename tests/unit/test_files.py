from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from reader import files
from reader.desk.program.settings import Settings
from reader.files import (
    aside_path,
    free_path,
    may_be_path,
    put_in_place,
    read_head,
    read_ordinary,
    replace_bytes,
    replace_json,
    replace_text,
    suggested_name,
)


def test_a_file_that_cannot_be_replaced_stays_whole_and_leaves_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.json"
    replace_text(path, "old")

    def full(_handle: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        replace_text(path, "new")
    assert [(found.name, found.read_text(encoding="utf-8")) for found in tmp_path.iterdir()] == [("file.json", "old")]


def test_a_file_kept_aside_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    names = []
    for _ in range(3):
        found = aside_path(path)
        found.write_text("kept", encoding="utf-8")
        names.append(found.name)
    assert names == ["settings.unreadable.json", "settings.unreadable-2.json", "settings.unreadable-3.json"]


def test_bytes_reach_the_disk_before_the_name_and_the_name_before_it_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    replace = Path.replace
    monkeypatch.setattr(files, "sync", lambda path: steps.append(f"sync {path.name}"))
    monkeypatch.setattr(files, "sync_folder", lambda path: steps.append("sync folder"))
    monkeypatch.setattr(Path, "replace", lambda path, target: (steps.append("replace"), replace(path, target))[1])
    draft = tmp_path / "draft"
    draft.write_bytes(b"new")
    put_in_place(draft, tmp_path / "file")
    assert steps == ["sync draft", "replace", "sync folder"]
    assert [found.name for found in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("module", ["reader/library", "reader/desk"])
def test_nothing_else_gives_a_draft_its_name(module: str) -> None:
    """A rename that is not synced loses the file in a power cut; only SQLite's own files beside a library are moved."""
    folder = Path(files.__file__).parent.parent / module
    found = [
        f"{path.name}: {line.strip()}"
        for path in folder.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if ("os.replace(" in line or "os.rename(" in line or "draft.replace(" in line)
    ]
    assert found == []


def test_a_file_of_a_persons_choosing_is_written_through_a_draft_everywhere() -> None:
    """A disk that fills up, or a kill, leaves the file that was there, not the first half of another."""
    folder = Path(files.__file__).parent
    found = [
        f"{path.name}: {line.strip()}"
        for path in folder.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if (".write_text(" in line or ".write_bytes(" in line)
        and not re.search(r"\b(draft|note)\.write_", line)
        and "self_test" not in path.parts
    ]
    assert found == []


def test_a_folder_that_is_away_is_not_made_for_a_chosen_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_bytes(tmp_path / "stick" / "briefing.html", b"page")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The ferry: back/again?", "The ferry back-again.pdf"),
        ("Tails - Tails 2.0.1", "Tails - Tails 2.0.1.pdf"),
        ("G.703", "G.703.pdf"),
        ("example.com/no-title", "example.com-no-title.pdf"),
        ("The mayor’s  plan:\n part 2.", "The mayor’s plan part 2.pdf"),
        ("2019–2020 at 10:30 | Q&A", "2019-2020 at 10-30 - Q&A.pdf"),
        ("हिन्दी में", "हिन्दी में.pdf"),
        (".hidden.", "hidden.pdf"),
        ("con.fused", "article.pdf"),
        ("COM\u00b9", "article.pdf"),
        ("\ufe0f\u0301", "article.pdf"),
        ("../../.ssh/keys", "ssh-keys.pdf"),
        ("--output=x", "outputx.pdf"),
        ("CON", "article.pdf"),
        ("lpt1", "article.pdf"),
        ("\x1b]0;\x07 \u202e", "0.pdf"),
        ("…", "article.pdf"),
        ("", "article.pdf"),
    ],
)
def test_a_suggested_name_is_one_on_every_system(title: str, name: str) -> None:
    assert suggested_name(title, ".pdf", "article") == name


@pytest.mark.parametrize("letter", ["a", "é", "渡", "𓀀"])
def test_a_suggested_name_fits_a_file_system_in_every_script(letter: str, tmp_path: Path) -> None:
    name = suggested_name(letter * 5000, ".pdf", "article")
    assert len(name.encode()) <= 200
    (tmp_path / name).write_text("")


def test_a_free_path_has_a_number_where_something_is(tmp_path: Path) -> None:
    assert free_path(tmp_path / "book", ".epub") == tmp_path / "book.epub"
    (tmp_path / "book.epub").touch()
    (tmp_path / "book 2.epub").mkdir()
    assert free_path(tmp_path / "book", ".epub") == tmp_path / "book 3.epub"
    assert free_path(tmp_path / "book", "") == tmp_path / "book"


def test_json_is_written_for_people_and_half_a_character_as_its_escape(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    replace_json(path, {"b": "Müller", "a": 1})
    assert path.read_text(encoding="utf-8") == '{\n "b": "Müller",\n "a": 1\n}\n'
    replace_json(path, ["\ud800"])
    assert path.read_text(encoding="utf-8") == '[\n "\\ud800"\n]\n'


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_a_pipe_or_a_device_is_not_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(OSError, match="not an ordinary file"):
            read_ordinary(path)
    (tmp_path / "file").write_bytes(b"words")
    assert read_ordinary(tmp_path / "file") == b"words"
    with pytest.raises(OSError, match=re.escape(os.strerror(errno.EFBIG))):
        read_ordinary(tmp_path / "file", 4)
    assert read_head(tmp_path / "file", 4) == b"word"
    for other in (tmp_path / "pipe", tmp_path):
        with pytest.raises(OSError, match="not an ordinary file"):
            read_head(other, 4)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_a_pipe_in_the_place_of_the_settings_is_a_problem_and_waits_for_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.json")
    settings = Settings(tmp_path / "settings.json")
    assert "not an ordinary file" in str(settings.problem)
    assert settings["theme"] == Settings(tmp_path / "none.json")["theme"]


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("/a/b", True),
        ("Ünïcode/出会", True),
        ("x" * 255, True),
        ("x" * 256, False),
        ("a\0b", False),
        ("\ud800", False),
        (3, False),
    ],
    ids=["plain", "unicode", "longest", "longer", "nul", "half", "number"],
)
def test_what_can_be_a_path_is_known(text: object, may: bool) -> None:
    assert may_be_path(text) is may
