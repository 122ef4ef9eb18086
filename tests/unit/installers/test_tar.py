"""The archive for one person: installed, updated and removed in a home of its own."""

from __future__ import annotations

import os
import subprocess
import tarfile
from pathlib import Path

import pytest
from installers.linux_tree import TEMPLATES

from tests.unit.installers.conftest import WHEN, Make, Run

SCRIPTS = ("install.sh", "uninstall.sh")


@pytest.fixture(scope="module")
def archive(make: Make) -> Path:
    return make("tar")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a space and a dollar in its name, as a desktop file must bear."""
    place = tmp_path / "Ida $ Holm"
    place.mkdir()
    monkeypatch.setenv("HOME", str(place))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    return place


@pytest.fixture
def unpacked(archive: Path, tmp_path: Path) -> Path:
    with tarfile.open(archive) as files:
        named = {"filter": "tar"} if hasattr(tarfile, "tar_filter") else {}  # since Python 3.11.4
        files.extractall(tmp_path / "unpacked", **named)  # type: ignore[arg-type]
    return tmp_path / "unpacked/tearsheet-1.2.3"


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_scripts_are_plain_shell(name: str, run: Run) -> None:
    assert run("shellcheck", TEMPLATES / name) == ""


def test_it_unpacks_into_one_folder_of_nobodys(archive: Path) -> None:
    with tarfile.open(archive) as files:
        entries = files.getmembers()
    assert {entry.name.split("/")[0] for entry in entries} == {"tearsheet-1.2.3"}
    assert {(entry.uid, entry.uname, entry.mtime) for entry in entries} == {(0, "root", WHEN)}
    assert [entry.name for entry in entries] == sorted(entry.name for entry in entries)


def test_two_builds_are_the_same(archive: Path, make: Make) -> None:
    assert make("tar").read_bytes() == archive.read_bytes()


def test_it_is_installed_for_one_person(unpacked: Path, home: Path, run: Run) -> None:
    told = run("sh", unpacked / "install.sh")
    assert "Tearsheet is installed" in told
    assert run(str(home / ".local/bin/tearsheet"), "list") == "tearsheet, stand-in: list\n"
    assert (home / ".local/share/icons/hicolor/64x64/apps/tearsheet.png").exists()
    assert (home / ".local/share/man/man1/tearsheet.1.gz").exists()


def test_the_menu_entry_names_the_program_by_its_path(unpacked: Path, home: Path, run: Run) -> None:
    run("sh", unpacked / "install.sh")
    entry = home / ".local/share/applications/tearsheet.desktop"
    line = next(line for line in entry.read_text(encoding="utf-8").splitlines() if line.startswith("Exec="))
    written = str(home).replace("$", "\\\\$")
    assert line == f'Exec="{written}/.local/opt/tearsheet/program/tearsheet" open %U'
    assert "error" not in run("desktop-file-validate", entry)


XDG_MIME = """#!/bin/sh
chosen=$HOME/chosen
entry=$HOME/.local/share/applications/tearsheet.desktop
case $1 in
    query)
        case $3 in *epub*) exit 0 ;; esac
        if [ -e "$chosen" ]; then cat "$chosen"; elif [ -e "$entry" ]; then echo tearsheet.desktop; else echo paper.desktop; fi ;;
    default) echo "$2 $3" >>"$HOME/given" ;;
esac
"""


def test_files_still_open_where_they_did(
    unpacked: Path, home: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "bin/xdg-mime"
    tool.parent.mkdir()
    tool.write_text(XDG_MIME, encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")
    run("sh", unpacked / "install.sh")
    given = (home / "given").read_text(encoding="utf-8").splitlines()
    assert {"paper.desktop text/html", "paper.desktop application/pdf"} <= set(given)
    assert not any("epub" in line for line in given)  # which nothing opened before
    (home / "given").unlink()
    (home / "chosen").write_text(
        "tearsheet.desktop\n", encoding="utf-8"
    )  # a person may choose otherwise, and that stays
    run("sh", unpacked / "install.sh")
    assert not (home / "given").exists()


def test_a_newer_version_takes_the_place_of_the_old_one(unpacked: Path, home: Path, run: Run) -> None:
    run("sh", unpacked / "install.sh")
    (unpacked / "program/_internal/data.bin").unlink()
    (unpacked / "program/_internal/newer.bin").write_bytes(b"newer")
    run("sh", unpacked / "install.sh")
    inside = home / ".local/opt/tearsheet/program/_internal"
    assert (inside / "newer.bin").exists()
    assert not (inside / "data.bin").exists()
    assert sorted(path.name for path in (home / ".local/opt").iterdir()) == ["tearsheet"]


def test_another_program_of_that_name_is_not_overwritten(unpacked: Path, home: Path, run: Run) -> None:
    other = home / ".local/bin/tearsheet"
    other.parent.mkdir(parents=True)
    other.write_text("another program", encoding="utf-8")
    assert "belongs to another program" in run("sh", unpacked / "install.sh", fails=True)
    assert other.read_text(encoding="utf-8") == "another program"
    assert not (home / ".local/opt").exists()


@pytest.mark.parametrize("name", ["a:b", 'a"b', "a\\\\b"])
def test_a_folder_that_the_program_cannot_run_in_is_refused(
    name: str, unpacked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / name
    place.mkdir()
    monkeypatch.setenv("HOME", str(place))
    done = subprocess.run(["sh", str(unpacked / "install.sh")], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "can't run in a folder whose name contains" in done.stderr
    assert list(place.iterdir()) == []


def test_half_an_archive_says_so(unpacked: Path, home: Path, run: Run) -> None:
    (unpacked / "program/tearsheet").unlink()
    assert "Unpack the whole archive again" in run("sh", unpacked / "install.sh", fails=True)


def test_removing_it_leaves_the_library_and_says_where(unpacked: Path, home: Path, run: Run) -> None:
    run("sh", unpacked / "install.sh")
    library = home / ".local/share/Tearsheet/library.sqlite"
    library.parent.mkdir()
    library.write_bytes(b"articles")
    told = run("sh", home / ".local/opt/tearsheet/uninstall.sh")
    assert str(library.parent) in told
    assert [path for path in home.rglob("*") if (path.is_file() or path.is_symlink()) and path.suffix != ".cache"] == [
        library
    ]


def test_what_is_not_installed_cannot_be_removed(unpacked: Path, home: Path, run: Run) -> None:
    assert "is not installed" in run("sh", unpacked / "uninstall.sh", fails=True)
