"""The package for Fedora and openSUSE, asked by rpm itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.installers.conftest import WHEN, Make, Run


@pytest.fixture(scope="module")
def package(make: Make) -> Path:
    return make("rpm")


def test_it_needs_libraries_and_offers_none(package: Path, run: Run) -> None:
    needed = run("rpm", "-qp", "--requires", package)
    assert "libc.so.6(GLIBC_2." in needed
    assert "ca-certificates" in needed
    offered = [
        line.split()[0]
        for line in run("rpm", "-qp", "--provides", package).splitlines()
        if line.startswith(("tearsheet", "lib"))
    ]
    assert offered == ["tearsheet", "tearsheet(x86-64)"]


def test_it_runs_no_scripts(package: Path, run: Run) -> None:
    assert "scriptlet" not in run("rpm", "-qp", "--scripts", package)


def test_its_files_are_roots_and_of_the_releases_time(package: Path, run: Run) -> None:
    rows = run("rpm", "-qp", "--queryformat", "[%{FILENAMES}|%{FILEUSERNAME}|%{FILEMTIMES}\n]", package).split("\n")
    files = [row.split("|") for row in rows if row.startswith("/")]
    assert {(user, when) for _name, user, when in files} == {("root", str(WHEN))}
    assert {
        "/usr/bin/tearsheet",
        "/usr/lib/tearsheet/tearsheet",
        "/usr/lib/tearsheet/tearsheet-browser-host",
        "/usr/lib64/mozilla/native-messaging-hosts/desktop.tearsheet.reader.json",
    } <= {row[0] for row in files}


def test_two_builds_are_the_same(package: Path, make: Make) -> None:
    assert make("rpm").read_bytes() == package.read_bytes()
