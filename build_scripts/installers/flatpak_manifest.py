"""The manifest from which flatpak-builder makes a Flatpak of the .tar.xz: for machines that have flatpak-builder and
the runtime.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from installers import tar
from installers.linux_tree import APP_ID
from installers.release import Release
from installers.sums import sha256

RUNTIME, SDK, BRANCH = "org.freedesktop.Platform", "org.freedesktop.Sdk", "25.08"

MAY = {
    "--share=network": "to fetch the articles that you save",
    "--share=ipc": "pictures are handed to X11 through shared memory",
    "--socket=wayland": "the window",
    "--socket=fallback-x11": "the window, where there is no Wayland",
    "--socket=cups": "to print an article",
    "--filesystem=xdg-download:ro": "browsers save pages there, with their pictures beside them",
}
"""What the sandbox lets through, each with its reason."""


def make(release: Release) -> list[Path]:
    """tearsheet-VERSION-linux-ARCH.flatpak.json; the archive that it unpacks lies beside it and is made where it
    lacks.
    """
    archive = release.target("tar.xz")
    if not archive.exists():
        tar.make(release)
    target = release.target("flatpak.json")
    target.write_text(json.dumps(manifest(release, archive), indent=2) + "\n", encoding="utf-8")
    print(
        f"flatpak-manifest: where flatpak-builder is, type in that folder: flatpak-builder --user --install built {target.name}",
        flush=True,
    )
    return [target]


def manifest(release: Release, archive: Path) -> dict[str, Any]:
    """In the form of flatpak-builder; keys that begin with x- are for people."""
    return {
        "x-about": f"Tearsheet {release.version}. Needs: flatpak install flathub {RUNTIME}//{BRANCH} {SDK}//{BRANCH}",
        "id": APP_ID,
        "runtime": RUNTIME,
        "runtime-version": BRANCH,
        "sdk": SDK,
        "command": "tearsheet",
        "x-why": MAY,
        "finish-args": list(MAY),
        "rename-desktop-file": "tearsheet.desktop",
        "rename-icon": "tearsheet",
        "modules": [
            {
                "name": "tearsheet",
                "buildsystem": "simple",
                # Its libraries are as they were tested: not stripped anew, no debugging symbols taken out.
                "build-options": {"strip": False, "no-debuginfo": True},
                "build-commands": [
                    "mkdir -p /app/lib /app/bin /app/share",
                    "cp -a program /app/lib/tearsheet",
                    "ln -s ../lib/tearsheet/tearsheet /app/bin/tearsheet",
                    "cp -a share/. /app/share/",
                    "install -Dm644 LICENSE /app/share/licenses/tearsheet/LICENSE",
                ],
                "sources": [{"type": "archive", "path": archive.name, "sha256": sha256(archive)}],
            }
        ],
    }
