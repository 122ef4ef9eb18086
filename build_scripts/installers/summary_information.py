"""The page of a Windows Installer package that tells its code and when it was made: wixl draws the one and asks the
clock for the other.
"""

from __future__ import annotations

import struct

FORMAT = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
"""The id of this kind of page, as it lies in the file."""
TEMPLATE, CODE, CREATED, SAVED = 7, 9, 12, 13
_TEXT, _TIME = 30, 64
_EPOCH = 11_644_473_600
"""Seconds from 1601, where Windows' time begins, to 1970."""


def settled(package: bytes, code: str, template: str, when: int) -> bytes:
    """The package with that code (a GUID), its system and language, and that time (seconds since 1970), so that two
    builds are the same.

    Raises ValueError where the page is not as wixl writes it.
    """
    if package.count(FORMAT) != 1:
        raise ValueError("this package has no page of summary information, or several")
    data = bytearray(package)
    (offset,) = struct.unpack_from("<I", data, data.index(FORMAT) + 16)
    section = data.index(FORMAT) - 28 + offset
    _size, count = struct.unpack_from("<II", data, section)
    places = dict(struct.unpack_from("<II", data, section + 8 + 8 * number) for number in range(count))
    for which, text in ((TEMPLATE, template), (CODE, f"{{{code}}}")):
        _put_text(data, section + places[which], text)
    for which in (CREATED, SAVED):
        kind = struct.unpack_from("<I", data, section + places[which])[0]
        if kind != _TIME:
            raise ValueError(f"the summary information's part {which} is no time")
        struct.pack_into("<Q", data, section + places[which] + 4, (when + _EPOCH) * 10_000_000)
    return bytes(data)


def _put_text(data: bytearray, place: int, text: str) -> None:
    kind, size = struct.unpack_from("<II", data, place)
    new = text.encode("ascii") + b"\0"
    if kind != _TEXT or size != len(new):
        raise ValueError(f"the summary information holds a text of {size} bytes where one of {len(new)} belongs")
    data[place + 8 : place + 8 + size] = new
