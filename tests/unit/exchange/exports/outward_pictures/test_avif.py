"""AVIFs that leave: each byte of the picture where it was, and zeros for what was noted."""

from __future__ import annotations

import struct

import pytest

from reader.exchange.exports.outward_pictures.avif import clean_avif
from reader.exchange.exports.outward_pictures.photographs import without_camera_notes

SECRET, CREATOR, PIXELS = b"MM\0*SERIAL9876543", b"<x>Ana Rey</x>", b"pixels of the picture"


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + name + content


def entry(item: int, kind: bytes, version: int) -> bytes:
    number = struct.pack(">IH" if version > 2 else ">HH", item, 0)
    return box(b"infe", bytes([version, 0, 0, 0]) + number + kind + b"\0")


def located(places: dict[int, tuple[int, int, int]], version: int) -> bytes:
    """Return where items are: by number, how it is told (1: within "idat"), where, how many bytes."""
    letter = "I" if version == 2 else "H"
    made = bytes([version, 0, 0, 0, 0x44, 0]) + struct.pack(f">{letter}", len(places))
    for item, (method, at, size) in places.items():
        made += struct.pack(f">{letter}", item) + (struct.pack(">H", method) if version else b"")
        made += struct.pack(">HHII", 0, 1, at, size)
    return box(b"iloc", made)


def avif(version: int, *, within: bool = False) -> bytes:
    """Return an AVIF whose Exif and XMP are behind its pixels, or within its description."""
    count = struct.pack(">I" if version else ">H", 3)
    kinds = ((1, b"av01"), (2, b"Exif"), (3, b"mime"))
    items = b"".join(entry(item, kind, 3 if version else 2) for item, kind in kinds)
    told = box(b"iinf", bytes([min(version, 1), 0, 0, 0]) + count + items)
    held = box(b"idat", SECRET + CREATOR) if within else b""

    def head(begin: int) -> bytes:
        notes = 0 if within else begin + len(PIXELS)
        method = int(within)
        places = {1: (0, begin, len(PIXELS)), 2: (method, notes, len(SECRET))}
        places[3] = (method, notes + len(SECRET), len(CREATOR))
        inside = box(b"uuid", SECRET) + told + located(places, version) + held
        return box(b"ftyp", b"avif\0\0\0\0mif1") + box(b"meta", bytes(4) + inside)

    start = len(head(0)) + 8
    return head(start) + box(b"mdat", PIXELS + (b"" if within else SECRET + CREATOR))


@pytest.mark.parametrize("version", [0, 1, 2])
def test_notes_become_zeros_and_no_other_byte_changes(version: int) -> None:
    before = avif(version)
    after = clean_avif(before + box(b"free", SECRET) + SECRET)
    assert b"SERIAL" in before
    assert b"SERIAL" not in after
    assert b"Ana Rey" not in after
    blank = before.replace(SECRET, bytes(len(SECRET))).replace(CREATOR, bytes(len(CREATOR)))
    assert after == blank + box(b"free", bytes(len(SECRET)))
    assert clean_avif(after) == after


@pytest.mark.parametrize("version", [1, 2])
def test_notes_within_the_description_become_zeros_too(version: int) -> None:
    after = clean_avif(avif(version, within=True))
    assert b"SERIAL" not in after
    assert b"Ana Rey" not in after
    assert PIXELS in after


def test_what_an_animation_notes_beside_its_frames_becomes_zeros() -> None:
    moov = box(b"moov", box(b"trak", box(b"udta", SECRET) + box(b"tkhd", b"how long")) + box(b"meta", CREATOR))
    after = clean_avif(box(b"ftyp", b"avis\0\0\0\0") + moov + box(b"mdat", PIXELS))
    assert b"SERIAL" not in after
    assert b"Ana Rey" not in after
    assert b"how long" in after
    assert PIXELS in after


def test_one_whose_notes_cannot_be_found_does_not_leave() -> None:
    whole = bytearray(avif(0))
    whole[whole.index(b"iloc") + 10 : whole.index(b"iloc") + 12] = b"\xff\xff"
    assert without_camera_notes(bytes(whole)) == b""


def test_a_broken_one_raises_nothing() -> None:
    whole = avif(1)
    for end in range(len(whole)):
        without_camera_notes(whole[:end])
    for place in range(len(whole)):
        spoiled = bytearray(whole)
        spoiled[place] ^= 0xFF
        without_camera_notes(bytes(spoiled))
