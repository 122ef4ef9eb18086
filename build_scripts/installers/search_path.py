"""Takes folders of the build machine out of ELF files: Python's own extension modules name the folder that their Python
was built for, where the system would look for libraries first. Paths from $ORIGIN stay.
"""

from __future__ import annotations

import struct
from pathlib import Path

DYNAMIC, LOAD = 2, 1
"""Kinds of segments."""
END, STRINGS, RPATH, RUNPATH = 0, 5, 15, 29
"""Kinds of entries of the dynamic section."""


def forget_build_folders(path: Path) -> bool:
    """Remove an absolute RPATH or RUNPATH of a 64-bit little-endian ELF file; gives whether there was one. As ``chrpath
    -d``.
    """
    data = bytearray(path.read_bytes())
    if data[:6] != b"\x7fELF\x02\x01":
        return False
    segments = _segments(data)
    dynamic = next((segment for segment in segments if segment[0] == DYNAMIC), None)
    if dynamic is None:
        return False
    start, size = dynamic[1], dynamic[3]
    entries = [struct.unpack_from("<QQ", data, start + at) for at in range(0, size, 16)]
    strings = _in_file(segments, next(value for kind, value in entries if kind == STRINGS))
    kept = []
    for kind, value in entries:
        if kind in (RPATH, RUNPATH):
            end = data.index(0, strings + value)
            if data[strings + value : strings + value + 1] == b"/":
                data[strings + value : end] = bytes(end - strings - value)
                continue
        kept.append((kind, value))
    if len(kept) == len(entries):
        return False
    kept += [(END, 0)] * (len(entries) - len(kept))
    for number, entry in enumerate(kept):
        struct.pack_into("<QQ", data, start + 16 * number, *entry)
    path.write_bytes(data)
    return True


def _segments(data: bytearray) -> list[tuple[int, int, int, int]]:
    """Of each: kind, offset in the file, address in memory, bytes in the file."""
    (table,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    found = []
    for number in range(count):
        kind, _flags, offset, address, _physical, in_file, _in_memory, _align = struct.unpack_from(
            "<IIQQQQQQ", data, table + size * number
        )
        found.append((kind, offset, address, in_file))
    return found


def _in_file(segments: list[tuple[int, int, int, int]], address: int) -> int:
    """Where in the file lies what is loaded at that address."""
    for kind, offset, start, size in segments:
        if kind == LOAD and start <= address < start + size:
            return offset + address - start
    raise ValueError(f"no segment holds {address:#x}")
