"""Sums that ``sha256sum -c`` accepts, and the file that *Check for updates* reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from installers.release import Release

from tests.unit.installers.conftest import Run, redirected


@pytest.fixture
def dist(release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "dist"
    folder.mkdir()
    for name in (
        "tearsheet-1.2.3-linux-x86_64.deb",
        "tearsheet-1.2.3-linux-arm64.rpm",
        "tearsheet-1.2.3-windows-x86_64-standin.exe",
        "tearsheet-1.2.2-linux-x86_64.deb",
    ):
        (folder / name).write_text(name, encoding="utf-8")
    monkeypatch.setenv("TEARSHEET_UPDATES_PAGE", "https://example.org/tearsheet")
    monkeypatch.delenv("TEARSHEET_SIGNING_KEY", raising=False)
    redirected("sums", tmp_path, monkeypatch).make(release)
    return folder


def test_the_sums_hold(dist: Path, run: Run) -> None:
    assert run("sha256sum", "-c", "SHA256SUMS", folder=dist).splitlines() == [
        "tearsheet-1.2.3-linux-arm64.rpm: OK",
        "tearsheet-1.2.3-linux-x86_64.deb: OK",
    ]


def test_the_newest_version_is_told_with_its_files(dist: Path) -> None:
    told = json.loads((dist / "latest.json").read_text(encoding="utf-8"))
    assert (told["version"], told["date"], told["page"]) == ("1.2.3", "2026-11-18", "https://example.org/tearsheet")
    assert list(told["files"]) == ["tearsheet-1.2.3-linux-arm64.rpm", "tearsheet-1.2.3-linux-x86_64.deb"]
    assert all(len(digest) == 64 for digest in told["files"].values())


def test_without_a_key_it_says_how_to_sign(release: Release, dist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        redirected("sums", dist.parent, patch).make(release)
    assert "minisign -S -s KEY -m SHA256SUMS latest.json" in capsys.readouterr().out


def test_with_a_key_both_are_signed(release: Release, dist: Path, run: Run) -> None:
    run("minisign", "-G", "-W", "-p", "key.pub", "-s", "key", folder=dist.parent)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEARSHEET_SIGNING_KEY", str(dist.parent / "key"))
        made = redirected("sums", dist.parent, patch).make(release)
    assert [path.name for path in made[2:]] == ["SHA256SUMS.minisig", "latest.json.minisig"]
    run("minisign", "-V", "-p", "../key.pub", "-m", "latest.json", folder=dist)
