"""Photographs that leave: every pixel and which way up, and nothing that a camera noted."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QImageReader

from reader.exchange.exports.outward_pictures.photographs import orientation, without_camera_notes

SECRETS = (b"SERIAL9876543", b"Ana Rey", b"51.5074")


def image() -> QImage:
    found = QImage(24, 16, QImage.Format.Format_RGB32)
    for x in range(24):
        for y in range(16):
            found.setPixelColor(x, y, QColor(x * 10, y * 15, (x * y) % 255))
    return found


def written(kind: str) -> bytes:
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image().save(device, kind)  # type: ignore[call-overload]
    return bytes(device.data().data())


def pixels(data: bytes) -> QImage:
    return QImage.fromData(data).convertToFormat(QImage.Format.Format_RGB32)


def exif(how: int, order: str = ">") -> bytes:
    mark = b"MM\0*" if order == ">" else b"II*\0"
    entry = struct.pack(f"{order}IHHHIHH", 8, 1, 0x0112, 3, 1, how, 0) + bytes(4)
    return mark + entry + b" ".join(SECRETS)


def part(marker: int, content: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(content) + 2) + content


def jpeg(how: int = 1, order: str = ">", *, jfif: bool = True) -> bytes:
    plain = written("JPEG")
    start = 2 + 2 + struct.unpack_from(">H", plain, 4)[0] if jfif else 2
    rest = plain[start:] if jfif else plain[2 + 2 + struct.unpack_from(">H", plain, 4)[0] :]
    noted = [
        part(0xE1, b"Exif\0\0" + exif(how, order)),
        part(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRETS[1]),
        part(0xED, b"Photoshop 3.0\0" + SECRETS[1]),
        part(0xE2, b"MPF\0" + SECRETS[0]),
        part(0xE2, b"ICC_PROFILE\0\1\1" + b"colours"),
        part(0xFE, SECRETS[2]),
        part(0xE0, b"JFXX\0" + SECRETS[0]),
        part(0xE0, b"II\x1a\0\0\0HEAPJPGM" + SECRETS[0]),
        part(0xEE, b"Adobe\0\x64\0\0\0\0\1" + SECRETS[0]),
    ]
    return plain[:start] + b"".join(noted) + rest + b"trailer " + SECRETS[0]


def png_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def noted_png() -> bytes:
    plain = written("PNG")
    noted = [
        png_chunk(b"eXIf", exif(1)),
        png_chunk(b"tEXt", b"Author\0" + SECRETS[1]),
        png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRETS[2]),
        png_chunk(b"zTXt", b"Serial\0\0" + zlib.compress(SECRETS[0])),
        png_chunk(b"tIME", bytes(7)),
        png_chunk(b"prVt", SECRETS[1]),
        png_chunk(b"sPLT", SECRETS[2]),
        png_chunk(b"pHYs", bytes(9)),
    ]
    return plain[:33] + b"".join(noted) + plain[33:] + SECRETS[0]


def riff(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)


def noted_webp() -> bytes:
    plain = written("WEBP")
    size = struct.pack("<I", 23)[:3] + struct.pack("<I", 15)[:3]
    image_part = plain[12:]
    body = riff(b"VP8X", bytes([0b1100, 0, 0, 0]) + size) + image_part
    body += riff(b"EXIF", exif(1)) + riff(b"XMP ", SECRETS[1] + b"!") + riff(b"NOTE", SECRETS[2])
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body + SECRETS[0]


def noted_bmp() -> bytes:
    return written("BMP") + SECRETS[0]


def noted_icon() -> bytes:
    png = noted_png()
    entries = struct.pack("<BBBBHHII", 24, 16, 0, 0, 1, 32, len(png), 22 + len(SECRETS[1]))
    return b"\0\0\1\0\1\0" + entries + SECRETS[1] + png + SECRETS[2]


@pytest.mark.parametrize("how", range(1, 9))
@pytest.mark.parametrize("order", ["<", ">"], ids=["intel", "motorola"])
@pytest.mark.parametrize("jfif", [True, False], ids=["jfif", "bare"])
def test_a_photograph_keeps_its_pixels_its_colours_and_which_way_up_it_is(how: int, order: str, jfif: bool) -> None:
    before = jpeg(how, order, jfif=jfif)
    after = without_camera_notes(before)
    assert [one for one in SECRETS if one in after] == []
    assert b"ICC_PROFILE" in after
    assert orientation(after) == how
    assert pixels(after) == pixels(before)
    assert without_camera_notes(after) == after


def test_qt_turns_it_as_before() -> None:
    after = without_camera_notes(jpeg(6))
    buffer = QBuffer()
    buffer.setData(after)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    assert reader.read().size().toTuple() == (16, 24)


@pytest.mark.parametrize("make", [noted_png, noted_webp, noted_bmp, noted_icon], ids=["png", "webp", "bmp", "icon"])
def test_other_pictures_lose_their_notes_and_no_pixel(make: Callable[[], bytes]) -> None:
    before = make()
    after = without_camera_notes(before)
    assert [one for one in SECRETS if one in after] == []
    assert b"EXIF" not in after
    assert pixels(after) == pixels(before)
    assert not pixels(after).isNull()
    assert without_camera_notes(after) == after


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP"])
def test_a_picture_without_notes_is_as_it_was(kind: str) -> None:
    assert without_camera_notes(written(kind)) == written(kind)


def test_a_frame_of_a_moving_webp_keeps_what_draws() -> None:
    frame = bytes(16) + riff(b"VP8L", b"pixels") + riff(b"EXIF", SECRETS[0])
    body = riff(b"ANMF", frame)
    after = without_camera_notes(b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body)
    assert after.endswith(riff(b"ANMF", bytes(16) + riff(b"VP8L", b"pixels")))


def test_a_jpeg_that_is_broken_before_its_pixels_leaves_without_its_notes() -> None:
    whole = jpeg()
    cut = whole[: whole.index(b"\xff\xda") + 3]
    assert [one for one in SECRETS if one in without_camera_notes(cut)] == []


def test_what_is_no_picture_does_not_leave() -> None:
    assert without_camera_notes(b"") == b""
    assert without_camera_notes(b"no picture at all") == b""
    assert orientation(b"no picture at all") == 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_broken_picture_leaves_what_there_is_and_raises_nothing(kind: str) -> None:
    whole = {"JPEG": jpeg(6), "PNG": noted_png(), "WEBP": noted_webp()}[kind]
    for end in range(len(whole)):
        cut = without_camera_notes(whole[:end])
        assert len(cut) <= end + 40
    for place in range(0, len(whole), 3):
        spoiled = bytearray(whole)
        spoiled[place] ^= 0xFF
        without_camera_notes(bytes(spoiled))
