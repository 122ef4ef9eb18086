"""The table of contents, and what happens where something cannot be made."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from installers import left_out
from installers.release import ROOT, CannotMake, Release, call, tool


@pytest.fixture
def entry() -> ModuleType:
    """build_scripts/installers/__main__.py as a module."""
    spec = importlib.util.spec_from_file_location("installers_main", ROOT / "build_scripts/installers/__main__.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["installers_main"] = module  # a dataclass asks for its module while it is made
    path = list(sys.path)
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = path
        del sys.modules["installers_main"]
    return module


def test_help_lists_every_format(entry: ModuleType) -> None:
    command = [sys.executable, str(ROOT / "build_scripts/installers"), "--help"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for name, one in entry.FORMATS.items():
        assert name in told
        assert " ".join(one.about.split()) in " ".join(told.split())


def test_a_format_that_cannot_be_made_holds_up_no_other(
    entry: ModuleType, release: Release, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = ROOT / "pyproject.toml"

    def cannot(_release: Release) -> list[Path]:
        raise CannotMake("it needs ferry. On Debian and Ubuntu type: apt-get install ferry")

    monkeypatch.setattr(
        entry, "FORMATS", {"ferry": entry.Format("", cannot), "pier": entry.Format("", lambda _release: [made])}
    )
    monkeypatch.setattr(entry, "EXTRAS", {name: entry.Format("", lambda _release: []) for name in ("sbom", "sums")})
    assert entry.make_all(release, ["ferry", "pier"], everything=True) == 1
    told = capsys.readouterr()
    assert "pier: pyproject.toml" in told.out
    assert "ferry: not made, it needs ferry. On Debian and Ubuntu type: apt-get install ferry" in told.err


@pytest.mark.parametrize(("everything", "code"), [(True, 0), (False, 1)])
def test_what_is_made_elsewhere_fails_only_if_it_was_asked_for_by_name(
    entry: ModuleType,
    release: Release,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    everything: bool,
    code: int,
) -> None:
    monkeypatch.setattr(entry, "FORMATS", {"deb": entry.Format("", entry.deb.make)})
    monkeypatch.setattr(entry, "EXTRAS", {name: entry.Format("", lambda _release: []) for name in ("sbom", "sums")})
    monkeypatch.setattr(entry.deb, "tool", lambda name, _package: name)
    monkeypatch.setattr(entry.deb, "BUILD", release.payload.parent / "build")
    assert entry.make_all(replace(release, system="macos"), ["deb"], everything=everything) == code
    assert "On a Linux machine type: python3 build_scripts/dev.py package deb" in capsys.readouterr().err


def test_a_bill_of_materials_is_made_only_where_the_program_was_frozen(entry: ModuleType, release: Release) -> None:
    here = entry.this_release(release.payload).system
    elsewhere = "windows" if here != "windows" else "linux"
    assert entry.after(replace(release, system=here), ["tar"]) == ["sbom", "sums"]
    assert entry.after(replace(release, system=elsewhere), ["msi"]) == ["sums"]
    assert entry.after(release, ["sums"]) == []
    assert entry.after(release, []) == []


def test_a_tool_that_is_missing_gives_the_line_to_type() -> None:
    with pytest.raises(CannotMake, match="run: apt-get install ferry-tools"):
        tool("no-such-ferry", "ferry-tools")


def test_a_tool_that_fails_is_told_with_its_last_lines() -> None:
    with pytest.raises(CannotMake, match=r"(?s)exit 3.*the pier is gone"):
        call(sys.executable, "-c", "print('the pier is gone'); raise SystemExit(3)")


def test_a_candidate_sorts_before_its_version_for_dpkg_and_rpm(release: Release) -> None:
    versions = ["1.2.2", "1.2.3.dev1", "1.2.3a1", "1.2.3b9", "1.2.3b10", "1.2.3rc1", "1.2.3"]
    packaged = [replace(release, version=version).packaged_version for version in versions]
    assert packaged[-2:] == ["1.2.3~rc1", "1.2.3"]
    dpkg = shutil.which("dpkg")
    for before, after in pairwise(packaged if dpkg else ()):
        subprocess.run([str(dpkg), "--compare-versions", before, "lt", after], check=True)


def test_files_are_named_by_version_system_and_architecture(release: Release) -> None:
    assert release.name("deb") == "tearsheet-1.2.3-linux-x86_64.deb"


@pytest.mark.parametrize("table", ["WITH_DATA", "MODULES", "FILES", "LIBRARIES"])
def test_everything_that_is_left_out_or_in_says_why(table: str) -> None:
    assert [name for name, reason in getattr(left_out, table).items() if not reason.strip()] == []
