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

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from installers.freeze import freeze
from installers.release import CannotMake, Release


@dataclass(frozen=True)
class Format:
    """``make`` gives the files that it made."""

    about: str
    make: Callable[[Release], list[Path]]


FORMATS: dict[str, Format] = {}


def main() -> int:
    """Exit code: 0 all that was asked for was made, 1 something was not, 2 wrong usage."""
    table = "\n".join(f"  {name:18} {one.about}" for name, one in FORMATS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py package", description=__doc__, epilog=f"formats:\n{table}", formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("formats", nargs="+", choices=["frozen", *FORMATS, "all"], metavar="FORMAT")
    asked = parser.parse_args().formats
    try:
        release = freeze()
        print(f"frozen: {release.payload}")
    except CannotMake as error:
        print(f"dev.py package: {error}", file=sys.stderr)
        return 1
    return 0 if asked else 1


if __name__ == "__main__":
    raise SystemExit(main())
