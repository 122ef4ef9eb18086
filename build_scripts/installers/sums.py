"""The sums of what is handed out, for ``sha256sum -c`` and for *Help > Check for updates*, and their signature."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from pathlib import Path

from installers.release import DIST, Release, call

SUMS, LATEST = "SHA256SUMS", "latest.json"


def make(release: Release) -> list[Path]:
    """SHA256SUMS and latest.json over every file of this version in dist/, and their signatures where a key is
    given.
    """
    sums = sums_of(DIST, release.version)
    written = [DIST / SUMS, DIST / LATEST]
    written[0].write_text(
        "".join(f"{digest}  {name}\n" for name, digest in sums.items()), encoding="utf-8", newline="\n"
    )
    written[1].write_text(latest(release, sums), encoding="utf-8", newline="\n")
    return written + sign(written)


def sums_of(folder: Path, version: str) -> dict[str, str]:
    """SHA-256 by name, sorted; without what was made around a stand-in, which nobody gets."""
    files = sorted(
        path for path in folder.glob(f"tearsheet-{version}-*") if path.is_file() and "-standin" not in path.name
    )
    return {path.name: sha256(path) for path in files}


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def latest(release: Release, sums: dict[str, str]) -> str:
    """What the program reads to know of a newer version. The page is where a person downloads it:
    TEARSHEET_UPDATES_PAGE.
    """
    told = {
        "version": release.version,
        "date": time.strftime("%Y-%m-%d", time.gmtime(release.when)),
        "page": os.environ.get("TEARSHEET_UPDATES_PAGE", ""),
        "files": sums,
    }
    return json.dumps(told, indent=2) + "\n"


def sign(files: list[Path]) -> list[Path]:
    """The signatures (.minisig), made with the key file that TEARSHEET_SIGNING_KEY names; none, and a line that says
    how, without it.
    """
    key = os.environ.get("TEARSHEET_SIGNING_KEY", "")
    command = ["minisign", "-S", "-s", key or "KEY", "-m", *(path.name for path in files)]
    if not key or not shutil.which("minisign"):
        why = (
            "TEARSHEET_SIGNING_KEY names no key"
            if not key
            else "minisign is not installed (Debian and Ubuntu: apt-get install minisign)"
        )
        print(f"sums: not signed, {why}. In dist/ type: {' '.join(command)}", flush=True)
        return []
    call(*command, folder=files[0].parent)
    return [path.with_name(path.name + ".minisig") for path in files]
