"""A program that was frozen before, here or on another system, from this same commit."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from pathlib import Path

from installers.release import CannotMake, Release, this_release

MACHINES = {0x8664: "x86_64", 0xAA64: "arm64"}
"""Windows' numbers for the kind of chip that a program is for."""


def release_of(folder: Path) -> Release:
    """The release of that folder. Raises CannotMake where no program is in it, or where it was frozen from another
    commit.
    """
    windows = (folder / "tearsheet.exe").is_file()
    if not windows and not (folder / "tearsheet").is_file():
        raise CannotMake(f"no frozen program in {folder}")
    payload = folder.resolve()
    release = (
        this_release(payload, system="windows", arch=machine(folder / "tearsheet.exe"))
        if windows
        else this_release(payload)
    )
    about = folder / "_internal/resources/build.json"
    frozen_from = json.loads(about.read_text(encoding="utf-8")).get("commit", "") if about.exists() else ""
    if frozen_from and release.commit and frozen_from != release.commit:
        raise CannotMake(
            f"the program in {folder} was frozen from {frozen_from[:12]}, and this is {release.commit[:12]}"
        )
    return replace(release, commit=release.commit or frozen_from)


def machine(program: Path) -> str:
    """The kind of chip that a Windows program is for. Raises CannotMake where it is no Windows program."""
    with program.open("rb") as file:
        head = file.read(0x40)
        place = struct.unpack_from("<I", head, 0x3C)[0] if head[:2] == b"MZ" and len(head) == 0x40 else 0
        file.seek(place)
        mark = file.read(6)
    if mark[:4] != b"PE\0\0" or struct.unpack_from("<H", mark, 4)[0] not in MACHINES:
        raise CannotMake(f"{program} isn't a 64-bit Windows program")
    return MACHINES[struct.unpack_from("<H", mark, 4)[0]]
