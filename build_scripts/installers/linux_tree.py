"""What every Linux package lays into the system: the program, its menu entry, icons, metadata for software centres, and
the manual page.

No MIME types are defined: Tearsheet opens saved HTML pages, which every system knows already; the menu entry says so.
"""

from __future__ import annotations

import gzip
import shutil
import time
from pathlib import Path

from installers import icons
from installers.manpage import manual_page
from installers.release import MadeElsewhere, Release
from installers.search_path import forget_build_folders

APP_ID = "desktop.tearsheet.Tearsheet"
"""For AppStream and Flatpak; the menu entry itself is tearsheet.desktop, as the window says to the desktop."""
TEMPLATES = Path(__file__).with_name("linux")
PROGRAM = Path("lib/tearsheet")
"""Below /usr: a folder that belongs to one program and its libraries."""


def stage_usr(release: Release, root: Path) -> None:
    """``root``/usr with the program in lib/tearsheet, the command in bin and everything of ``stage_share``."""
    usr = root / "usr"
    copy_program(release, usr / PROGRAM)
    (usr / "bin").mkdir(parents=True)
    (usr / "bin/tearsheet").symlink_to(Path("..") / PROGRAM / "tearsheet")
    stage_share(release, usr / "share")


def copy_program(release: Release, target: Path) -> None:
    """The frozen program; of its files only the program itself can be started. Raises MadeElsewhere where that is no
    program for Linux.
    """
    if release.system != "linux":
        raise MadeElsewhere(
            "it wraps a program for Linux. On a Linux machine type: python3 build_scripts/dev.py package deb rpm appimage tar"
        )
    shutil.copytree(release.payload, target, symlinks=True)
    for path in target.rglob("*"):
        if path.is_file() and not path.is_symlink():
            path.chmod(0o755 if path.parent == target else 0o644)
            forget_build_folders(path)


def stage_share(release: Release, share: Path) -> None:
    """Menu entry, metadata, icons and manual page, where the XDG folders have them below ``share``."""
    write(share / "applications/tearsheet.desktop", template("tearsheet.desktop"))
    day = time.strftime("%Y-%m-%d", time.gmtime(release.when))
    metadata = template("tearsheet.metainfo.xml").replace("@VERSION@", release.version).replace("@DATE@", day)
    write(share / f"metainfo/{APP_ID}.metainfo.xml", metadata)
    for size in icons.SIZES:
        write(share / f"icons/hicolor/{size}x{size}/apps/tearsheet.png", icons.png(size))
    write(share / "icons/hicolor/scalable/apps/tearsheet.svg", icons.SVG.read_bytes())
    write(share / "man/man1/tearsheet.1.gz", zipped(manual_page(release)))


def template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def write(path: Path, content: str | bytes) -> None:
    """The file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def zipped(text: str) -> bytes:
    """As ``gzip -9n``: without name and time."""
    return gzip.compress(text.encode(), 9, mtime=0)
