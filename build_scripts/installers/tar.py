"""An archive for any Linux: unpack it, run install.sh, and the program is in your own folders, without an
administrator.
"""

from __future__ import annotations

import lzma
import shutil
import tarfile
from pathlib import Path

from installers.linux_tree import TEMPLATES, copy_program, stage_share, template, write
from installers.release import BUILD, ROOT, Release, clean_folder, settle


def make(release: Release) -> list[Path]:
    """The .tar.xz."""
    folder = stage(release, clean_folder(BUILD / "tar"))
    settle(folder, release.when)
    target = release.target("tar.xz")
    with (
        lzma.open(target, "wb", preset=9) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for path in [folder, *sorted(folder.rglob("*"))]:
            archive.add(path, path.relative_to(folder.parent).as_posix(), recursive=False, filter=_nobodys)
    return [target]


def stage(release: Release, parent: Path) -> Path:
    """The folder as it is unpacked."""
    folder = parent / f"tearsheet-{release.version}"
    copy_program(release, folder / "program")
    stage_share(release, folder / "share")
    for name in ("install.sh", "uninstall.sh"):
        shutil.copy(TEMPLATES / name, folder / name)
        (folder / name).chmod(0o755)
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE")
    write(folder / "README.txt", template("README.txt"))
    return folder


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the names of who made it."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry
