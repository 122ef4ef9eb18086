"""TIFF, its first picture: https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf. It is written again with the fields alone
that draw; all else in the file is found by fields that stay here.
"""

from __future__ import annotations

import struct

_DRAWS = frozenset(
    # Size, packing, colours, strips, which way up, planes, dots to the inch, transfer, predictor, palette, tiles, inks,
    # transparency, signs, JPEG within, YCbCr, black and white, ICC.
    {254, *range(256, 260), 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284, 290, 291, 292}
    | {293, 296, 301, 317, 318, 319, 320, 322, 323, 324, 325, 332, 334, 338, 339, 340, 341, 347, 512, 513, 514, 515}
    | {517, 518, 519, 520, 521, 529, 530, 531, 532, 34675}
)
_PIXELS = {273: 279, 324: 325, 513: 514}
"""Fields that say where pixels are, and those that say how many bytes."""
_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_LONG = 4
_MAX_FIELDS, _MAX_NUMBERS = 200, 1_000_000


class _Field:
    """A field: its type, how many values, and their bytes."""

    def __init__(self, kind: int, count: int, value: bytes) -> None:
        self.kind = kind
        self.count = count
        self.value = value

    def numbers(self, order: str) -> tuple[int, ...]:
        """Return the values of one of whole numbers. Raises struct.error for another."""
        letter = {3: "H", 4: "I"}.get(self.kind, "")
        return struct.unpack(f"{order}{self.count}{letter or 'x'}", self.value) if letter else ()


def clean_tiff(data: bytes) -> bytes:
    """Return a TIFF that holds the first picture alone. Raises struct.error or IndexError for a broken one."""
    order = "<" if data[:2] == b"II" else ">"
    fields = _fields(data, order)
    pixels = {at: _pixels(data, order, fields[at], fields.get(size)) for at, size in _PIXELS.items() if at in fields}
    start = 8 + 2 + 12 * len(fields) + 4
    begin = start + sum(len(one.value) + len(one.value) % 2 for one in fields.values() if len(one.value) > _LONG)
    for at, parts in pixels.items():
        places = []
        for part in parts:
            places.append(begin)
            begin += len(part) + len(part) % 2
        fields[at] = _Field(4, len(places), struct.pack(f"{order}{len(places)}I", *places))
    return _written(data[:4], order, fields, [part for parts in pixels.values() for part in parts])


def _fields(data: bytes, order: str) -> dict[int, _Field]:
    at = struct.unpack_from(f"{order}I", data, 4)[0]
    fields: dict[int, _Field] = {}
    for number in range(min(struct.unpack_from(f"{order}H", data, at)[0], _MAX_FIELDS)):
        place = at + 2 + 12 * number
        tag, kind, count = struct.unpack_from(f"{order}HHI", data, place)
        size = _BYTES.get(kind, 0) * count
        if tag in _DRAWS and size:
            begin = place + 8 if size <= _LONG else struct.unpack_from(f"{order}I", data, place + 8)[0]
            fields[tag] = _Field(kind, count, data[begin : begin + size])
    for tag in (*_PIXELS, *_PIXELS.values()):
        if tag in fields:  # places are written again as numbers of four bytes
            numbers = fields[tag].numbers(order)
            fields[tag] = _Field(4, len(numbers), struct.pack(f"{order}{len(numbers)}I", *numbers))
    return dict(sorted(fields.items()))


def _pixels(data: bytes, order: str, places: _Field, sizes: _Field | None) -> list[bytes]:
    if places.count > _MAX_NUMBERS:
        raise IndexError
    told = sizes.numbers(order) if sizes else (len(data),) * places.count
    return [data[at : at + size] for at, size in zip(places.numbers(order), told, strict=False)]


def _written(head: bytes, order: str, fields: dict[int, _Field], pixels: list[bytes]) -> bytes:
    at = 8 + 2 + 12 * len(fields) + 4
    entries, values = list[bytes](), list[bytes]()
    for tag, field in fields.items():
        inside = field.value.ljust(_LONG, b"\0")
        if len(field.value) > _LONG:
            values.append(field.value + bytes(len(field.value) % 2))
            inside = struct.pack(f"{order}I", at)
            at += len(values[-1])
        entries.append(struct.pack(f"{order}HHI", tag, field.kind, field.count) + inside)
    padded = [part + bytes(len(part) % 2) for part in pixels]
    directory = struct.pack(f"{order}H", len(fields)) + b"".join(entries) + bytes(4)
    return head + struct.pack(f"{order}I", 8) + directory + b"".join(values) + b"".join(padded)
