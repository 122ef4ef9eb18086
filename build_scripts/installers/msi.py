"""The Windows Installer package (.msi), compiled by wixl of msitools, which runs on Linux."""

from __future__ import annotations

import re
import shutil
import sys
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

from installers import icon_files, registry, signing, stand_in, summary_information
from installers.nsis import numbers
from installers.release import BUILD, CannotMake, MadeElsewhere, Release, call, clean_folder, tool

TEMPLATE = Path(__file__).with_name("windows") / "tearsheet.wxs"
UPGRADE = uuid.UUID("6f3a3b0e-6c0f-4e0b-9d51-7a1f6d0f5c1e")
"""The same for ever: by it Windows knows that a package is another version of this program."""
PATCH = 100
"""How far two patches lie apart in the third number."""
LARGEST = 65_500
"""What the third number counts down from before a new minor version; Windows allows 65,535."""
STAGES = {"dev": 0, "a": 20, "b": 45, "rc": 70}
"""Where the numbers of each stage before a version begin."""


def make(release: Release) -> list[Path]:
    """The .msi around a program frozen on Windows. On Linux without one, a check around a stand-in, and MadeElsewhere
    says so.
    """
    if release.system == "windows":
        if sys.platform == "win32" and not shutil.which("wixl"):
            raise MadeElsewhere(
                f"it is compiled by wixl, which runs on Linux. Copy {release.payload} there, and type: "
                "apt-get install wixl; python3 build_scripts/dev.py package --frozen FOLDER msi"
            )
        signing.sign_programs(release.payload)
        target = compiled(release, release.target("msi"))
        signing.sign(target)
        return [target]
    why = "a program for Windows is frozen on Windows. There type: py build_scripts/dev.py package frozen"
    checked = standing_in(release)
    raise MadeElsewhere(f"{why} (and here, around that folder: dev.py package --frozen FOLDER msi). {checked}")


def standing_in(release: Release) -> str:
    """What the check of the source gave, in a sentence."""
    if not shutil.which("wixl"):
        return "Its source was not checked here: wixl is not installed (Debian and Ubuntu: apt-get install wixl)."
    made = stand_in.windows(release)
    return f"Its source compiles: {compiled(made, stand_in.target(made, 'msi')).name}"


def compiled(release: Release, target: Path) -> Path:
    """The package around that payload. The same payload gives the same bytes, unless it is signed."""
    wixl = tool("wixl", "wixl")
    work = clean_folder(BUILD / "msi")
    (work / "tearsheet.ico").write_bytes(icon_files.ico())
    (work / "payload").symlink_to(release.payload.resolve())  # wixl takes no whole paths
    (work / "tearsheet.wxs").write_text(source(release), encoding="utf-8")
    call(wixl, "--arch", "x64", "-o", target, work / "tearsheet.wxs", folder=work)
    call(
        tool("msibuild", "msitools"), target, "-q", "UPDATE `Registry` SET `Root` = -1 WHERE `Root` = 4"
    )  # wixl's wrong number for HKMU
    code = guid(f"package {release.version} {release.commit} {release.when}")
    target.write_bytes(summary_information.settled(target.read_bytes(), code, "x64;2057", release.when))
    return target


def source(release: Release) -> str:
    """The .wxs, filled in."""
    tree = folder_of(release.payload)
    given = {
        "PRODUCT": guid(f"product {release.version} {release.commit}"),
        "UPGRADE": str(UPGRADE).upper(),
        "VERSION": release.version,
        "NUMBERS": ".".join(map(str, ordered_numbers(release.version))),
        "FILES": "\n".join(tree.lines("            ")),
        "REGISTRY_GUID": guid("registry"),
        "REGISTRY": "\n".join(registry_lines()),
        "MENU_GUID": guid("start menu"),
        "COMPONENTS": "\n".join(f'      <ComponentRef Id="{identifier("C", name)}"/>' for name in tree.names()),
    }
    text = TEMPLATE.read_text(encoding="utf-8")
    for name, value in given.items():
        text = text.replace(f"@{name}@", value)
    return text


def ordered_numbers(version: str) -> tuple[int, int, int]:
    """Windows Installer's three numbers, which are all that it compares and shows: 0.2.0 stays (0, 2, 0), and its
    candidates come before it, 0.2.0rc1 as (0, 1, 65471). Patches count in hundreds to leave room for theirs.
    """
    major, minor, patch, _ = numbers(version)
    stage = re.search(r"([a-z]+)(\d*)$", version)
    third = patch * PATCH + (STAGES.get(stage[1], 0) + min(int(stage[2] or 0), 24) - PATCH if stage else 0)
    if third < 0:
        third += LARGEST
        major, minor = (major, minor - 1) if minor else (max(major - 1, 0), 255 if major else 0)
    return major, minor, third


def guid(name: str) -> str:
    """The same for the same name, in every version: Windows counts by it who still needs a file."""
    return str(uuid.uuid5(UPGRADE, name)).upper()


def identifier(kind: str, name: str) -> str:
    """A name for the tables of the package: at most 72 plain letters, whatever the path holds."""
    return f"{kind}{uuid.uuid5(UPGRADE, name).hex}"


@dataclass
class Folder:
    """A folder of the payload; ``name`` with slashes, below the program's."""

    name: str
    files: list[Path] = field(default_factory=list)
    folders: list[Folder] = field(default_factory=list)

    def lines(self, indent: str) -> list[str]:
        """Its components and folders in WiX' XML."""
        found: list[str] = []
        for path in self.files:
            name = f"{self.name}/{path.name}" if self.name else path.name
            attributes = f'Id="{identifier("F", name)}" Name={quoteattr(path.name)} Source={quoteattr(f"payload/{name}")} KeyPath="yes"'
            found += [
                f'{indent}<Component Id="{identifier("C", name)}" Guid="{guid(name)}" Win64="yes">',
                f"{indent}  <File {attributes}/>",
                f"{indent}</Component>",
            ]
        for folder in self.folders:
            last = folder.name.rpartition("/")[2]
            found += [f'{indent}<Directory Id="{identifier("D", folder.name)}" Name={quoteattr(last)}>']
            found += folder.lines(f"{indent}  ")
            found += [f"{indent}</Directory>"]
        return found

    def names(self) -> list[str]:
        """Every file below it, in the order of ``lines``."""
        own = [f"{self.name}/{path.name}" if self.name else path.name for path in self.files]
        return own + [name for folder in self.folders for name in folder.names()]


def folder_of(path: Path, name: str = "") -> Folder:
    """The payload's tree, sorted. Raises CannotMake where it is empty."""
    entries = sorted(path.iterdir())
    if not entries and not name:
        raise CannotMake(f"{path} is empty")
    return Folder(
        name,
        [entry for entry in entries if entry.is_file()],
        [folder_of(entry, f"{name}/{entry.name}" if name else entry.name) for entry in entries if entry.is_dir()],
    )


def registry_lines() -> list[str]:
    """HKMU: the person's part of the registry, or with ALLUSERS=1 the machine's."""
    lines = []
    for number, one in enumerate(registry.values("[INSTALLDIR]tearsheet.exe")):
        name = f" Name={quoteattr(one.name)}" if one.name else ""
        key = ' KeyPath="yes"' if number == 0 else ""
        lines.append(
            f'        <RegistryValue Root="HKMU" Key={quoteattr(one.key)}{name} Type="string" Value={quoteattr(one.text)}{key}/>'
        )
    return lines
