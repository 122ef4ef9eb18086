"""Qt's copy of ICU without the data that nothing here asks for: names and sorting of all languages, calendars,
encodings (30 MB).

Qt has its own tables of languages and this program its own of encodings; of ICU it needs what starts it. An ICU data
file is a header, a table of contents (offsets of a name and of its bytes, sorted by name), and the items; see the
comments in ICU's ``ucmndata.h``.
"""

from __future__ import annotations

import struct
import subprocess
import tempfile
from pathlib import Path

KEEP = (
    "root.res",
    "res_index.res",
    "cnvalias.icu",
    "pool.res",
    "coll/root.res",
    "coll/res_index.res",
    "coll/ucadata.icu",
)
"""The items that stay, and all whose names end in ``.nrm`` (normal forms of text) or ``ulayout.icu``."""

MACHINES = {"x86_64": ("elf64-x86-64", "i386:x86-64"), "arm64": ("elf64-littleaarch64", "aarch64")}
"""What objcopy calls a library for this processor, and the processor."""


def trimmed(data: bytes) -> bytes:
    """The ICU data in ``data``, which may have anything before and after it, with the kept items alone."""
    start = data.index(b"CmnD") - 12
    (header,) = struct.unpack_from("<H", data, start)
    base = start + header
    (count,) = struct.unpack_from("<I", data, base)
    entries = [struct.unpack_from("<II", data, base + 4 + 8 * number) for number in range(count)]
    items = []
    for number, (name_at, at) in enumerate(entries):
        name = data[base + name_at : data.index(b"\0", base + name_at)]
        # The last item's length is not told; it is none of the kept ones, or goes to the end of what was given.
        end = entries[number + 1][1] if number + 1 < count else len(data) - base
        if _stays(name.decode("ascii")):
            items.append((name, data[base + at : base + end]))
    return data[start:base] + _table(items)


def _stays(name: str) -> bool:
    inside = name.split("/", 1)[1]
    return inside in KEEP or inside.endswith((".nrm", "ulayout.icu"))


def _table(items: list[tuple[bytes, bytes]]) -> bytes:
    """The table of contents and the items after it, each at a multiple of 16."""
    names_at = 4 + 8 * len(items)
    names = b""
    offsets = []
    for name, _content in items:
        offsets.append(names_at + len(names))
        names += name + b"\0"
    made = bytearray(names_at) + names
    places = []
    for _name, content in items:
        made += b"\xaa" * (-len(made) % 16)
        places.append(len(made))
        made += content
    struct.pack_into("<I", made, 0, len(items))
    for number, pair in enumerate(zip(offsets, places, strict=True)):
        struct.pack_into("<II", made, 4 + 8 * number, *pair)
    return bytes(made)


def trim_library(path: Path, arch: str) -> None:
    """Put a library of the same name with less data into the place of ``libicudata.so.NN``. Needs binutils, as freezing
    does.
    """
    version = path.name.rsplit(".", 1)[1]
    kind, machine = MACHINES[arch]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "data").write_bytes(trimmed(path.read_bytes()))
        section = ".data=.rodata,alloc,load,readonly,data,contents"
        names = [
            "--redefine-sym",
            f"_binary_data_start=icudt{version}_dat",
            "-N",
            "_binary_data_end",
            "-N",
            "_binary_data_size",
        ]
        for command in (
            [
                "objcopy",
                "-I",
                "binary",
                "-O",
                kind,
                "-B",
                machine,
                "--set-section-alignment",
                ".data=16",
                *names,
                "data",
                "one.o",
            ],
            ["objcopy", "--rename-section", section, "one.o", "data.o"],
            [
                "ld",
                "-shared",
                "--strip-all",
                "-z",
                "noexecstack",
                "--build-id=none",
                "-soname",
                path.name,
                "-o",
                "library",
                "data.o",
            ],
        ):
            subprocess.run(command, cwd=folder, check=True)
        path.unlink()
        path.write_bytes((Path(folder) / "library").read_bytes())
        path.chmod(0o755)
