"""The package for Debian: its fields, its content, what the checker says, and that two builds are one."""

from __future__ import annotations

import json
import subprocess
import tarfile
from email.parser import Parser
from io import BytesIO
from pathlib import Path

import pytest
from installers import deb, left_out
from installers.release import Release

from reader.desk.program.browsers import MAKES, Browsers
from tests.unit.installers.conftest import WHEN, Make, Run


@pytest.fixture(scope="module")
def package(make: Make) -> Path:
    return make("deb")


def test_it_is_named_by_version_system_and_architecture(package: Path) -> None:
    assert package.name == "tearsheet-1.2.3-linux-x86_64.deb"


def test_its_fields_say_what_a_bare_system_needs(package: Path, run: Run) -> None:
    fields = Parser().parsestr(run("dpkg-deb", "--field", package))
    assert fields["Package"] == "tearsheet"
    assert fields["Version"] == "1.2.3"
    assert fields["Architecture"] == "amd64"
    needed = fields["Depends"].split(", ")
    assert needed[0].startswith("libc6 (>= ")
    assert set(deb.ALSO_NEEDED) <= set(needed)
    assert int(fields["Installed-Size"]) > 1000


def test_it_runs_no_scripts(package: Path, tmp_path: Path, run: Run) -> None:
    run("dpkg-deb", "--control", package, tmp_path / "control")
    assert sorted(path.name for path in (tmp_path / "control").iterdir()) == [
        "conffiles",
        "control",
        "md5sums",
    ]


def test_its_files_are_roots_and_of_the_releases_time(package: Path) -> None:
    data = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(package)], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=BytesIO(data)) as files:
        entries = files.getmembers()
    assert {(entry.uid, entry.gid, entry.mtime) for entry in entries} == {(0, 0, WHEN)}
    names = {entry.name for entry in entries}
    assert {"./usr/bin/tearsheet", "./usr/lib/tearsheet/tearsheet", "./usr/share/doc/tearsheet/copyright"} <= names


def test_browsers_find_the_host_that_it_lays_into_the_system(package: Path, tmp_path: Path, run: Run) -> None:
    run("dpkg-deb", "--raw-extract", package, tmp_path / "tree")
    laid = sorted((tmp_path / "tree").rglob("desktop.tearsheet.reader.json"))
    assert [path.relative_to(tmp_path / "tree").as_posix().partition("/native")[0] for path in laid] == [
        "etc/chromium",
        "etc/opt/chrome",
        "etc/opt/edge",
        "usr/lib/mozilla",
    ]
    for path in laid:
        launcher = tmp_path / "tree" / json.loads(path.read_text())["path"].lstrip("/")
        assert launcher.stat().st_mode & 0o777 == 0o755
        assert "/usr/lib/tearsheet/tearsheet --browser-host" in launcher.read_text()
    browsers = Browsers(tmp_path / "own", tmp_path, "linux", {"PATH": ""}, root=tmp_path / "tree")
    assert all(browsers._of_the_system(name)[0] in laid for name in MAKES)


def test_the_checker_finds_no_error(package: Path, run: Run) -> None:
    told = run("lintian", "--fail-on", "error", package)
    assert not [line for line in told.splitlines() if line.startswith("E:")]


def test_two_builds_are_the_same(package: Path, make: Make) -> None:
    assert make("deb").read_bytes() == package.read_bytes()


def test_the_licences_of_all_parts_are_in_it(release: Release) -> None:
    text = deb.copyright_file(release)
    assert " Qt 6.11: LGPL-3.0-only" in text
    assert "License: Expat" in text
    assert "\n\n\n" not in text


def test_the_maintainer_is_whoever_hands_it_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEARSHEET_MAINTAINER", "Desk <desk@example.net>")
    assert deb.maintainer() == "Desk <desk@example.net>"


def test_every_library_that_is_left_to_the_system_has_a_package() -> None:
    assert all(left_out.LIBRARIES.values())
