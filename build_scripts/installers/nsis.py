"""The setup program for Windows (.exe), compiled by NSIS."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

from installers import icon_files, registry, signing, stand_in
from installers.release import BUILD, CannotMake, MadeElsewhere, Release, call, clean_folder, settle, tool

SCRIPT = Path(__file__).with_name("windows") / "tearsheet.nsi"
LONGEST = 170
"""Characters of a path below the program's folder: with C:\\Users\\NAME\\AppData\\Local\\Programs\\Tearsheet before it
stays below 260."""


def make(release: Release) -> list[Path]:
    """The .exe. Elsewhere than on Windows the script is compiled around a stand-in, to check it, and MadeElsewhere says
    so.
    """
    if release.system == "windows":
        signing.sign_programs(release.payload)
        target = compiled(release, release.target("exe"), sign=bool(signing.certificate()))
        signing.sign(target)
        return [target]
    why = "a program for Windows is frozen on Windows. There type: py build_scripts/dev.py package nsis"
    checked = standing_in(release)
    raise MadeElsewhere(
        f"{why} (or here, around a folder that was frozen there: dev.py package --frozen FOLDER nsis). {checked}"
    )


def standing_in(release: Release) -> str:
    """What the check of the script gave, in a sentence."""
    if not shutil.which("makensis"):
        return "Its script was not checked here: makensis is not installed (Debian and Ubuntu: apt-get install nsis)."
    made = stand_in.windows(release)
    return f"Its script compiles: {compiled(made, stand_in.target(made, 'exe')).name}"


def compiled(release: Release, target: Path, *, sign: bool = False) -> Path:
    """The setup program around that payload; ``sign`` its uninstaller, too. The same payload gives the same bytes,
    unless it is signed.
    """
    makensis = find_makensis()
    work = clean_folder(BUILD / "nsis")
    (work / "files.nsh").write_text(files_to_write(release.payload), encoding="utf-8-sig")
    (work / "removal.nsh").write_text(what_goes(release.payload), encoding="utf-8-sig")
    (work / "registry.nsh").write_text(registry_to_write(), encoding="utf-8-sig")
    (work / "tearsheet.ico").write_bytes(icon_files.ico())
    (work / "side.bmp").write_bytes(icon_files.side_picture())
    settle(work, release.when)  # the setup program carries the time of its picture, too
    given = {
        "TARGET": "amd64-unicode" if knows_64_bits(makensis) else "x86-unicode",
        "VERSION": release.version,
        "NUMBERS": ".".join(map(str, numbers(release.version))),
        "OUT": str(target),
        "ICON": str(work / "tearsheet.ico"),
        "PICTURE": str(work / "side.bmp"),
        "SIZE": str(sum(path.stat().st_size for path in release.payload.rglob("*") if path.is_file()) // 1024),
        "FILES": str(work / "files.nsh"),
        "REMOVAL": str(work / "removal.nsh"),
        "REGISTRY": str(work / "registry.nsh"),
    }
    if sign:
        given["SIGN"] = f'"{sys.executable}" "{signing.__file__}"'
    switch = "/" if os.name == "nt" else "-"
    defines = [f"{switch}D{name}={value}" for name, value in given.items()]
    call(
        makensis,
        f"{switch}V2",
        f"{switch}WX",
        f"{switch}INPUTCHARSET",
        "UTF8",
        *defines,
        SCRIPT,
        environment={"SOURCE_DATE_EPOCH": str(release.when)},
    )
    return target


def numbers(version: str) -> tuple[int, int, int, int]:
    """Windows' four numbers: ``1.2.3`` and ``1.2.3rc1`` are (1, 2, 3, 0)."""
    found = [int(part) for part in re.findall(r"\d+", re.split(r"[^\d.]", version)[0])]
    major, minor, patch = [*found, 0, 0, 0][:3]
    return major, minor, patch, 0


def files_to_write(payload: Path) -> str:
    """NSIS' lines that write the payload, in order. Raises CannotMake on a path that Windows may refuse."""
    lines, folder = [], None
    for path in sorted(path for path in payload.rglob("*") if path.is_file()):
        name = path.relative_to(payload)
        if len(str(name)) > LONGEST:
            raise CannotMake(f"path too long for Windows' own tools; shorten it: {name}")
        if name.parent != folder:
            folder = name.parent
            lines.append(f'SetOutPath "{_below(folder)}"')
        lines.append(f'File "{_quoted(str(path))}"')
    return "\n".join(lines) + "\n"


def what_goes(payload: Path) -> str:
    """NSIS' lines that remove what lies beside _internal, and Tearsheet's own of the registry."""
    lines = [f'Delete "{_below(path.relative_to(payload))}"' for path in sorted(payload.iterdir()) if path.is_file()]
    lines += [f'DeleteRegKey SHCTX "{key}"' for key in registry.OWN_KEYS]
    lines += [f'DeleteRegValue SHCTX "{one.key}" "{one.name}"' for one in registry.values("") if one.shared]
    return "\n".join(lines) + "\n"


def registry_to_write() -> str:
    program = r"$INSTDIR\tearsheet.exe"
    return "".join(f'WriteRegStr SHCTX "{one.key}" "{one.name}" \'{one.text}\'\n' for one in registry.values(program))


def find_makensis() -> str:
    """Raises CannotMake with the line that installs it."""
    if sys.platform != "win32":
        return tool("makensis", "nsis")
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "C:/Program Files (x86)")) / "NSIS/makensis.exe"
    found = shutil.which("makensis") or (str(usual) if usual.exists() else "")
    if not found:
        raise CannotMake("this needs NSIS. Run: winget install NSIS.NSIS")
    return found


def knows_64_bits(makensis: str) -> bool:
    """Whether this NSIS can make a setup program of 64 bits, as Debian's can; one of 32 bits does the same on
    Windows.
    """
    told = call(makensis, "/HDRINFO" if os.name == "nt" else "-HDRINFO")
    home = re.search(r"NSISDIR=([^,\n]+)", told)
    return home is not None and Path(home[1], "Stubs/lzma_solid-amd64-unicode").exists()


def _below(name: Path) -> str:
    return "$INSTDIR" if name == Path() else "$INSTDIR\\" + _quoted(str(name)).replace("/", "\\")


def _quoted(text: str) -> str:
    """Signs of a name that mean something to NSIS."""
    return text.replace("$", "$$").replace('"', '$\\"')
