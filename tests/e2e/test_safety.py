"""Backups, check and repair in the terminal."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.library.library import Library
from tests.making import add_article
from tests.unit.library.damaging import big_library, overwrite, pages_of

Run = Callable[..., Any]


@pytest.fixture
def path(tmp_path: Path, environment: dict[str, str]) -> Path:
    environment["XDG_CONFIG_HOME"] = environment["HOME"] = str(tmp_path / "home")
    big_library(tmp_path / "library.sqlite", 30)
    return tmp_path / "library.sqlite"


def titles(answer: Run) -> set[str]:
    return {row["title"] for row in answer("list")}


def test_a_backup_is_made_listed_and_restored_and_the_present_file_is_kept(
    path: Path, tearsheet: Run, answer: Run
) -> None:
    made = answer("backup")
    assert (made["kind"], made["error"], made["inside"]["articles"], made["inside"]["unread"]) == ("kept", None, 30, 30)
    assert Path(made["path"]).parent == path.parent / "backups"
    tearsheet("delete", "1", "2")
    assert len(titles(answer)) == 28
    assert [copy["path"] for copy in answer("backups")] == [made["path"]]
    spoken = tearsheet("backups").stdout
    assert "30 articles, 30 unread, latest: " in spoken
    assert made["path"] in spoken
    done = answer("restore", made["path"])
    assert done["inside"]["articles"] == 30
    assert len(titles(answer)) == 30
    kinds = {copy["kind"]: copy for copy in answer("backups")}
    assert kinds["replaced"]["path"] == done["kept"]
    assert kinds["replaced"]["inside"]["articles"] == 28
    assert "Restored" in tearsheet("restore", done["kept"]).stdout
    assert len(titles(answer)) == 28


def test_restore_with_numbers_takes_articles_out_of_the_trash(path: Path, tearsheet: Run, answer: Run) -> None:
    tearsheet("delete", "1", "2")
    assert {row["id"] for row in answer("restore", "1", "2")} == {1, 2}
    assert len(titles(answer)) == 30
    assert tearsheet("restore", "1", "a-file").returncode == 2
    missing = tearsheet("restore", "./7")
    assert missing.returncode == 1
    assert "Couldn’t restore the backup" in missing.stderr
    assert "BACKUP" in tearsheet("restore", "--help").stdout


def test_a_backup_goes_into_a_named_folder_or_says_why_not(
    path: Path, tmp_path: Path, tearsheet: Run, answer: Run
) -> None:
    (tmp_path / "drive").mkdir()
    assert Path(answer("backup", str(tmp_path / "drive"))["path"]).parent == tmp_path / "drive"
    gone = tearsheet("backup", str(tmp_path / "unplugged"))
    assert gone.returncode == 1
    assert "Couldn’t find" in gone.stderr
    assert gone.stderr.count("\n") == 1


def test_a_backup_is_whole_while_another_process_imports(
    path: Path, tearsheet: Run, answer: Run, environment: dict[str, str]
) -> None:
    writing = (
        "import sys, itertools; from pathlib import Path\n"
        "from reader.library.library import Library; from tests.making import add_article\n"
        "library = Library(Path(sys.argv[1]))\n"
        "for number in itertools.count(): add_article(library, f'During {number}'); print(number, flush=True)"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", writing, str(path)], env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert writer.stdout is not None
        for _ in range(20):
            writer.stdout.readline()
        made = answer("backup")
        assert writer.poll() is None, "a write failed"
    finally:
        writer.terminate()
        writer.wait()
        writer.stdout.close()
    assert made["error"] is None
    assert made["inside"]["articles"] >= 50
    copied = sqlite3.connect(made["path"])
    assert copied.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    copied.close()


def test_a_whole_library_passes_its_check(path: Path, tearsheet: Run, answer: Run) -> None:
    found = answer("check")
    assert (found["whole"], found["articles"], found["originals"], found["search_compared"]) == (True, 30, 30, True)
    spoken = tearsheet("check")
    assert spoken.returncode == 0
    assert "No problems found." in spoken.stdout
    assert answer("check", "--originals", "5")["originals"] < 30


def test_a_damaged_library_is_found_repaired_and_found_whole(path: Path, tearsheet: Run, answer: Run) -> None:
    overwrite(path, pages_of(path, "pages")[1])
    found = tearsheet("check")
    assert found.returncode == 1
    assert "damaged" in found.stdout
    refused = tearsheet("backup")
    assert refused.returncode == 1
    assert "Check the library" in refused.stderr
    assert answer("backups") == []
    done = answer("repair")
    assert done["saved"]["articles"] == 30
    assert 1 <= done["saved"]["lost_originals"] <= 12
    assert Path(done["kept"]).exists()
    assert tearsheet("check").returncode == 0
    assert len(titles(answer)) == 30


def test_repair_says_what_it_did(path: Path, tearsheet: Run) -> None:
    assert "Rebuilt the search index." in tearsheet("repair").stdout
    overwrite(path, *pages_of(path, "pages")[1:3])
    spoken = tearsheet("repair").stdout
    assert "Recovered 30 articles, 10 tags," in spoken
    assert "originals." in spoken
    assert "Kept the damaged file:" in spoken


def test_what_is_open_elsewhere_is_not_replaced(path: Path, tearsheet: Run, answer: Run) -> None:
    made = answer("backup")
    library = Library(path)
    add_article(library, "Unsaved elsewhere")
    refused = tearsheet("restore", made["path"])
    library.close()
    assert refused.returncode == 1
    assert "is open in another window" in refused.stderr
    assert "Unsaved elsewhere" in titles(answer)


def test_a_file_that_is_no_library_is_said_so(tmp_path: Path, environment: dict[str, str], tearsheet: Run) -> None:
    Path(environment["TEARSHEET_LIBRARY"]).write_bytes(b"Dear reader. " * 900)
    for command in ("check", "repair", "backup"):
        done = tearsheet(command)
        assert done.returncode == 1
        assert "isn’t a Tearsheet library" in done.stderr
        assert json.dumps(done.stdout) == '""'
