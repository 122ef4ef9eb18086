"""What the packages of Debian and Fedora lay into the system so that every account's browsers can start Tearsheet for the
extension: a launcher, and a manifest in each folder where a browser looks for one.

Other packages have no place that browsers know: with them, *File > Connect a browser* writes the account's own manifests.
"""

from __future__ import annotations

from pathlib import Path

from installers.linux_tree import PROGRAM, write
from reader.desk.program.browsers import SYSTEM_FOLDERS, host_manifest, ids
from reader.desk.program.installed import HOST_PROGRAM

LAUNCHER = Path("/usr") / PROGRAM / HOST_PROGRAM


def stage_browser_host(root: Path, libraries: str) -> list[str]:
    """Lay the launcher and the manifests below ``root``; return the manifests as they are named in the system.

    ``libraries`` is where the system has its 64-bit libraries, and so Firefox its manifests: "lib" or "lib64".
    """
    launcher = root / LAUNCHER.relative_to("/")
    write(launcher, f'#!/bin/sh\nexec /usr/{PROGRAM.as_posix()}/tearsheet --browser-host "$@"\n')
    launcher.chmod(0o755)
    laid = []
    for browser, folders in SYSTEM_FOLDERS.items():
        for folder in folders:
            if not folder.startswith("/usr/") or folder.startswith(f"/usr/{libraries}/"):
                path = Path(folder) / f"{ids()['host']}.json"
                write(root / path.relative_to("/"), host_manifest(browser, LAUNCHER.as_posix()))
                laid.append(path.as_posix())
    return laid
