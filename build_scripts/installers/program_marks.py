"""What a frozen program carries of its system: its icon, Windows' version resource, macOS' Info.plist, and who signs
it.

``environment`` gives what tearsheet.spec asks for.
"""

from __future__ import annotations

import os
import plistlib
from pathlib import Path

from installers import icon_files, info_plist
from installers.nsis import numbers
from installers.release import Release

LANGUAGE, UNICODE = 0x0809, 1200
"""British English, in UTF-16."""


def environment(release: Release, work: Path) -> dict[str, str]:
    """Names for PyInstaller's spec, their files written into ``work``; nothing on Linux, where desktops read other
    files.
    """
    if release.system == "windows":
        (work / "tearsheet.ico").write_bytes(icon_files.ico())
        (work / "version.txt").write_text(version_resource(release), encoding="utf-8")
        return {"ICON": str(work / "tearsheet.ico"), "VERSION_RESOURCE": str(work / "version.txt")}
    if release.system == "macos":
        (work / "tearsheet.icns").write_bytes(icon_files.icns())
        (work / "Info.plist").write_bytes(plistlib.dumps(info_plist.filled(release)))
        identity = os.environ.get("TEARSHEET_SIGNING_IDENTITY", "")
        signed = {"CODESIGN_IDENTITY": identity} if identity else {}
        return {"ICON": str(work / "tearsheet.icns"), "INFO_PLIST": str(work / "Info.plist"), **signed}
    return {}


def version_resource(release: Release) -> str:
    """What Windows shows under *Properties > Details*, in the form that PyInstaller reads."""
    told = {
        "ProductName": "Tearsheet",
        "FileDescription": "Tearsheet",
        "ProductVersion": release.version,
        "FileVersion": release.version,
        "CompanyName": "Tearsheet",
        "LegalCopyright": "MIT licence",
        "InternalName": "tearsheet",
        "OriginalFilename": "tearsheet.exe",
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in told.items())
    four = numbers(release.version)
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3f, flags=0, OS=0x40004, fileType=1, subtype=0),\n"
        f"kids=[StringFileInfo([StringTable('{LANGUAGE:04x}{UNICODE:04x}', [{strings}])]),\n"
        f"VarFileInfo([VarStruct('Translation', [{LANGUAGE}, {UNICODE}])])])\n"
    )
