"""One file for any Linux, made runnable and started as it is: a small starter of our own (appimage/runtime.c), and a
squashfs behind it.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from installers.icons import SVG, png
from installers.linux_tree import stage_usr, write
from installers.release import BUILD, CannotMake, Release, call, clean_folder, settle, tool

STARTER = Path(__file__).with_name("appimage") / "runtime.c"
MAGIC = b"AI\x02"
"""At the eighth byte, as AppImage's type 2 wants it."""
LIBRARIES = {"libsquashfuse.a": "libsquashfuse-dev", "libzstd.a": "libzstd-dev"}
"""What is compiled in, with Debian's package."""


def make(release: Release) -> list[Path]:
    """The .AppImage. Raises CannotMake."""
    work = clean_folder(BUILD / "appimage")
    folder = stage(release, work)
    image = squash(folder, work / "image", release.when)
    starter = compile_starter(work, release, hashlib.sha256(image.read_bytes()).hexdigest()[:16])
    target = release.target("AppImage")
    target.write_bytes(starter + image.read_bytes())
    target.chmod(0o755)
    return [target]


def stage(release: Release, work: Path) -> Path:
    """The folder that the image is made of, with what programs that know AppImages look for at its top."""
    folder = work / "AppDir"
    stage_usr(release, folder)
    (folder / "AppRun").symlink_to("usr/bin/tearsheet")
    shutil.copy(folder / "usr/share/applications/tearsheet.desktop", folder / "tearsheet.desktop")
    shutil.copy(SVG, folder / "tearsheet.svg")
    write(folder / ".DirIcon", png(256))
    settle(folder, release.when)
    return folder


def squash(folder: Path, target: Path, when: int) -> Path:
    """The file system: by nobody, of one time, in one order."""
    maker = tool("mksquashfs", "squashfs-tools")
    options = [
        "-comp",
        "zstd",
        "-Xcompression-level",
        "22",
        "-b",
        "1M",
        "-all-root",
        "-no-xattrs",
        "-no-exports",
        "-noappend",
        "-quiet",
        "-no-progress",
    ]
    call(maker, folder, target, *options, environment={"SOURCE_DATE_EPOCH": str(when)})
    return target


def compile_starter(work: Path, release: Release, build: str) -> bytes:
    """The ELF file that goes before the image, with AppImage's mark. ``build`` names the folder that it unpacks to."""
    compiler = tool("gcc", "gcc libc6-dev")
    found = [_library(compiler, name) for name in LIBRARIES]
    flags = [
        "-O2",
        "-s",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-fno-plt",
        f"-DBUILD={_quoted(build)}",
        f"-DRELEASE={_quoted(release.version)}",
    ]
    flags += [f"-ffile-prefix-map={STARTER.parent}=.", "-Wl,--build-id=none", "-Wl,--gc-sections"]
    call(compiler, *flags, STARTER, *found, "-o", work / "starter")
    starter = bytearray((work / "starter").read_bytes())
    starter[8:11] = MAGIC
    return bytes(starter)  # its table of sections is the last of it: there it looks for the image


def _quoted(text: str) -> str:
    return '"' + text + '"'


def _library(compiler: str, name: str) -> str:
    path = call(compiler, f"-print-file-name={name}").strip()
    if not Path(path).is_absolute():
        raise CannotMake(f"this needs {name}. On Debian or Ubuntu, run: apt-get install {LIBRARIES[name]}")
    return path
