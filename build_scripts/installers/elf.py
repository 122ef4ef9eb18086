"""What the frozen program asks of a Linux system: libraries that it does not bring, and the oldest C library that will
do.
"""

from __future__ import annotations

import re
from pathlib import Path

from installers.release import CannotMake, call, tool

C_LIBRARY = {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1", "libresolv.so.2"}
LOADERS = {"ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}


def needed_of_the_system(payload: Path) -> tuple[list[str], str]:
    """The names of libraries (sorted, without the C library's own) and the C library's version, such as "2.34". Raises
    CannotMake.
    """
    objdump = tool("objdump", "binutils")
    files = [path for path in sorted(payload.rglob("*")) if path.is_file() and not path.is_symlink() and is_elf(path)]
    if not files:
        return [], "2.28"
    told = call(objdump, "-p", *files)
    brought = {path.name for path in payload.rglob("*.so*")} | {path.name for path in files}
    named = set(re.findall(r"^\s+NEEDED\s+(\S+)", told, re.MULTILINE))
    versions = {tuple(int(part) for part in found.split(".")) for found in re.findall(r"\bGLIBC_(\d+\.\d+)", told)}
    lacking = sorted(named - brought - C_LIBRARY - LOADERS)
    return lacking, ".".join(str(part) for part in max(versions, default=(2, 28)))


def debian_packages(libraries: list[str], known: dict[str, str]) -> list[str]:
    """The packages that bring them, each once. Raises CannotMake for a library that nobody named a package for."""
    unknown = [name for name in libraries if name not in known]
    if unknown:
        raise CannotMake(
            f"the program needs libraries that it neither brings nor leaves to the system (left_out.py): {', '.join(unknown)}"
        )
    return sorted({known[name] for name in libraries})


def is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
