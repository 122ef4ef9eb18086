"""What every installer is made from and named by."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
"""Everything half-made: the frozen program, staged trees. May be deleted at any time."""
DIST = ROOT / "dist"
"""What is handed out."""

SYSTEMS = {"linux": "linux", "darwin": "macos", "win32": "windows"}
ARCHITECTURES = {"amd64": "x86_64", "x86_64": "x86_64", "arm64": "arm64", "aarch64": "arm64"}


class CannotMake(Exception):
    """An installer that cannot be made here; the text says why, and how it can be made where."""


class MadeElsewhere(CannotMake):
    """An installer for another system, which is made there: no failure where everything was asked for."""


@dataclass(frozen=True)
class Release:
    """``payload``: the frozen program's folder, with ``tearsheet`` in it. ``when``: seconds since 1970 of the
    commit.
    """

    version: str
    commit: str
    when: int
    system: str
    arch: str
    payload: Path

    @property
    def packaged_version(self) -> str:
        """The version as dpkg and rpm compare it: a tilde sorts before nothing, so 0.2.0~rc1 is before 0.2.0."""
        version = re.sub(r"\.?(dev\d*)$", r"~~\1", self.version)
        return re.sub(r"(?<=\d)((?:a|b|rc)\d*)$", r"~\1", version)

    def name(self, extension: str) -> str:
        """``tearsheet-VERSION-SYSTEM-ARCH.EXT``."""
        return f"tearsheet-{self.version}-{self.system}-{self.arch}.{extension}"

    def target(self, extension: str) -> Path:
        """Where the file of that kind goes; the folder is there afterwards."""
        DIST.mkdir(exist_ok=True)
        return DIST / self.name(extension)


def this_release(payload: Path, *, system: str = "", arch: str = "") -> Release:
    """The release of this checkout on this machine, or for another ``system`` whose installer can be made here around
    its payload.
    """
    version = re.search(r'^version = "([^"]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert version
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return Release(
        version=version[1],
        commit=_git("rev-parse", "HEAD"),
        when=int(given or _git("log", "-1", "--format=%ct") or 0),
        system=system or SYSTEMS[sys.platform],
        arch=arch or ARCHITECTURES[platform.machine().lower()],
        payload=payload,
    )


def _git(*arguments: str) -> str:
    """What git says, or nothing where this is no repository."""
    if not shutil.which("git"):
        return ""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def tool(name: str, package: str) -> str:
    """The path of a program that an installer needs. Raises CannotMake with the line that installs it."""
    found = shutil.which(name)
    if not found:
        raise CannotMake(f"this needs {name}. On Debian or Ubuntu, run: apt-get install {package}")
    return found


def call(*command: str | Path, folder: Path | None = None, environment: dict[str, str] | None = None) -> str:
    """Run a tool; gives its output. Raises CannotMake with its last lines where it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        last = "\n".join(done.stdout.strip().splitlines()[-12:])
        raise CannotMake(f"{Path(str(command[0])).name} failed (exit {done.returncode}):\n{last}")
    return done.stdout


def clean_folder(path: Path) -> Path:
    """An empty folder at that place."""
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def settle(folder: Path, when: int) -> None:
    """Give every file of a staged tree the release's time and plain permissions, so that two builds of one commit are
    the same.
    """
    for path in [*sorted(folder.rglob("*"), reverse=True), folder]:
        if path.is_symlink():
            os.utime(path, (when, when), follow_symlinks=False)
            continue
        runs = path.is_dir() or os.access(path, os.X_OK)
        path.chmod(0o755 if runs else 0o644)
        os.utime(path, (when, when))
