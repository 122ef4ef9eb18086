"""The disk image for macOS (.dmg): Tearsheet.app beside a link to Applications, into which it is dragged.

TEARSHEET_SIGNING_IDENTITY   "Developer ID Application: ...", in the keychain; freezing signs the program with it, too
TEARSHEET_NOTARY_PROFILE     what ``xcrun notarytool store-credentials`` was told to keep the credentials as
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from installers.release import BUILD, CannotMake, MadeElsewhere, Release, call, clean_folder

APP = "Tearsheet.app"


def make(release: Release) -> list[Path]:
    """The .dmg, for the kind of chip that it is made on."""
    if release.system != "macos" or sys.platform != "darwin":
        raise MadeElsewhere(
            "it needs macOS, whose hdiutil makes disk images. There, once on Apple silicon and once on Intel, type: "
            "python3 build_scripts/dev.py package dmg"
        )
    target = release.target("dmg")
    folder = layout(release.payload.with_name(APP), clean_folder(BUILD / "dmg"))
    call("codesign", "--verify", "--deep", "--strict", folder / APP)
    target.unlink(missing_ok=True)
    call("hdiutil", "create", "-volname", "Tearsheet", "-srcfolder", folder, "-fs", "HFS+", "-format", "ULMO", target)
    for line in seal(target):
        print(f"dmg: {line}", flush=True)
    return [target]


def layout(app: Path, folder: Path) -> Path:
    """What the disk image shows. Raises CannotMake where the program was not frozen as an .app."""
    if not app.is_dir():
        raise CannotMake(f"{app.name} is not beside the frozen program; tearsheet.spec makes it on macOS")
    shutil.copytree(app, folder / APP, symlinks=True)
    (folder / "Applications").symlink_to("/Applications")
    return folder


def seal(image: Path) -> list[str]:
    """Sign the disk image and let Apple notarise it; gives what was not done and why."""
    identity, profile = os.environ.get("TEARSHEET_SIGNING_IDENTITY", ""), os.environ.get("TEARSHEET_NOTARY_PROFILE", "")
    if not identity:
        return [
            "not signed and not notarised, TEARSHEET_SIGNING_IDENTITY names nobody. macOS will refuse to open it until it is allowed "
            "in System Settings > Privacy & Security."
        ]
    call("codesign", "--sign", identity, "--timestamp", image)
    if not profile:
        return ["not notarised, TEARSHEET_NOTARY_PROFILE names no credentials. macOS will warn whoever opens it."]
    call("xcrun", "notarytool", "submit", image, "--keychain-profile", profile, "--wait")
    call("xcrun", "stapler", "staple", image)
    return []
