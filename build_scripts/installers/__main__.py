"""Build installers into dist/, with SHA-256 checksums and a bill of materials (CycloneDX).

    dev.py package deb               package for Debian and Ubuntu
    dev.py package all               everything this system can build
    dev.py package frozen            only the program folder, build/frozen/tearsheet, that installers wrap
    dev.py package --frozen DIR msi  wrap a folder frozen earlier, here or on another system

Each file is named tearsheet-VERSION-SYSTEM-ARCH.EXT. A program can be frozen only on the system it is for;
formats that can't be built here say where and how to build them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from installers import appimage, deb, dmg, flatpak_manifest, frozen_before, msi, nsis, rpm, sbom, sums, tar
from installers.freeze import PAYLOAD, freeze
from installers.release import ROOT, CannotMake, MadeElsewhere, Release, this_release


@dataclass(frozen=True)
class Format:
    """``make`` gives the files that it made."""

    about: str
    make: Callable[[Release], list[Path]]


FORMATS: dict[str, Format] = {
    "deb": Format("package for Debian and Ubuntu (apt)", deb.make),
    "rpm": Format("package for Fedora and openSUSE (dnf, zypper)", rpm.make),
    "appimage": Format("any Linux: a single executable file", appimage.make),
    "tar": Format("any Linux: an archive with install.sh, no administrator needed", tar.make),
    "flatpak-manifest": Format(
        "any Linux: a manifest from which flatpak-builder makes a Flatpak, with the tar", flatpak_manifest.make
    ),
    "nsis": Format("Windows: a setup program (.exe), no administrator needed", nsis.make),
    "msi": Format("Windows: a package for administrators of many computers (.msi)", msi.make),
    "dmg": Format("macOS: a disk image with the program", dmg.make),
}
EXTRAS: dict[str, Format] = {
    "sbom": Format("the bill of materials of the frozen program", sbom.make),
    "sums": Format("checksums of everything in dist/", sums.make),
}
"""Made after every format; also by themselves."""


def main() -> int:
    """Exit code: 0 all that was asked for was made, 1 something was not, 2 wrong usage."""
    table = "\n".join(f"  {name:18} {one.about}" for name, one in (FORMATS | EXTRAS).items())
    parser = argparse.ArgumentParser(
        prog="dev.py package",
        description=__doc__,
        epilog=f"formats:\n{table}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("formats", nargs="+", choices=["frozen", *FORMATS, *EXTRAS, "all"], metavar="FORMAT")
    parser.add_argument(
        "--frozen", metavar="DIR", help="the folder with the program, frozen before; nothing is frozen now"
    )
    given = parser.parse_args()
    asked = given.formats
    wanted = list(FORMATS) if "all" in asked else [name for name in dict.fromkeys(asked) if name != "frozen"]
    try:
        if given.frozen:
            release = frozen_before.release_of(Path(given.frozen))
        elif wanted == ["sums"]:
            release = this_release(PAYLOAD)
        else:
            release = freeze()
            print(f"frozen: {release.payload}", flush=True)
    except CannotMake as error:
        print(f"dev.py package: {error}", file=sys.stderr)
        return 1
    return make_all(release, wanted, everything="all" in asked)


def make_all(release: Release, wanted: list[str], *, everything: bool) -> int:
    """Each format by itself, so that one that cannot be made holds up no other. Exit code as of ``main``; where
    everything was asked for, what is made on another system is told and is no failure.
    """
    failed = False
    steps = {name: (FORMATS | EXTRAS)[name].make for name in [*wanted, *after(release, wanted)]}
    for name, make in steps.items():
        try:
            for path in make(release):
                print(f"{name}: {path.relative_to(ROOT)} ({path.stat().st_size / 1e6:.1f} MB)", flush=True)
        except CannotMake as error:
            failed |= not (everything and isinstance(error, MadeElsewhere))
            print(f"{name}: not made, {error}", file=sys.stderr, flush=True)
    return int(failed)


def after(release: Release, wanted: list[str]) -> list[str]:
    """What is made after the formats: the bill of materials, where the program was frozen here and so of these parts,
    and the sums.
    """
    if set(wanted) <= set(EXTRAS):
        return []
    return ["sbom", "sums"] if release.system == this_release(release.payload).system else ["sums"]


if __name__ == "__main__":
    raise SystemExit(main())
