"""A stand-in for the frozen program, so that installers are tested in seconds and without freezing."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "build_scripts"))

from installers.release import Release

WHEN = 1_795_000_000
MODULES = ("deb", "rpm", "tar", "appimage", "sbom", "sums")
PROGRAM = '#!/bin/sh\necho "tearsheet, stand-in: $*"\n'


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A release around a shell script that says what it was called with."""
    payload = tmp_path_factory.mktemp("frozen") / "tearsheet"
    resources = payload / "_internal/resources"
    resources.mkdir(parents=True)
    (payload / "tearsheet").write_text(PROGRAM, encoding="utf-8")
    (payload / "tearsheet").chmod(0o755)
    licences = [{"name": "Qt", "version": "6.11", "licence": "LGPL-3.0-only"}]
    (resources / "licences.json").write_text(json.dumps(licences), encoding="utf-8")
    (payload / "_internal/data.bin").write_bytes(bytes(range(256)) * 4000)
    (payload / "_internal/link.bin").symlink_to("data.bin")
    return Release("1.2.3", "0123abcd" * 5, WHEN, "linux", "x86_64", payload)


Make = Callable[[str], Path]


@pytest.fixture(scope="module")
def make(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Make the installer of that module anew, in folders of its own; gives its file. Skips where a tool lacks."""

    def made(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name)
        with pytest.MonkeyPatch.context() as patch:
            module = redirected(name, folder, patch)
            try:
                return next(iter(module.make(release)))
            except importlib.import_module("installers.release").CannotMake as error:
                if "apt-get install" in str(error):
                    pytest.skip(str(error))
                raise

    return made


def redirected(name: str, folder: Path, patch: pytest.MonkeyPatch) -> ModuleType:
    """The module with build/ and dist/ elsewhere."""
    module = importlib.import_module(f"installers.{name}")
    patch.setattr("installers.release.DIST", folder / "dist")
    for constant, place in (("BUILD", folder / "build"), ("DIST", folder / "dist")):
        if hasattr(module, constant):
            patch.setattr(module, constant, place)
    return module


Run = Callable[..., str]


@pytest.fixture
def run() -> Run:
    """Run a tool and give its output; skips where it is not installed, fails where it fails."""

    def called(
        tool: str, *arguments: str | Path, folder: Path | None = None, fails: bool = False, **environment: str
    ) -> str:
        if not shutil.which(tool):
            pytest.skip(f"{tool} is not installed")
        command = [tool, *(str(argument) for argument in arguments)]
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert (done.returncode != 0) == fails, done.stdout
        return done.stdout

    return called
