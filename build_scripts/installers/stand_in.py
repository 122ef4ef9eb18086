"""A stand-in for a program that is frozen on another system: installers for it are compiled here and looked into.
Nobody gets those.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from installers.release import BUILD, Release, clean_folder, settle

FOLDER = BUILD / "standin"
FILES = {
    "tearsheet.exe": "A stand-in: this is no program.\n",
    "_internal/base_library.zip": "A stand-in.\n",
    "_internal/PySide6/plugins/platforms/qwindows.dll": "A stand-in.\n",
    "_internal/resources/fonts/Literata with spaces & signs.ttf": "A stand-in.\n",
    "_internal/resources/licences.json": "[]\n",
}


def windows(release: Release) -> Release:
    """This release with a folder that looks like the program frozen on Windows."""
    return replace(
        release, system="windows", arch="x86_64", payload=lay(clean_folder(FOLDER / "payload"), release.when)
    )


def lay(folder: Path, when: int) -> Path:
    """The stand-in's files in that folder."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    settle(folder, when)
    return folder


def target(release: Release, extension: str) -> Path:
    """Where an installer around a stand-in goes: not into dist/, and its name says what it is."""
    return FOLDER / release.name(extension).replace(f".{extension}", f"-standin.{extension}")
