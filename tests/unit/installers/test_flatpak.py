"""The manifest for flatpak-builder."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from installers import flatpak_manifest
from installers.linux_tree import APP_ID

from tests.unit.installers.conftest import Make, Run


@pytest.fixture(scope="module")
def manifest(make: Make) -> Path:
    return make("flatpak_manifest")


def test_it_unpacks_the_archive_beside_it_and_no_other(manifest: Path) -> None:
    told = json.loads(manifest.read_text(encoding="utf-8"))
    (module,) = told["modules"]
    (source,) = module["sources"]
    archive = manifest.with_name(source["path"])
    assert hashlib.sha256(archive.read_bytes()).hexdigest() == source["sha256"]
    assert told["id"] == APP_ID


def test_what_the_sandbox_lets_through_has_its_reason(manifest: Path) -> None:
    told = json.loads(manifest.read_text(encoding="utf-8"))
    assert set(told["finish-args"]) == set(told["x-why"])
    assert all(reason.strip() for reason in flatpak_manifest.MAY.values())
    assert not [
        one
        for one in told["finish-args"]
        if one in ("--filesystem=home", "--filesystem=host", "--socket=x11", "--device=all")
    ]


def test_flatpak_builder_reads_it(manifest: Path, run: Run) -> None:
    shown = run("flatpak-builder", "--show-manifest", manifest)
    assert "no property" not in shown
    assert '"rename-desktop-file" : "tearsheet.desktop"' in shown
