"""The package for Fedora, openSUSE and their kin, made by Debian's or their own rpmbuild."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from installers.browser_host import stage_browser_host
from installers.elf import needed_of_the_system
from installers.linux_tree import PROGRAM, stage_usr, template, write
from installers.release import BUILD, ROOT, Release, call, clean_folder, settle, tool

ARCHITECTURES = {"x86_64": "x86_64", "arm64": "aarch64"}
ALSO_NEEDED = {
    "ca-certificates": "to fetch an article over https",
    "fontconfig": "without it no font is found",
}
"""What no library says, with the reason."""


def make(release: Release) -> list[Path]:
    """The .rpm. Raises CannotMake."""
    builder = tool("rpmbuild", "rpm")
    work = clean_folder(BUILD / "rpm")
    tree = work / "tree"
    stage_usr(release, tree)
    manifests = stage_browser_host(tree, "lib64")
    write(tree / "usr/share/licenses/tearsheet/LICENSE", (ROOT / "LICENSE").read_bytes())
    settle(tree, release.when)
    write(work / "tearsheet.spec", spec(release, tree, manifests))
    options = {
        "_topdir": str(work / "top"),
        "_rpmdir": str(work / "done"),
        "_tree": str(tree),
        "_tmppath": str(work / "tmp"),
    }
    defined = [part for name, value in options.items() for part in ("--define", f"{name} {value}")]
    when = {"SOURCE_DATE_EPOCH": str(release.when)}
    call(
        builder,
        "-bb",
        "--target",
        f"{ARCHITECTURES[release.arch]}-linux",
        *defined,
        work / "tearsheet.spec",
        environment=when,
    )
    target = release.target("rpm")
    shutil.copy(next((work / "done").rglob("*.rpm")), target)
    return [target]


def spec(release: Release, tree: Path, manifests: Sequence[str]) -> str:
    """The package's description for rpmbuild. ``manifests`` are the files by which browsers find the host."""
    told = "\n".join(f"%config {name}" if name.startswith("/etc/") else name for name in manifests)
    needed = "\n".join(f"Requires: {name}" for name in requires(tree / "usr" / PROGRAM))
    marks = {"@VERSION@": release.packaged_version, "@REQUIRES@": needed, "@MANIFESTS@": told}
    words = template("tearsheet.rpm.spec")
    for mark, value in marks.items():
        words = words.replace(mark, value)
    return words


def requires(program: Path) -> list[str]:
    """By the libraries' own names, which mean the same on Fedora and openSUSE, whatever their packages are called."""
    libraries, c_library = needed_of_the_system(program)
    return [f"libc.so.6(GLIBC_{c_library})(64bit)", *(f"{name}()(64bit)" for name in libraries), *ALSO_NEEDED]
