"""Make installers; everything lands in dist/, with SHA-256 sums and a bill of materials (CycloneDX) beside it.

    dev.py package deb               Debian, Ubuntu: a package for apt
    dev.py package all               everything that can be made on this system

Each file is named tearsheet-VERSION-SYSTEM-ARCH.EXT. A program can be frozen only for the system that it is frozen on; what cannot be made
here says how it is made where.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from installers import appimage, deb, rpm, sbom, sums, tar
from installers.freeze import freeze
from installers.release import ROOT, CannotMake, MadeElsewhere, Release


@dataclass(frozen=True)
class Format:
    """``make`` gives the files that it made."""

    about: str
    make: Callable[[Release], list[Path]]


FORMATS: dict[str, Format] = {
    "deb": Format("Debian, Ubuntu: a package for apt", deb.make),
    "rpm": Format("Fedora, openSUSE, RHEL 9: a package for dnf or zypper", rpm.make),
    "appimage": Format("any Linux: one file that is started as it is", appimage.make),
    "tar": Format("any Linux, for one person: unpack it and run install.sh; needs no administrator", tar.make),
}


def main() -> int:
    """Exit code: 0 all that was asked for was made, 1 something was not, 2 wrong usage."""
    table = "\n".join(f"  {name:18} {one.about}" for name, one in FORMATS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py package", description=__doc__, epilog=f"formats:\n{table}", formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("formats", nargs="+", choices=["frozen", *FORMATS, "all"], metavar="FORMAT")
    asked = parser.parse_args().formats
    wanted = list(FORMATS) if "all" in asked else [name for name in dict.fromkeys(asked) if name != "frozen"]
    try:
        release = freeze()
        print(f"frozen: {release.payload}", flush=True)
    except CannotMake as error:
        print(f"dev.py package: {error}", file=sys.stderr)
        return 1
    return make_all(release, wanted, everything="all" in asked)


def make_all(release: Release, wanted: list[str], *, everything: bool) -> int:
    """Each format by itself, so that one that cannot be made holds up no other. Exit code as of ``main``; where everything was asked for,
    what is made on another system is told and is no failure."""
    failed = False
    steps = {name: FORMATS[name].make for name in wanted} | ({"sbom": sbom.make, "sums": sums.make} if wanted else {})
    for name, make in steps.items():
        try:
            for path in make(release):
                print(f"{name}: {path.relative_to(ROOT)} ({path.stat().st_size / 1e6:.1f} MB)", flush=True)
        except CannotMake as error:
            failed |= not (everything and isinstance(error, MadeElsewhere))
            print(f"{name}: not made, {error}", file=sys.stderr, flush=True)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
