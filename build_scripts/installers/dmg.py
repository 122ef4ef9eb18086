"""The disk image for macOS (.dmg): Tearsheet.app, and an arrow to Applications, into which it is dragged.

TEARSHEET_SIGNING_IDENTITY   "Developer ID Application: ...", in the keychain; freezing signs the program with it, too
TEARSHEET_NOTARY_PROFILE     what ``xcrun notarytool store-credentials`` was told to keep the credentials as
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from installers import icons
from installers.release import BUILD, CannotMake, MadeElsewhere, Release, call, clean_folder

APP = "Tearsheet.app"
GROUND = Path(__file__).with_name("macos") / "ground.svg"
WIDTH, HEIGHT = 640, 400
"""Of what the window shows, in points; as large as the ground is drawn."""
TITLE_BAR = 28
"""Points that Finder counts as part of the window."""


def make(release: Release) -> list[Path]:
    """The .dmg, for the kind of chip that it is made on."""
    if release.system != "macos" or sys.platform != "darwin":
        raise MadeElsewhere(
            "it needs macOS, whose hdiutil makes disk images. There, once on Apple silicon and once on Intel, type: "
            "python3 build_scripts/dev.py package dmg"
        )
    from dmgbuild.core import DMGError, build_dmg

    target = release.target("dmg")
    layout = window_of(release.payload.with_name(APP), clean_folder(BUILD / "dmg"))
    call("codesign", "--verify", "--deep", "--strict", release.payload.with_name(APP))
    target.unlink(missing_ok=True)
    try:
        build_dmg(str(target), "Tearsheet", settings=layout)
    except (DMGError, OSError, ValueError, subprocess.SubprocessError) as error:
        raise CannotMake(f"couldn't make the disk image: {error}") from None
    for line in seal(target):
        print(f"dmg: {line}", flush=True)
    return [target]


def window_of(app: Path, folder: Path) -> dict[str, Any]:
    """What the disk image holds and how Finder shows it, in dmgbuild's words; ``folder`` gets the picture behind it,
    for plain and for sharper screens. Raises CannotMake where the program was not frozen as an .app.
    """
    if not app.is_dir():
        raise CannotMake(f"{app.name} is missing next to the frozen program; tearsheet.spec makes it on macOS")
    for scale, name in ((1, "ground.png"), (2, "ground@2x.png")):
        (folder / name).write_bytes(icons.painted(GROUND, scale * WIDTH, scale * HEIGHT))
    return {
        "format": "ULMO",
        "filesystem": "HFS+",
        "files": [str(app)],
        "symlinks": {"Applications": "/Applications"},
        "background": str(folder / "ground.png"),
        "window_rect": ((200, 160), (WIDTH, HEIGHT + TITLE_BAR)),
        "icon_locations": {APP: (170, 190), "Applications": (470, 190)},
        "icon_size": 128,
        "text_size": 13,
    }


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
